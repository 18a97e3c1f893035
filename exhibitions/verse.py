"""Reads a work's text: a poem's stanzas of lines, an article's passages, a transcription in both kinds of characters.

Pure: text in, values out. `visits` and `exhibit_visit` call it for the reading pages, `showing` for cards.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from opencc import OpenCC

BLANK_LINE = re.compile(r"\n(?:[ \t]*\n)+")
MARKS = "，。、；：？！“”‘’（）《》〈〉「」『』【】…—·,.;:?!"
MARK = re.compile(f"[{re.escape(MARKS)}]")
HEADING = re.compile(r"^#{1,6}\s+")
NOTE = re.compile(r"^\[\^(\w+)\]:\s*")
NOTE_SIGN = re.compile(r"\[\^\w+\]")
LEVEL_MARKS = frozenset("—…")  # set along the line even where other marks hang


@dataclass(frozen=True)
class Line:
    """A line of verse, in parts: (text, hangs beside the column). `begins_at`: seconds into the recitation."""

    parts: tuple[tuple[str, bool], ...]
    begins_at: float | None = None


Stanzas = list[list[Line]]


@dataclass(frozen=True)
class Passage:
    """A heading, a paragraph or a note of an article."""

    kind: str
    text: str


@dataclass(frozen=True)
class Transcription:
    """A transcription in simplified and in traditional characters."""

    simplified: Stanzas
    traditional: Stanzas


def blocks_of(text: str) -> list[str]:
    """Return the parts of a text that empty lines hold apart, each with its own line breaks and indents."""
    return [block.strip("\n") for block in BLANK_LINE.split(text.replace("\r\n", "\n").strip("\n")) if block.strip()]


def _parts(line: str) -> tuple[tuple[str, bool], ...]:
    pieces = (piece for piece in MARK.split(line))
    marks = MARK.findall(line)
    parts: list[tuple[str, bool]] = []
    for piece, mark in zip(pieces, [*marks, ""], strict=True):
        if piece:
            parts.append((piece, False))
        if mark:
            parts.append((mark, mark not in LEVEL_MARKS))
    return tuple(parts)


def stanzas_of(text: str, *, begin_at: Sequence[float] = ()) -> Stanzas:
    """Return a poem's stanzas of lines. `begin_at`: seconds at which each line's recitation begins, in order."""
    starts = list(begin_at)
    stanzas: Stanzas = []
    number = 0
    for block in blocks_of(text):
        lines = []
        for line in block.split("\n"):
            lines.append(Line(_parts(line), starts[number] if number < len(starts) else None))
            number += 1
        stanzas.append(lines)
    return stanzas


def passages_of(text: str) -> list[Passage]:
    """Return an article's headings (`## `), paragraphs and notes (`[^1]: `). No other marks are known; nothing is HTML."""
    passages = []
    for block in blocks_of(text):
        stripped = block.strip()
        if heading := HEADING.match(stripped):
            passages.append(Passage("heading", stripped[heading.end() :].strip()))
        elif note := NOTE.match(stripped):
            passages.append(Passage("note", stripped[note.end() :]))
        else:
            passages += [
                Passage("paragraph", paragraph)
                for line in stripped.split("\n")
                if (paragraph := NOTE_SIGN.sub("", line).strip(" \t　"))
            ]
    return passages


@lru_cache(maxsize=2)
def _converter(name: str) -> OpenCC:
    return OpenCC(name)


def transcription_of(text: str) -> Transcription | None:
    """Return the text in simplified and traditional characters (OpenCC), None for an empty one."""
    if not text.strip():
        return None
    return Transcription(
        stanzas_of(_converter("t2s").convert(text)),
        stanzas_of(_converter("s2t").convert(text)),
    )
