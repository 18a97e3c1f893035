"""`manage.py worker`: runs media jobs and all other tasks; any number may run, on any machine."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.crypto import get_random_string

from media_pipeline.workers import SeenWorker


class Command(BaseCommand):
    """Work until stopped; with --batch, until nothing is left."""

    help = "Run background tasks: media, mail, search. Any number of workers may run."

    def add_arguments(self, parser: CommandParser) -> None:
        """Add how to end and how often to look."""
        parser.add_argument("--batch", action="store_true", help="end when nothing is left to do")
        parser.add_argument("--interval", type=float, default=0.5, help="seconds between two looks (default 0.5)")

    def handle(self, *, batch: bool, interval: float, **options: Any) -> None:
        """Build the worker and run it."""
        worker = SeenWorker(
            queue_names=["*"],
            interval=interval,
            batch=batch,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
            excluded_queue_names=[],
        )
        worker.configure_signals()
        worker.run()
