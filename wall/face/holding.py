"""One camera in somebody's hand: whose, for what, and since when it moves; told for the log."""

from __future__ import annotations

from dataclasses import dataclass, replace

from layouts.channels import Channel
from streams.onvif.ptz.velocity import STILL, Velocity
from wall.glass.spotlights import Bay
from wall.trust.door import Presence


@dataclass(frozen=True)
class Holding:
    """Somebody holds a camera.

    Attributes:
        row: The channel's row.
        channel: The channel.
        bay: Where it stands enlarged.
        presence: Who holds it.
        purpose: What for.
        velocity: What the hand wants now.
        since: When the movement began; seconds, monotonic; None while it stands.
    """

    row: int
    channel: Channel
    bay: Bay
    presence: Presence
    purpose: str
    velocity: Velocity = STILL
    since: float | None = None

    def moved(self, velocity: Velocity, now: float) -> tuple[Holding, str]:
        """Return the holding behind a pull, and what is to be recorded; empty for nothing.

        A movement goes on until the hand lifts, however often it changes and pauses.
        """
        begins = self.since is None and velocity != STILL
        after = replace(self, velocity=velocity, since=now if begins else self.since)
        return after, self.recorded("movement begun") if begins else ""

    def lifted(self, now: float) -> tuple[Holding, str]:
        """Return the holding behind a hand that lifts, and what is to be recorded."""
        after = replace(self, velocity=STILL, since=None)
        if self.since is None:
            return after, ""
        return after, self.recorded(f"movement ended after {now - self.since:.1f} s")

    def recorded(self, what: str) -> str:
        """Return what is written down of a deed."""
        return f"{what}; for: {self.purpose}"
