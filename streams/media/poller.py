"""The worker's one place to wait: epoll for what is in hand now, a heap of times for the rest."""

from __future__ import annotations

import heapq
import select
from collections.abc import Callable
from typing import Protocol

READ, WRITE = select.EPOLLIN, select.EPOLLOUT


class Timed(Protocol):
    """Something that wants to be called at a time of its own choosing."""

    due: float

    def tick(self, now: float) -> None:
        """Do what is due, and set ``due`` anew."""


Lane = list[tuple[float, int, Timed]]


class Poller:
    """Sockets that are watched, and timed things in the order they fall due.

    Args:
        still_until: Says until when all that is patient holds still, s, monotonic.
    """

    def __init__(self, still_until: Callable[[], float] = lambda: 0.0) -> None:
        self.still_until = still_until
        self._epoll = select.epoll()
        self._callbacks: dict[int, Callable[[float], None]] = {}
        self._hasty: Lane = []
        self._patient: Lane = []
        self._count = 0

    def watch(self, fd: int, events: int, callback: Callable[[float], None]) -> None:
        """Call back with the time whenever a descriptor is ready; replaces an earlier watch."""
        if fd in self._callbacks:
            self._epoll.modify(fd, events)
        else:
            self._epoll.register(fd, events)
        self._callbacks[fd] = callback

    def unwatch(self, fd: int) -> None:
        """Forget a descriptor (before it is closed)."""
        if self._callbacks.pop(fd, None) is not None:
            self._epoll.unregister(fd)

    def at(self, timed: Timed, due: float, *, patient: bool = False) -> None:
        """Call ``timed.tick`` at a time; an earlier appointment of the same thing lapses.

        Args:
            timed: What wants to be called.
            due: When, s, monotonic.
            patient: Whether it holds still while a finger waits for something else.
        """
        timed.due = due
        self._count += 1
        heapq.heappush(self._patient if patient else self._hasty, (due, self._count, timed))

    def wait(self, now: float, longest: float) -> list[Callable[[float], None]]:
        """Wait for descriptors or the next due time, ``longest`` seconds at most.

        Returns:
            The callbacks of the descriptors that are ready.
        """
        if self._hasty:
            longest = min(longest, max(self._hasty[0][0] - now, 0.0))
        if self._patient:
            due = max(self._patient[0][0], self.still_until())
            longest = min(longest, max(due - now, 0.0))
        ready = self._epoll.poll(longest)
        return [self._callbacks[fd] for fd, _ in ready if fd in self._callbacks]

    def fall_due(self, now: float) -> Timed | None:
        """The next thing whose time has come, or None."""
        lanes = [self._hasty, self._patient] if now >= self.still_until() else [self._hasty]
        while waiting := [lane for lane in lanes if lane and lane[0][0] <= now]:
            due, _, timed = heapq.heappop(min(waiting))
            if due == timed.due:
                return timed
        return None

    def close(self) -> None:
        """Give the epoll descriptor back."""
        self._epoll.close()
