"""What the engine and its workers say to one another: length-prefixed JSON over a socket pair.

A message may bring open sockets along.  They come in the order in which they were sent; whoever is
told of them takes them out of `Wire.sockets`.
"""

from __future__ import annotations

import json
import os
import socket
import struct
from collections import deque
from collections.abc import Sequence
from typing import Any

from streams.floor.readiness import ready
from streams.media.order import Order

Message = dict[str, Any]
PREFIX = struct.Struct(">I")
LONGEST = 64 << 20
PATIENCE_S = 5.0
PIECE = 1 << 18
SOCKETS = 250
"""Sockets that the kernel passes at a time, at most (SCM_MAX_FD less a few)."""


class Wire:
    """One end of the conversation; sending blocks shortly, receiving never does."""

    def __init__(self, end: socket.socket) -> None:
        self.socket = end
        end.setblocking(False)
        self.sockets: deque[int] = deque()
        """Descriptors that came along; ours to close."""
        self._buffer = bytearray()

    def send(self, message: Message, sockets: Sequence[int] = ()) -> None:
        """Send one message.

        Args:
            message: Of JSON's own types.
            sockets: Descriptors that go along, at most `SOCKETS`; the caller closes its own.

        Raises:
            OSError: The other end is gone.
        """
        left = memoryview(framed(message))
        along = list(sockets)
        while left:
            try:
                left = left[socket.send_fds(self.socket, [left], along) :]
                along = []
            except BlockingIOError:
                # Both ends may have much to say at a time: whoever waits listens meanwhile.
                waited = ready([self.socket], [self.socket], PATIENCE_S)
                if not any(waited):
                    raise TimeoutError("the other end does not listen") from None
                if waited.reads and not self._pull():
                    raise BrokenPipeError("the other end is gone") from None

    def receive(self) -> list[Message] | None:
        """All whole messages that have come; None when the other end is gone.

        Raises:
            OSError: A message is longer than any of ours.
            ValueError: It is no JSON.
        """
        return self._whole() if self._pull() else None

    def close(self) -> None:
        """Hang up; what came along and was never taken is closed, too."""
        self.socket.close()
        while self.sockets:
            os.close(self.sockets.popleft())

    def _pull(self) -> bool:
        """Take in what has come; False when the other end is gone."""
        try:
            while True:
                data, sockets, _, _ = socket.recv_fds(self.socket, PIECE, SOCKETS)
                self.sockets.extend(sockets)
                if not data:
                    return False
                self._buffer += data
                if len(data) < PIECE and not sockets:
                    return True
        except BlockingIOError:
            return True
        except OSError:
            return False

    def _whole(self) -> list[Message]:
        messages = []
        while len(self._buffer) >= PREFIX.size:
            (length,) = PREFIX.unpack_from(self._buffer)
            if length > LONGEST:
                raise OSError("a message on the workers' wire is too long")
            if len(self._buffer) < PREFIX.size + length:
                break
            messages.append(json.loads(self._buffer[PREFIX.size : PREFIX.size + length]))
            del self._buffer[: PREFIX.size + length]
        return messages


def framed(message: Message) -> bytes:
    """A message as it goes over the wire."""
    body = json.dumps(message, separators=(",", ":")).encode()
    return PREFIX.pack(len(body)) + body


def packed(order: Order) -> list[int]:
    """An order as a list of numbers."""
    return [
        order.channel,
        int(order.tier),
        order.canvas,
        order.width,
        order.height,
        int(order.warm),
        int(order.keep),
    ]
