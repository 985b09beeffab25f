"""Knows whether the Wayland compositor that a watchdog was started under is still there."""

from __future__ import annotations

import socket
from collections.abc import Mapping
from pathlib import Path

from streams.floor.readiness import ready


class Compositor:
    """The session's compositor, held by a connection over which nothing is said.

    A compositor for one program waits for that program before it ends, and the cage of Debian 12
    ends whenever its last panel is unplugged. A watchdog that went on would be waited for on a
    glass that nobody brings back.

    Args:
        environment: Of the watchdog; without Wayland in it there is nothing to hold. One that is
            not there from the first has ended, where Qt is told to use no other.
    """

    def __init__(self, environment: Mapping[str, str]) -> None:
        """Take hold of it, if it is there."""
        platform = environment.get("QT_QPA_PLATFORM", "")
        told = platform.startswith("wayland")
        name = environment.get("WAYLAND_DISPLAY", "") if told or not platform else ""
        # A name may be a path of its own; it then stands for itself.
        self._line = _line(Path(environment.get("XDG_RUNTIME_DIR", "")) / name) if name else None
        self._missing = told and bool(name) and self._line is None

    @property
    def gone(self) -> bool:
        """Whether it has ended."""
        if self._line is None or not ready([self._line], seconds=0.0).reads:
            return self._missing
        try:
            return not self._line.recv(4096)
        except OSError:
            return True

    def close(self) -> None:
        """Let go of it."""
        if self._line is not None:
            self._line.close()


def _line(path: Path) -> socket.socket | None:
    line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        line.connect(str(path))
    except OSError:
        line.close()
        return None
    line.setblocking(False)
    return line
