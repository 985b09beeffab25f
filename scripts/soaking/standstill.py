"""Stops one of the engine's processes as if it hung, and sees whether it is ended and replaced."""

from __future__ import annotations

import contextlib
import os
import random
import signal
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from scripts.soaking.ledger import HANGS, Ledger

Who = Literal["worker", "stills"]

FIRST_S: Final = 30.0
APART_S: Final = (60.0, 120.0)
SETTLE_S: Final = 60.0
"""So long before memory is watched nothing is stopped any more: a young process holds less."""
REPLACED_S: Final = 20.0
"""By then another process stands in its place."""


@dataclass(frozen=True)
class Stop:
    """One of them.

    Attributes:
        at: Seconds since the beginning.
        who: What is stopped.
        pick: From 0 to 1: which one of them.
    """

    at: float
    who: Who
    pick: float


def stops(seed: int, until: float) -> Iterator[Stop]:
    """What is stopped, in order of time: workers and still decoders in turn.

    Args:
        seed: Of the draw.
        until: When memory begins to be watched, seconds since the beginning.
    """
    # The cameras' weather stays what it was for this seed.
    chance = random.Random(f"standstill {seed}")
    at, number = FIRST_S, 0
    while at < until - SETTLE_S:
        yield Stop(at, ("worker", "stills")[number % 2], chance.random())
        at += chance.uniform(*APART_S)
        number += 1


class Standstill:
    """Does all that is due, and notes it.

    Args:
        due: What is stopped, in order of time.
        processes: The product's, by name.
        ledger: The book.
        cameras: Number of them.
    """

    def __init__(
        self,
        due: Iterator[Stop],
        processes: Callable[[], Mapping[str, int]],
        ledger: Ledger,
        cameras: int,
    ) -> None:
        """Nothing is stopped yet."""
        self._due, self._processes, self._ledger = due, processes, ledger
        self._cameras = cameras
        self._next = next(due, None)
        self._stopped: tuple[int, str, int, float] | None = None
        self.never: list[tuple[float, str]] = []
        """Which were not replaced in time, and how many seconds after the beginning."""

    @property
    def lasts(self) -> bool:
        """Whether a process stands still now, or has not been replaced."""
        return self._stopped is not None

    def blow(self, seconds: float, now: float) -> bool:
        """Do what is due.

        Args:
            seconds: Since the beginning.
            now: S, monotonic.

        Returns:
            Whether another process stands in the place of one that was stopped, since this call.
        """
        if self._stopped is not None:
            return self._see(seconds, now)
        if self._next is not None and seconds >= self._next.at:
            stop, self._next = self._next, next(self._due, None)
            self._stop(stop, now)
        return False

    def calm(self) -> None:
        """Let go on whatever still stands."""
        if self._stopped is not None:
            pid, trouble, _, since = self._stopped
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGCONT)
            self._over(trouble, since)

    def _stop(self, stop: Stop, now: float) -> None:
        processes = self._processes()
        alike = sorted(pid for name, pid in processes.items() if name.startswith(stop.who))
        if not alike:
            return
        pid, trouble = alike[int(stop.pick * len(alike))], f"{stop.who} {HANGS}"
        self._ledger.hangs(trouble)
        self._stopped = (pid, trouble, len(processes), now)
        os.kill(pid, signal.SIGSTOP)

    def _see(self, seconds: float, now: float) -> bool:
        assert self._stopped is not None
        pid, trouble, count, since = self._stopped
        found = self._processes()
        if pid not in found.values() and len(found) >= count:
            self._over(trouble, since)
            return True
        if now - since > REPLACED_S:
            self.never.append((seconds, trouble))
            self.calm()
        return False

    def _over(self, trouble: str, since: float) -> None:
        self._stopped = None
        self._ledger.hangs_no_more(trouble, self._cameras, since)
