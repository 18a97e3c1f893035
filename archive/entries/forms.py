"""The entry form: what a person typed, cleaned field by field. A field that can't be read keeps the others from nothing."""

from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from archive.calls.enums import FieldKind
from archive.calls.models import Category
from archive.entries.exceptions import Mistake
from archive.entries.values import CLEARABLE, WORK_NAMES, CreatorValues, EntryValues, FileValues, shown
from archive.works.models import Work

MOST_CREATORS = 60
MOST_TEXT = 100_000
SIDE_ERRORS = {
    "invalid": _("Type width and height as numbers of centimetres, such as 68.5."),
    "min_value": _("A side is at least 0.1 cm."),
    "max_digits": _("Type width and height in centimetres, with at most one decimal, such as 68.5."),
    "max_decimal_places": _("Type width and height in centimetres, with at most one decimal, such as 68.5."),
    "max_whole_digits": _("Type width and height in centimetres, with at most one decimal, such as 68.5."),
}
DATE_ERRORS = {"invalid": _("Type the date as year-month-day, such as 2021-06-18.")}
NUMBER_ERRORS = {"invalid": _("Type a number here.")}
PLACES = {"width_cm": "size", "height_cm": "size"}


def _side() -> forms.DecimalField:
    return forms.DecimalField(
        required=False, min_value=Decimal("0.1"), max_digits=7, decimal_places=1, error_messages=SIDE_ERRORS
    )


class EntryForm(forms.Form):
    """The fixed questions, and the category's own as `details-<key>`."""

    title = forms.CharField(max_length=120, required=False)
    title_en = forms.CharField(max_length=200, required=False)
    statement = forms.CharField(max_length=2000, required=False, strip=False)
    text = forms.CharField(max_length=MOST_TEXT, required=False, strip=False)
    technique = forms.CharField(max_length=80, required=False)
    width_cm = _side()
    height_cm = _side()
    made_on = forms.DateField(required=False, error_messages=DATE_ERRORS)
    place = forms.CharField(max_length=120, required=False)
    is_own_work = forms.BooleanField(required=False)
    may_be_shown = forms.BooleanField(required=False)
    may_be_kept = forms.BooleanField(required=False)

    def __init__(self, posted: QueryDict, *, category: Category) -> None:
        super().__init__(posted)
        self.category = category
        for question in category.fields:
            self.fields[f"details-{question['key']}"] = _field_for(question)

    def values(self) -> EntryValues:
        """Return what could be read; what could not, and what was not sent, is left as it was before."""
        self.is_valid()
        clean = {name: value for name, value in self.cleaned_data.items() if name in self.data}
        details = {
            question["key"]: shown(clean[f"details-{question['key']}"])
            for question in self.category.fields
            if f"details-{question['key']}" in clean
        }
        typed: dict[str, Any] = {name: clean.get(name) for name in WORK_NAMES}
        for name in ("text", "statement"):
            typed[name] = typed[name] and typed[name].replace("\r\n", "\n").replace("\r", "\n")
        return EntryValues(
            **typed,
            cleared=frozenset(name for name in CLEARABLE if name in clean and clean[name] is None),
            details=details,
            creators=self._creators(),
            files=self._files(),
            is_own_work=self.cleaned_data.get("is_own_work", False),
            may_be_shown=self.cleaned_data.get("may_be_shown", False),
            may_be_kept=self.cleaned_data.get("may_be_kept", False),
        )

    def mistakes(self) -> list[Mistake]:
        """Return what could not be read, once a place of the form."""
        found: dict[str, Mistake] = {}
        for name, errors in self.errors.items():
            place = PLACES.get(name, name)
            found.setdefault(place, Mistake(place, "unreadable", str(errors[0])))
        return list(found.values())

    def _creators(self) -> tuple[CreatorValues, ...] | None:
        posted: Any = self.data
        if "creator" not in posted:
            return None
        latin = posted.getlist("creator_en")
        withheld = set(posted.getlist("creator_withheld"))
        return tuple(
            CreatorValues(name[:80], (latin[row] if row < len(latin) else "")[:120], str(row) in withheld)
            for row, name in enumerate(posted.getlist("creator")[:MOST_CREATORS])
            if name.strip()
        )

    def _files(self) -> tuple[FileValues, ...] | None:
        posted: Any = self.data
        if "file_uuid" not in posted:
            return None
        captions = posted.getlist("caption")
        found = []
        for row, value in enumerate(posted.getlist("file_uuid")):
            try:
                found.append(FileValues(UUID(value), (captions[row] if row < len(captions) else "")[:200]))
            except ValueError:
                continue
        return tuple(found)


def _field_for(question: dict[str, Any]) -> forms.Field:
    match question["kind"]:
        case FieldKind.CHOICE:
            return forms.ChoiceField(choices=[(c[0], c[1]) for c in question["choices"]], required=False)
        case FieldKind.YES_NO:
            return forms.ChoiceField(choices=[("yes", "yes"), ("no", "no")], required=False)
        case FieldKind.NUMBER:
            return forms.DecimalField(required=False, error_messages=NUMBER_ERRORS)
        case FieldKind.DATE:
            return forms.DateField(required=False, error_messages=DATE_ERRORS)
    return forms.CharField(required=False, max_length=2000)


def shown_values(work: Work) -> dict[str, str]:
    """Return a saved work's values as the form shows them."""
    return {name: shown(getattr(work, name)) for name in WORK_NAMES}
