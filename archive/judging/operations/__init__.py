"""Every write of judging: rounds are opened, scored, signed, closed and published here, and nowhere else."""

from archive.judging.operations.results import publish_result, settle_tie
from archive.judging.operations.rounds import close_round, move_round, open_round
from archive.judging.operations.scorecards import recuse, save_scorecard, sign_scorecards

__all__ = [
    "close_round",
    "move_round",
    "open_round",
    "publish_result",
    "recuse",
    "save_scorecard",
    "settle_tie",
    "sign_scorecards",
]
