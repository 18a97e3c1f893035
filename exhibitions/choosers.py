"""The chooser by which curators pick a work: only those that may be shown, with a picture and names to know them by."""

from typing import Any

from django.db.models import QuerySet
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm, SearchFilterMixin
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView
from wagtail.admin.viewsets.chooser import ChooserViewSet

from archive.works.enums import FileRole
from archive.works.models import Work
from archive.works.search import find_works
from exhibitions.querysets import showable_works
from media_pipeline.delivery import thumb_url


def _creators(work: Work) -> str:
    return "、".join(creator.name for creator in work.creators.all())


def _thumb(work: Work) -> str:
    for file in work.files.all():
        if file.role == FileRole.VIEW and (url := thumb_url(file.original, audience="desk")):
            return format_html('<img src="{}" width="48" height="48" alt="" loading="lazy">', url)
    return ""


class WorkFilterForm(SearchFilterMixin, BaseFilterForm):
    """Finds works as the public search finds them: in Chinese, pinyin or initials."""

    def filter(self, objects: "QuerySet[Work]") -> "QuerySet[Work]":
        """Keep those that hold the words typed."""
        text = str(self.cleaned_data.get("q") or "").strip()
        self.is_searching, self.search_query = bool(text), text or None
        return objects.filter(pk__in=find_works(text).values("pk")) if text else objects


class ShowableWorksMixin:
    """What both views of the chooser list: works that may be shown."""

    filter_form_class = WorkFilterForm

    def get_object_list(self) -> "QuerySet[Work]":
        """Return the works with what a row shows, the newest first."""
        works = showable_works().select_related("unit").order_by("-pk")
        return works.prefetch_related("creators", "files__original__renditions")

    @property
    def columns(self) -> list[Any]:
        """A picture, the title that is chosen by, the creators, the unit and the medium."""
        return [
            Column("picture", label=_("Picture"), accessor=_thumb, width="6%"),
            self.title_column,  # type: ignore[attr-defined]  # the view has it
            Column("creators", label=_("Creators"), accessor=_creators, classname="cms-wide"),
            Column("unit", label=_("Unit"), accessor="unit", classname="cms-wide"),
            Column("medium", label=_("Medium"), accessor="get_medium_display"),
        ]


class ChooseWorkView(ShowableWorksMixin, ChooseView):
    """The chooser's window."""


class ChooseWorkResultsView(ShowableWorksMixin, ChooseResultsView):
    """The chooser's list after typing."""


class WorkChooserViewSet(ChooserViewSet):
    """Registered in `wagtail_hooks`."""

    model = Work
    icon = "image"
    name = "exhibited_work_chooser"
    url_prefix = "exhibited-work"
    choose_one_text = _("Choose a work")
    choose_another_text = _("Choose another work")
    edit_item_text = _("Look at this work")
    choose_view_class = ChooseWorkView
    choose_results_view_class = ChooseWorkResultsView
    register_widget = False
    per_page = 20


work_chooser = WorkChooserViewSet("exhibited_work_chooser", url_prefix="exhibited-work")
WorkChooser = work_chooser.widget_class
