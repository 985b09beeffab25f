"""An outside system's door: where it is, with which key, and how often it may be knocked at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from streams.feeds.key import Key
from streams.feeds.moment import next_day

RESERVE: Final = 0.05
"""The share of a day's calls that is kept for restarts and for somebody who looks by hand."""


@dataclass(frozen=True)
class Service:
    """A service.

    Attributes:
        id: Its id in the feeds document.
        address: ``http://HOST[:PORT][/PATH]``.
        key: The operator's key; None where it has none.
        key_name: The name by which the key is looked for; empty where none is named.
        per_day: How many calls it may be asked a day; None where that is not limited.
    """

    id: str
    address: str
    key: Key | None = None
    key_name: str = ""
    per_day: int | None = None


def most_calls(per_day: int) -> int:
    """Return how many of a day's calls the feeds may make; at least one."""
    return max(1, int(per_day * (1.0 - RESERVE)))


def stretch(demand: float, spent: int, per_day: int | None, now: datetime) -> float:
    """How many times longer pauses have to be, so that the day's calls last until its end.

    Args:
        demand: Calls a second that all feeds of the service would make on their own beat.
        spent: Calls made today.
        per_day: Calls that may be made a day; None where that is not limited.
        now: The present moment.

    Returns:
        At least 1; infinity where nothing is left.
    """
    if per_day is None:
        return 1.0
    left = most_calls(per_day) - spent
    if left < 1:
        return float("inf")
    return max(1.0, demand * (next_day(now) - now).total_seconds() / left)
