"""A kiosk's machine without a graphics card: its shipped session, in a window of an X server."""

from __future__ import annotations

import os
import re
import shlex
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.fakes.watched import ROOT, Watched

SIZE = (1280, 720)
MAIN = re.compile(r"^ExecStart=/usr/bin/(cage .*)$", re.MULTILINE)
SET = re.compile(r"^Environment=(.*)$", re.MULTILINE)
PYTHON = "/srv/citywall/.venv/bin/python"


UNPLUGGED = {
    "WLR_BACKENDS": "headless",
    "WLR_HEADLESS_OUTPUTS": "0",
    "WLR_LIBINPUT_NO_DEVICES": "1",
}
"""A machine into which no panel is plugged."""


def nested(display: str) -> dict[str, str]:
    """A panel that is a window of that display."""
    return {"DISPLAY": display, "WLR_BACKENDS": "x11"}


def session(unit: str, document: Path, outputs: Mapping[str, str], runtime: Path) -> Watched:
    """Start what a unit of ours starts.

    Args:
        unit: The unit's file name.
        document: The kiosk's.
        outputs: What cage is told of its panels.
        runtime: Serves as XDG_RUNTIME_DIR; its path has to be short.
    """
    text = (ROOT / "scripts" / "units" / unit).read_text(encoding="utf-8")
    environment = dict(os.environ)
    for name in ("WAYLAND_DISPLAY", "DISPLAY"):
        environment.pop(name, None)
    for line in SET.findall(text):
        environment |= dict(word.split("=", 1) for word in shlex.split(line))
    environment |= {
        **outputs,
        "XDG_RUNTIME_DIR": str(runtime),
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
