"""The process that hears, with a loudspeaker that appends what it plays to a file.

    python -m tests.fakes.recording DESCRIPTOR

The file is named by the environment's RECORDING; where it is empty, there is no sound device.
"""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

from streams.media.sound.listener import Listener
from streams.media.sound.sink import NoDeviceError
from streams.media.wire import Wire


class Tape:
    """Appends what it plays to a file."""

    def __init__(self) -> None:
        file = os.environ["RECORDING"]
        if not file:
            raise NoDeviceError("nothing to play on")
        self._file = Path(file).open("ab")  # noqa: SIM115 - open for as long as it plays

    def write(self, samples: bytes) -> None:
        self._file.write(samples)
        self._file.flush()

    def close(self) -> None:
        self._file.close()


if __name__ == "__main__":
    Listener(Wire(socket.socket(fileno=int(sys.argv[1]))), Tape).run()
