"""Tags for the page's language: its root, and the same page in the other language; and one page's data-driven style."""

import re

from django import template
from django.template import Context
from django.urls import translate_url
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

register = template.Library()

LABELS = {"zh-hans": ("zh-Hans", "中文"), "en": ("en", "EN")}
SAFE_VALUE = re.compile(r"^[-#\w.%/ ]{1,60}$")
SAFE_ID = re.compile(r"^[A-Za-z][\w-]{0,60}$")


def other_language() -> str:
    """Return the code of the language that the page is not in."""
    return "en" if get_language() != "en" else "zh-hans"


@register.simple_tag
def local_root() -> str:
    """Return the address of the home page in the page's language."""
    return "/en/" if get_language() == "en" else "/"


@register.simple_tag(takes_context=True)
def other_language_url(context: Context) -> str:
    """Return this page's address in the other language."""
    request = context.get("request")
    return translate_url(request.get_full_path(), other_language()) if request else "/"


@register.simple_tag
def other_language_code() -> str:
    """Return the other language's tag for `lang` and `hreflang`."""
    return LABELS[other_language()][0]


@register.simple_tag
def other_language_label() -> str:
    """Return the other language's own name, short."""
    return LABELS[other_language()][1]


@register.simple_tag(takes_context=True)
def page_style(context: Context, rules: dict[str, dict[str, object]]) -> SafeString:
    """Write one `<style nonce>`: element id -> custom property -> value. Anything unsafe is left out.

    This is the only way in which data reaches a style: the policy forbids style attributes.
    """
    if not rules:
        return SafeString("")
    request = context["request"]
    parts = []
    for element, properties in rules.items():
        pairs = ";".join(
            f"--{name}:{value}"
            for name, value in properties.items()
            if value is not None and SAFE_ID.match(name) and SAFE_VALUE.match(str(value))
        )
        if SAFE_ID.match(element) and pairs:
            parts.append(f"#{element}{{{pairs}}}")
    return format_html('<style nonce="{}">{}</style>', str(request.csp_nonce), mark_safe("".join(parts)))  # noqa: S308 -- each part matched above
