"""The entry form: what a person typed, cleaned field by field. A field that can't be read keeps the others from nothing."""

from decimal import Decimal
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from archive.calls.enums import FieldKind
from archive.calls.models import Category
from archive.entries.operations import CreatorValues, EntryValues
from archive.works.models import Work

SIZE_ERRORS = {
    "invalid": _("Type a number of centimetres, such as 68.5."),
    "min_value": _("A side is at least 0.1 cm."),
}


class EntryForm(forms.Form):
    """The fixed questions, and the category's own as `details-<key>`."""

    title = forms.CharField(max_length=120, required=False)
    title_en = forms.CharField(max_length=200, required=False)
    statement = forms.CharField(max_length=2000, required=False, strip=False)
    text = forms.CharField(required=False, strip=False)
    technique = forms.CharField(max_length=80, required=False)
    width_cm = forms.DecimalField(
        required=False, min_value=Decimal("0.1"), max_digits=7, decimal_places=1, error_messages=SIZE_ERRORS
    )
    height_cm = forms.DecimalField(
        required=False, min_value=Decimal("0.1"), max_digits=7, decimal_places=1, error_messages=SIZE_ERRORS
    )
    made_on = forms.DateField(required=False)
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
        """Return what could be read; what could not is left as it was before."""
        self.is_valid()
        clean = self.cleaned_data
        details = {
            question["key"]: str(clean[f"details-{question['key']}"] or "")
            for question in self.category.fields
            if f"details-{question['key']}" in clean
        }
        names = ("title", "title_en", "statement", "text", "technique", "made_on", "place")
        typed: dict[str, Any] = {name: clean.get(name) for name in names}
        typed["text"] = typed["text"] and typed["text"].replace("\r\n", "\n").replace("\r", "\n")
        return EntryValues(
            **typed,
            width_cm=clean.get("width_cm"),
            height_cm=clean.get("height_cm"),
            details=details,
            creators=self._creators(),
            is_own_work=clean.get("is_own_work", False),
            may_be_shown=clean.get("may_be_shown", False),
            may_be_kept=clean.get("may_be_kept", False),
        )

    def _creators(self) -> tuple[CreatorValues, ...]:
        posted: Any = self.data
        names = posted.getlist("creator")
        latin = posted.getlist("creator_en")
        withheld = bool(posted.get("creators_withheld"))
        return tuple(
            CreatorValues(name[:80], (latin[place] if place < len(latin) else "")[:120], withheld)
            for place, name in enumerate(names)
            if name.strip()
        )


def _field_for(question: dict[str, Any]) -> forms.Field:
    if question["kind"] == FieldKind.CHOICE:
        return forms.ChoiceField(choices=[(c[0], c[1]) for c in question["choices"]], required=False)
    if question["kind"] == FieldKind.NUMBER:
        return forms.DecimalField(required=False)
    if question["kind"] == FieldKind.DATE:
        return forms.DateField(required=False)
    return forms.CharField(required=False, max_length=2000)


def shown_values(work: Work) -> dict[str, str]:
    """Return a saved work's values as the form shows them."""
    names = ("title", "title_en", "statement", "text", "technique", "width_cm", "height_cm", "made_on", "place")
    values = {name: getattr(work, name) for name in names}
    return {name: "" if value is None else str(value) for name, value in values.items()}
