"""What is missing on the machine is said at the start, with what to do."""

from django.core.checks import run_checks

from media_pipeline.runner import TOOLS


def told(name: str) -> list[str]:
    """Return the objects' messages of one id; each must have a hint."""
    found = [one for one in run_checks() if one.id == name]
    assert all(one.hint for one in found)
    return [one.msg for one in found]


def test_machine_that_has_everything_is_told_nothing():
    assert [one for one in run_checks() if str(one.id).startswith("zhancang.")] == []


def test_each_missing_program_is_named(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))

    assert told("zhancang.E001") == [f"The program {tool} is missing." for tool in TOOLS]


def test_upload_folder_that_cannot_be_made_is_named(settings, tmp_path):
    (tmp_path / "file").touch()
    settings.UPLOAD_DIR = tmp_path / "file" / "uploads"

    assert told("zhancang.E004") == [f"Uploads can't be written to {settings.UPLOAD_DIR}."]


def test_missing_face_is_named(settings, tmp_path):
    settings.BASE_DIR = tmp_path

    assert told("zhancang.W005") == [
        f"The face {tmp_path / 'fonts' / face} is missing, so pages come without it."
        for face in ("song.ttf", "kai.ttf")
    ]
