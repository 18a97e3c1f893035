"""Sentences for people that carry values and are translated when they are shown, not when they are made."""

from typing import TYPE_CHECKING, cast

from django.utils.functional import lazy

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


def _filled(sentence: "str | StrPromise", values: "dict[str, str | int | float | StrPromise]") -> str:
    return str(sentence) % values


_lazily_filled = lazy(_filled, str)


def fill(sentence: "str | StrPromise", **values: "str | int | float | StrPromise") -> "StrPromise":
    """Return the sentence with its named printf placeholders filled, as a lazy string.

    `%` on a lazy string translates at once; this one waits until the reader's language is known.
    """
    return cast("StrPromise", _lazily_filled(sentence, values))
