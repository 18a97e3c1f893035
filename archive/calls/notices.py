"""A notice or a call's rules, typed as plain text, taken apart for a page: headings, numbered clauses, paragraphs."""

import re
from dataclasses import dataclass

CLAUSE = re.compile(
    r"^\s*((?:第?[一二三四五六七八九十百]+[条、.．]|（[一二三四五六七八九十]+）|\d{1,3}[.、．)）]))\s*(.+)$"
)


@dataclass(frozen=True)
class Passage:
    """One line of a notice. `mark` is a clause's own number, as it was typed."""

    text: str
    mark: str = ""
    is_heading: bool = False


def read_notice(text: str) -> list[Passage]:
    """Return the passages of a text: each line is one; '## ' begins a heading, a number a clause."""
    passages = []
    for line in (line.strip() for line in text.splitlines()):
        if not line:
            continue
        if line.startswith("#"):
            passages.append(Passage(line.lstrip("#").strip(), is_heading=True))
        elif clause := CLAUSE.match(line):
            passages.append(Passage(clause[2], mark=clause[1]))
        else:
            passages.append(Passage(line))
    return passages
