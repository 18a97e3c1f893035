"""Covering names in a text that judges will read. Values in, values out; no database."""

import re
from collections.abc import Iterable

COVER = "▇▇"
SHORTEST = 2  # one character, such as 云, is a word of any poem before it is a name
LATIN_GAP = r"[\s,.-]*"
GAP = "[ \\t\\u00a0\\u3000·・.-]*"


def names_pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    """Return a pattern that finds the names, longest first; None without a name long enough.

    A Chinese name is also found with spaces between its characters, a Latin one in any case, in both orders of two
    words, and only as whole words.
    """
    found: set[str] = set()
    for name in names:
        words = name.split()
        if len("".join(words)) < SHORTEST:
            continue
        if name.isascii():
            orders = [words, words[::-1]] if len(words) == 2 else [words]
            for order in orders:
                found.add(rf"(?<![^\W_]){LATIN_GAP.join(re.escape(word) for word in order)}(?![^\W_])")
        else:
            found.add(GAP.join(re.escape(character) for character in "".join(words)))
    if not found:
        return None
    return re.compile("|".join(sorted(found, key=lambda part: (-len(part), part))), re.IGNORECASE)


def blind(text: str, pattern: re.Pattern[str] | None) -> str:
    """Return the text with each name covered."""
    return pattern.sub(COVER, text) if pattern else text
