"""Text to search words: folding, Chinese bigrams, pinyin. Pure; used on both sides, by the index and by a query.

A search word is plain ASCII (`[a-z0-9]+`), so that no database's own tokeniser or query syntax ever touches it:

- `h` + code points: one Chinese character, or two that stand side by side;
- `w` + letters: a word in another script, whole;
- `p` + letters: the pinyin of a run of characters, from each of its characters to the end;
- `i` + letters: the initials of the same, so that 'tx' and 'tingxing' both find 听星, also in 秋夜听星.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from opencc import OpenCC

MAX_CHARACTERS = 20_000  # of one field; a PostgreSQL tsvector holds 1 MB at most
MAX_QUERY_CHARACTERS = 200
PINYIN_REACH = 12  # characters that a pinyin word covers; a longer one is found by its beginning
PREFIX_FROM = 3  # letters; a shorter word in Latin letters must stand whole

HAN = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
RUNS = re.compile(f"[{HAN}\u3041-\u30ff\uac00-\ud7af]+|[^\\W_{HAN}\u3041-\u30ff\uac00-\ud7af]+")


@dataclass(frozen=True)
class Term:
    """One search word of a query; `is_prefix` when a longer word may begin with it."""

    word: str
    is_prefix: bool = False


@cache
def _simplifier() -> OpenCC:
    return OpenCC("t2s")


def fold(text: str) -> str:
    """Return the text as it is compared: simplified, without width, case, accents and invisible characters."""
    text = unicodedata.normalize("NFKD", text).casefold()
    text = "".join(c for c in text if unicodedata.category(c) not in {"Mn", "Cf"})
    return str(_simplifier().convert(unicodedata.normalize("NFKC", text)))


def _code(kind: str, characters: str) -> str:
    return kind + "".join(c if c.isascii() else f"x{ord(c):x}" for c in characters)


def _is_cjk(run: str) -> bool:
    return not run[0].isascii() and bool(re.match(f"[{HAN}\u3041-\u30ff\uac00-\ud7af]", run))


def _pairs(run: str) -> Iterator[str]:
    for first, second in pairwise(run):
        yield first + second


def _pinyin(run: str) -> Iterator[str]:
    """Give the pinyin and the initials from each character on. A character without a reading ends the run."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415 -- its dictionaries take 0.4 s, which each process would start with

    readings: list[str] = [r if r.isascii() and r.isalpha() else "" for r in lazy_pinyin(list(run), errors="default")]
    if all(readings) and len(run) > 1:
        readings = lazy_pinyin(run)  # by phrase: 重庆 is chongqing
    for start in range(len(readings)):
        reach = readings[start : start + PINYIN_REACH]
        if "" in reach:
            reach = reach[: reach.index("")]
        if reach:
            yield _code("p", "".join(reach))
            yield _code("i", "".join(reading[0] for reading in reach))


def index_words(text: str, *, with_pinyin: bool = False) -> str:
    """Return the search words of a text to be found, each once, parted by spaces."""
    words: list[str] = []
    for run in RUNS.findall(fold(text[:MAX_CHARACTERS]).replace("\0", " ")):
        if not _is_cjk(run):
            words.append(_code("w", run))
            continue
        words += [_code("h", character) for character in run]
        words += [_code("h", pair) for pair in _pairs(run)]
        if with_pinyin:
            words += _pinyin(run)
    return " ".join(dict.fromkeys(words))


def query_terms(text: str) -> list[list[Term]]:
    """Return what a query asks for: every group must be met, by any one of its terms. Empty when it asks nothing."""
    groups: list[list[Term]] = []
    for run in RUNS.findall(fold(text[:MAX_QUERY_CHARACTERS]).replace("\0", " ")):
        if _is_cjk(run):
            groups += [[Term(_code("h", pair))] for pair in (_pairs(run) if len(run) > 1 else [run])]
            continue
        group = [Term(_code("w", run), is_prefix=len(run) >= PREFIX_FROM)]
        if run.isascii() and run.isalpha() and len(run) > 1:
            group += [Term(_code("p", run), is_prefix=True), Term(_code("i", run), is_prefix=True)]
        groups.append(group)
    return groups
