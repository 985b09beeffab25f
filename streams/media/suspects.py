"""Leaves channels out for a while over whose pictures decoders ended or hung more than once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

RESTS_S: Final = (0.0, 30.0, 120.0, 600.0)
"""After the first time, the second, and so on; the last one for ever.  Once may be chance: another
program, or whoever looks after the machine, may have ended the process."""
FORGOTTEN_S: Final = 1200.0
"""What happened so long ago is not held against anybody."""


@dataclass(frozen=True)
class Record:
    """What is held against one channel.

    Attributes:
        times: How often it was at hand.
        last: When last, s, monotonic.
    """

    times: int = 0
    last: float = 0.0

    @property
    def rests_until(self) -> float:
        """Until when it is left out, s, monotonic."""
        return self.last + RESTS_S[min(self.times, len(RESTS_S)) - 1] if self.times else 0.0


class Suspects:
    """What is held against channels: by a worker for their stills, by the engine for motion."""

    def __init__(self) -> None:
        """Nothing."""
        self._records: dict[int, Record] = {}

    def accuse(self, channel: int, now: float) -> float:
        """A decoder ended or hung over this channel's picture.

        Returns:
            For how long it is left out, s.
        """
        record = self._records.get(channel, Record())
        if now - record.last > FORGOTTEN_S:
            record = Record()
        record = self._records[channel] = replace(record, times=record.times + 1, last=now)
        return record.rests_until - now

    def rests(self, channel: int, now: float) -> bool:
        """Whether a channel is left out now."""
        record = self._records.get(channel)
        return record is not None and now < record.rests_until

    def forget(self, channel: int) -> None:
        """The channel is another camera from now on."""
        self._records.pop(channel, None)
