"""What a microphone of the sample city hears: a tone of its own, known from any other."""

import asyncio
import socket
import struct
from collections.abc import Callable
from contextlib import suppress
from functools import cache

import numpy as np

PAYLOAD_TYPE = 0
"""G.711 µ-law (RFC 3551)."""
RATE = 8000
PACKETS = 25
"""A second of sound, which repeats."""
_LOUDNESS = 6000
_BIAS, _CLIP = 132, 32_635
_SAMPLES = RATE // PACKETS


def tone_of(number: int) -> int | None:
    """Return what the microphone of a camera hears, in Hz; every third camera has one."""
    return 300 + number * 70 % 900 if number % 3 == 0 else None


def mulaw(samples: "np.ndarray[tuple[int], np.dtype[np.int64]]") -> bytes:
    """Code samples of 16 bit by G.711's µ-law."""
    size = np.minimum(np.abs(samples), _CLIP) + _BIAS
    exponent = np.floor(np.log2(size)).astype(np.int64) - 7
    mantissa = size >> (exponent + 3) & 0x0F
    sign = np.where(samples < 0, 0x80, 0)
    coded = ~(sign | exponent << 4 | mantissa) & 0xFF
    return bytes(coded.astype(np.uint8))


@cache
def second(tone: int) -> tuple[bytes, ...]:
    """Return a second of a tone, in Hz, as payloads of RTP packets."""
    angles = 2 * np.pi * tone * np.arange(RATE) / RATE
    coded = mulaw((np.sin(angles) * _LOUDNESS).astype(np.int64))
    return tuple(coded[at : at + _SAMPLES] for at in range(0, RATE, _SAMPLES))


def describe(tone: int | None) -> list[str]:
    """Return the lines of a session description that tell of the sound; none without one."""
    if tone is None:
        return []
    return [
        f"m=audio 0 RTP/AVP {PAYLOAD_TYPE}",
        f"a=rtpmap:{PAYLOAD_TYPE} PCMU/{RATE}",
        "a=control:track2",
    ]


class Voice:
    """Sends one client the sound of a camera, in real time.

    Args:
        connection: The client's connection.
        tone: Hz.
        channel: The interleaved channel of its RTP packets.
        send: Sends a packet whole, behind whatever is under way; None: nothing else is.
    """

    def __init__(
        self,
        connection: socket.socket,
        tone: int,
        channel: int,
        send: Callable[[bytes], None] | None,
    ) -> None:
        """Begin to send."""
        self._connection, self._send = connection, send
        self._payloads, self._channel = second(tone), channel
        self._loop = asyncio.get_running_loop()
        self._began, self._number = self._loop.time(), 0
        self._timer = self._loop.call_soon(self._next)

    def stop(self) -> None:
        """Send no more."""
        self._timer.cancel()

    def _next(self) -> None:
        number = self._number
        payload = self._payloads[number % PACKETS]
        head = struct.pack(
            ">BBHBBHII",
            *(0x24, self._channel, 12 + len(payload), 0x80, PAYLOAD_TYPE, number & 0xFFFF),
            *(number * _SAMPLES & 0xFFFFFFFF, 0x50554E44),
        )
        if self._send is not None:
            self._send(head + payload)
        else:
            with suppress(OSError):
                self._connection.send(head + payload)
        self._number += 1
        self._timer = self._loop.call_at(self._began + self._number / PACKETS, self._next)
