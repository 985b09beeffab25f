"""What was said to a process that does not take it at once: kept in order, and nobody waits."""

from __future__ import annotations

import os
import socket
from collections import deque
from collections.abc import Sequence
from typing import Final

from streams.media.wire import Message, framed

MOST_BYTES: Final = 64 << 20
"""Whoever leaves so much unread does not listen any more."""


class Backlog:
    """The way out to one process; a hand on the glass never waits for the process at its end.

    Args:
        end: Our end of a socket pair; it never blocks.
    """

    def __init__(self, end: socket.socket) -> None:
        """Nothing waits."""
        self._end: socket.socket | None = end
        self._left: deque[tuple[memoryview, list[int]]] = deque()
        self._size = 0

    @property
    def waits(self) -> bool:
        """Whether something is to be sent as soon as the other end takes it."""
        return bool(self._left)

    @property
    def full(self) -> bool:
        """Whether the other end has left more unread than can be honest."""
        return self._size > MOST_BYTES

    def add(self, message: Message, sockets: Sequence[int] = ()) -> None:
        """Say something; what is said to an end that is gone is lost.

        Args:
            message: Of JSON's own types.
            sockets: Descriptors that go along, at most `wire.SOCKETS`; the caller closes its own.
        """
        if self._end is None:
            return
        body = memoryview(framed(message))
        self._left.append((body, [os.dup(descriptor) for descriptor in sockets]))
        self._size += len(body)
        self.flush()

    def flush(self) -> None:
        """Send what the other end takes now."""
        try:
            while self._left and self._end is not None:
                self._send(self._end)
        except BlockingIOError:
            return
        except OSError:
            # Whoever is gone is told again what it needs when another stands in its place.
            self.close()

    def close(self) -> None:
        """Let go of all that waits; nothing is said any more."""
        self._end = None
        while self._left:
            _close(self._left.popleft()[1])
        self._size = 0

    def _send(self, end: socket.socket) -> None:
        body, along = self._left[0]
        sent = socket.send_fds(end, [body], along)
        _close(along)
        self._size -= sent
        if sent == len(body):
            self._left.popleft()
        else:
            # Descriptors go with the first byte of their message.
            self._left[0] = (body[sent:], [])


def _close(descriptors: Sequence[int]) -> None:
    for descriptor in descriptors:
        os.close(descriptor)
