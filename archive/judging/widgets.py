"""Fields of a round in the CMS: its categories under their calls, and a criterion's anchors a line each."""

import json
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.forms.widgets import Script
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from archive.calls.models import Call


@dataclass
class CallChoices:
    """A call with the check boxes of its categories. It stands open where something is ticked, or when alone."""

    call: Call
    options: list[dict[str, Any]] = field(default_factory=list)
    is_open: bool = False


class CategoryCheckboxes(forms.CheckboxSelectMultiple):
    """Check boxes by call. The field's queryset must be ordered by call, with `select_related("call")`.

    `static/js/cms_categories.js` shows the chosen call's group alone; without it each call unfolds.
    """

    template_name = "judging/admin/categories.html"

    class Media:
        js = [Script("js/cms_categories.js", type="module")]

    def create_option(self, name: str, value: Any, label: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Keep the category with its box; the call's name is said to those who don't see the group."""
        option = super().create_option(name, value, label, *args, **kwargs)
        option["category"] = value.instance
        option["attrs"]["aria-label"] = str(label)
        return option

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Hand over the boxes in their groups."""
        context = super().get_context(name, value, attrs)
        groups: dict[int, CallChoices] = {}
        for _heading, options, _index in context["widget"]["optgroups"]:
            for option in options:
                call = option["category"].call
                group = groups.setdefault(call.pk, CallChoices(call))
                group.options.append(option)
                group.is_open = group.is_open or option["selected"]
        if len(groups) == 1:
            next(iter(groups.values())).is_open = True
        context["widget"]["groups"] = list(groups.values())
        return context

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """Render with the project's templates: those of forms know only the apps' own."""
        context = self.get_context(name, value, attrs)
        return mark_safe(render_to_string(self.template_name, context))  # noqa: S308 -- a template's output


def _anchors_in(lines: str) -> list[list[str]]:
    rows = [line.replace("｜", "|").split("|", 2) for line in lines.splitlines() if line.strip()]
    return [[part.strip() for part in row] for row in rows]


class AnchorLines(forms.Textarea):
    """Anchors typed a line each: `9–10 | words | words in English`. They are kept as a list, and may be typed as one."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"rows": 4, **(attrs or {})})

    def format_value(self, value: Any) -> str:
        """Return the lines; a list that can't be written so, or what is no list, stays as it is."""
        text = str(value or "")
        try:
            anchors = json.loads(text)
            lines = "\n".join(" | ".join(anchor) for anchor in anchors)
        except (ValueError, TypeError):
            return text
        return lines if _anchors_in(lines) == anchors else text

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """Return the list as JSON text, which the field reads."""
        text = super().value_from_datadict(data, files, name)
        if text is None or str(text).lstrip().startswith("["):
            return text
        return json.dumps(_anchors_in(str(text)), ensure_ascii=False)
