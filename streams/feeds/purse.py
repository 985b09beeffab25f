"""Holds the calls that each service may be asked a day, so that they are never overdrawn."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from streams.feeds.line import Clock
from streams.feeds.moment import day_of
from streams.feeds.reason import FeedError, Reason
from streams.feeds.service import Service, most_calls, stretch
from streams.feeds.store import Store


@dataclass(frozen=True)
class Taken:
    """Calls that were taken out of the purse before they are made.

    Attributes:
        service: Of whom they are asked.
        day: The day that they count for.
        calls: How many.
    """

    service: Service
    day: str
    calls: int


class Purse:
    """The day's calls of every service, counted on the disk across processes and restarts.

    Args:
        store: Where they are counted.
        now: The clock by which a day ends.
    """

    def __init__(self, store: Store, now: Clock) -> None:
        self._store = store
        self._now = now
        # Where the disk is full or broken, at least what this process made itself is known.
        self._own: dict[tuple[str, str], int] = {}

    async def take(self, service: Service, calls: int) -> Taken:
        """Take calls out before they are made.

        Raises:
            FeedError: There are not so many left today.
        """
        taken = Taken(service, day_of(self._now()), calls)
        if service.per_day is None:
            return taken
        at, most = (service.id, taken.day), most_calls(service.per_day)
        own = self._own.get(at, 0) + calls
        if own > most:
            raise FeedError(Reason.SPENT)
        # Before the disk is asked: others ask at the same time.
        self._own[at] = own
        if not await asyncio.to_thread(self._store.take, *at, calls, most):
            self._own[at] -= calls
            raise FeedError(Reason.SPENT)
        return taken

    async def settle(self, taken: Taken, made: int) -> None:
        """Put back what was taken and not made; or count what was made beyond it."""
        if taken.service.per_day is not None and made != taken.calls:
            await self._count(taken, made - taken.calls)

    async def stretch(self, service: Service, demand: float) -> float:
        """Return how many times longer pauses have to be for a demand of calls a second."""
        if service.per_day is None:
            return 1.0
        now = self._now()
        spent = await self._count(Taken(service, day_of(now), 0), 0)
        return stretch(demand, spent, service.per_day, now)

    async def _count(self, taken: Taken, calls: int) -> int:
        at = taken.service.id, taken.day
        self._own[at] = self._own.get(at, 0) + calls
        return max(self._own[at], await asyncio.to_thread(self._store.spend, *at, calls))
