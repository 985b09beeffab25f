"""What QML is told of a replay: its place on the bar, its pace, the time that it shows; pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from streams.media.replay.replays import Held
from wall.face.timebar import Timebar
from wall.glass.words import duration, say

NOBODY: dict[str, Any] = {"available": False, "on": False, "spans": []}
"""No channel is enlarged."""


@dataclass(frozen=True)
class Pace:
    """How a replay goes on.

    Attributes:
        playing: Whether it does.
        speed: How fast, 1 as it was.
    """

    playing: bool
    speed: float


def told(
    held: Held | None, bar: Timebar, age: float, wall: float, pace: Pace, language: str
) -> dict[str, Any]:
    """What stands on the bar.

    Args:
        held: What is held of the channel's past.
        bar: The bar as it is now.
        age: How long ago what is seen was captured, s.
        wall: The wall clock, s.
        pace: How it goes on.
        language: ``ko`` or ``en``.
    """
    return {
        "available": held is not None and bool(held.spans),
        "spans": bar.spans(held.spans) if held is not None else [],
        "from": f"\u2212{duration(bar.length, language)}",
        "playing": pace.playing,
        "speed": pace.speed,
        "truth": say(language, "replay", time=duration(age, language)),
        "time": f"{datetime.fromtimestamp(wall - age, UTC).astimezone():%H:%M:%S}",
    }
