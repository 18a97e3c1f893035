"""Which characters a finished page sets in which face, read from its HTML. Pure: text in, characters out.

The classes named here are those that the style sheets set in Kai; a test holds the two together. A character counted for
the wrong face is no harm: it is then shown in the next font of the stack.
"""

import re
from dataclasses import dataclass, field
from html import unescape

SONG, KAI = "song", "kai"
KAI_CLASSES = frozenset(
    [
        "blank-mark",
        "call-row-kinds",
        "call-wall-name",
        "calls-head",
        "calls-none",
        "hang-words",
        "handroll-lead",
        "handroll-tail",
        "kind-help",
        "lead-sub",
        "notice-text",
        "preface",
        "prize-character",
        "prose-card-text",
        "room-text",
        "site-foot-words",
        "statement",
        "text-card-prose",
        "tier-name",
        "titlewall-name",
        "verse",
        "wall-text",
    ]
)
SONG_CLASSES = frozenset({"blank-large", "verse-title", "verse-tune"})
"""Song again inside Kai; headings always are."""
ENGLISH_SONG_CLASSES = frozenset(
    [
        "call-row-kinds",
        "call-wall-name",
        "calls-head",
        "calls-none",
        "kind-help",
        "lead-sub",
        "notice-text",
        "preface",
        "room-text",
        "statement",
        "titlewall-name",
        "wall-text",
    ]
)
"""Kai on Chinese pages only."""
HEADINGS = frozenset({"h1", "h2", "h3"})
VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])

LATIN = frozenset(map(chr, range(0x20, 0x7F))) | frozenset("\u00a0©«°±·»×–—‘’“”…\n\r\t")
"""In files of their own (static/css/fonts.css), the same for every page."""
SHELL = frozenset(
    "展藏征集检索报送评审跳到正文入口平面图一二三厅上下件作品奖项间号年月日行尺寸等片长已看所成在用与的这"
    "引编复制接链存卡享扫机手点放创分览回　，。、：；／《》（）←→︿﹀"
)
"""Stand on about half of the pages or more, so they are one file for all: one too many costs a visitor 300 bytes, once."""

TOKEN = re.compile(
    r"<!--.*?-->|<(?P<skipped>head|script|style|template)\b.*?</(?P=skipped)\s*>"
    r"|<(?P<end>/?)(?P<tag>[a-z][a-z0-9]*)(?P<attributes>(?:\"[^\"]*\"|'[^']*'|[^>\"'])*)>|(?P<text>[^<]+)",
    re.DOTALL | re.IGNORECASE,
)
CLASS = re.compile(r'\bclass="([^"]*)"')
CUT = re.compile(r'\bdata-cut="([^"]*)"')
SAID_LATER = re.compile(r'\b(?:data-[a-z-]+|placeholder)="([^"]*[^\x00-\x7f][^"]*)"')


@dataclass
class Setting:
    """The characters of a page by face; and those of each part that has a cut of its own (`data-cut`), by its name."""

    page: dict[str, set[str]] = field(default_factory=lambda: {SONG: set(), KAI: set()})
    parts: dict[str, dict[str, set[str]]] = field(default_factory=dict)


@dataclass(frozen=True)
class _Open:
    tag: str
    face: str
    part: str | None


def setting_of(html: str) -> Setting:
    """Return what a page sets in Song and in Kai, without what is in `LATIN` and, for Song, in `SHELL`."""
    setting = Setting()
    is_english = bool(re.search(r'<html[^>]*\blang="en"', html))
    kai = KAI_CLASSES - ENGLISH_SONG_CLASSES if is_english else KAI_CLASSES
    stack = [_Open("", SONG, None)]
    for token in TOKEN.finditer(html):
        here = stack[-1]
        if text := token["text"]:
            if not text.isspace():
                _add(setting, here, unescape(text))
        elif tag := token["tag"]:
            tag, attributes = tag.lower(), token["attributes"] or ""
            if token["end"]:
                _close(stack, tag)
                continue
            opened = _opened(here, tag, attributes, kai)
            for said in SAID_LATER.findall(attributes):
                _add(setting, opened, unescape(said))
            if tag not in VOID and not attributes.endswith("/"):
                stack.append(opened)
    return setting


def _add(setting: Setting, where: _Open, text: str) -> None:
    faces = setting.page
    if where.part is not None:
        faces = setting.parts.setdefault(where.part, {SONG: set(), KAI: set()})
    spare = LATIN | SHELL if where.face == SONG else LATIN
    faces[where.face] |= set(text) - spare


def _opened(around: _Open, tag: str, attributes: str, kai: frozenset[str]) -> _Open:
    face, part = around.face, around.part
    if found := CLASS.search(attributes):
        names = set(found[1].split())
        if names & kai:
            face = KAI
        if names & SONG_CLASSES:
            face = SONG
    if tag in HEADINGS:
        face = SONG
    if found := CUT.search(attributes):
        part = found[1]
    return _Open(tag, face, part)


def _close(stack: list[_Open], tag: str) -> None:
    """Leave the nearest open element of that name, and those in it that were never closed."""
    for place in range(len(stack) - 1, 0, -1):
        if stack[place].tag == tag:
            del stack[place:]
            return
