"""Works in the CMS: a listing to search, one work to look at, and the chooser that curators hang works by."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.snippets.views.snippets import InspectView, SnippetViewSet

from archive.works.models import Work


def _names(work: Any) -> str:
    return "、".join(creator.name for creator in work.creators.all())


class WorkInspectView(InspectView):
    """One work; what is not known is a dash."""

    def get_fields_context(self) -> list[dict[str, Any]]:
        """Return the fields, with the creators after the titles."""
        fields: list[dict[str, Any]] = [
            {**field, "value": "—" if field["value"] in (None, "") else field["value"]}
            for field in super().get_fields_context()
        ]
        fields.insert(2, {"label": _("Creators"), "value": _names(self.object) or "—", "component": None})
        return fields


class WorkViewSet(SnippetViewSet):
    """Works are seen here; they are written at the submission desk."""

    model = Work
    icon = "image"
    menu_label = _("Works")
    menu_name = "works"
    menu_order = 230
    add_to_admin_menu = True
    copy_view_enabled = False
    inspect_view_class = WorkInspectView
    inspect_view_enabled = True
    inspect_view_fields = [
        "title",
        "title_en",
        "medium",
        "unit",
        "technique",
        "height_cm",
        "width_cm",
        "made_on",
        "place",
        "statement",
        "text",
    ]
    list_display = [
        "title",
        Column("creators", label=_("Creators"), accessor=_names),
        Column("unit", label=_("Unit"), sort_key="unit__name"),
        Column("get_medium_display", label=_("Medium"), sort_key="medium", classname="cms-wide"),
        DateColumn("updated_at", label=_("Updated"), sort_key="updated_at", classname="cms-wide"),
    ]
    list_filter = ["medium"]
    list_per_page = 50
    form_fields: list[str] = []

    def get_queryset(self, request: HttpRequest) -> QuerySet[Work]:
        """Return the works with what a row shows, the newest first."""
        works: QuerySet[Work] = Work.objects.select_related("unit").prefetch_related("creators").order_by("-pk")
        return works
