"""Reads CAP's moments: a date, a time and a zone, which many senders write in other ways."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Final, NamedTuple

_MOMENT: Final = re.compile(
    r"(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(?:[.,]\d+)?\s*(Z|z|[+-]\d{2}:?\d{2})?"
)


_FIRST: Final = datetime(2, 1, 1, tzinfo=UTC)
_LAST: Final = datetime(9999, 1, 1, tzinfo=UTC)
"""What is to count for ever is written as the last second of 9999, which is none in other zones."""


class Instant(NamedTuple):
    """A moment.

    Attributes:
        at: It, with a time zone.
        zoned: Whether the zone was written; it is UTC otherwise.
    """

    at: datetime
    zoned: bool


def read_instant(text: str) -> Instant | None:
    """Return the moment in a text, None where there is none.

    CAP wants ``2026-11-21T18:00:00+09:00`` and forbids ``Z``, which is read all the same; parts
    of a second are dropped, for they are no part of CAP and would break references; beyond the
    years 2 to 9998 nothing is told apart.
    """
    found = _MOMENT.fullmatch(text.strip())
    if found is None:
        return None
    day, time, zone = found.groups()
    offset = "+00:00" if zone in (None, "Z", "z") else zone
    try:
        at = datetime.fromisoformat(f"{day}T{time}{offset}")
        known = max(_FIRST, min(at, _LAST))
    except ValueError:
        return None  # a 30 February, or an offset of 25 hours
    return Instant(known, zone is not None)


def instant_text(at: datetime) -> str:
    """Return a moment as CAP writes it: whole seconds, and an offset that is never ``Z``."""
    text = at.replace(microsecond=0).isoformat()
    return text[:-6] + "-00:00" if text.endswith("+00:00") else text
