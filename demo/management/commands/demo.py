"""`manage.py demo`: makes the demo's works and loads them through the product's own operations. Again: nothing happens."""

import logging
import os
import subprocess
import sys
import time
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command
from django.core.management.base import CommandParser
from django.db import transaction
from django.utils import timezone

from archive.calls.models import Programme
from archive.units.models import User
from demo import loading, progress
from demo.art import Scale, WorkSheet, make_works
from demo.interruption import unfinished_mark
from demo.scene import PASSWORD, PROGRAMME
from media_pipeline.models import Job
from media_pipeline.states import JobState

WORKERS = 2


class Command(BaseCommand):
    """Load a whole programme: one call finished with awards, one in judging, one open; two exhibitions."""

    help = "Make and load the demo: units, people, calls, works, judging, exhibitions."

    def add_arguments(self, parser: CommandParser) -> None:
        """Add how large the works are, and whether to begin anew."""
        parser.add_argument("--reset", action="store_true", help="throw away ALL content of this database first")
        parser.add_argument("--scale", choices=["small", "demo", "full"], default="demo")
        parser.add_argument("--jobs", type=int, default=min(4, os.cpu_count() or 2))

    def handle(self, *, reset: bool, scale: Scale, jobs: int, **options: Any) -> None:
        """Make works, load, prepare media in workers, judge, hang."""
        logging.getLogger("media_pipeline").setLevel(logging.WARNING)  # a line for each file would bury the progress
        unfinished = unfinished_mark()
        if unfinished.exists() and not reset:
            self._refuse_other_people()
            self.stdout.write("The demo was interrupted the last time: it begins anew.")
        if reset or unfinished.exists():
            call_command("flush", interactive=False, verbosity=0)
        if Programme.objects.filter(slug=PROGRAMME["slug"]).exists():
            self.stdout.write("The demo is loaded already; --reset begins anew.")
            return
        begun = time.monotonic()
        unfinished.touch()
        sheets = self._make(scale, jobs)
        loaded, today = loading.Loaded(), timezone.localdate()
        with transaction.atomic():
            loading.load_units(loaded)
            loading.load_people(loaded)
            loading.load_calls(loaded, today)
        for number, sheet in enumerate(sheets, 1):
            loading.load_entry(loaded, sheet)
            self._say(f"received {number} of {len(sheets)}: {sheet.title}", done=number == len(sheets))
        self._prepare_media()
        with transaction.atomic():
            progress.send_entries(loaded, sheets)
            finished = progress.judge_finished_call(loaded)
            progress.judge_call_in_judging(loaded)
            loading.set_calendar(loaded, today)
            progress.date_the_past(loaded, finished, today)
            progress.hang_exhibitions(loaded, today)
        call_command("update_index", verbosity=0)
        unfinished.unlink()
        self.stdout.write(
            f"Demo: {len(sheets)} works in {time.monotonic() - begun:.0f} s. Log-ins: demo-uploader, demo-coordinator, "
            f"demo-organiser, demo-judge-1, demo-judge-2, demo-chair, demo-curator, demo-admin; password {PASSWORD}"
        )

    def _refuse_other_people(self) -> None:
        """Never throw away what people who are not of the demo have made."""
        if User.objects.exclude(username__startswith="demo-").exclude(username__startswith="staff-").exists():
            raise CommandError(
                "The demo was interrupted, but this database holds other people's accounts. "
                "`manage.py demo --reset` throws ALL content away; `manage.py serve --no-demo` starts with what is there."
            )

    def _make(self, scale: Scale, jobs: int) -> list[WorkSheet]:
        folder = settings.VAR_DIR / "demo-art"
        return make_works(
            folder,
            scale=scale,
            jobs=jobs,
            on_done=lambda work, done, total: self._say(f"made {done} of {total}: {work}", done=done == total),
        )

    def _prepare_media(self) -> None:
        """Run two workers until every job has ended; a job that failed stops the demo with its reason."""
        command = [sys.executable, "manage.py", "worker", "--batch"]
        environment = {**os.environ, "DJANGO_SETTINGS_MODULE": settings.SETTINGS_MODULE, "LOG_LEVEL": "WARNING"}
        workers = [subprocess.Popen(command, env=environment, cwd=settings.BASE_DIR) for _number in range(WORKERS)]
        try:
            total = Job.objects.count()
            while any(worker.poll() is None for worker in workers):
                done = Job.objects.exclude(state__in=[JobState.QUEUED, JobState.RUNNING]).count()
                self._say(f"prepared {done} of {total} files")
                time.sleep(0.5)
        finally:
            for worker in workers:
                if worker.poll() is None:
                    worker.terminate()
                worker.wait(30)
        failed = Job.objects.exclude(state=JobState.DONE).select_related("original")
        if failed:
            reasons = "; ".join(f"{job.original} {job.state} {job.failure}" for job in failed[:5])
            raise CommandError(f"{len(failed)} files could not be prepared: {reasons}")
        self._say(f"prepared {total} of {total} files", done=True)

    def _say(self, words: str, *, done: bool = False) -> None:
        """Show progress on one line where there is a terminal, else only what is whole."""
        if sys.stdout.isatty():
            self.stdout.write(f"\r\033[K{words}", ending="\n" if done else "")
            self.stdout.flush()
        elif done:
            self.stdout.write(words)
