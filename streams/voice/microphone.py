"""The process that hears: a broken sound system ends it, and never the screen that asked for it.

``python -m streams.voice.microphone SECONDS`` says in one line of JSON whether there is a
microphone, and then writes what it hears to its standard output until its input is closed.
``python -m streams.voice.microphone 0`` says the line alone.
"""

from __future__ import annotations

import importlib
import json
import os
import signal
import sys
import threading
from typing import Any, Final

from streams.floor.child import end_with_parent

RATE: Final = 48_000
"""Samples a second, 16 bits each, one channel: what Opus is made for."""
SAMPLE_BYTES: Final = 2
NO_LIBRARY: Final = "no_library"
NO_DEVICE: Final = "no_device"
PIECE: Final = 960
"""Samples of 20 ms."""


class _Mouth:
    """Writes pieces to the standard output, from PortAudio's thread."""

    def __init__(self, most_s: float) -> None:
        self.over = threading.Event()
        self._left = int(most_s * RATE) * SAMPLE_BYTES

    def hear(self, samples: Any, count: int, times: Any, status: Any) -> None:
        """Called for each piece."""
        piece = bytes(samples)[: self._left]
        self._left -= len(piece)
        try:
            while piece:
                piece = piece[os.write(sys.stdout.fileno(), piece) :]
        except OSError:
            self._left = 0
        if not self._left:
            self.over.set()


def main(most_s: float) -> None:
    """Hear for so long at most."""
    end_with_parent(signal.SIGKILL)
    try:
        # It looks for PortAudio when it is imported, and most machines have none.
        library = importlib.import_module("sounddevice")
    except OSError as error:
        _say(NO_LIBRARY, str(error))
        return
    mouth = _Mouth(most_s)
    try:
        library.check_input_settings(channels=1, dtype="int16", samplerate=RATE)
        _say("", "")
        if not most_s:
            return
        kind = {"samplerate": RATE, "blocksize": PIECE, "channels": 1, "dtype": "int16"}
        with library.RawInputStream(**kind, callback=mouth.hear):
            threading.Thread(target=_wait, args=(mouth.over,), daemon=True).start()
            mouth.over.wait()
    except Exception as error:  # noqa: BLE001 - whatever the drivers below PortAudio come up with
        _say(NO_DEVICE, str(error))


def _say(why: str, own: str) -> None:
    sys.stdout.write(json.dumps({"absent": why, "own": " ".join(own.split())}) + "\n")
    sys.stdout.flush()


def _wait(over: threading.Event) -> None:
    sys.stdin.read()
    over.set()


if __name__ == "__main__":
    main(float(sys.argv[1]))
