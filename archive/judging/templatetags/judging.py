"""`{{ recusal.reason|in_words }}`: a stored reason in the language of the page."""

from django import template
from django.utils.translation import gettext

register = template.Library()


@register.filter
def in_words(reason: str) -> str:
    """Return one of the product's own reasons translated, and a person's own words as they are."""
    return gettext(reason) if reason else ""
