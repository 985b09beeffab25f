"""Decides which channels change their worker, so that no worker drowns beside an idle one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

GAP_CORES, GAP_SHARE = 0.15, 0.25
"""Workers are left alone while the busiest leads the idlest by less, in cores and in its load."""
WORTH = 0.3
"""A move that would close less of the gap than this share is not made."""
ROUNDING = 1e-9
MOST = 64
"""Channels that change at a time."""


@dataclass(frozen=True)
class Move:
    """Channels that change their worker.

    Attributes:
        channels: Their rows.
        source: The worker that gives them away.
        target: The worker that takes them.
    """

    channels: tuple[int, ...]
    source: int
    target: int


def balanced(
    loads: Sequence[float], costs: Mapping[int, float], places: Mapping[int, int]
) -> Move | None:
    """The one move that helps most now, or None where all is well enough.

    Args:
        loads: Cores that each worker uses for receiving and motion, as measured.
        costs: Cores that each channel takes of them; those that cannot move are left out.
        places: Each channel's worker.

    Returns:
        A move that makes the busiest worker no less busy than the idlest becomes by it.
    """
    source = max(range(len(loads)), key=lambda place: loads[place])
    target = min(range(len(loads)), key=lambda place: loads[place])
    gap = loads[source] - loads[target]
    if gap < max(GAP_CORES, GAP_SHARE * loads[source]):
        return None
    wanted, moved = gap / 2, 0.0
    chosen: list[int] = []
    own = [channel for channel in costs if places.get(channel) == source]
    for channel in sorted(own, key=lambda channel: (-costs[channel], channel)):
        if len(chosen) < MOST and 0 < costs[channel] <= wanted - moved + ROUNDING:
            chosen.append(channel)
            moved += costs[channel]
    return Move(tuple(chosen), source, target) if moved >= WORTH * wanted else None
