"""True scale: how large a picture hangs, and in what."""

from decimal import Decimal

import pytest

from exhibitions.hanging import Mount, hang, shows_sheet_alone


def test_picture_of_the_sheet_alone_hangs_in_the_sheets_centimetres():
    hung = hang(34 / 138, width_cm=Decimal(34), height_cm=Decimal(138), format="立轴")

    assert (round(hung.width_cm), hung.height_cm, hung.mount, hung.is_exact) == (34, 138.0, Mount.SCROLL, True)
    assert hung.top_cm > hung.foot_cm > 0


def test_picture_that_shows_its_mount_is_at_least_as_large_as_its_sheet_and_gets_no_second_mount():
    hung = hang(0.412, width_cm=Decimal(50), height_cm=Decimal(107), format="立轴")

    assert hung.mount == Mount.BARE
    assert hung.width_cm >= 50
    assert hung.height_cm >= 107
    assert hung.width_cm / hung.height_cm == pytest.approx(0.412)
    assert hung.is_exact is False


@pytest.mark.parametrize(("format", "mount"), [("斗方", Mount.FRAME), ("", Mount.FRAME), ("扇面", Mount.BARE)])
def test_mount_follows_the_format(format, mount):
    assert hang(1.0, width_cm=Decimal(68), height_cm=Decimal(68), format=format).mount == mount


def test_work_higher_than_the_wall_is_made_to_fit_whole():
    hung = hang(0.5, width_cm=Decimal(200), height_cm=Decimal(400))

    assert hung.height_cm == 216
    assert hung.width_cm == 108
    assert hung.is_exact is False


def test_work_without_a_size_hangs_at_a_middling_one():
    assert hang(1.5, width_cm=None, height_cm=None).height_cm == 60


def test_ruler_needs_a_picture_that_shows_the_sheet_alone():
    assert shows_sheet_alone(1.0, width_cm=Decimal(69), height_cm=Decimal(69))
    assert not shows_sheet_alone(0.8, width_cm=Decimal(69), height_cm=Decimal(69))
    assert not shows_sheet_alone(1.0, width_cm=None, height_cm=None)
