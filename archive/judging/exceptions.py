"""What judging refuses, each with a code and a sentence."""

from decimal import Decimal
from typing import TypedDict

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django_stubs_ext import StrOrPromise

from archive.exceptions import ZhancangError


class CardValues(TypedDict):
    """What a scorecard holds, ready for JSON. `scores` goes by the criterion's place in the round, from 1."""

    scores: dict[str, str | None]
    remark: str
    is_flagged: bool
    version: int


class JudgingError(ZhancangError):
    """A move that judging does not allow."""


class RoundNotReady(JudgingError):
    """A round that lacks something, or stands in the wrong state. Nothing was written."""


class ScorecardRefused(JudgingError):
    """A scorecard that can't be written: not open, too late, signed, recused, someone else's, or a wrong value."""


class StaleScorecard(JudgingError):
    """The card was saved elsewhere since this one was read. Holds both values; nothing was overwritten."""

    def __init__(self, *, mine: CardValues, theirs: CardValues, saved_at: str) -> None:
        super().__init__(
            "stale",
            _("This work was scored in another window or on another device since. Both scores are kept: choose one."),
        )
        self.mine = mine
        self.theirs = theirs
        self.saved_at = saved_at


class IncompleteScorecards(JudgingError):
    """Signing while works lack scores. `codes` names them."""

    def __init__(self, codes: list[str]) -> None:
        super().__init__(
            "incomplete",
            _("Nothing was signed: these works lack scores: %(codes)s. Please score them or step back from them.")
            % {"codes": "、".join(codes)},
        )
        self.codes = codes


class RoundHasGaps(JudgingError):
    """Closing while scorecards are unsigned. `count` says how many."""

    def __init__(self, count: int) -> None:
        super().__init__(
            "gaps",
            ngettext(
                "The round is still open: %(count)d scorecard isn't signed and would not count. "
                "Wait for it, or write down how it is to be treated.",
                "The round is still open: %(count)d scorecards aren't signed and would not count. "
                "Wait for them, or write down how they are to be treated.",
                count,
            )
            % {"count": count},
        )
        self.count = count


class TieOnPrizeLine(JudgingError):
    """Publishing while a tie lies across a prize line. `codes` names the works of each tie."""

    def __init__(self, ties: list[list[str]]) -> None:
        super().__init__(
            "tie",
            _("Nothing was published: works tie across a prize line (%(works)s). The jury chair has to settle it.")
            % {"works": "; ".join("、".join(codes) for codes in ties)},
        )
        self.ties = ties


def wrong_value(code: str, sentence: StrOrPromise, **values: Decimal | str) -> ScorecardRefused:
    """Return the refusal of one value, with the sentence filled in."""
    return ScorecardRefused(code, str(sentence) % values)
