"""How far a camera's clock is off, which decides whether it believes a signed question."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from streams.onvif.element import child, number

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_UNITS = ((86_400.0, "d"), (3600.0, "h"), (60.0, "min"), (1.0, "s"))
NOTABLE = timedelta(seconds=5)
"""Within this a clock counts as right: its answer has whole seconds and travelled for a while."""


def camera_time(answer: Element) -> datetime | None:
    """Return the UTC time in an answer to GetSystemDateAndTime, None where it has none."""
    utc = child(answer, "SystemDateAndTime", "UTCDateTime")
    day, time = child(utc, "Date"), child(utc, "Time")
    try:
        year, month, date = (int(number(day, unit)) for unit in ("Year", "Month", "Day"))
        hour, minute, second = (int(number(time, unit)) for unit in ("Hour", "Minute", "Second"))
        return datetime(year, month, date, hour, minute, second, tzinfo=UTC)
    except (ValueError, OverflowError):
        return None


def offset_words(offset: timedelta | None) -> str:
    """Return in a few characters how far a clock is off: `right`, `+3 h`, `-2 min`, `unknown`."""
    if offset is None:
        return "unknown"
    if abs(offset) < NOTABLE:
        return "right"
    seconds = offset.total_seconds()
    size, unit = next((size, unit) for size, unit in _UNITS if abs(seconds) >= size)
    return f"{seconds / size:+.0f} {unit}"
