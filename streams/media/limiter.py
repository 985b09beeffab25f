"""How many handshakes may be under way: two hundred at once is how relays time themselves out."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable


class Limiter:
    """Hands out a bounded number of permits, first come, first served.

    Args:
        permits: Handshakes under way at most.
    """

    def __init__(self, permits: int) -> None:
        self._free = permits
        self._waiting: OrderedDict[object, Callable[[], None]] = OrderedDict()

    def ask(self, who: object, go: Callable[[], None]) -> None:
        """Call ``go`` as soon as a permit is free; it must be given back by `done`."""
        if self._free > 0:
            self._free -= 1
            go()
        else:
            self._waiting[who] = go

    def forget(self, who: object) -> None:
        """Leave the queue without having had a permit."""
        self._waiting.pop(who, None)

    def done(self) -> None:
        """Give a permit back; the next in the queue has it."""
        if self._waiting:
            _, go = self._waiting.popitem(last=False)
            go()
        else:
            self._free += 1
