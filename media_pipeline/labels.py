"""Makes the name that a file was sent under fit to be shown. Nothing is ever stored or opened by such a name."""

import re
import unicodedata

from media_pipeline.text import is_visible

LONGEST_LABEL = 120
"""Characters of a label; with the extension kept, and never cut inside a joined character."""

_SEPARATORS = re.compile(r"[/\\]")
_JOINERS = ("\u200c", "\u200d")
_EXTENSION = re.compile(r"\.\w{1,8}$")


def clean_label(name: str) -> str:
    """Return the last part of the name in NFC, without control or direction characters, '' if nothing is left.

    A name that is too long is shortened between whole characters, and keeps its extension.
    """
    last = _SEPARATORS.split(name)[-1]
    shown = "".join(character for character in unicodedata.normalize("NFC", last) if _is_shown(character)).strip()
    if not any(is_visible(character) and character != "." for character in shown):
        return ""
    return shorten(shown)


def shorten(label: str, most: int = LONGEST_LABEL) -> str:
    """Return the label with at most so many characters, the last being its extension."""
    if len(label) <= most:
        return label
    match = _EXTENSION.search(label)
    extension = match.group() if match else ""
    stem = label[: most - len(extension) - 1]
    return cut_between_characters(stem) + "…" + extension


def cut_between_characters(text: str) -> str:
    """Return the text without a last character that is torn: one that waits for a joiner's other half."""
    return text.rstrip("".join(_JOINERS))


def _is_shown(character: str) -> bool:
    # Cc, Cs, Co, Cn, and Cf but for the joiners that Persian names and joined emoji need.
    category = unicodedata.category(character)
    if category in {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"}:
        return False
    return category != "Cf" or character in _JOINERS
