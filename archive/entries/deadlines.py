"""Pure rules about a call's end: values in, answer out. The server's clock decides, the sender's plays no part."""

from datetime import datetime
from enum import StrEnum


class Timeliness(StrEnum):
    """How something that arrives stands to the deadline."""

    EARLY = "early"
    IN_TIME = "in_time"
    WITHIN_GRACE = "within_grace"
    LATE = "late"


def timeliness(
    now: datetime, *, opens_at: datetime, closes_at: datetime, grace_ends_at: datetime, begun_at: datetime | None = None
) -> Timeliness:
    """Return how an arrival at `now` stands. One that began before the close may end within the grace."""
    if now < opens_at:
        return Timeliness.EARLY
    if now < closes_at:
        return Timeliness.IN_TIME
    if begun_at is not None and begun_at < closes_at and now < grace_ends_at:
        return Timeliness.WITHIN_GRACE
    return Timeliness.LATE
