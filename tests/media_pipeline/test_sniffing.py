"""Types are told by content; what isn't on the list is refused in words."""

import zipfile
from pathlib import Path

import pytest
from PIL import Image

from media_pipeline.exceptions import RefusedFile
from media_pipeline.sniffing import JPEG, PNG, sniff
from tests.media_pipeline.samples import scene


def test_type_comes_from_the_bytes_and_not_from_the_name(tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    scene().save(path, "png")

    assert sniff(path, name="photo.jpg") is PNG


@pytest.mark.parametrize("suffix", ["jpeg", "png", "tiff", "webp", "gif", "avif"])
def test_picture_types_are_recognised(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / "picture"
    scene().save(path, suffix)

    assert sniff(path, name="picture").format == suffix


@pytest.mark.parametrize(
    ("head", "file_format"),
    [
        (b"\0\0\0\x18ftypisom\0\0\0\0isommp42", "mp4"),
        (b"\0\0\0\x14ftypqt  \0\0\0\0qt  ", "mov"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "heic"),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1avif", "avif"),
        (b"\x1a\x45\xdf\xa3\x9fB\x86\x81\x01B\x82\x84webm", "webm"),
        (b"\x1a\x45\xdf\xa3\x9fB\x86\x81\x01B\x82\x88matroska", "matroska"),
        (b"RIFF\0\0\0\0AVI LIST", "avi"),
        (b"RIFF\0\0\0\0WAVEfmt ", "wav"),
        (b"FORM\0\0\0\0AIFFCOMM", "aiff"),
        (b"\0\0\x01\xba\x44", "mpeg"),
        ((b"\x47" + bytes(187)) * 4, "mpegts"),
        (b"ID3\x04\0", "mp3"),
        (b"\xff\xfb\x90\x00", "mp3"),
        (b"\xff\xf1\x50\x80", "aac"),
        (b"fLaC\0", "flac"),
        (b"OggS\0", "ogg"),
        (b"WEBVTT\n\n", "vtt"),
        (b"\xef\xbb\xbf1\r\n00:00:01,000 --> 00:00:02,500\r\n", "srt"),
        ("1\n00:00:01.0 --> 00:00:02.5\n春风".encode("utf-16"), "srt"),
        (b"00:00:01,000 --> nowhere\n", "txt"),
        ("春风".encode("gb18030"), "txt"),
        ("春风".encode("utf-16"), "txt"),
        (b"II+\0\x08\0\0\0", "tiff"),
    ],
)
def test_other_types_are_recognised(tmp_path: Path, head: bytes, file_format: str) -> None:
    path = tmp_path / "file"
    path.write_bytes(head)

    assert sniff(path, name="file").format == file_format


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "scan.jpg", "empty"),
        (b"#EXTM3U\nfile:///etc/passwd\n", "clip.mp4", "type_not_taken"),
        (b"\xef\xbb\xbf#EXTM3U\nfile:///etc/passwd\n", "clip.mp4", "type_not_taken"),
        (b"ffconcat version 1.0\nfile /etc/passwd\n", "clip.mp4", "type_not_taken"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "logo.png", "type_not_taken"),
        (b"<?xml version='1.0'?>\n<!-- x -->\n<svg/>", "logo.svg", "type_not_taken"),
        (b"<!DOCTYPE html><html></html>", "poem.txt", "type_not_taken"),
        (b"<?php system('x');", "work.php.jpg", "type_not_taken"),
        (b"MZ\x90\0", "setup.jpg", "type_not_taken"),
        (b"%PDF-1.7", "scan.pdf", "type_not_taken"),
        (b"\x01\x02\x03\x04", "what.jpg", "unknown_type"),
    ],
)
def test_what_is_not_on_the_list_is_refused(tmp_path: Path, content: bytes, name: str, code: str) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)

    with pytest.raises(RefusedFile) as caught:
        sniff(path, name=name)

    assert caught.value.code == code


def test_archive_that_is_no_document_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "works.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.jpg", "x")

    with pytest.raises(RefusedFile, match="an archive of files"):
        sniff(path, name="works.docx")


def test_jpeg_of_two_frames_is_a_jpeg(tmp_path: Path) -> None:
    path = tmp_path / "stereo.jpg"
    scene().save(path, "mpo", save_all=True, append_images=[Image.new("RGB", (300, 200))])

    assert sniff(path, name="stereo.jpg") is JPEG
