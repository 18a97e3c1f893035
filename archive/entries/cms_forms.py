"""Forms and filters of the organiser's entry pages in the CMS."""

from typing import Any

import django_filters  # type: ignore[import-untyped]
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from archive.calls.models import Call, Category
from archive.entries.enums import EntryState
from archive.entries.models import Entry
from archive.entries.verdicts import Verdict
from archive.units.models import Unit
from archive.works.search import find_works


class VerdictForm(forms.Form):
    """The reason, where the verdict needs one."""

    reason = forms.CharField(max_length=1000, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args: Any, verdict: Verdict, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if verdict.needs_reason:
            self.fields["reason"].label = verdict.reason_label
        else:
            del self.fields["reason"]


class CategoryChoiceField(django_filters.fields.ModelChoiceField):
    """Names the call too: each call has a category of the same name."""

    def label_from_instance(self, category: Category) -> str:
        """Return 'calligraphy · call'."""
        return f"{category} · {category.call}"


class CategoryFilter(django_filters.ModelChoiceFilter):
    """A filter by one category."""

    field_class = CategoryChoiceField


class EntryFilterSet(WagtailFilterSet):
    """By call, category, state and unit."""

    call = django_filters.ModelChoiceFilter(queryset=Call.objects.all(), label=_("Call"))
    category = CategoryFilter(queryset=Category.objects.select_related("call"), label=_("Category"))
    state = django_filters.MultipleChoiceFilter(
        choices=[choice for choice in EntryState.choices if choice[0] != EntryState.DRAFT],
        label=_("State"),
        widget=forms.CheckboxSelectMultiple,
    )
    unit = django_filters.ModelChoiceFilter(queryset=Unit.objects.order_by("path"), label=_("Unit"))

    class Meta:
        model = Entry
        fields = ["call", "category", "state", "unit"]


def sent_entries() -> QuerySet[Entry]:
    """Return the entries that organisers see: all but drafts."""
    entries: QuerySet[Entry] = Entry.objects.exclude(state=EntryState.DRAFT)
    return entries


def search_entries(entries: QuerySet[Entry], text: str) -> QuerySet[Entry]:
    """Return those whose number holds the text, or whose work the search finds by it."""
    by_work = entries.filter(work__in=find_works(text).order_by())
    return entries.filter(number__icontains=text.replace("\0", "").strip()) | by_work
