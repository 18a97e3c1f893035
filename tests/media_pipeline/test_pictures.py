"""Pictures: what is said about them, and what their renditions look like."""

import json
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from media_pipeline.exceptions import RefusedFile
from media_pipeline.images.sizes import Size, sizes_for, strip_size
from media_pipeline.made import Prepared
from media_pipeline.preparation import prepare
from media_pipeline.probing import probe
from tests.media_pipeline.samples import (
    BLUE,
    GREEN,
    RED,
    SERIAL,
    YELLOW,
    bomb_png,
    jpeg_with_position,
    scene,
    turned_jpeg,
)


def renditions_of(path: Path, out: Path) -> Prepared:
    facts = probe(path, name=path.name)
    return prepare(path, facts, out, on_progress=lambda fraction: None)


def largest(prepared: Prepared, out: Path, kind: str) -> Image.Image:
    made = max(
        (made for made in prepared.made if made.name.startswith(f"{kind}-")), key=lambda made: made.width_px or 0
    )
    with Image.open(out / made.path) as picture:
        picture.load()
        assert picture.size == (made.width_px, made.height_px)
        return picture


def is_near(colour: tuple[int, ...], expected: tuple[int, ...], tolerance: int = 30) -> bool:
    return all(abs(one - other) <= tolerance for one, other in zip(colour, expected, strict=True))


@pytest.mark.parametrize("orientation", [1, 2, 3, 4, 5, 6, 7, 8, 0, "top-left"])
def test_every_orientation_is_shown_upright(tmp_path: Path, orientation: int | str) -> None:
    path = turned_jpeg(tmp_path / "a.jpg", orientation)

    facts = probe(path, name="a.jpg")
    prepared = renditions_of(path, tmp_path / "out")

    assert (facts.width_px, facts.height_px) == (300, 200)
    picture = largest(prepared, tmp_path / "out", "jpeg").convert("RGB")
    corners = [picture.getpixel(place) for place in ((9, 9), (290, 9), (9, 190), (290, 190))]
    assert all(is_near(seen, wanted) for seen, wanted in zip(corners, (RED, GREEN, BLUE, YELLOW), strict=True))


def test_no_rendition_holds_what_the_original_tells(tmp_path: Path) -> None:
    path = jpeg_with_position(tmp_path / "gps.jpg")
    original = path.read_bytes()
    assert SERIAL.encode() in original

    facts = probe(path, name="gps.jpg")
    renditions_of(path, tmp_path / "out")

    assert facts.has_position
    assert facts.metadata["camera"]["BodySerialNumber"] == SERIAL
    assert [notice.code for notice in facts.warnings] == ["position"]
    assert path.read_bytes() == original
    made = [file.read_bytes() for file in (tmp_path / "out").rglob("*") if file.is_file()]
    assert len(made) >= 5
    assert not any(SERIAL.encode() in content or b"Exif\0" in content for content in made)


def test_cmyk_is_shown_in_its_colours(tmp_path: Path) -> None:
    path = tmp_path / "cmyk.jpg"
    picture = Image.new("CMYK", (200, 100), (0, 0, 0, 0))
    picture.paste((0, 255, 255, 0), (100, 0, 200, 100))
    picture.save(path, quality=95)

    prepared = renditions_of(path, tmp_path / "out")

    shown = largest(prepared, tmp_path / "out", "webp").convert("RGB")
    assert min(shown.getpixel((20, 50))) > 225
    red, green, blue = shown.getpixel((180, 50))
    assert red > 200
    assert max(green, blue) < 90


def test_sixteen_bits_become_eight_by_scaling(tmp_path: Path) -> None:
    path = tmp_path / "grey16.png"
    row = b"".join((column * 128).to_bytes(2, "little") for column in range(512))
    Image.frombytes("I;16", (512, 16), row * 16).save(path)

    prepared = renditions_of(path, tmp_path / "out")

    shown = largest(prepared, tmp_path / "out", "webp").convert("L")
    assert shown.getpixel((2, 8)) < 12
    assert 115 < shown.getpixel((256, 8)) < 140
    assert shown.getpixel((509, 8)) > 243


def test_clear_parts_lie_on_paper_where_there_is_no_transparency(tmp_path: Path) -> None:
    path = tmp_path / "seal.png"
    picture = Image.new("RGBA", (60, 60), (0, 0, 0, 0))
    picture.paste((190, 30, 30, 255), (20, 20, 40, 40))
    picture.save(path)

    prepared = renditions_of(path, tmp_path / "out")

    assert is_near(largest(prepared, tmp_path / "out", "jpeg").getpixel((3, 3)), (0xEF, 0xE9, 0xDC), 6)
    assert largest(prepared, tmp_path / "out", "webp").getpixel((3, 3))[3] == 0


def test_profile_that_does_not_fit_is_ignored_with_a_notice(tmp_path: Path) -> None:
    path = tmp_path / "grey.png"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    Image.new("L", (64, 64), 128).save(path, icc_profile=profile)

    facts = probe(path, name="grey.png")
    prepared = renditions_of(path, tmp_path / "out")

    assert [notice.code for notice in facts.warnings] == ["profile_ignored"]
    assert is_near(largest(prepared, tmp_path / "out", "jpeg").getpixel((30, 30)), (128, 128, 128), 4)


def test_animation_and_pages_are_told(tmp_path: Path) -> None:
    leaves = [Image.new("RGB", (40, 30), colour) for colour in (RED, GREEN, BLUE)]
    leaves[0].save(tmp_path / "a.webp", save_all=True, append_images=leaves[1:])
    leaves[0].save(tmp_path / "a.tif", save_all=True, append_images=leaves[1:])

    animation = probe(tmp_path / "a.webp", name="a.webp")
    album = probe(tmp_path / "a.tif", name="a.tif")

    assert (animation.animated, [notice.code for notice in animation.warnings]) == (True, ["animated"])
    assert (album.pages, [notice.code for notice in album.warnings]) == (3, ["pages"])


@pytest.mark.parametrize(("suffix", "kept"), [("jpg", 0.6), ("jpg", 0.97), ("png", 0.6), ("tif", 0.8), ("webp", 0.8)])
def test_picture_cut_short_is_refused(tmp_path: Path, suffix: str, kept: float) -> None:
    path = tmp_path / f"cut.{suffix}"
    scene(600, 400).save(path)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * kept)])

    with pytest.raises(RefusedFile) as caught:
        probe(path, name=path.name)

    assert caught.value.code == "damaged"


def test_bomb_is_refused_by_its_header_with_size_and_limit(tmp_path: Path) -> None:
    with pytest.raises(RefusedFile) as caught:
        probe(bomb_png(tmp_path / "bomb.png"), name="bomb.png")

    assert caught.value.code == "too_many_pixels"
    assert "30000 × 30000" in str(caught.value)
    assert "500 megapixels" in str(caught.value)


def test_name_with_brackets_is_no_option(tmp_path: Path) -> None:
    path = tmp_path / "a[page=7].tif"
    scene().save(path)

    assert probe(path, name=path.name).width_px == 300


def test_one_pixel_wide_picture_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "thin.png"
    Image.new("RGB", (1, 900), RED).save(path)

    prepared = renditions_of(path, tmp_path / "out")

    assert largest(prepared, tmp_path / "out", "avif").size == (1, 900)


def test_sizes_never_enlarge_and_long_scrolls_go_by_area() -> None:
    assert sizes_for(1000, 500) == [Size(320, 320, 160), Size(640, 640, 320), Size(960, 960, 480)]
    assert sizes_for(100, 80) == [Size(100, 100, 80)]
    scroll = sizes_for(20_000, 1_400)
    assert [(size.label, size.height_px) for size in scroll] == [
        (320, 69), (640, 138), (960, 207), (1440, 311), (2048, 442), (2880, 622),
    ]  # fmt: skip
    assert strip_size(20_000, 1_400) == (17_143, 1_200)
    assert strip_size(3_000, 2_000) is None
    assert max(sizes_for(223_000, 2_236)[-1].width_px, 0) <= 16_383


@pytest.mark.media
def test_large_picture_gets_tiles_that_need_no_server(tmp_path: Path) -> None:
    path = tmp_path / "scroll.jpg"
    scene(4600, 600).save(path)

    prepared = renditions_of(path, tmp_path / "out")

    names = [made.name for made in prepared.made]
    assert {"avif-960", "webp-960", "jpeg-960", "share", "square", "tiles", "strip-1", "strip-2"} <= set(names)
    description = json.loads((tmp_path / "out/tiles/info.json").read_text())
    assert (description["width"], description["height"], description["profile"]) == (4600, 600, "level0")
    for size in description["sizes"]:
        with Image.open(tmp_path / f"out/tiles/full/{size['width']},{size['height']}/0/default.jpg") as picture:
            assert picture.size == (size["width"], size["height"])
    with Image.open(tmp_path / "out/share.jpg") as card:
        assert card.size == (1200, 630)
    assert (tmp_path / "out/tiles/4096,0,504,512/504,512/0/default.jpg").is_file()
    assert prepared.colour.startswith("#80")
    assert prepared.placeholder.startswith("data:image/webp;base64,")
