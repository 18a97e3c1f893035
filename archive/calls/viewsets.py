"""Programmes and calls in the CMS, with Wagtail's own listings, panels and forms."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import CopyView, SnippetViewSet

from archive.calls.copying import next_call
from archive.calls.instants import instant_in_words
from archive.calls.models import Call, Programme
from archive.calls.widgets import FileSizeInput


class InstantColumn(Column):
    """An instant of a call, in the call's own zone, which is named."""

    def get_value(self, instance: Any) -> str:
        """Return the instant in words."""
        return instant_in_words(getattr(instance, self.accessor), instance.zone_info)


class ProgrammeViewSet(SnippetViewSet):
    """Programmes, each with its stages."""

    model = Programme
    icon = "calendar-alt"
    menu_label = _("Programmes")
    menu_name = "programmes"
    menu_order = 200
    add_to_admin_menu = True
    copy_view_enabled = False
    list_display = ["title", "slug"]
    search_fields = ["title", "title_en"]
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldPanel("title"),
                    FieldPanel("slug"),
                    FieldPanel("notice", help_text=_("One paragraph a line; “## ” begins a heading.")),
                    InlinePanel(
                        "stages",
                        heading=_("Stages"),
                        label=_("stage"),
                        panels=[
                            FieldRowPanel([FieldPanel("title"), FieldPanel("title_en")]),
                            FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
                        ],
                    ),
                ],
                heading=_("Chinese and dates"),
            ),
            ObjectList([FieldPanel("title_en"), FieldPanel("notice_en")], heading=_("English")),
        ]
    )


class CallCopyView(CopyView):
    """A form with next year's call in it. Nothing is made until it is saved."""

    def get_initial_form_instance(self) -> Call:
        """Return the copy with the dates shifted."""
        return next_call(super().get_initial_form_instance())


class CallViewSet(SnippetViewSet):
    """Calls, each with its categories."""

    model = Call
    icon = "form"
    menu_label = _("Calls")
    menu_name = "calls"
    menu_order = 210
    add_to_admin_menu = True
    copy_view_class = CallCopyView
    list_display = [
        "title",
        Column("programme", label=_("Programme"), sort_key="programme", classname="cms-wide"),
        Column("get_state_display", label=_("State"), sort_key="state"),
        InstantColumn("opens_at", label=_("Opens"), sort_key="opens_at", classname="cms-wide"),
        InstantColumn("closes_at", label=_("Closes"), sort_key="closes_at"),
    ]
    list_filter = ["state", "programme", "year"]
    search_fields = ["title", "title_en", "code"]
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldPanel("title"),
                    FieldRowPanel([FieldPanel("programme"), FieldPanel("stage")]),
                    FieldRowPanel([FieldPanel("code"), FieldPanel("year"), FieldPanel("state")]),
                    MultiFieldPanel(
                        [
                            HelpPanel(
                                content=_(
                                    "Type instants in the time zone of your own account; people see them in the call's zone."
                                )
                            ),
                            FieldRowPanel([FieldPanel("opens_at"), FieldPanel("closes_at")]),
                            FieldRowPanel([FieldPanel("grace_minutes"), FieldPanel("results_on")]),
                            FieldPanel("zone", help_text=_("An IANA name, such as Asia/Shanghai or Europe/London.")),
                        ],
                        heading=_("Dates"),
                    ),
                    FieldPanel("rules", help_text=_("One clause a line; “## ” begins a heading.")),
                    FieldPanel("contact"),
                    FieldPanel("needs_forwarding"),
                ],
                heading=_("Call"),
            ),
            ObjectList(
                [
                    InlinePanel(
                        "categories",
                        heading=_("Categories"),
                        label=_("category"),
                        panels=[
                            FieldRowPanel([FieldPanel("title"), FieldPanel("title_en")]),
                            FieldRowPanel([FieldPanel("code"), FieldPanel("medium"), FieldPanel("order")]),
                            FieldRowPanel(
                                [FieldPanel("min_files"), FieldPanel("max_files"), FieldPanel("quota_per_unit")]
                            ),
                            FieldRowPanel(
                                [
                                    FieldPanel("min_seconds"),
                                    FieldPanel("max_seconds"),
                                    FieldPanel(
                                        "max_file_bytes",
                                        heading=_("Largest file"),
                                        widget=FileSizeInput,
                                        help_text=_("For example 200 MB or 4 GB."),
                                    ),
                                ]
                            ),
                            FieldRowPanel([FieldPanel("asks_size"), FieldPanel("asks_text")]),
                            FieldRowPanel([FieldPanel("help"), FieldPanel("help_en")]),
                            FieldPanel("fields", help_text=_("A JSON list; [ ] when nothing more is asked.")),
                        ],
                    )
                ],
                heading=_("Categories"),
            ),
            ObjectList([FieldPanel("title_en"), FieldPanel("rules_en")], heading=_("English")),
        ]
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Call]:
        """Return the calls with their programmes, for one query a page."""
        calls: QuerySet[Call] = Call.objects.select_related("programme")
        return calls
