"""Takes a camera's handshake bytes apart as they come: RTSP messages, with ``$`` frames between."""

from __future__ import annotations

from streams.media.rtsp.message import Reply, Request, message_length, parse_message

_FRAME_HEADER = 4
_EARLY_LIMIT = 1 << 20


class Inbox:
    """Bytes received and not understood yet; never more than one message and one frame of them.

    Attributes:
        keep_frames: Whether ``$`` frames met from now on belong to the stream that was asked for.
            Before PLAY was sent they are another session's (scottlamb/retina#17) and dropped.
    """

    def __init__(self) -> None:
        """Begins empty."""
        self.keep_frames = False
        self._buffer = bytearray()
        self._early = bytearray()

    def feed(self, data: bytes) -> None:
        """Adds bytes as they were read from the socket, cut anywhere."""
        self._buffer += data

    def next_message(self) -> Reply | Request | None:
        """Takes the next complete message off, or returns None until more bytes have come.

        Raises:
            ProtocolError: The bytes can never become a message.
        """
        while True:
            blank = len(self._buffer) - len(self._buffer.lstrip(b"\r\n"))
            del self._buffer[:blank]
            if not self._buffer:
                return None
            if self._buffer[0] != ord("$"):
                return self._take_message()
            if not self._set_frame_aside():
                return None

    def _take_message(self) -> Reply | Request | None:
        length = message_length(self._buffer)
        if length is None:
            return None
        data = bytes(self._buffer[:length])
        del self._buffer[:length]
        return parse_message(data)

    def _set_frame_aside(self) -> bool:
        if len(self._buffer) < _FRAME_HEADER:
            return False
        length = _FRAME_HEADER + int.from_bytes(self._buffer[2:4], "big")
        if len(self._buffer) < length:
            return False
        if self.keep_frames and len(self._early) + length <= _EARLY_LIMIT:
            self._early += self._buffer[:length]
        del self._buffer[:length]
        return True

    def leftover(self) -> bytes:
        """Hands over the frames set aside (at most 1 MiB) and all bytes not taken, and forgets."""
        rest = bytes(self._early + self._buffer)
        self._early.clear()
        self._buffer.clear()
        return rest
