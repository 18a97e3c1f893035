"""Reads across judging's models; each says how many queries it takes."""

from collections.abc import Sequence
from dataclasses import dataclass

from archive.judging.models import Result
from archive.judging.standings import Standings


@dataclass(frozen=True)
class Difference:
    """A published value that the scorecards don't give."""

    number: str
    what: str
    stored: str
    computed: str


def differences_from(results: Sequence[Result], standings: Standings) -> list[Difference]:
    """Return where published results differ from the standings: total, rank, award and workings. No query."""
    computed = {standing.entry.pk: standing for standing in standings.all}
    differences = []
    for result in results:
        standing = computed.get(result.entry_id)
        number = result.entry.number or str(result.entry.uuid)
        pairs: list[tuple[str, object, object]] = (
            [("entry", "present", "absent")]
            if standing is None
            else [
                ("total", result.total, standing.outcome.total),
                ("rank", result.rank, standing.rank),
                ("award", result.award, standing.award),
                ("workings", result.workings, standing.workings(standings.round.method)),
            ]
        )
        differences += [
            Difference(number, what, str(stored), str(value)) for what, stored, value in pairs if stored != value
        ]
    missing = computed.keys() - {result.entry_id for result in results}
    differences += [
        Difference(computed[pk].entry.number or computed[pk].code, "entry", "absent", "present") for pk in missing
    ]
    return differences
