"""Tells the time by which alerts begin and end, whatever somebody does to the machine's clock.

A clock that is synchronised is believed.  One that is not is believed only once, at the start, and
counted on from there: a jump of it neither ends an alert nor brings one back.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Final

from streams.floor.log import logger

SLEW: Final = timedelta(seconds=2)
"""A clock that is set right little by little never differs by more between two looks."""

log = logger(__name__)


def boot_time() -> float:
    """Return the seconds since the machine started, those asleep included."""
    return time.clock_gettime(time.CLOCK_BOOTTIME)


class Reckoning:
    """What time it is.

    Args:
        wall: The machine's clock.
        steady: Seconds that only ever go on.
        synchronised: Whether something keeps the machine's clock right.
    """

    def __init__(
        self,
        wall: Callable[[], datetime] = lambda: datetime.now(UTC),
        steady: Callable[[], float] = boot_time,
        synchronised: Callable[[], bool] = lambda: False,
    ) -> None:
        """Begin with what the clock says."""
        self._wall, self._steady, self._synchronised = wall, steady, synchronised
        self._believed = wall(), steady()
        self._doubted = False

    @property
    def jumped(self) -> bool:
        """Whether the machine's clock says another time, and is not believed."""
        return self._doubted

    def now(self) -> datetime:
        """Return the time, UTC."""
        wall, steady = self._wall(), self._steady()
        counted = self._believed[0] + timedelta(seconds=steady - self._believed[1])
        jump = wall - counted
        doubtful = abs(jump) > SLEW and not self._synchronised()
        if doubtful != self._doubted and doubtful:
            log.warning("the clock jumped and nothing keeps it right: alerts go on by the old time",
                        seconds=round(jump.total_seconds()))  # fmt: skip
        self._doubted = doubtful
        now = counted if doubtful else wall
        self._believed = now, steady
        return now

    def not_before(self, moment: datetime) -> None:
        """Take it that it is not earlier than a moment at which we were up already.

        A machine without a battery begins in 1970; one whose clock is synchronised knows better.
        """
        if self.now() < moment and not self._synchronised():
            self._believed = moment, self._steady()
            self._doubted = True
