"""Reads the moments that people write, in their own time, and writes moments for people."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

SPAN = re.compile(r"(\d+)([smhd])")
CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?")
UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


class MomentError(ValueError):
    """A text is no moment; says what is."""


def moment(text: str, now: datetime) -> datetime:
    """The moment that a text means.

    Args:
        text: ``2026-11-21T14:03``, with seconds or an offset if wanted; ``2026-11-21``; ``14:03``
            for today; ``2h`` for two hours ago (s, m, h, d).
        now: This moment, with the zone in which texts without an offset are meant.

    Raises:
        MomentError: It is none of these.
    """
    plain = text.strip()
    span = SPAN.fullmatch(plain)
    clock = CLOCK.fullmatch(plain)
    try:
        if span:
            return now - timedelta(**{UNITS[span[2]]: int(span[1])})
        if clock:
            hour, minute, second = (int(part or 0) for part in clock.groups())
            return now.replace(hour=hour, minute=minute, second=second, microsecond=0)
        found = datetime.fromisoformat(plain)
    except (ValueError, OverflowError):
        raise MomentError(
            f"found '{text}', expected a moment such as 2026-11-21T14:03, 14:03 or 2h (ago)"
        ) from None
    return found if found.tzinfo else found.replace(tzinfo=now.tzinfo)


def written(at: datetime, zone: datetime) -> str:
    """A moment as people read it.

    Args:
        at: The moment.
        zone: Any moment of the zone that they live in.
    """
    return f"{at.astimezone(zone.tzinfo):%Y-%m-%d %H:%M:%S}"
