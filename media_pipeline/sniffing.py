"""Tells a file's type from its first bytes, by an allow-list. The first door: nothing else opens a file before it.

What isn't on the list never reaches a decoder. A name's extension decides nothing, but that a text with a strange first
cue is captions when it is called so.
"""

import re
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePath

from django.utils.translation import gettext_lazy as _

from media_pipeline.enums import Medium
from media_pipeline.exceptions import RefusedFile
from media_pipeline.wording import fill

_HEAD_BYTES = 4096


@dataclass(frozen=True)
class FileType:
    """A type that is taken. `medium` None: a container whose streams tell film from recording.

    `demuxers` are the only ffmpeg demuxers that may open it.
    """

    format: str
    mime: str
    suffixes: tuple[str, ...]
    medium: Medium | None
    demuxers: str = ""


def _image(file_format: str, *suffixes: str) -> FileType:
    return FileType(file_format, f"image/{file_format}", suffixes, Medium.IMAGE)


JPEG = _image("jpeg", ".jpg", ".jpeg", ".jpe", ".mpo")
PNG = _image("png", ".png")
GIF = _image("gif", ".gif")
WEBP = _image("webp", ".webp")
TIFF = _image("tiff", ".tif", ".tiff")
AVIF = _image("avif", ".avif")
HEIC = _image("heic", ".heic", ".heif")

MP4 = FileType("mp4", "video/mp4", (".mp4", ".m4v", ".m4a", ".3gp"), None, "mov")
QUICKTIME = FileType("mov", "video/quicktime", (".mov", ".qt"), None, "mov")
MATROSKA = FileType("matroska", "video/x-matroska", (".mkv", ".mka"), None, "matroska")
WEBM = FileType("webm", "video/webm", (".webm",), None, "matroska")
AVI = FileType("avi", "video/x-msvideo", (".avi",), None, "avi")
MPEG = FileType("mpeg", "video/mpeg", (".mpg", ".mpeg", ".vob"), None, "mpeg")
MPEGTS = FileType("mpegts", "video/mp2t", (".ts", ".m2ts", ".mts"), None, "mpegts")
MXF = FileType("mxf", "application/mxf", (".mxf",), None, "mxf")
ASF = FileType("asf", "video/x-ms-asf", (".wmv", ".wma", ".asf"), None, "asf")
FLV = FileType("flv", "video/x-flv", (".flv",), None, "flv")
OGG = FileType("ogg", "application/ogg", (".ogg", ".ogv", ".oga", ".opus"), None, "ogg")
MP3 = FileType("mp3", "audio/mpeg", (".mp3",), Medium.AUDIO, "mp3")
WAV = FileType("wav", "audio/wav", (".wav",), Medium.AUDIO, "wav,w64")
FLAC = FileType("flac", "audio/flac", (".flac",), Medium.AUDIO, "flac")
AAC = FileType("aac", "audio/aac", (".aac",), Medium.AUDIO, "aac")
AIFF = FileType("aiff", "audio/aiff", (".aif", ".aiff", ".aifc"), Medium.AUDIO, "aiff")

TXT = FileType("txt", "text/plain", (".txt", ".text", ".md"), Medium.TEXT)
SRT = FileType("srt", "application/x-subrip", (".srt",), Medium.TEXT)
VTT = FileType("vtt", "text/vtt", (".vtt",), Medium.TEXT)
DOCX = FileType(
    "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", (".docx",), Medium.TEXT
)

AS_AUDIO = {"mp4": ("m4a", "audio/mp4"), "mov": ("m4a", "audio/mp4"), "ogg": ("ogg", "audio/ogg"),
            "webm": ("webm", "audio/webm"), "matroska": ("matroska", "audio/x-matroska"),
            "asf": ("wma", "audio/x-ms-wma")}  # fmt: skip
"""What a container is called when it holds sound only."""

_BRANDS_AVIF = {b"avif", b"avis"}
_BRANDS_HEIF = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}

_REFUSED_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"#EXTM3U", "a playlist"), (b"ffconcat", "a playlist"), (b"[playlist]", "a playlist"),
    (b"MZ", "a Windows program"), (b"\x7fELF", "a program"), (b"\xca\xfe\xba\xbe", "a program"),
    (b"%PDF", "a PDF"), (b"%!PS", "PostScript"), (b"Rar!", "an archive"), (b"7z\xbc\xaf", "an archive"),
    (b"\x1f\x8b", "an archive"), (b"8BPS", "a Photoshop file"), (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"{\\rtf", "an RTF file"), (b"BM", "a BMP picture"), (b"\xff\x0a", "a JPEG XL picture"),
)  # fmt: skip
_FOUND = {
    "a playlist": _("a playlist, which names other files"),
    "a Windows program": _("a Windows program"),
    "a program": _("a program"),
    "a script": _("a script"),
    "a PDF": _("a PDF document"),
    "PostScript": _("a PostScript document"),
    "an archive": _("an archive of files"),
    "a Photoshop file": _("a Photoshop document"),
    "an old Office file": _("an old Office document (.doc, .xls, .ppt)"),
    "an RTF file": _("an RTF document"),
    "a BMP picture": _("a BMP picture"),
    "a JPEG XL picture": _("a JPEG XL picture"),
    "an SVG drawing": _("an SVG drawing"),
    "a web page": _("a web page"),
    "an XML file": _("an XML file"),
}
_MARKUP = re.compile(
    rb"^\s*(<\?xml[^>]*>\s*|<!--.*?-->\s*|<!doctype[^>]*>\s*)*<(svg|html|head|body|script)\b", re.I | re.S
)
_XML_START = re.compile(rb"^\s*<(\?xml|!doctype\s)", re.I)
_SCRIPT_START = re.compile(rb"^\s*(<\?(php|=)|#!\s*/)", re.I)
_SRT_START = re.compile(rb"\s*(?:\d+\s*\n\s*)?\d{1,3}:\d{2}:\d{2}[,.]\d{1,3}\s*-->\s*\d{1,3}:\d{2}:\d{2}")
_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def sniff(path: Path, *, name: str) -> FileType:
    """Return the type of the file. Raises RefusedFile: empty, or a type that isn't taken, named if it is known."""
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    if not head:
        raise RefusedFile("empty", _("The file is empty. Choose the file again and send it once more."))
    found = _binary_type(head)
    if found:
        return found
    for start, what in _REFUSED_STARTS:
        if head.startswith(start) and (what != "a BMP picture" or head[6:10] == bytes(4)):
            raise _not_taken(what)
    if head.startswith(b"PK"):
        return _type_of_zip(path)
    return _text_type(head, name)


def _binary_type(head: bytes) -> FileType | None:
    starts: tuple[tuple[bytes, FileType], ...] = (
        (b"\xff\xd8\xff", JPEG), (b"\x89PNG\r\n\x1a\n", PNG), (b"GIF87a", GIF), (b"GIF89a", GIF),
        (b"II*\0", TIFF), (b"MM\0*", TIFF), (b"II+\0", TIFF), (b"MM\0+", TIFF),
        (b"\x00\x00\x01\xba", MPEG), (b"\x00\x00\x01\xb3", MPEG), (b"FLV\x01", FLV), (b"OggS", OGG),
        (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", ASF), (b"\x06\x0e\x2b\x34\x02\x05\x01\x01\x0d\x01\x02", MXF),
        (b"ID3", MP3), (b"fLaC", FLAC),
    )  # fmt: skip
    for start, file_type in starts:
        if head.startswith(start):
            return file_type
    if head[:4] in {b"RIFF", b"RF64"}:
        return {b"WEBP": WEBP, b"AVI ": AVI, b"WAVE": WAV}.get(head[8:12])
    if head[:4] == b"FORM" and head[8:12] in {b"AIFF", b"AIFC"}:
        return AIFF
    if head.startswith(b"\x1a\x45\xdf\xa3"):
        return WEBM if b"webm" in head[:64] else MATROSKA
    if head[4:8] in {b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip"}:
        return _type_by_brand(head)
    if _is_transport_stream(head):
        return MPEGTS
    return _elementary_sound(head)


def _type_by_brand(head: bytes) -> FileType:
    if head[4:8] != b"ftyp":
        return QUICKTIME
    length = min(int.from_bytes(head[:4], "big"), len(head))
    brands = [head[8:12], *(head[at : at + 4] for at in range(16, length - 3, 4))]
    if brands[0] in _BRANDS_AVIF or (brands[0] in {b"mif1", b"msf1"} and _BRANDS_AVIF & set(brands)):
        return AVIF
    if brands[0] in _BRANDS_HEIF:
        return HEIC
    return QUICKTIME if brands[0] == b"qt  " else MP4


def _is_transport_stream(head: bytes) -> bool:
    return any(
        len(head) > first + 2 * step and all(head[first + n * step] == 0x47 for n in range(3))
        for first, step in ((0, 188), (4, 192))
    )


def _elementary_sound(head: bytes) -> FileType | None:
    # A bare MPEG audio frame: 11 or 12 bits of sync, then version, layer, rate and frequency that exist.
    if len(head) < 4 or head[0] != 0xFF:
        return None
    if head[1] & 0xF6 == 0xF0:
        return AAC
    if head[1] & 0xE6 == 0xE2 and head[2] >> 4 not in {0, 15} and head[2] & 0x0C != 0x0C:
        return MP3
    return None


def _type_of_zip(path: Path) -> FileType:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, NotImplementedError) as error:
        raise _not_taken("an archive") from error
    if "[Content_Types].xml" in names and "word/document.xml" in names:
        return DOCX
    raise _not_taken("an archive")


def _text_type(head: bytes, name: str) -> FileType:
    is_wide = head.startswith(_BYTE_ORDER_MARKS[1:])
    narrow = head.replace(b"\0", b"")[2:] if is_wide else head.removeprefix(_BYTE_ORDER_MARKS[0])
    if _SCRIPT_START.match(narrow):
        raise _not_taken("a script")
    markup = _MARKUP.match(narrow)
    if markup:
        raise _not_taken("an SVG drawing" if markup.group(2).lower() == b"svg" else "a web page")
    if _XML_START.match(narrow):
        raise _not_taken("an XML file")
    if narrow.lstrip().startswith((b"#EXTM3U", b"ffconcat", b"[playlist]")):
        raise _not_taken("a playlist")
    if not is_wide and ((b"\0" in head and not _looks_wide(head)) or _has_control_bytes(narrow)):
        raise RefusedFile(
            "unknown_type",
            _("What kind of file this is can't be told from its content; it may be damaged. Send a common type: "
              "JPEG, PNG or TIFF; MP4 or MOV; M4A, MP3 or WAV; TXT or DOCX."),
        )  # fmt: skip
    if narrow.startswith(b"WEBVTT"):
        return VTT
    return SRT if _SRT_START.match(narrow) or PurePath(name).suffix.lower() == ".srt" else TXT


def _looks_wide(head: bytes) -> bool:
    # UTF-16 without a mark: every other byte of its spaces, digits and line ends is 0.
    return len(head) % 2 == 0 and b"\0\0" not in head


def _has_control_bytes(head: bytes) -> bool:
    return any(byte < 32 and byte not in b"\t\n\v\f\r\x1b\x1a\0" for byte in head)


def _not_taken(what: str) -> RefusedFile:
    return RefusedFile(
        "type_not_taken",
        fill(
            _("This file is %(found)s, whatever its name says. That type is not taken. Send a picture (JPEG, PNG, "
              "TIFF), a film (MP4, MOV), a recording (M4A, MP3, WAV) or a text (TXT, DOCX)."),
            found=_FOUND[what],
        ),
    )  # fmt: skip
