"""What one listener to the wall's events has not been sent yet, bounded in bytes."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Sequence


class Mailbox:
    """Messages on their way to one listener.

    Args:
        limit_bytes: More than this unsent, and the listener is dropped; the messages of one
            moment are always taken, whatever they come to.
    """

    def __init__(self, limit_bytes: int) -> None:
        """Empty and open."""
        self._limit = limit_bytes
        self._batches: deque[Sequence[str]] = deque()
        self._bytes = 0
        self._filled = asyncio.Event()
        self._ended = asyncio.Event()
        self.closed: str | None = None
        """Why nothing more comes; None while it does."""
        self.slow = False
        """Whether it was closed because the listener did not keep up."""

    def put(self, batch: Sequence[str]) -> None:
        """Add the messages of one moment, or close the box if they are too many."""
        if self.closed is not None or not batch:
            return
        self._bytes += sum(map(len, batch))
        if self._batches and self._bytes > self._limit:
            self._batches.clear()
            self.slow = True
            self.close(f"too slow: more than {self._limit} bytes behind")
            return
        self._batches.append(batch)
        self._filled.set()

    def close(self, reason: str) -> None:
        """Let nothing more in, and wake whoever waits."""
        self.closed = self.closed or reason
        self._filled.set()
        self._ended.set()

    async def ended(self) -> None:
        """Wait until the box is closed."""
        await self._ended.wait()

    async def take(self) -> Sequence[str]:
        """The next messages; empty once the box is closed."""
        while not self._batches:
            if self.closed is not None:
                return ()
            self._filled.clear()
            await self._filled.wait()
        batch = self._batches.popleft()
        self._bytes -= sum(map(len, batch))
        return batch
