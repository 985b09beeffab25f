"""Judges cameras' pictures at one moment, and remembers of when the newest of each was."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from kiosk.knowledge.outlook import Liveness, Outlook
from layouts.channel import Channel
from streams.feeds.position import Position
from streams.floor.truth import Rows, State, Tier, judge
from streams.media.aside.tether import Shared

STANDS_S: Final = 60.0
"""A picture that is older is not shown any more: as long as a feed's data stand."""
SENDING: Final = {State.FROZEN: Liveness.FROZEN, State.BLACK: Liveness.BLACK}


def liveness(row: Rows, now: float) -> Liveness:
    """How far a channel's picture can be believed.

    Args:
        row: Its status, shape (1,).
        now: Seconds, monotonic.
    """
    state = State(judge(row, now)[0])
    captured = float(row["captured"][0])
    if captured <= 0 or now - captured > STANDS_S:
        return Liveness.GONE
    if state is State.LIVE:
        return Liveness.STILL if row["tier"][0] == Tier.STILL else Liveness.LIVE
    return SENDING.get(state, Liveness.LATE)


def row_of(shared: Shared, channel: str) -> Rows | None:
    """A copy of a channel's status, shape (1,); None where the engine does not have it."""
    row = shared.rows.get(channel)
    return None if row is None else shared.frames.status[row : row + 1].copy()


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
        with self._lock:
            return {one.id: self._outlook(one, shared, now, present) for one in channels}

    def _outlook(
        self, channel: Channel, shared: Shared | None, now: float, present: datetime
    ) -> Outlook:
        row = row_of(shared, channel.id) if shared is not None else None
        found = Liveness.GONE if row is None else liveness(row, now)
        at = self._moment(channel.id, "captured", row, now, present)
        if found in SENDING.values():
            since = self._moment(channel.id, "content_since", row, now, present)
        else:
            since = (at or self._began) if found is Liveness.GONE else None
        place = channel.position
        position = Position(*place) if place is not None else None
        return Outlook(channel.names, position, found, at, since)

    def _moment(
        self, channel: str, field: str, row: Rows | None, now: float, present: datetime
    ) -> datetime | None:
        """When something of a channel was, by the station's clock; of one engine or an earlier one.

        One and the same moment is told once: clocks drift, and a second that comes and goes would
        look like news.
        """
        known = self._moments.get((channel, field))
        value = 0.0 if row is None else float(row[field][0])
        if value > 0 and (known is None or known[0] != value):
            known = (value, present - timedelta(seconds=max(now - value, 0.0)))
            self._moments[channel, field] = known
        return None if known is None else known[1]
