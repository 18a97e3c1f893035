"""Moves of an entry that are not allowed; each carries a code and a sentence."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from archive.entries.values import Clash
from archive.exceptions import ZhancangError


class EntryError(ZhancangError):
    """Base of the app's errors."""


class LateEntry(EntryError):
    """The call has closed, and nothing that counts began before."""

    def __init__(self) -> None:
        super().__init__(
            "late",
            _(
                "The call has closed. What you typed and sent is kept as a draft; ask the organiser for an extension if you need one."
            ),
        )


class MoveNotAllowed(EntryError):
    """The entry's state doesn't allow the move."""


class StaleEntry(EntryError):
    """Someone else saved the entry since the page was opened; nothing was overwritten.

    `version` is what is saved now, `clashes` holds both values of each field that differs.
    """

    def __init__(self, sentence: StrOrPromise, *, version: int, clashes: list[Clash]) -> None:
        super().__init__("stale", sentence)
        self.version = version
        self.clashes = clashes


@dataclass(frozen=True)
class Mistake:
    """One thing to mend before an entry can be submitted: the form's field, a code, a sentence."""

    field: str
    code: str
    sentence: StrOrPromise


class IncompleteEntry(EntryError):
    """The entry can't be submitted yet; `mistakes` says why, in the order of the form."""

    def __init__(self, sentence: StrOrPromise, mistakes: list[Mistake]) -> None:
        super().__init__("incomplete", sentence)
        self.mistakes = mistakes
