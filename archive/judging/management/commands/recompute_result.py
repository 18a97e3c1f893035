"""`manage.py recompute_result ROUND_UUID`: compute a published result again from the stored scorecards and compare."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from archive.judging.models import Result, Round
from archive.judging.queries import differences_from
from archive.judging.standings import standings_of


class Command(BaseCommand):
    """Exit code 0 when every total, rank and award is the same to the last digit, 1 when one differs."""

    help = "Compute a published result again from the stored scorecards, and say whether it is the same."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the round's UUID."""
        parser.add_argument("round", metavar="ROUND_UUID")

    def handle(self, *args: Any, **options: Any) -> None:
        """Compare, print each difference, and set the exit code."""
        try:
            round = Round.objects.get(uuid=options["round"])
        except Round.DoesNotExist as error:
            raise CommandError(f"There is no round {options['round']}.") from error
        except ValidationError as error:
            raise CommandError(f"{options['round']} is no UUID.") from error
        results = list(Result.objects.filter(round=round).select_related("entry", "award"))
        if not results:
            raise CommandError(f"The result of {round} isn't published yet.")
        differences = differences_from(results, standings_of(round))
        for one in differences:
            self.stdout.write(f"{one.number}: {one.what} is {one.stored}, computed {one.computed}")
        same = len(results) - len({one.number for one in differences})
        self.stdout.write(f"{same} of {len(results)} results are the same to the last digit.")
        if differences:
            sys.exit(1)
