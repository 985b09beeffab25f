"""Waits until descriptors are ready, whatever their numbers: select refuses those beyond 1,023."""

from __future__ import annotations

import select
from collections.abc import Iterable
from math import ceil
from typing import NamedTuple, Protocol


class HasDescriptor(Protocol):
    """A socket, or a file."""

    def fileno(self) -> int:
        """The descriptor's number."""


class Ready(NamedTuple):
    """Which descriptors are ready; one whose other end is gone can be read."""

    reads: frozenset[int]
    writes: frozenset[int]


def ready(
    reads: Iterable[int | HasDescriptor],
    writes: Iterable[int | HasDescriptor] = (),
    seconds: float | None = None,
) -> Ready:
    """Wait until one of some descriptors is ready.

    Args:
        reads: Those that are to be read.
        writes: Those that are to be written to.
        seconds: For how long at most; None: for ever.
    """
    poll = select.poll()
    wanted: dict[int, int] = {}
    for one, event in [
        *((one, select.POLLIN) for one in reads),
        *((one, select.POLLOUT) for one in writes),
    ]:
        number = one if isinstance(one, int) else one.fileno()
        wanted[number] = wanted.get(number, 0) | event
    for number, events in wanted.items():
        poll.register(number, events)
    found = poll.poll(None if seconds is None else ceil(max(seconds, 0.0) * 1000))
    return Ready(
        frozenset(
            number
            for number, event in found
            if wanted[number] & select.POLLIN and event & ~select.POLLOUT
        ),
        frozenset(
            number
            for number, event in found
            if wanted[number] & select.POLLOUT and event & (select.POLLOUT | select.POLLERR)
        ),
    )
