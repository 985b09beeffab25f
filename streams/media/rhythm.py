"""When one session's socket is read: right behind keyframes, and else as seldom as may be."""

from __future__ import annotations

import math
import socket
from collections.abc import Callable

from streams.media.smoothing import smooth

FILLED, FULL = 0.35, 0.6
"""Shares of the kernel's room for payload: reading is planned for the first, and due beyond the
second."""
LONGEST_S = 2.5
"""Between two readings, whatever room there is: messages of the camera and keep-alives are due."""
SMOOTHING = 0.2
ROUND_S = 0.05
"""Sockets are read in rounds: what that shares, the interpreter above all, is in the cache then."""


class Rhythm:
    """The appointments of one session.

    Between two readings the socket is looked at every cadence, which costs next to nothing: a
    camera that falls silent is noticed as soon as if it had been read.

    Args:
        connection: The session's socket; None before there is one.
    """

    def __init__(self, connection: socket.socket | None) -> None:
        size = connection.getsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF) if connection else 0
        self.room = size // 2
        """Bytes of payload that the kernel holds for this socket: it counts its own overhead too,
        up to as much again."""
        self.read_at = 0.0
        """When it is to be read next, s, monotonic; 0: at once."""
        self._came_at = 0.0
        self._rate = 0.0

    def came(self, size: int, now: float) -> None:
        """Bytes were read."""
        if now > self._came_at > 0:
            self._rate = smooth(self._rate, size / (now - self._came_at), SMOOTHING)
        self._came_at = now

    def full(self, waiting: int) -> bool:
        """Whether so many bytes unread are more than may wait."""
        return waiting > self.room * FULL

    def plan(
        self, now: float, cadence: float, due: Callable[[float, float, float], float]
    ) -> float:
        """Appoint the next reading.

        Args:
            now: Seconds, monotonic.
            cadence: Seconds between looks.
            due: Says when to read, of a time, the cadence, and the seconds that may pass at most.

        Returns:
            When to look next.
        """
        longest = self.room * FILLED / self._rate if self._rate > 0 else 0.0
        self.read_at = due(now, cadence, min(longest, LONGEST_S))
        return self.next_look(now, cadence)

    def next_look(self, now: float, cadence: float) -> float:
        """When to look or read next, in steps of about a cadence up to the next reading."""
        left = max(self.read_at - now, 0.0)
        step = left / max(1, round(left / cadence))
        return math.ceil((now + step) / ROUND_S) * ROUND_S
