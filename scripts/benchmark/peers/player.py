"""A player as people start it on a camera: mpv, tuned for low latency, to its first picture."""

from __future__ import annotations

import shutil
import subprocess
import time
from typing import Any

from scripts.benchmark.peers.asking import urls_of
from scripts.benchmark.spread import spread
from scripts.bringup.family import die_with_parent
from scripts.bringup.speech import Progress
from streams.sample.process import CityProcess

PATIENCE_S = 20.0
SHOWN = "playback restart complete"
"""What mpv says when the first picture stands."""
COMMAND = (
    *("mpv", "--no-config", "--profile=low-latency", "--rtsp-transport=tcp"),
    *("--ao=null", "--vo=null", "--quiet", "--msg-level=all=v", "--playlist=-"),
)


def first_pictures_s(city: CityProcess, tries: int) -> dict[str, Any]:
    """Seconds from the start of mpv to its first picture; none where mpv is not installed.

    Args:
        city: The cameras.
        tries: How many of them are opened, one after another.
    """
    if shutil.which(COMMAND[0]) is None:
        return {"to_first_picture_ms": None, "why": "mpv is not installed (apt-get install mpv)"}
    progress = Progress("mpv")
    times = [_first_picture_s(url) for url in urls_of(city, tries)]
    progress.done()
    return {"to_first_picture_ms": spread(seconds * 1000.0 for seconds in times)}


def _first_picture_s(url: str) -> float:
    began = time.monotonic()
    player = subprocess.Popen(
        COMMAND,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        preexec_fn=die_with_parent,
    )
    try:
        # The address holds a login: it is told where no list of processes shows it.
        assert player.stdin is not None
        assert player.stdout is not None
        player.stdin.write(f"{url}\n")
        player.stdin.close()
        for line in player.stdout:
            if SHOWN in line:
                return time.monotonic() - began
            if time.monotonic() - began > PATIENCE_S:
                break
        return float("nan")
    finally:
        player.kill()
        player.wait()
