"""What the engine orders of one channel: how much of it to decode, and where to put it."""

from __future__ import annotations

from dataclasses import dataclass

from streams.floor.truth import Tier


@dataclass(frozen=True)
class Order:
    """One channel's order.

    Attributes:
        channel: Its row.
        tier: How much of it is decoded.
        canvas: The canvas lent to it; -1: its still slot alone.
        width: Of the tile on the glass, px.
        height: Of the tile on the glass, px.
        warm: Whether the main stream is to be open before it is shown.
        keep: Whether its last half minute is kept, to be shown again.
    """

    channel: int
    tier: Tier = Tier.STILL
    canvas: int = -1
    width: int = 0
    height: int = 0
    warm: bool = False
    keep: bool = False
