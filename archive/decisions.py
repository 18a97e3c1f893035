"""The answer to 'may this person?': allowed or not, and if not, why, in the person's language."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Decision:
    """What a `can_...` predicate returns. True in a condition when allowed."""

    allowed: bool
    reason: StrOrPromise = ""

    def __bool__(self) -> bool:
        return self.allowed

    def or_refuse(self) -> None:
        """Raise PermissionDenied with the reason unless allowed."""
        if not self.allowed:
            raise PermissionDenied(str(self.reason))


ALLOWED = Decision(True)
