"""What a file is to its work, by what it is and what was asked for."""

import pytest

from archive.entries.companions import fits, role_of


@pytest.mark.parametrize(
    ("found", "asked", "role", "is_fit"),
    [
        ("image", "image", "view", True),
        ("", "image", "view", True),
        ("video", "image", "view", False),
        ("text", "image", "view", False),
        ("audio", "image", "recitation", False),
        ("audio", "text", "recitation", False),
        ("text", "text", "text", True),
        ("image", "text", "view", True),
        ("text", "video", "captions", False),
        ("audio", "video", "view", False),
    ],
)
def test_role_follows_from_what_was_found_and_what_was_asked(found, asked, role, is_fit):
    assert (role_of(found, asked=asked), fits(found, asked=asked)) == (role, is_fit)
