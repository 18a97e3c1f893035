"""The demo's works: their catalogue, their making, and the files made for the browser tests."""

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from demo.art import catalogue, ffmpeg, fonts, make_works, phone
from demo.art.lectures import LECTURES, SECONDS
from demo.art.people import PINYIN

CATEGORIES = ["SF", "MS", "SY", "WZ", "SC", "DY", "SP", "DK"]
ROLES = ("作者", "摄影", "撰稿", "讲述", "研究", "职工", "学生")


def have_fonts() -> bool:
    try:
        fonts.font_root()
    except FileNotFoundError:
        return False
    return True


needs_fonts = pytest.mark.skipif(not have_fonts(), reason="the brush fonts are not installed (npm install)")


def test_catalogue_covers_every_category() -> None:
    counts = Counter(sheet.category for sheet in catalogue())

    assert list(counts) == CATEGORIES
    assert min(counts.values()) >= 3
    assert counts.total() >= 48


def test_ids_are_unique_and_name_their_category() -> None:
    ids = [sheet.id for sheet in catalogue()]

    assert len(set(ids)) == len(ids)
    assert [sheet.id[:2] for sheet in catalogue()] == [sheet.category for sheet in catalogue()]


def test_every_work_is_described_in_both_languages() -> None:
    for sheet in catalogue():
        assert sheet.statement, sheet.id
        assert sheet.statement_en.isascii(), sheet.id
        assert len(sheet.statement_en) > 20, sheet.id
        assert sheet.title_en.isascii(), sheet.id
        assert sheet.creator_en == PINYIN[sheet.creator], sheet.id
        assert date(2021, 4, 1) <= sheet.made_on <= date(2021, 12, 31), sheet.id


def test_creators_are_names_not_placeholders() -> None:
    for name in PINYIN:
        assert 2 <= len(name) <= 3
        assert not name.startswith(ROLES)


def test_each_category_has_its_own_fields() -> None:
    for sheet in catalogue():
        if sheet.category == "SF":
            assert sheet.script, sheet.id
            assert sheet.format, sheet.id
            assert sheet.transcription, sheet.id
        if sheet.category in ("SF", "MS", "SY"):
            assert sheet.width_cm, sheet.id
            assert sheet.height_cm, sheet.id
        if sheet.category == "WZ":
            assert sheet.markdown.startswith(f"# {sheet.title}\n"), sheet.id
        if sheet.category == "SC":
            assert sheet.form, sheet.id
            assert sheet.stanzas, sheet.id
            assert bool(sheet.tune) == (sheet.form == "词"), sheet.id


def test_timings_follow_the_lines_of_the_poem() -> None:
    recited = [sheet for sheet in catalogue() if sheet.timings]

    assert [sheet.id for sheet in recited] == ["SC01", "SC02"]
    for sheet in recited:
        assert [line for _, line in sheet.timings] == [line for stanza in sheet.stanzas for line in stanza]


def test_lecture_captions_stay_within_their_lecture_and_do_not_overlap() -> None:
    assert len(LECTURES) == 3
    for talk in LECTURES.values():
        moments = [moment for start, end, _ in talk.captions for moment in (start, end)]
        assert moments == sorted(moments)
        assert moments[-1] < SECONDS


@needs_fonts
def test_titles_and_names_have_no_missing_glyph() -> None:
    shown = {char for sheet in catalogue() for char in sheet.title + sheet.creator if char.strip()}

    assert [char for char in sorted(shown) if not fonts.has_glyph("song", char)] == []


@needs_fonts
def test_same_work_has_the_same_bytes_twice(tmp_path: Path) -> None:
    pictures = []
    for folder in (tmp_path / "one", tmp_path / "two"):
        (sheet,) = make_works(folder, scale="small", jobs=1, only=["SF03"])
        pictures.append(sheet.files[0].read_bytes())

    assert pictures[0] == pictures[1]


@needs_fonts
def test_work_already_made_is_not_made_again(tmp_path: Path) -> None:
    made: list[tuple[str, int, int]] = []

    def note(id: str, done: int, total: int) -> None:
        made.append((id, done, total))

    first = make_works(tmp_path, scale="small", jobs=1, only=["WZ01", "SC08"], on_done=note)
    again = make_works(tmp_path, scale="small", jobs=1, only=["WZ01", "SC08"], on_done=note)

    assert [sheet.id for sheet in first] == ["WZ01", "SC08"]
    assert again == first
    assert sorted(made, key=lambda call: call[1]) == [(made[0][0], 1, 2), (made[1][0], 2, 2)]


@needs_fonts
def test_damaged_or_rescaled_work_is_made_again(tmp_path: Path) -> None:
    made: list[str] = []

    def note(id: str, done: int, total: int) -> None:
        made.append(id)

    (sheet,) = make_works(tmp_path, scale="small", jobs=1, only=["SC08"], on_done=note)
    whole = sheet.files[0].read_bytes()
    sheet.files[0].write_bytes(whole[:-1])
    make_works(tmp_path, scale="small", jobs=1, only=["SC08"], on_done=note)
    assert sheet.files[0].read_bytes() == whole
    make_works(tmp_path, scale="demo", jobs=1, only=["SC08"], on_done=note)

    assert made == ["SC08"] * 3


def test_unknown_id_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KeyError, match="XX99"):
        make_works(tmp_path, scale="small", jobs=1, only=["XX99"])


@needs_fonts
def test_photograph_carries_what_must_not_leave_the_archive(tmp_path: Path) -> None:
    (sheet,) = make_works(tmp_path, scale="small", jobs=1, only=["SY10"])

    with Image.open(sheet.files[0]) as picture:
        exif = picture.getexif()
        assert exif.get_ifd(0x8825)[1] == "N"
        assert exif.get_ifd(0x8769)[0xA431] == "DO21-100386"


@needs_fonts
def test_scan_is_a_tiff_of_sixty_megapixels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", None)
    path = phone.write_calligraphy_tiff(tmp_path / "scan.tif")

    with Image.open(path) as scan:
        assert (scan.format, scan.mode, scan.size) == ("TIFF", "RGB", phone.SCAN_PX)
        assert scan.width * scan.height >= 60_000_000
        assert scan.info["dpi"] == (300, 300)
        assert scan.info["icc_profile"]
        scan.load()
        assert scan.getpixel((10, 10)) > (180, 180, 160)
        assert min(scan.resize((64, 64)).convert("L").getextrema()) < 60


def test_phone_photo_lies_on_its_side_and_knows_its_place(tmp_path: Path) -> None:
    path = phone.write_phone_photo(tmp_path / "photo.jpg")

    with Image.open(path) as photo:
        exif = photo.getexif()
        assert photo.width > photo.height
        assert exif[0x0112] == 6
        gps = exif.get_ifd(0x8825)
        assert (gps[1], gps[3]) == ("N", "E")
        degrees, minutes, seconds = (float(part) for part in gps[2])
        assert degrees + minutes / 60 + seconds / 3600 == pytest.approx(phone.OPEN_SEA[0], abs=0.001)
        assert exif.get_ifd(0x8769)[0xA431] == phone.SERIAL


def test_phone_video_is_upright_hevc_with_sound_and_a_place(tmp_path: Path) -> None:
    path = phone.write_phone_video(tmp_path / "video.mp4", seconds=2)

    probed = json.loads(ffmpeg.run("-show_streams", "-show_format", "-of", "json", path, name="ffprobe"))
    video, audio = probed["streams"]
    assert (video["codec_name"], video["codec_tag_string"]) == ("hevc", "hvc1")
    assert (video["width"], video["height"]) == (1280, 720)
    assert [side["rotation"] for side in video["side_data_list"] if "rotation" in side] == [-90]
    assert audio["codec_name"] == "aac"
    assert float(probed["format"]["duration"]) == pytest.approx(2, abs=0.1)
    assert probed["format"]["tags"]["location"] == "+17.6000+113.9000/"


def test_phone_files_are_the_same_each_time(tmp_path: Path) -> None:
    photos = [phone.write_phone_photo(tmp_path / name).read_bytes() for name in ("a.jpg", "b.jpg")]
    videos = [phone.write_phone_video(tmp_path / name, seconds=1).read_bytes() for name in ("a.mp4", "b.mp4")]

    assert photos[0] == photos[1]
    assert videos[0] == videos[1]
