"""`manage.py serve`: the whole product on one machine, web server and media worker in one process group."""

import fcntl
import hashlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, call_command
from django.core.management.base import CommandParser

from archive.calls.models import Programme
from archive.units.models import User
from demo.interruption import unfinished_mark

STOP_SECONDS = 15


class Command(BaseCommand):
    """Migrate, load the demo the first time, then run gunicorn and the worker until Ctrl-C."""

    help = "Run the whole product: web server and worker together."

    def add_arguments(self, parser: CommandParser) -> None:
        """Add where to listen, and whether the demo is wanted."""
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--no-demo", action="store_true", help="don't load the demo into an empty database")

    def handle(self, *, host: str, port: int, no_demo: bool, **options: Any) -> None:
        """Start both, wait for either to end or for a signal, then stop both."""
        call_command("migrate", verbosity=0)
        self._collect_static()
        if not no_demo and (unfinished_mark().exists() or not Programme.objects.exists()):
            call_command("demo")
        children = [self._web_server(host, port), subprocess.Popen([sys.executable, "manage.py", "worker"])]
        self._greet(host, port)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: sys.exit(0))
        try:
            while all(child.poll() is None for child in children):
                time.sleep(0.3)
            self.stderr.write("One of the two processes ended; stopping the other.")
            sys.exit(1)
        finally:
            self._stop(children)

    def _web_server(self, host: str, port: int) -> "subprocess.Popen[bytes]":
        """Start gunicorn with threads: uploads and films are long requests that mostly wait."""
        command = [sys.executable, "-m", "gunicorn", "config.wsgi:application", "--bind", f"{host}:{port}"]
        command += ["--workers", "2", "--worker-class", "gthread", "--threads", "12", "--timeout", "120"]
        command += ["--graceful-timeout", "3"]  # an upload that is cut off goes on where it stopped
        command += ["--log-level", "warning", "--no-control-socket"]
        return subprocess.Popen(command, env={**os.environ, "DJANGO_SETTINGS_MODULE": settings.SETTINGS_MODULE})

    def _stop(self, children: "list[subprocess.Popen[bytes]]") -> None:
        """Ask both to end; kill what hasn't after a while."""
        for child in children:
            if child.poll() is None:
                child.terminate()
        until = time.monotonic() + STOP_SECONDS
        for child in children:
            try:
                child.wait(max(0.1, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                child.kill()
        self.stdout.write("Stopped.")

    def _collect_static(self) -> None:
        """Collect static files when one has changed since the last time; one process at a time, since several may start.

        What was collected before stays: a server that runs already still names it.
        """
        root = Path(settings.STATIC_ROOT)
        root.mkdir(parents=True, exist_ok=True)
        folder = os.open(root, os.O_RDONLY)
        try:
            fcntl.flock(folder, fcntl.LOCK_EX)
            stamp, state = root / ".collected", self._state_of_static()
            if not stamp.exists() or stamp.read_text() != state:
                call_command("collectstatic", interactive=False, verbosity=0)
                stamp.write_text(state)
        finally:
            os.close(folder)

    def _state_of_static(self) -> str:
        """Return a digest of names, sizes and times of all sources."""
        digest = hashlib.sha256()
        for folder in settings.STATICFILES_DIRS:
            for path in sorted(Path(folder).rglob("*")):
                if path.is_file():
                    stat = path.stat()
                    digest.update(f"{path} {stat.st_size} {stat.st_mtime_ns}\n".encode())
        return digest.hexdigest()

    def _greet(self, host: str, port: int) -> None:
        """Print the address and, with the demo loaded, its log-ins."""
        self.stdout.write(
            self.style.SUCCESS(f"\n展藏 Zhancang: http://{host}:{port}/   (English: http://{host}:{port}/en/)")
        )
        people = User.objects.filter(username__startswith="demo-").order_by("pk")
        if people:
            self.stdout.write("Demo log-ins, all with the password zhancang-demo:")
            for person in people:
                self.stdout.write(f"  {person.username:<18} {person.display_name}")
        self.stdout.write("Ctrl-C stops it.\n")
