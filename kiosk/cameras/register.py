"""Judges cameras' pictures at one moment, and remembers of when the newest of each was."""

from __future__ import annotations

import math
import threading
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from kiosk.knowledge.outlook import Liveness, Outlook
from layouts.channel import Channel
from streams.feeds.position import Position
from streams.floor.truth import BEHIND_S, Rows, State, Tier, judge
from streams.media.aside.tether import Shared

STANDS_S: Final = 60.0
"""A picture that is older is not shown any more: as long as a feed's data stand."""
SENDING: Final = {State.FROZEN: Liveness.FROZEN, State.BLACK: Liveness.BLACK}


def livenesses(rows: Rows, now: float) -> list[Liveness]:
    """How far the pictures of some channels can be believed.

    Args:
        rows: Their status, shape (n,).
        now: Seconds, monotonic.
    """
    states, tiers = judge(rows, now).tolist(), rows["tier"].tolist()
    captured = rows["captured"].tolist()
    return [_liveness(*one, now) for one in zip(states, tiers, captured, strict=True)]


def _liveness(state: int, tier: int, captured: float, now: float) -> Liveness:
    if captured <= 0 or now - captured > STANDS_S:
        return Liveness.GONE
    if state == State.LIVE:
        return Liveness.STILL if tier == Tier.STILL else Liveness.LIVE
    return SENDING.get(State(state), Liveness.LATE)


def _behind(row: Rows, now: float) -> int:
    """What is told of motion that is not of now: as old as it may be, which does not flicker."""
    late = now - float(row["captured"]) >= BEHIND_S
    return math.ceil(float(row["promise"])) if late else 0


def rows_of(shared: Shared, channels: Sequence[str]) -> Rows:
    """A copy of the status of channels that the engine has, shape (n,)."""
    return shared.frames.status[[shared.rows[channel] for channel in channels]]


class Register:
    """What was seen of each camera; every method may be called from any thread.

    Args:
        began: When the cameras were first looked at, aware.
    """

    def __init__(self, began: datetime) -> None:
        """Nothing was seen."""
        self._began = began
        self._moments: dict[tuple[str, str], tuple[float, datetime]] = {}
        self._lock = threading.Lock()

    def look(
        self, channels: Sequence[Channel], shared: Shared | None, now: float, present: datetime
    ) -> dict[str, Outlook]:
        """Judge all cameras.

        Args:
            channels: The cameras.
            shared: What their engine shares; None where there has been none.
            now: Seconds, monotonic.
            present: The same moment, aware.
        """
        known = {} if shared is None else shared.rows
        there = [one.id for one in channels if one.id in known]
        told: dict[str, tuple[Rows | None, Liveness]] = {}
        if shared is not None and there:
            rows = rows_of(shared, there)
            found = livenesses(rows, now)
            told = {name: (rows[at], found[at]) for at, name in enumerate(there)}
        nothing = (None, Liveness.GONE)
        with self._lock:
            return {
                one.id: self._outlook(one, told.get(one.id, nothing), now, present)
                for one in channels
            }

    def _outlook(
        self,
        channel: Channel,
        told: tuple[Rows | None, Liveness],
        now: float,
        present: datetime,
    ) -> Outlook:
        row, found = told
        at = self._moment(channel.id, "captured", row, now, present)
        if found in SENDING.values():
            since = self._moment(channel.id, "content_since", row, now, present)
        else:
            since = (at or self._began) if found is Liveness.GONE else None
        behind = _behind(row, now) if found is Liveness.LIVE and row is not None else 0
        place = channel.position
        position = Position(*place) if place is not None else None
        return Outlook(channel.names, position, found, at, since, behind)

    def _moment(
        self, channel: str, field: str, row: Rows | None, now: float, present: datetime
    ) -> datetime | None:
        """When something of a channel was, by the station's clock; of one engine or an earlier one.

        One and the same moment is told once: clocks drift, and a second that comes and goes would
        look like news.
        """
        known = self._moments.get((channel, field))
        value = 0.0 if row is None else float(row[field])
        if value > 0 and (known is None or known[0] != value):
            known = (value, present - timedelta(seconds=max(now - value, 0.0)))
            self._moments[channel, field] = known
        return None if known is None else known[1]
