"""A kiosk's machine without a panel: its shipped session, on an X server whose pixels are read."""

from __future__ import annotations

import os
import re
import shlex
import struct
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import numpy.typing as npt

from tests.fakes.watched import ROOT, Watched

SIZE = (1280, 720)
MAIN = re.compile(r"^ExecStart=/usr/bin/(cage .*)$", re.MULTILINE)
SET = re.compile(r"^Environment=(.*)$", re.MULTILINE)
PYTHON = "/srv/citywall/.venv/bin/python"
XWD = struct.Struct(">25I")
COLOUR_BYTES = 12


class Panel:
    """What is seen on a screen, from outside of all that draws on it.

    Args:
        server: The X server.
        file: Its pixels, as it keeps them.
    """

    def __init__(self, server: subprocess.Popen[bytes], file: Path) -> None:
        """It is lit."""
        self.server, self._file = server, file

    @property
    def pixels(self) -> npt.NDArray[np.uint8]:
        """What stands there now; shape (height, width, 3)."""
        raw = self._file.read_bytes()
        head = XWD.unpack_from(raw)
        begin, width, height, row, colours = head[0], head[4], head[5], head[12], head[19]
        begin += colours * COLOUR_BYTES
        flat = np.frombuffer(raw, np.uint8, row * height, begin)
        return flat.reshape(height, row // 4, 4)[:, :width, :3]


@contextmanager
def panel(folder: Path) -> Iterator[tuple[Panel, str]]:
    """A panel, and what ``DISPLAY`` must be; gone at the end.

    Args:
        folder: For its pixels.
    """
    reader, writer = os.pipe()
    server = subprocess.Popen(
        [
            *("Xvfb", "-displayfd", str(writer), "-noreset", "-nolisten", "tcp"),
            *("-screen", "0", f"{SIZE[0]}x{SIZE[1]}x24", "-fbdir", str(folder)),
        ],
        pass_fds=[writer],
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    try:
        with os.fdopen(reader) as answer:
            number = answer.readline().strip()
        assert number, "Xvfb did not start: scripts/test installs it (Debian: xvfb)"
        yield Panel(server, folder / "Xvfb_screen0"), f":{number}"
    finally:
        server.terminate()
        server.wait()


def session(unit: str, document: Path, display: str, runtime: Path) -> Watched:
    """Start what a unit of ours starts, in a window of that display.

    Args:
        unit: The unit's file name.
        document: The kiosk's.
        display: Of the X server.
        runtime: Serves as XDG_RUNTIME_DIR; its path has to be short.
    """
    text = (ROOT / "scripts" / "units" / unit).read_text(encoding="utf-8")
    environment = dict(os.environ)
    environment.pop("WAYLAND_DISPLAY", None)
    for line in SET.findall(text):
        environment |= dict(word.split("=", 1) for word in shlex.split(line))
    environment |= {
        "DISPLAY": display,
        "XDG_RUNTIME_DIR": str(runtime),
        "WLR_BACKENDS": "x11",
        "WLR_RENDERER": "pixman",
        "LC_ALL": "C.UTF-8",
        # What the unit does not say is the machine's: here it is a machine without a card.
        "QT_QUICK_BACKEND": "software",
    }
    found = MAIN.search(text)
    assert found is not None, f"{unit} starts no cage"
    named = found[1].replace(PYTHON, sys.executable).replace("$CITYWALL_KIOSK", str(document))
    # The cage of Debian 12 runs as anybody but root: inside, root is somebody else.
    somebody = ["unshare", "--user", "--map-user=1000", "--map-group=1000"]
    return Watched(
        [*(somebody if os.geteuid() == 0 else ()), *shlex.split(named)], environment, "kiosk"
    )
