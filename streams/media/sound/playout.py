"""Evens out how sound arrives, in a bounded buffer: late sound is dropped, never played later."""

from __future__ import annotations

import threading

from streams.media.sound.decoding import RATE, WIDTH, loudness
from streams.media.sound.sink import NoDeviceError, Sink

BYTES_S = RATE * WIDTH
LEAD_S = 0.2
"""So much is there before anything is played, and what is kept where too much has come."""
MOST_S = 0.8
"""More than this is never waiting: what is heard is as live as what is seen."""
PIECE_S = 0.02


class Playout:
    """Hands samples to a sink from a thread of its own.

    Args:
        sink: Plays; closed with the playout.

    Attributes:
        dropped: Bytes that came too fast to be played in time.
        starved: How often there was nothing to play.
    """

    def __init__(self, sink: Sink) -> None:
        """Begin to play as soon as there is enough."""
        self.dropped = self.starved = 0
        self.broken: NoDeviceError | None = None
        """Why nothing is played any more."""
        self._sink = sink
        self._waiting = bytearray()
        self._news = threading.Condition()
        self._over = False
        self._peak = 0.0
        self._thread = threading.Thread(target=self._run, name="playout", daemon=True)
        self._thread.start()

    def add(self, samples: bytes) -> None:
        """Play these next; never waits."""
        with self._news:
            self._waiting += samples
            if len(self._waiting) > MOST_S * BYTES_S:
                late = _even(len(self._waiting) - LEAD_S * BYTES_S)
                del self._waiting[:late]
                self.dropped += late
            self._news.notify()

    def peak(self) -> float:
        """How loud the loudest was that was played since this was last asked, 0 to 1."""
        peak, self._peak = self._peak, 0.0
        return peak

    def close(self) -> None:
        """Play no more."""
        with self._news:
            self._over = True
            self._news.notify()
        self._thread.join()
        self._sink.close()

    def _run(self) -> None:
        piece, lead = _even(PIECE_S * BYTES_S), LEAD_S * BYTES_S
        try:
            while self._ready(lead):
                while samples := self._take(piece):
                    self._peak = max(self._peak, loudness(samples))
                    self._sink.write(samples)
                self.starved += 1
        except NoDeviceError as error:
            self.broken = error

    def _ready(self, lead: float) -> bool:
        """Wait until there is enough to play; False: it is over."""
        with self._news:
            self._news.wait_for(lambda: self._over or len(self._waiting) >= lead)
            return not self._over

    def _take(self, size: int) -> bytes:
        with self._news:
            if self._over:
                return b""
            taken = bytes(self._waiting[:size])
            del self._waiting[:size]
            return taken


def _even(size: float) -> int:
    """A whole number of samples, in bytes."""
    return int(size) // WIDTH * WIDTH
