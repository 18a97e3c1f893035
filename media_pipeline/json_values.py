"""Turns what a file says of itself into values that every database keeps as JSON."""

import math
import re
from collections.abc import Mapping

_NOT_KEPT = re.compile("[\x00\ud800-\udfff]")
"""PostgreSQL refuses NUL in JSON, and half a surrogate pair is no character."""


def json_value(value: object) -> object:
    """Return the value as plain JSON: no NUL, no half characters, no infinite numbers; the unknown as its text."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, str):
        return _NOT_KEPT.sub("\N{REPLACEMENT CHARACTER}", value)
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, Mapping):
        return {str(json_value(str(key))): json_value(one) for key, one in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [json_value(one) for one in value]
    return json_value(str(value))
