"""`manage.py demo` after an interruption."""

import pytest
from django.core.management import CommandError, call_command

from archive.calls.models import Programme
from archive.units.models import User
from demo.management.commands.demo import Command

pytestmark = pytest.mark.django_db


@pytest.fixture
def interrupted(monkeypatch, settings, tmp_path):
    """The demo stopped by Ctrl-C after the programme was made."""
    settings.VAR_DIR = tmp_path

    def stop(*_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Command, "_make", lambda *_arguments: [])
    monkeypatch.setattr(Command, "_prepare_media", stop)
    with pytest.raises(KeyboardInterrupt):
        call_command("demo")
    assert Programme.objects.count() == 1
    assert (tmp_path / "demo-unfinished").exists()


def test_interrupted_demo_begins_anew(interrupted, monkeypatch, capsys):
    asked: list[str] = []
    monkeypatch.setattr("demo.management.commands.demo.call_command", lambda name, **_options: asked.append(name))

    call_command("demo")

    assert asked == ["flush"]
    assert "begins anew" in capsys.readouterr().out


def test_interrupted_demo_never_throws_away_what_others_made(interrupted):
    User.objects.create_user("wen", password="x")

    with pytest.raises(CommandError, match="other people's accounts"):
        call_command("demo")

    assert User.objects.filter(username="wen").exists()
    assert Programme.objects.count() == 1
