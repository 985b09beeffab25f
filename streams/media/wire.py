"""What the engine and its workers say to one another: length-prefixed JSON over a socket pair."""

from __future__ import annotations

import json
import select
import socket
import struct
from typing import Any

from streams.media.order import Order

Message = dict[str, Any]
PREFIX = struct.Struct(">I")
LONGEST = 64 << 20
PATIENCE_S = 5.0


class Wire:
    """One end of the conversation; sending blocks shortly, receiving never does."""

    def __init__(self, end: socket.socket) -> None:
        self.socket = end
        end.setblocking(False)
        self._buffer = bytearray()

    def send(self, message: Message) -> None:
        """Send one message.

        Raises:
            OSError: The other end is gone.
        """
        body = json.dumps(message, separators=(",", ":")).encode()
        left = memoryview(PREFIX.pack(len(body)) + body)
        while left:
            try:
                left = left[self.socket.send(left) :]
            except BlockingIOError:
                if not select.select([], [self.socket], [], PATIENCE_S)[1]:
                    raise TimeoutError("the other end does not listen") from None

    def receive(self) -> list[Message] | None:
        """All whole messages that have come; None when the other end is gone."""
        try:
            while True:
                data = self.socket.recv(1 << 18)
                if not data:
                    return None
                self._buffer += data
                if len(data) < 1 << 18:
                    break
        except BlockingIOError:
            pass
        except OSError:
            return None
        return self._whole()

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


def packed(order: Order) -> list[int]:
    """An order as a list of numbers."""
    return [
        order.channel,
        int(order.tier),
        order.canvas,
        order.width,
        order.height,
        int(order.warm),
    ]
