"""A machine whose screens are plugged in and pulled out: an X server with monitors at will."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

SIZE = (2400, 900)
"""The desktop that all screens are on."""


@contextmanager
def machine() -> Iterator[str]:
    """An X server without a screen of its own size yet; yields what ``DISPLAY`` must be."""
    reader, writer = os.pipe()
    server = subprocess.Popen(
        [
            *("Xvfb", "-displayfd", str(writer), "-noreset", "-nolisten", "tcp"),
            *("-screen", "0", f"{SIZE[0]}x{SIZE[1]}x24"),
        ],
        pass_fds=[writer],
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    try:
        with os.fdopen(reader) as answer:
            number = answer.readline().strip()
        assert number, "Xvfb did not start: scripts/test installs it (Debian: xvfb)"
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


def plug(name: str, x: int, y: int, width: int, height: int, output: str = "none") -> None:
    """A screen is plugged in, in the process whose ``DISPLAY`` is that machine.

    Args:
        name: The connector's name.
        x: Its place on the desktop.
        y: Its place on the desktop.
        width: Pixels.
        height: Pixels.
        output: ``screen`` for the one that takes the place of the server's own.
    """
    shape = f"{width}/{width // 4}x{height}/{height // 4}+{x}+{y}"
    _xrandr("--setmonitor", name, shape, output)


def unplug(name: str) -> None:
    """A screen is pulled out."""
    _xrandr("--delmonitor", name)


def resize(output: str, width: int, height: int) -> None:
    """The server's own screen gets another resolution, without being pulled out."""
    name = f"{width}x{height}"
    across = (width, width + 10, width + 20, width + 30)
    down = (height, height + 10, height + 20, height + 30)
    _xrandr("--newmode", name, "10", *(str(edge) for edge in (*across, *down)))
    _xrandr("--addmode", output, name)
    _xrandr("--output", output, "--mode", name)


def _xrandr(*words: str) -> None:
    ran = subprocess.run(["xrandr", *words], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
