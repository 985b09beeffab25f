"""Tells the time by the clock in the station, whatever zone the machine was set to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, tzinfo
from functools import cache, partial
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


@cache
def zone(name: str) -> tzinfo | None:
    """Return a time zone by its IANA name.

    None, which is the machine's own to `datetime`, without a time zone database: the document's
    reader has refused every name that one does not know.
    """
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, ZoneInfoNotFoundError):
        return None


def station_clock(name: str) -> Callable[[], datetime]:
    """What tells the present moment, aware, in this time zone."""
    known = zone(name)
    return partial(datetime.now, known) if known else lambda: datetime.now().astimezone()
