"""A loudspeaker that writes down what it plays, and cameras that are heard with it."""

from __future__ import annotations

import threading
from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from layouts.credentials import Credential
from streams.media.sound.decoding import RATE
from streams.media.sound.hearing import Hearing
from streams.media.sound.playout import Playout


def tone_in(samples: npt.NDArray[np.int16]) -> float:
    """The strongest frequency of samples, in Hz, their beginning aside."""
    heard = samples[RATE // 5 :].astype(float)
    power = np.abs(np.fft.rfft(heard * np.hanning(len(heard))))
    return float(np.argmax(power)) * RATE / len(heard)


class Recorder:
    """A sink that keeps what would be played."""

    def __init__(self) -> None:
        self._kept = bytearray()
        self._lock = threading.Lock()
        self.closed = False

    def write(self, samples: bytes) -> None:
        with self._lock:
            self._kept += samples

    def close(self) -> None:
        self.closed = True

    @property
    def heard(self) -> npt.NDArray[np.int16]:
        with self._lock:
            return np.frombuffer(bytes(self._kept), np.int16)

    @property
    def seconds(self) -> float:
        return len(self.heard) / RATE


def played(
    url: str,
    credential: Credential | None,
    seconds: float,
    wanted: Callable[[], bool] = lambda: True,
) -> Recorder:
    """Hear a camera until so many seconds of it were played, or it is not wanted any more."""
    recorder = Recorder()
    playout = Playout(recorder)
    try:
        Hearing(url, credential, playout.add, lambda: wanted() and recorder.seconds < seconds).run()
    finally:
        playout.close()
    return recorder
