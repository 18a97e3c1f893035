"""The fonts of a page: every character is in one of them, in the right face, and no visitor's word is ever cut."""

import re
from html import unescape
from pathlib import Path

import pytest
from django.conf import settings as django_settings

from archive.works.models import Work
from exhibitions.typesetting import (
    ENGLISH_SONG_CLASSES,
    KAI,
    KAI_CLASSES,
    LATIN,
    SHELL,
    SONG,
    SONG_CLASSES,
    setting_of,
)
from media_pipeline import fonts
from tests.factories.exhibitions import ExhibitFactory, RoomFactory

STYLES = Path(django_settings.BASE_DIR) / "static" / "css"
OF_THE_DESKS = frozenset(["bar", "chair", "entry", "judge", "judge_rounds", "light_table", "receipt", "submit", "unit"])
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
FACE = re.compile(r'@font-face\{font-family:"Zhancang (Song|Kai)".*?src:url\("([^"]+)"\).*?unicode-range:([^}]+)\}')


def rules_with(face: str, *, english: bool) -> list[set[str]]:
    """Return the classes of every gallery rule that sets the face, one set for each of its selectors."""
    found = []
    for file in [*STYLES.glob("components/*.css"), *STYLES.glob("pages/*.css")]:
        if file.stem in OF_THE_DESKS:
            continue
        for selectors, body in RULE.findall(file.read_text("utf-8")):
            if not re.search(rf"font(-family)?:[^;]*var\(--{face}\)", body) or ("lang(en)" in selectors) is not english:
                continue
            plain = re.sub(r":not\([^)]*\)", "", selectors.split("*/")[-1]).replace(":is(", " ").replace(")", " ")
            found += [set(re.findall(r"\.([a-z-]+)", one)) for one in plain.split(",")]
    return found


def faces_of(html: str) -> dict[str, set[str]]:
    """Return face -> the characters that the page's own @font-face rules name."""
    named: dict[str, set[str]] = {SONG: set(), KAI: set()}
    for family, _url, ranges in FACE.findall(html):
        for part in ranges.split(","):
            first, _dash, last = part.removeprefix("U+").partition("-")
            named[family.lower()] |= set(map(chr, range(int(first, 16), int(last or first, 16) + 1)))
    return named


def text_of(html: str) -> set[str]:
    body = re.sub(r"(?s)<(script|style)\b.*?</\1>", "", html.split("<body", 1)[1])
    return set(unescape(re.sub(r"(?s)<[^>]*>", "", body))) - LATIN


def test_every_kai_rule_of_the_gallery_is_known():
    unknown = [classes for classes in rules_with("kai", english=False) if not classes & KAI_CLASSES]
    assert unknown == []


def test_every_kai_rule_that_english_pages_set_in_song_is_known():
    assert [classes for classes in rules_with("song", english=True) if not classes & ENGLISH_SONG_CLASSES] == [
        {"titlewall-mark"}  # song on Chinese pages too
    ]
    assert ENGLISH_SONG_CLASSES <= KAI_CLASSES


def test_song_inside_kai_is_known():
    inside = {name for classes in rules_with("song", english=False) for name in classes if name.startswith("verse-")}
    assert inside == {name for name in SONG_CLASSES if name.startswith("verse-")}


def test_characters_that_style_sheets_add_are_on_every_page():
    sheets = [file for file in STYLES.rglob("*.css") if file.stem not in OF_THE_DESKS | {"admin"}]
    added = {
        character
        for file in sheets
        for content in re.findall(r'content: "([^"\\\\]*)"', file.read_text("utf-8"))
        for character in content
    }

    assert added - LATIN - SHELL == set()


def test_each_text_counts_for_the_face_that_it_is_set_in():
    setting = setting_of(
        '<html lang="zh-Hans"><head><title>题</title></head><body><h1>山&#x6CB3;</h1>'
        '<div class="verse"><p class="verse-title">听星</p><p>银盘<br>静卧</p></div><!-- 注 -->'
        '<p data-copied="抄">夜<img alt="画"><script>"码"</script></p><section class="room-text"><h2>序</h2><p>墨</p></section>'
    )

    assert (setting.page[SONG], setting.page[KAI]) == (set("山河听星夜抄序"), set("银盘静卧墨"))


def test_part_with_a_cut_of_its_own_stands_apart():
    setting = setting_of('<html><body>夜<p data-cut="w1">墨<b class="statement">纸</b></p><p data-cut="w1">砚</p>')

    assert setting.page == {SONG: {"夜"}, KAI: set()}
    assert setting.parts == {"w1": {SONG: {"墨", "砚"}, KAI: {"纸"}}}


def test_english_page_sets_wall_texts_in_song_but_verse_in_kai():
    setting = setting_of('<html lang="en"><body><p class="statement">墨</p><p class="verse">纸</p>')

    assert setting.page == {SONG: {"墨"}, KAI: {"纸"}}


@pytest.mark.django_db
def test_every_character_of_a_room_is_in_one_of_its_fonts_and_each_font_answers(client):
    room = RoomFactory(hanging="wall", title="墨痕", note="自右而左，慢慢地走。")
    ExhibitFactory(room=room, wall_title="写字的手", wall_text="白天握镊子；夜里握笔。", entry__work__title="听星")
    html = client.get(room.url).content.decode()
    named = faces_of(html)

    assert text_of(html) <= named[SONG] | named[KAI]
    assert set("白天握镊子") <= named[KAI]
    assert set("听星写字的手") <= named[SONG]
    for family, url, _ranges in FACE.findall(html):
        assert client.get(url).status_code == 200, family
    assert 'nonce="' in html.split("@font-face")[0].rsplit("<style", 1)[1]


@pytest.mark.django_db
def test_changed_title_gets_another_address_and_the_old_one_answers(client):
    room = RoomFactory(hanging="salon")
    exhibit = ExhibitFactory(room=room)

    def addresses() -> set[str]:
        return {url for _family, url, _ranges in FACE.findall(client.get(room.url).content.decode())}

    before = addresses()
    Work.objects.filter(pk=exhibit.work_id).update(title="鸿雁来宾")
    after = addresses()

    assert before - after
    assert after - before
    assert all(client.get(url).status_code == 200 for url in before | after)


@pytest.mark.django_db
@pytest.mark.parametrize("word", ["鼱鼰", "听"])
def test_word_that_a_visitor_types_is_never_cut(client, word):
    ExhibitFactory(room=RoomFactory(), entry__work__title="听星")
    html = client.get("/search/", {"q": word}).content.decode()
    named = faces_of(html)

    assert not set("鼱鼰") & (named[SONG] | named[KAI])
    assert named[SONG] >= SHELL
    assert (set("听星") <= named[SONG]) is (word == "听")


@pytest.mark.django_db
def test_page_works_without_the_faces(client, settings, tmp_path):
    room = RoomFactory(title="墨痕")
    settings.BASE_DIR = tmp_path
    fonts._edition.cache_clear()
    try:
        html = client.get(room.url).content.decode()
    finally:
        fonts._edition.cache_clear()

    assert "墨痕" in html
    assert "@font-face" not in html


@pytest.mark.django_db
def test_place_of_a_picture_has_its_colour_before_it_comes(client, add_picture):
    room = RoomFactory(hanging="salon")
    add_picture(ExhibitFactory(room=room).work)
    html = client.get(room.url).content.decode()

    assert ' data-tone="#807060"' in html
    assert '[data-tone="#807060"]{--tone:#807060}' in html


@pytest.mark.django_db
def test_tiny_picture_is_written_once_into_the_style(client, add_picture):
    tiny = "data:image/webp;base64,UklGRlAAAABXRUJQ"
    room = RoomFactory(hanging="salon")
    work = ExhibitFactory(room=room).work
    add_picture(work)
    original = work.files.get().original
    original.placeholder = tiny
    original.save()
    html = client.get(room.url).content.decode()

    assert html.count(tiny) == 1
    assert f'[data-blur="b1"]{{--blur:url("{tiny}")}}' in html
    assert ' data-blur="b1"' in html
