"""Where samples go to be heard: a loudspeaker, or why there is none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol, TypeAlias

from streams.media.sound.decoding import RATE

LATENCY_S = 0.1


class Sink(Protocol):
    """Plays samples of 16 bit, one channel, `RATE` a second."""

    def write(self, samples: bytes) -> None:
        """Play these next; waits until there is room for them.

        Raises:
            NoDeviceError: The device is gone.
        """

    def close(self) -> None:
        """Play no more."""


OpenSink: TypeAlias = Callable[[], Sink]


class NoDeviceError(Exception):
    """Nothing here can be heard; the text says what is missing."""


class Loudspeaker:
    """The machine's usual sound device, through PortAudio.

    Raises:
        NoDeviceError: PortAudio or the device is missing.
    """

    def __init__(self) -> None:
        """Open it."""
        try:
            # The package is there everywhere; the system's PortAudio, which it loads, is not.
            import sounddevice
        except OSError as error:
            raise NoDeviceError(f"{error} (apt-get install libportaudio2)") from error
        self._wrong: type[Exception] = sounddevice.PortAudioError
        try:
            self._stream: Any = sounddevice.RawOutputStream(
                samplerate=RATE, channels=1, dtype="int16", latency=LATENCY_S
            )
            self._stream.start()
        except (self._wrong, ValueError) as error:
            raise NoDeviceError(str(error)) from error

    def write(self, samples: bytes) -> None:
        """Play these next."""
        try:
            self._stream.write(samples)
        except self._wrong as error:
            raise NoDeviceError(str(error)) from error

    def close(self) -> None:
        """Play no more, at once."""
        self._stream.abort()
        self._stream.close()
