"""Reads plain texts and captions: encoding, lines, and whether there is anything to be read. Line breaks are the work.

Called by probing; documents (.docx) are read in `documents`.
"""

import codecs
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from media_pipeline.exceptions import RefusedFile
from media_pipeline.wording import fill

MOST_BYTES = 5_000_000

_LINE_END = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16"),
)
_LOOK_EMPTY = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u2800\u3164\uffa0\ufe0e\ufe0f")
"""Characters that have no look of their own although Unicode counts them as letters, marks or symbols."""


@dataclass(frozen=True)
class ReadText:
    """A text as lines, without line ends, and the encoding it was in ('' for a document)."""

    lines: tuple[str, ...]
    encoding: str

    @property
    def text(self) -> str:
        """The lines, joined by line feeds."""
        return "\n".join(self.lines)


def read_text(path: Path) -> ReadText:
    """Return the text of a plain text file. Raises RefusedFile: too long, unknown encoding, nothing to be seen."""
    if path.stat().st_size > MOST_BYTES:
        raise RefusedFile(
            "text_too_long",
            fill(_("The text file is larger than %(limit)s MB. Send the text alone."), limit=MOST_BYTES // 1_000_000),
        )
    text, encoding = decode(path.read_bytes())
    return ReadText(refuse_invisible(split_lines(text)), encoding)


def decode(content: bytes) -> tuple[str, str]:
    """Return text and name of its encoding: by its mark, else UTF-8 if it is valid, else GB18030, then Big5.

    No statistics: a poem is too short for them. GB18030 holds all of GBK and GB2312.
    """
    for mark, codec, shown in _MARKS:
        if content.startswith(mark):
            return _decoded(content[len(mark) :], codec), shown
    wide = _unmarked_utf16(content)
    if wide:
        return _decoded(content, wide), "utf-16"
    for codec in ("utf-8", "gb18030", "big5"):
        try:
            return content.decode(codec), codec
        except UnicodeDecodeError:
            continue
    raise _unknown_encoding()


def split_lines(text: str) -> tuple[str, ...]:
    """Return the lines: every line end counts once, blank lines and spaces are kept, control characters are not."""
    lines = _LINE_END.split(text)
    if lines and lines[-1] == "":
        lines.pop()
    return tuple("".join(filter(_is_kept, line)) for line in lines)


def refuse_invisible(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Return the lines, or raise RefusedFile if no character in them can be seen."""
    if any(is_visible(character) for line in lines for character in line):
        return lines
    raise RefusedFile(
        "no_visible_text", _("The text has no character that can be seen. Write the text, save it, and send it again.")
    )


def is_visible(character: str) -> bool:
    """Tell whether a character can be seen by itself."""
    return unicodedata.category(character)[0] not in "ZC" and character not in _LOOK_EMPTY


def _is_kept(character: str) -> bool:
    return character == "\t" or (character != "\ufeff" and unicodedata.category(character) != "Cc")


def _unmarked_utf16(content: bytes) -> str:
    if b"\0" not in content[:4096] or len(content) % 2:
        return ""
    even, odd = content[:4096:2].count(0), content[1:4096:2].count(0)
    return "utf-16-le" if odd > even else "utf-16-be"


def _decoded(content: bytes, codec: str) -> str:
    try:
        return content.decode(codec)
    except UnicodeDecodeError as error:
        raise _unknown_encoding() from error


def _unknown_encoding() -> RefusedFile:
    return RefusedFile(
        "unknown_encoding",
        _("The characters of the text can't be read. In your editor, choose Save As with the encoding UTF-8, "
          "and send that file."),
    )  # fmt: skip
