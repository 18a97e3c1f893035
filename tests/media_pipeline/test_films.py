"""Films and recordings: what is said about them, and what is made of them."""

import json
from fractions import Fraction
from pathlib import Path

import pytest
from PIL import Image

from media_pipeline.enums import Medium
from media_pipeline.exceptions import RefusedFile
from media_pipeline.made import Prepared
from media_pipeline.preparation import prepare
from media_pipeline.probing import probe
from media_pipeline.video.facts import Answer, ask_ffprobe, read_film
from media_pipeline.video.film import progress_reader
from media_pipeline.video.ladder import rungs_for
from tests.media_pipeline.samples import film, recording, turned_film


def prepared_film(path: Path, out: Path) -> Prepared:
    return prepare(path, probe(path, name=path.name, medium=Medium.VIDEO), out, on_progress=lambda fraction: None)


def streams_of(path: Path) -> list[Answer]:
    return list(ask_ffprobe(path, "mov")["streams"])


def picture_stream(**more: object) -> Answer:
    stream = {
        "index": 0,
        "codec_type": "video",
        "width": 1920,
        "height": 1080,
        "avg_frame_rate": "25/1",
        "r_frame_rate": "25/1",
    }
    return {"streams": [stream | more]}


@pytest.mark.media
def test_film_gets_ladder_mp4_poster_and_storyboard_without_its_metadata(tmp_path: Path) -> None:
    where = "+12.3450+065.4320/"
    path = film(tmp_path / "a.mov", seconds=5, more=("-metadata", f"location={where}", "-metadata", "title=TEST-NAME"))
    assert where.encode() in path.read_bytes()
    fractions: list[float] = []

    facts = probe(path, name="a.mov")
    prepared = prepare(path, facts, tmp_path / "out", on_progress=fractions.append)

    assert facts.has_position
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1
    made = {made.name: made for made in prepared.made}
    assert {"hls", "mp4", "poster", "poster-webp-160", "storyboard", "share", "square"} <= set(made)
    for file in (tmp_path / "out").rglob("*"):
        if file.is_file():
            assert where.encode() not in file.read_bytes()
            assert b"TEST-NAME" not in file.read_bytes()
    master = (tmp_path / "out/hls/master.m3u8").read_text()
    assert master.count("#EXT-X-STREAM-INF") == 2
    assert "RESOLUTION=160x90" in master
    assert 'CODECS="avc1.64' in master
    assert "FRAME-RATE=25.000" in master
    assert len(list((tmp_path / "out/hls/90").glob("*.m4s"))) == 2
    assert len(list((tmp_path / "out/hls/60").glob("*.m4s"))) == 2
    content = (tmp_path / "out/film.mp4").read_bytes()
    assert content.index(b"moov") < content.index(b"mdat")
    assert "sprite.jpg#xywh=160,0,160,90" in (tmp_path / "out/storyboard/storyboard.vtt").read_text()
    assert not list((tmp_path / "out").glob("work-*"))


@pytest.mark.media
def test_silent_film_names_no_sound(tmp_path: Path) -> None:
    path = film(tmp_path / "a.mp4", sound=False)

    facts = probe(path, name="a.mp4")
    prepared_film(path, tmp_path / "out")

    assert (facts.has_audio, [notice.code for notice in facts.warnings]) == (False, ["silent"])
    master = (tmp_path / "out/hls/master.m3u8").read_text()
    assert "AUDIO" not in master
    assert "mp4a" not in master
    assert [stream["codec_type"] for stream in streams_of(tmp_path / "out/film.mp4")] == ["video"]


@pytest.mark.media
def test_turned_film_is_shown_upright(tmp_path: Path) -> None:
    path = turned_film(tmp_path / "a.mp4")

    facts = probe(path, name="a.mp4")
    prepared_film(path, tmp_path / "out")

    assert (facts.width_px, facts.height_px) == (90, 160)
    (picture,) = streams_of(tmp_path / "out/film.mp4")
    assert (picture["width"], picture["height"], "side_data_list" in picture) == (90, 160, False)
    with Image.open(tmp_path / "out/poster.jpg") as poster:
        assert poster.size == (90, 160)


@pytest.mark.media
def test_odd_sides_of_ten_bits_become_even_sides_of_eight(tmp_path: Path) -> None:
    path = film(tmp_path / "a.mkv", size="161x91", sound=False, more=("-pix_fmt", "yuv444p10le"))

    prepared_film(path, tmp_path / "out")

    (picture,) = streams_of(tmp_path / "out/film.mp4")
    assert (picture["width"], picture["height"], picture["pix_fmt"]) == (160, 90, "yuv420p")


@pytest.mark.media
def test_recording_gets_m4a_and_peaks(tmp_path: Path) -> None:
    path = recording(tmp_path / "a.mp3")

    facts = probe(path, name="a.mp3", medium=Medium.AUDIO)
    prepared = prepare(path, facts, tmp_path / "out", on_progress=lambda fraction: None)

    assert (facts.medium, facts.format, round(facts.duration_seconds or 0)) == (Medium.AUDIO, "mp3", 1)
    assert [made.name for made in prepared.made] == ["m4a", "waveform"]
    peaks = json.loads((tmp_path / "out/waveform.json").read_text())["peaks"]
    assert len(peaks) == 800
    assert 0.05 < max(peaks) < 0.3


def test_sound_alone_is_no_film(tmp_path: Path) -> None:
    path = recording(tmp_path / "a.m4a")

    with pytest.raises(RefusedFile) as caught:
        probe(path, name="a.m4a", medium=Medium.VIDEO)

    assert caught.value.code == "wrong_medium"
    assert "sound only" in str(caught.value)


def test_film_cut_short_and_film_without_index_are_refused(tmp_path: Path) -> None:
    whole = film(tmp_path / "a.mp4", more=("-movflags", "+faststart")).read_bytes()
    (tmp_path / "cut.mp4").write_bytes(whole[: len(whole) * 2 // 3])
    last = film(tmp_path / "b.mp4").read_bytes()
    (tmp_path / "no-index.mp4").write_bytes(last[: last.index(b"moov") - 4])
    codes = []

    for name in ("cut.mp4", "no-index.mp4"):
        with pytest.raises(RefusedFile) as caught:
            probe(tmp_path / name, name=name)
        codes.append(caught.value.code)

    assert codes == ["cut_short", "no_index"]


@pytest.mark.media
def test_film_that_breaks_off_is_refused_while_it_is_prepared(tmp_path: Path) -> None:
    path = film(tmp_path / "a.mkv", seconds=6)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    facts = probe(path, name="a.mkv")
    assert facts.duration_seconds == pytest.approx(6, abs=0.1)

    with pytest.raises(RefusedFile) as caught:
        prepare(path, facts, tmp_path / "out", on_progress=lambda fraction: None)

    assert caught.value.code == "damaged"


@pytest.mark.media
def test_chapters_become_webvtt(tmp_path: Path) -> None:
    listed = tmp_path / "chapters.txt"
    listed.write_text(
        ";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=500\ntitle=开场\n"
        "[CHAPTER]\nTIMEBASE=1/1000\nSTART=500\nEND=1000\ntitle=正题\n",
        encoding="utf-8",
    )
    path = film(tmp_path / "a.mp4", sound=False, before=("-i", str(listed), "-map_chapters", "1"))

    facts = probe(path, name="a.mp4")
    prepared_film(path, tmp_path / "out")

    assert [(chapter.start_seconds, chapter.title) for chapter in facts.chapters] == [(0, "开场"), (0.5, "正题")]
    assert (
        (tmp_path / "out/chapters.vtt")
        .read_text(encoding="utf-8")
        .startswith("WEBVTT\n\n00:00:00.000 --> 00:00:00.500\n开场\n\n00:00:00.500 --> 00:00:01.000\n正题")
    )


@pytest.mark.parametrize(
    ("more", "size"),
    [
        ({}, (1920, 1080)),
        ({"width": 320, "height": 256, "sample_aspect_ratio": "64:45"}, (455, 256)),
        ({"side_data_list": [{"rotation": -90}]}, (1080, 1920)),
        ({"sample_aspect_ratio": "0:1"}, (1920, 1080)),
    ],
)
def test_size_is_the_one_displayed(more: dict[str, object], size: tuple[int, int]) -> None:
    picture = read_film(picture_stream(**more)).picture

    assert picture is not None
    assert (picture.width_px, picture.height_px) == size


@pytest.mark.parametrize(
    ("more", "rate"),
    [
        ({"avg_frame_rate": "30000/1001", "r_frame_rate": "30000/1001"}, Fraction(30000, 1001)),
        ({"avg_frame_rate": "1/2", "r_frame_rate": "1/2"}, Fraction(10)),
        ({"avg_frame_rate": "45/4", "r_frame_rate": "30/1"}, Fraction(30)),
        ({"avg_frame_rate": "120/1", "r_frame_rate": "120/1"}, Fraction(60)),
        ({"avg_frame_rate": "25/1", "r_frame_rate": "50/1", "field_order": "tt"}, Fraction(25)),
        ({"avg_frame_rate": "0/0", "r_frame_rate": "1000/1"}, Fraction(125, 2) / 2 * 2 / 2),
    ],
)
def test_frame_rate_of_renditions_is_one_that_films_have(more: dict[str, object], rate: Fraction) -> None:
    picture = read_film(picture_stream(**more)).picture

    assert picture is not None
    assert picture.frame_rate == rate


@pytest.mark.parametrize(
    ("width", "height", "sizes"),
    [
        (3840, 2160, [(1920, 1080), (1280, 720), (854, 480), (640, 360)]),
        (1080, 1920, [(1080, 1920), (720, 1280), (480, 854), (360, 640)]),
        (1279, 719, [(854, 480), (640, 360)]),
        (321, 181, [(320, 180), (214, 120)]),
    ],
)
def test_rungs_go_by_the_short_side_and_never_enlarge(width: int, height: int, sizes: list[tuple[int, int]]) -> None:
    picture = read_film(picture_stream(width=width, height=height)).picture

    assert picture is not None
    assert [(rung.width_px, rung.height_px) for rung in rungs_for(picture)] == sizes


def test_default_sound_track_is_used_and_a_cover_is_no_picture() -> None:
    sound = {"codec_type": "audio", "channels": 2}
    answer: Answer = {
        "streams": [
            {"index": 0, "codec_type": "video", "width": 100, "height": 100, "disposition": {"attached_pic": 1}},
            sound | {"index": 1},
            sound | {"index": 2, "disposition": {"default": 1}},
        ]
    }

    read = read_film(answer)

    assert read.picture is None
    assert read.sound is not None
    assert (read.sound.index, read.sound_tracks, read.has_cover) == (2, 2, True)


def test_progress_never_falls_and_passes_neither_nonsense_nor_the_share() -> None:
    seen: list[float] = []
    read_line = progress_reader(10, seen.append, 0.9)

    for value in ("N/A", "5000000", "-1", "4000000", "99000000"):
        read_line(f"out_time_us={value}")

    assert seen == [0.45, 0.45, 0.9]
