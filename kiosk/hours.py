"""Says whether the screen is to be dark now, by the document's hours and the clock: pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from layouts.kiosk import ScreenOff

DAY = timedelta(days=1)


def dark(hours: Sequence[ScreenOff], now: datetime) -> bool:
    """Return whether the screen is to be dark.

    Hours that pass midnight belong to the day on which they began.

    Args:
        hours: Of the document.
        now: With its zone, which is the kiosk's.
    """
    return any(_within(one, now) for one in hours)


def _within(one: ScreenOff, now: datetime) -> bool:
    if not one.hours.dark(now):
        return False
    begins, ends = one.hours.begins, one.hours.ends
    passes = begins is not None and ends is not None and begins > ends
    after_midnight = passes and begins is not None and now.timetz().replace(tzinfo=None) < begins
    began = now - DAY if after_midnight else now
    return began.weekday() in one.days
