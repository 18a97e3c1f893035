"""Entries in the CMS: the organiser's listing, and an entry with its files and its history. Nothing is edited here."""

from typing import Any

from django.contrib.admin.utils import quote
from django.db.models import Prefetch, QuerySet
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn, Column, DateColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button

from archive.entries.cms_forms import EntryFilterSet, search_entries, sent_entries
from archive.entries.enums import EntryState
from archive.entries.event_words import EVENT_WORDS
from archive.entries.models import Entry, EntryEvent
from archive.entries.verdict_views import VerdictView
from archive.entries.verdicts import VERDICTS, Verdict
from archive.works.models import WorkFile
from media_pipeline.delivery import thumb_url

WAITING = frozenset({EntryState.FORWARDED})


class EntryIndexView(generic.IndexView):
    """All that was sent in, newest first."""

    template_name = "entries/cms/entry_index.html"

    def get_base_queryset(self) -> QuerySet[Entry]:
        """Return the entries with what a row shows."""
        return sent_entries().select_related("work", "unit", "category", "call").prefetch_related("work__creators")

    def search_queryset(self, queryset: QuerySet[Entry]) -> QuerySet[Entry]:
        """Search by number, and by all that the search of works knows."""
        return search_entries(queryset, self.search_query) if self.is_searching else queryset

    @cached_property
    def is_searchable(self) -> bool:
        """Return true: the search is our own."""
        return True

    @cached_property
    def columns(self) -> list[Any]:
        """Return number, title, creators, unit, category, state and time."""
        title = self._get_title_column_class(TitleColumn)
        return [
            BulkActionsCheckboxColumn("bulk_actions", obj_type="entry"),
            Column("number", label=_("Number"), sort_key="number"),
            title(
                "title",
                label=_("Title"),
                accessor="work.local_title",
                sort_key="work__title",
                get_url=self.get_inspect_url,
                get_title_id=lambda entry: f"entry_{quote(entry.pk)}_title",
            ),
            Column("creators", label=_("Creators"), accessor=lambda entry: names_of(entry), classname="cms-wide"),
            Column("unit", label=_("Unit"), sort_key="unit__name"),
            Column("category", label=_("Category"), sort_key="category__code", classname="cms-wide"),
            StatusTagColumn(
                "get_state_display",
                label=_("State"),
                sort_key="state",
                primary=lambda entry: entry.state in WAITING,
            ),
            DateColumn("submitted_at", label=_("Submitted at"), sort_key="submitted_at", classname="cms-wide"),
        ]

    def get_list_more_buttons(self, instance: Entry) -> list[Any]:
        """Return what can be decided about the entry now."""
        return [button for button in verdict_buttons(instance) if self.user_has_permission("view")]


def names_of(entry: Entry) -> str:
    """Return the creators' names as the organiser sees them, withheld ones too."""
    return "、".join(creator.name for creator in entry.work.creators.all())


def verdict_url(entry: Entry, verdict: Verdict) -> str:
    """Return the address of the page that asks before it decides."""
    return reverse("cms_entries:verdict", args=[quote(entry.pk), verdict.name])


def verdict_buttons(entry: Entry) -> list[Button]:
    """Return a button for each verdict that the entry's state allows."""
    return [
        Button(
            verdict.label,
            url=verdict_url(entry, verdict),
            icon_name=verdict.icon,
            priority=10 * place,
        )
        for place, verdict in enumerate(VERDICTS.values(), start=1)
        if verdict.fits(entry)
    ]


class EntryInspectView(generic.InspectView):
    """One entry: the work, its files, its history."""

    template_name = "entries/cms/entry_inspect.html"
    any_permission_required = ["view"]
    fields = ["number"]

    def get_object(self, queryset: Any = None) -> Entry:
        """Return the entry with all that the page shows. Six queries."""
        files = WorkFile.objects.select_related("original").prefetch_related("original__renditions")
        return get_object_or_404(
            sent_entries()
            .select_related("work", "unit", "category", "call", "owner")
            .prefetch_related(
                "work__creators",
                Prefetch("work__files", files),
                Prefetch("events", EntryEvent.objects.select_related("by")),
            ),
            pk=self.pk,
        )

    def get_page_title(self) -> StrOrPromise:
        """Return the title of the work."""
        return str(self.object.work)

    def get_page_subtitle(self) -> str:
        """Return the number."""
        return self.object.number or ""

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """Return nothing: the verdicts stand on the page."""
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add files with thumbnails, answers to the category's questions, and the history."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        entry = self.object
        answers = entry.work.details
        context.update(
            entry=entry,
            creators=names_of(entry),
            answers=[
                (field["label"], answers[field["key"]]) for field in entry.category.fields if answers.get(field["key"])
            ],
            files=[(file, thumb_url(file.original, audience="desk")) for file in entry.work.files.all()],
            history=[
                (event, EVENT_WORDS.get(event.verb, event.verb), "" if event.reason == "within_grace" else event.reason)
                for event in entry.events.all()
            ],
            verdicts=[
                (verdict.label, verdict_url(entry, verdict), verdict.to == EntryState.ELIGIBLE)
                for verdict in VERDICTS.values()
                if verdict.fits(entry)
            ],
        )
        return context


class EntryViewSet(ModelViewSet):
    """The entries' place in the CMS."""

    name = "cms_entries"
    url_prefix = "entries"
    url_namespace = "cms_entries"
    model = Entry
    icon = "folder-open-inverse"
    menu_label = _("Entries")
    menu_name = "entries"
    menu_order = 220
    add_to_admin_menu = True
    add_to_reference_index = False
    index_view_class = EntryIndexView
    inspect_view_class = EntryInspectView
    inspect_view_enabled = True
    copy_view_enabled = False
    filterset_class = EntryFilterSet
    ordering = "-submitted_at"
    list_per_page = 50
    form_fields: list[str] = []

    @cached_property
    def verdict_view(self) -> Any:
        """Return the page that asks before it decides."""
        return self.construct_view(VerdictView, inspect_url_name=self.get_url_name("inspect"))

    def get_urlpatterns(self) -> list[URLPattern]:
        """Return the listing, one entry, and a verdict on it; nothing that edits."""
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("inspect/<str:pk>/", self.inspect_view, name="inspect"),
            path("<str:pk>/<slug:verdict>/", self.verdict_view, name="verdict"),
        ]
