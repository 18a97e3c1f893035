"""Rounds in the CMS: prepared with Wagtail's own panels; opened, closed and published by a confirmed step."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views import View
from django_stubs_ext import StrOrPromise
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton
from wagtail.snippets.views.snippets import EditView, SnippetViewSet

from archive.calls.instants import instant_in_words
from archive.exceptions import ZhancangError
from archive.judging.enums import RoundState
from archive.judging.forms import RoundForm
from archive.judging.models import Round, RoundEvent
from archive.judging.operations import close_round, open_round, publish_result
from archive.judging.rules import can_run_rounds
from archive.judging.widgets import AnchorLines, CategoryCheckboxes
from archive.units.views import posted

ZONE_HELP = _("Type instants in the time zone of your own account; people see them in the call's zone.")


@dataclass(frozen=True)
class Step:
    """A step that moves a round: from which state, in which words, by which operation."""

    state: RoundState
    label: StrOrPromise
    icon: str
    question: StrOrPromise
    done: StrOrPromise
    act: Callable[..., Round]
    asks_reason: bool = False


STEPS = {
    "open": Step(
        RoundState.DRAFT,
        _("Open the round"),
        "arrow-right",
        _(
            "The eligible entries of its categories are frozen and assigned to every judge under a random code. "
            "Criteria and panel can't be changed afterwards."
        ),
        _("The round is open."),
        open_round,
    ),
    "close": Step(
        RoundState.OPEN,
        _("Close the round"),
        "lock",
        _("No score changes any more, and only signed scorecards count."),
        _("The round is closed."),
        close_round,
        asks_reason=True,
    ),
    "publish": Step(
        RoundState.CLOSED,
        _("Publish the result"),
        "upload",
        _("The awards are shown to everybody. This can't be taken back."),
        _("The result is published."),
        publish_result,
    ),
}


class RoundAdminView(WagtailAdminTemplateMixin, View):
    """What the CMS's own views of a round have in common: the round, the place in the menu, organisers only."""

    header_icon = "tasks"
    round: Round

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Fetch the round for an organiser."""
        can_run_rounds(request.user).or_refuse()
        self.round = get_object_or_404(Round.objects.select_related("call"), pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Lead back to the list and the round."""
        return [
            {"url": reverse(ROUNDS.get_url_name("list")), "label": _now("Rounds")},
            {"url": self.edit_url, "label": str(self.round)},
            {"url": "", "label": self.get_page_title()},
        ]

    @property
    def edit_url(self) -> str:
        """The round's form."""
        return reverse(ROUNDS.get_url_name("edit"), args=[self.round.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Hand over the round."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "round": self.round, "edit_url": self.edit_url}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the page."""
        response: HttpResponse = self.render_to_response(self.get_context_data())
        return response


class RoundStepView(RoundAdminView):
    """Asks, then opens, closes or publishes."""

    template_name = "judging/admin/step.html"

    @property
    def step(self) -> Step:
        """The step in the address."""
        return STEPS[self.kwargs["step"]]

    def get_page_title(self) -> str:
        """Name the step."""
        return str(self.step.label)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do it, or say what stands against it and keep what was typed."""
        reason = posted(request, "reason")[:2000]
        try:
            more = {"gaps_reason": reason} if self.step.asks_reason else {}
            self.step.act(self.round, by=request.user, **more)
        except ZhancangError as error:
            context = self.get_context_data(error=error, reason=reason)
            refused: HttpResponse = self.render_to_response(context, status=422)
            return refused
        messages.success(request, str(self.step.done))
        return redirect(self.edit_url)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Hand over the step."""
        return {**super().get_context_data(**kwargs), **kwargs, "step": self.step}


class RoundRecordsView(RoundAdminView):
    """The round's events, which name everybody: for organisers only."""

    template_name = "judging/admin/records.html"

    def get_page_title(self) -> str:
        """Name the page."""
        return _now("Records")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Hand over the last events, the saving of scores left out. Two queries."""
        events = (
            RoundEvent.objects.filter(round=self.round)
            .exclude(verb="scorecard_saved")
            .select_related("by", "assignment__entry", "assignment__judge")
            .order_by("-at", "-pk")[:500]
        )
        return {**super().get_context_data(**kwargs), "events": events}


class RoundEditView(EditView):
    """The form, with the step that is due."""

    def get_header_buttons(self) -> list[HeaderButton]:
        """Add the step that the state allows, the board, the records and the public result."""
        round, names = self.object, ROUNDS.get_url_name
        buttons = [
            HeaderButton(step.label, url=reverse(names(f"step_{name}"), args=[round.pk]), icon_name=step.icon)
            for name, step in STEPS.items()
            if step.state == round.state
        ]
        if round.state != RoundState.DRAFT:
            buttons.append(HeaderButton(_("Board"), url=reverse("judging:chair", args=[round.uuid]), icon_name="view"))
        if round.state == RoundState.PUBLISHED:
            buttons.append(HeaderButton(_("Result"), url=round.get_absolute_url(), icon_name="globe"))
        records = HeaderButton(_("Records"), url=reverse(names("records"), args=[round.pk]), icon_name="history")
        return [*buttons, records, *super().get_header_buttons()]


class ClosingColumn(Column):
    """The closing instant in the call's own zone."""

    def get_value(self, instance: Round) -> str:
        """Return the instant in words."""
        return instant_in_words(instance.closes_at, instance.call.zone_info)


class RoundViewSet(SnippetViewSet):
    """Rounds, each with its criteria, panel and awards."""

    model = Round
    icon = "tasks"
    menu_label = _("Rounds")
    menu_name = "rounds"
    menu_order = 230
    add_to_admin_menu = True
    copy_view_enabled = False
    edit_view_class = RoundEditView
    list_display = [
        "title",
        "call",
        Column("get_state_display", label=_("State"), sort_key="state"),
        ClosingColumn("closes_at", label=_("Scores until"), sort_key="closes_at"),
    ]
    list_filter = ["state", "call"]
    search_fields = ["title", "title_en"]
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldRowPanel([FieldPanel("title"), FieldPanel("title_en")]),
                    FieldPanel("call"),
                    FieldPanel("categories", widget=CategoryCheckboxes),
                    MultiFieldPanel(
                        [
                            FieldRowPanel([FieldPanel("closes_at", help_text=ZONE_HELP), FieldPanel("method")]),
                            FieldPanel("is_blind", help_text=_("Judges see neither creators nor units.")),
                        ],
                        heading=_("Method"),
                    ),
                ],
                heading=_("Round"),
            ),
            ObjectList(
                [
                    InlinePanel(
                        "criteria",
                        heading=_("Criteria"),
                        label=_("criterion"),
                        help_text=_("Weights need not add up to 100; a small order comes first."),
                        panels=[
                            FieldRowPanel([FieldPanel("title"), FieldPanel("title_en")]),
                            FieldRowPanel(
                                [
                                    FieldPanel("weight"),
                                    FieldPanel("lowest"),
                                    FieldPanel("highest"),
                                    FieldPanel("order"),
                                ]
                            ),
                            FieldPanel(
                                "anchors",
                                widget=AnchorLines,
                                help_text=_(
                                    "What a score means, one a line: scores | words | words in English. "
                                    "For example: 9–10 | 意境深远 | Deep and complete"
                                ),
                            ),
                        ],
                    )
                ],
                heading=_("Criteria"),
            ),
            ObjectList(
                [
                    InlinePanel(
                        "panelists",
                        heading=_("Panel"),
                        label=_("judge"),
                        help_text=_("People who have the role of a judge or jury chair. One of them chairs."),
                        panels=[FieldRowPanel([FieldPanel("judge"), FieldPanel("is_chair")])],
                    )
                ],
                heading=_("Panel"),
            ),
            ObjectList(
                [
                    InlinePanel(
                        "awards",
                        heading=_("Awards"),
                        label=_("award"),
                        help_text=_("Places count for each category."),
                        panels=[
                            FieldRowPanel([FieldPanel("title"), FieldPanel("title_en")]),
                            FieldRowPanel([FieldPanel("places"), FieldPanel("order"), FieldPanel("is_shortlist")]),
                        ],
                    )
                ],
                heading=_("Awards"),
            ),
        ],
        base_form_class=RoundForm,
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Round]:
        """Return the rounds with their calls, for one query a page."""
        rounds: QuerySet[Round] = Round.objects.select_related("call")
        return rounds

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add the steps and the records."""
        return [
            *super().get_urlpatterns(),
            *(
                path(f"<int:pk>/{name}/", RoundStepView.as_view(), {"step": name}, name=f"step_{name}")
                for name in STEPS
            ),
            path("<int:pk>/records/", RoundRecordsView.as_view(), name="records"),
        ]


ROUNDS = RoundViewSet()
