"""Fonts cut to characters: what is in them, their addresses, and the cache that may be lost."""

import io
from pathlib import Path

import pytest
from django.core.files.storage import storages
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from media_pipeline import fonts
from media_pipeline.fonts import MOST_IN_ONE, _pack, _unpack, font_cuts, unicode_range
from media_pipeline.store import keep_cached, read_cached, thin_out

POEM = frozenset("银盘静卧乱山巅，夜夜倾听不肯眠。")
RARE = "𠮷"  # CJK Extension B; neither face has it


def characters_of(response) -> set[str]:
    return set(map(chr, TTFont(io.BytesIO(response.content)).getBestCmap()))


def fonts_folder() -> Path:
    return Path(storages["renditions"].path("fonts"))


@pytest.mark.parametrize("face", ["song", "kai"])
def test_cut_holds_its_characters_and_no_other(client, face):
    (cut,) = font_cuts(face, POEM)
    response = client.get(cut.url)

    assert characters_of(response) == POEM
    assert response.headers["Content-Type"] == "font/woff2"
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert len(response.content) < 400 * len(POEM) + 2000


def test_song_has_the_two_weights_that_pages_use(client):
    axis = TTFont(io.BytesIO(client.get(font_cuts("song", POEM)[0].url).content))["fvar"].axes[0]

    assert (axis.axisTag, axis.minValue, axis.defaultValue, axis.maxValue) == ("wght", 400, 400, 600)


def test_columns_get_upright_punctuation(client):
    font = TTFont(io.BytesIO(client.get(font_cuts("kai", POEM)[0].url).content))

    assert {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord} == {"vert", "vrt2"}


def test_character_that_the_face_lacks_is_left_to_the_next_font(client):
    (cut,) = font_cuts("kai", POEM | {RARE})

    assert characters_of(client.get(cut.url)) == POEM


def test_other_characters_have_another_address_and_the_old_one_still_answers(client):
    (before,), (after,) = font_cuts("song", POEM), font_cuts("song", POEM | {"新"})
    first = client.get(before.url).content
    for file in fonts_folder().iterdir():
        file.unlink()

    assert before.url != after.url
    assert characters_of(client.get(after.url)) == POEM | {"新"}
    assert client.get(before.url).content == first


def test_font_is_made_once(client):
    (cut,) = font_cuts("kai", POEM)
    client.get(cut.url)
    (file,) = fonts_folder().iterdir()
    file.write_bytes(b"kept")

    assert client.get(cut.url).content == b"kept"


def test_address_that_was_not_signed_is_not_found(client):
    (cut,), (other,) = font_cuts("kai", POEM), font_cuts("kai", POEM | {"新"})
    packed, signature = other.url.split("/")[-1], cut.url.split("/")[-2]
    forged = cut.url.rsplit("/", 1)[0] + "/" + packed

    assert signature in forged
    assert [client.get(url).status_code for url in (forged, cut.url.replace("/kai/", "/song/"))] == [404, 404]
    assert not fonts_folder().exists()


def test_font_comes_even_when_the_store_is_in_trouble(client):
    fonts_folder().parent.mkdir(parents=True, exist_ok=True)
    fonts_folder().write_text("a file where the folder should be")

    assert characters_of(client.get(font_cuts("kai", POEM)[0].url)) == POEM


def test_visitor_does_not_wait_long_for_others_fonts(client):
    (cut,) = font_cuts("kai", POEM)
    with fonts._one_at_a_time:
        busy = client.get(cut.url)

    assert (busy.status_code, busy.headers["Cache-Control"]) == (429, "no-store")
    assert client.get(cut.url).status_code == 200


def test_many_characters_come_in_several_files():
    characters = frozenset(map(chr, range(0x4E00, 0x4E00 + MOST_IN_ONE + 1)))
    cuts = font_cuts("song", characters)

    assert [len(cut.characters) for cut in cuts] == [MOST_IN_ONE, 1]
    assert frozenset().union(*(cut.characters for cut in cuts)) == characters


def test_no_character_needs_no_font():
    assert font_cuts("song", frozenset()) == []


def test_ranges_are_written_as_css_has_them():
    assert unicode_range({"一", "丁", "丂", "中"}) == "U+4E00-4E02,U+4E2D"


@given(st.sets(st.integers(1, 0x10FFFF), max_size=200))
def test_packed_characters_come_back(codes):
    assert _unpack(_pack(sorted(codes))) == sorted(codes)


def test_cache_is_thinned_from_its_oldest_end():
    import os

    for number in range(4):
        keep_cached(f"fonts/{number}", b"font")
        os.utime(storages["renditions"].path(f"fonts/{number}"), (number, number))

    assert thin_out("fonts", most=2) == 2
    assert [read_cached(f"fonts/{number}") for number in range(4)] == [None, None, b"font", b"font"]
