"""How often sockets are read for stills, and how old a still may be, for so many channels."""

from __future__ import annotations

from typing import Final

from streams.media.governor import SLACK_S, Plan
from streams.media.wire import Message

DRAINS_PER_CORE: Final = 15_000
"""Drains a second that one core can do: sets the cadence for a number of channels."""
DRAIN_SHARE: Final = 0.18
CADENCES_S: Final = (0.1, 1.0)
STILL_LEEWAY: Final = 1.5
"""Promised ages hold this much more than the calculated round of stills."""


def stills_message(plan: Plan, channels: int, workers: int) -> Message:
    """What every worker is told of its stills.

    Args:
        plan: Where the cores go.
        channels: Number of them, in all.
        workers: Number of them.
    """
    low, high = CADENCES_S
    cadence = min(max(max(channels, 1) / DRAINS_PER_CORE / DRAIN_SHARE, low), high)
    return {
        "do": "stills",
        "cores": round(plan.stills / workers, 3),
        "cadence": round(cadence, 3),
        "extra": round(SLACK_S + cadence + plan.still_every * STILL_LEEWAY, 1),
    }
