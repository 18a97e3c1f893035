"""What the CMS's first page tells an organiser about rounds: how far they are, and what is due next."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise
from wagtail.admin.ui.components import Component

from archive.judging.enums import RoundState
from archive.judging.models import Round
from archive.judging.queries import RoundAtWork, rounds_at_work
from archive.judging.viewsets import ROUNDS, STEPS

DUE: dict[str, StrOrPromise] = {
    "prepare": _("Set criteria and panel"),
    "wait": _("Judges are scoring"),
    **{name: step.label for name, step in STEPS.items()},
}


@dataclass(frozen=True)
class RoundLine:
    """A round with what is due next, in words, and where that is done ('' while it is the judges' turn)."""

    round: Round
    progress: str
    due: StrOrPromise
    due_url: str
    edit_url: str
    board_url: str


def _line(at_work: RoundAtWork) -> RoundLine:
    round = at_work.round
    edit_url = reverse(ROUNDS.get_url_name("edit"), args=[round.pk])
    due_url = "" if at_work.due == "wait" else edit_url
    if at_work.due in STEPS:
        due_url = reverse(ROUNDS.get_url_name(f"step_{at_work.due}"), args=[round.pk])
    is_draft = round.state == RoundState.DRAFT
    return RoundLine(
        round=round,
        progress="—" if is_draft else f"{at_work.signed} / {at_work.cards}",
        due=DUE[at_work.due],
        due_url=due_url,
        edit_url=edit_url,
        board_url="" if is_draft else reverse("judging:chair", args=[round.uuid]),
    )


class RoundsPanel(Component):
    """The rounds that aren't published yet."""

    name = "rounds"
    template_name = "judging/admin/home_panel.html"
    order = 20

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Hand over a line a round. One query."""
        return {"lines": [_line(at_work) for at_work in rounds_at_work()]}
