"""Reads and writes the durations of XML, in which cameras say how long a movement may last."""

from __future__ import annotations

import re
from typing import Final

_PARTS: Final = re.compile(
    r"P(?:(?P<d>\d+)D)?(?:T(?:(?P<h>\d+)H)?(?:(?P<m>\d+)M)?(?:(?P<s>\d+(?:\.\d+)?)S)?)?"
)
_SECONDS: Final = {"d": 86_400.0, "h": 3_600.0, "m": 60.0, "s": 1.0}


def read_duration(text: str) -> float | None:
    """Return the seconds in an xs:duration of days or less, None where it is none."""
    match = _PARTS.fullmatch(text.strip())
    if match is None or not any(match.groups()):
        return None
    return sum(float(match[unit] or 0) * size for unit, size in _SECONDS.items())


def duration(seconds: float) -> str:
    """Return seconds as an xs:duration."""
    return f"PT{seconds:g}S"
