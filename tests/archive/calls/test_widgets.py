"""Sizes as people write them."""

import pytest

from archive.calls.widgets import FileSizeInput


@pytest.mark.parametrize(
    ("stored", "shown"),
    [(4 * 1024**3, "4 GB"), (200 * 1024**2, "200 MB"), (1536, "1536"), (1024, "1 KB"), (None, ""), ("viel", "viel")],
)
def test_bytes_are_shown_in_the_largest_whole_unit(stored, shown):
    assert FileSizeInput().format_value(stored) == shown


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("4 GB", str(4 * 1024**3)),
        ("1.5g", str(3 * 1024**3 // 2)),
        ("200 MiB", str(200 * 1024**2)),
        ("1536", "1536"),
        ("大", "大"),
        ("", ""),
    ],
)
def test_sizes_are_read_in_units_or_bytes(typed, sent):
    assert FileSizeInput().value_from_datadict({"size": typed}, {}, "size") == sent
