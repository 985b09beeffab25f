"""Reads the moments that Korean systems write, in all their spellings, as aware moments."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

KST = timezone(timedelta(hours=9), "KST")
"""Korea has no summer time, so that this needs no table of zones."""

_DIGITS = re.compile(r"\D+")
_DAY, _SECOND = 8, 14


def read_moment(text: str) -> datetime:
    """Return the moment in `text`, written in Korean time.

    Known are ``2026-07-21 09:00:10``, ``2026-04-30 14:00``, ``202603091500``, ``20260309``,
    ``2026.03.09``, fractions of a second, and hour 24, by which AirKorea means the next midnight.

    Raises:
        ValueError: There is none.
    """
    digits = _DIGITS.sub("", text)
    if len(digits) < _DAY or not text.isascii():
        raise ValueError(f"{text!r} is no moment")
    hour = int(digits[_DAY : _DAY + 2] or 0)
    rest = f"{digits[:_DAY]}00{digits[_DAY + 2 : _SECOND]}".ljust(_SECOND, "0")
    try:
        day = datetime.strptime(rest, "%Y%m%d%H%M%S").replace(tzinfo=KST)
    except ValueError:
        raise ValueError(f"{text!r} is no moment") from None
    if hour > 24:
        raise ValueError(f"{text!r} is no moment")
    return (day + timedelta(hours=hour)).astimezone(UTC)


def read_posix(seconds: float) -> datetime:
    """Return the moment that is `seconds` after 1970.

    Raises:
        ValueError: There is none.
    """
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, OSError):
        raise ValueError(f"{seconds} s since 1970 is no moment") from None


def next_day(now: datetime) -> datetime:
    """Return the next midnight in Korea, when the quotas of its systems begin anew."""
    today = now.astimezone(KST).replace(hour=0, minute=0, second=0, microsecond=0)
    return (today + timedelta(days=1)).astimezone(UTC)


def day_of(now: datetime) -> str:
    """Return the day of `now` in Korea, as ``2026-11-21``."""
    return now.astimezone(KST).date().isoformat()
