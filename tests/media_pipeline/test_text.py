"""Texts keep their lines and spaces, whatever their encoding."""

from pathlib import Path

import pytest

from media_pipeline.documents import read_document
from media_pipeline.exceptions import RefusedFile
from media_pipeline.text import decode, read_text, split_lines
from media_pipeline.video.captions import srt_to_vtt
from tests.media_pipeline.samples import POEM, document


@pytest.mark.parametrize(
    ("codec", "mark", "shown"),
    [
        ("utf-8", b"", "utf-8"),
        ("utf-8", b"\xef\xbb\xbf", "utf-8"),
        ("gb18030", b"", "gb18030"),
        ("utf-16-le", b"\xff\xfe", "utf-16"),
        ("utf-16-be", b"\xfe\xff", "utf-16"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_the_same_in_every_encoding(tmp_path: Path, codec: str, mark: bytes, shown: str, end: str) -> None:
    path = tmp_path / "poem.txt"
    path.write_bytes(mark + end.join([*POEM, ""]).encode(codec))

    read = read_text(path)

    assert (read.lines, read.encoding) == (POEM, shown)


def test_wide_text_without_a_mark_is_read() -> None:
    assert decode("A line, 春风\r\n".encode("utf-16-le")) == ("A line, 春风\r\n", "utf-16")


def test_mixed_line_ends_count_once() -> None:
    assert split_lines("a\r\nb\nc\rd\u2028e\x85\n") == ("a", "b", "c", "d", "e", "")


def test_text_of_invisible_characters_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.write_text("\u200b\u200d\ufeff\u2800 \u3000\n", encoding="utf-8")

    with pytest.raises(RefusedFile) as caught:
        read_text(path)

    assert caught.value.code == "no_visible_text"


def test_document_shows_what_a_reader_sees(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:t>　　试墨</w:t><w:br/><w:t>似霜</w:t></w:r></w:p>"
        "<w:p><w:del><w:r><w:delText>DELETED</w:delText></w:r></w:del><w:ins><w:r><w:t>添上</w:t></w:r></w:ins></w:p>"
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>HIDDEN</w:t></w:r></w:p>"
    )

    read, _properties = read_document(document(tmp_path / "poem.docx", body))

    assert read.lines == ("　　试墨", "似霜", "添上")


@pytest.mark.parametrize(
    ("body", "content_type", "more", "code"),
    [
        ("<w:p/>", "macroEnabled.main+xml", (), "has_macros"),
        ("<w:p/>", "document.main+xml", ("word/vbaProject.bin",), "has_macros"),
        ("<w:p>", "document.main+xml", (), "damaged_document"),
        ("<w:p/>", "document.main+xml", (), "no_visible_text"),
    ],
)
def test_document_is_refused(tmp_path: Path, body: str, content_type: str, more: tuple[str, ...], code: str) -> None:
    path = document(tmp_path / "file.docx", body, content_type=content_type, more=more)

    with pytest.raises(RefusedFile) as caught:
        read_document(path)

    assert caught.value.code == code


def test_captions_become_webvtt_with_their_markup_shown_as_text() -> None:
    lines = ["1", "00:00:00,500 --> 00:00:01,500", "春风 <b>试墨</b>", "", "2", "0:00:02,0 --> 00:00:03,000", "完"]

    assert srt_to_vtt(lines) == (
        "WEBVTT\n\n00:00:00.500 --> 00:00:01.500\n春风 &lt;b&gt;试墨&lt;/b&gt;\n\n00:00:02.000 --> 00:00:03.000\n完\n"
    )
