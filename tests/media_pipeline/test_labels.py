"""Labels made from the names that files are sent under."""

import unicodedata

import pytest

from media_pipeline.labels import LONGEST_LABEL, clean_label


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("../../settings.jpg", "settings.jpg"),
        ("..\\..\\web.jpg", "web.jpg"),
        ("/etc/cron.d/x.jpg", "x.jpg"),
        ("作品\u202egpj.exe", "作品gpj.exe"),
        ("a.php\x00.jpg", "a.php.jpg"),
        ("εικόνα.jpg", "εικόνα.jpg"),
        ("<img>🖌️.png", "<img>🖌️.png"),
        ("\u200b\u2060", ""),
        ("..", ""),
    ],
)
def test_label_is_the_last_part_without_what_can_deceive(name: str, label: str) -> None:
    assert clean_label(name) == label


def test_label_is_composed() -> None:
    assert clean_label(unicodedata.normalize("NFD", "lǚ.jpg")) == "lǚ.jpg"


def test_long_label_keeps_its_extension() -> None:
    label = clean_label("手卷" * 100 + ".jpg")

    assert len(label) == LONGEST_LABEL
    assert label.endswith("卷….jpg") or label.endswith("手….jpg")


def test_label_is_not_cut_inside_a_joined_emoji() -> None:
    label = clean_label("x" * (LONGEST_LABEL - 7) + "👩\u200d👧" * 5 + ".jpg")

    assert "\u200d…" not in label
