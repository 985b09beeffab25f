"""A panel whose pixels are read from outside of all that draws on it: an X server in memory."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import numpy.typing as npt

from scripts.benchmark.problem import BenchError

XWD = struct.Struct(">25I")
COLOUR_BYTES = 12


class Panel:
    """What is seen on a screen.

    Args:
        size: Pixels.
        folder: For its pixels.
        number: Of its display; None takes a free one.

    Raises:
        BenchError: There is no Xvfb.
    """

    def __init__(self, size: tuple[int, int], folder: Path, number: str = "") -> None:
        """Light it."""
        if shutil.which("Xvfb") is None:
            raise BenchError("A panel to look at is missing: apt-get install -y xvfb")
        reader, writer = os.pipe()
        wanted = [f":{number}"] if number else ["-displayfd", str(writer)]
        self._server = subprocess.Popen(
            [
                *("Xvfb", *wanted, "-noreset", "-nolisten", "tcp"),
                *("-screen", "0", f"{size[0]}x{size[1]}x24", "-fbdir", str(folder)),
            ],
            pass_fds=[writer],
            stderr=subprocess.DEVNULL,
        )
        os.close(writer)
        with os.fdopen(reader) as answer:
            self.number = number or answer.readline().strip()
        self._file = folder / "Xvfb_screen0"

    @property
    def display(self) -> str:
        """What ``DISPLAY`` must be."""
        return f":{self.number}"

    @property
    def pixels(self) -> npt.NDArray[np.uint8]:
        """What stands there now; shape (height, width, 3)."""
        raw = self._file.read_bytes()
        head = XWD.unpack_from(raw)
        begin, width, height, row, colours = head[0], head[4], head[5], head[12], head[19]
        begin += colours * COLOUR_BYTES
        flat = np.frombuffer(raw, np.uint8, row * height, begin)
        return flat.reshape(height, row // 4, 4)[:, :width, :3]

    def break_down(self) -> None:
        """It is gone, without a word."""
        self._server.kill()
        self._server.wait()


@contextmanager
def panel(size: tuple[int, int], folder: Path) -> Iterator[Panel]:
    """A panel, for a while."""
    lit = Panel(size, folder)
    try:
        yield lit
    finally:
        lit.break_down()
