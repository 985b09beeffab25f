"""What a peer is asked to do, and what it has to tell: one line of JSON each way.

Standard library only: GStreamer's Python is Debian's own, which knows nothing of ours.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

OPENING_S = 90.0


@dataclass(frozen=True)
class Task:
    """What is asked of a peer.

    Attributes:
        urls: The cameras, with their logins; never on a command line, where others could read them.
        seconds: How long it is measured, once all are open.
        fps: Frames a second of each camera.
        size: What every frame is scaled to, as BGRA; None: it is not.
        keys_only: Whether only keyframes are decoded.
        opening_s: How long opening may take.
    """

    urls: tuple[str, ...]
    seconds: float
    fps: float
    size: tuple[int, int] | None = None
    keys_only: bool = False
    opening_s: float = OPENING_S


@dataclass(frozen=True)
class Told:
    """What a peer did.

    Attributes:
        cameras: How many it was asked for.
        opened: How many it had open when the measurement began.
        opening_s: How long that took.
        frames: Frames decoded while measured.
        lost: Share of the frames that should have come and did not.
        cores: CPU seconds a second, all of its threads.
    """

    cameras: int
    opened: int
    opening_s: float
    frames: int
    lost: float
    cores: float

    @property
    def keeps_up(self) -> bool:
        """Whether every camera was open and next to nothing was lost."""
        return self.opened == self.cameras and self.lost < 0.02


class Tally:
    """Counts what a peer does, and puts it into words at the end.

    Args:
        task: What is asked.
    """

    def __init__(self, task: Task) -> None:
        """Begin to open."""
        self._task = task
        self._began = time.monotonic()
        self._cpu = time.process_time()
        self._opening_s = 0.0
        self._frames = 0
        self._opened = 0

    def measure(self, opened: int, frames: int) -> None:
        """All that can be opened is open: from now on it counts."""
        now = time.monotonic()
        self._opening_s, self._began = now - self._began, now
        self._cpu = time.process_time()
        self._opened, self._frames = opened, frames

    def told(self, frames: int) -> Told:
        """The end, with so many frames in all."""
        passed = time.monotonic() - self._began
        fresh = frames - self._frames
        expected = len(self._task.urls) * self._task.fps * passed
        return Told(
            cameras=len(self._task.urls),
            opened=self._opened,
            opening_s=round(self._opening_s, 1),
            frames=fresh,
            lost=round(max(0.0, 1.0 - fresh / expected), 3) if expected else 0.0,
            cores=round((time.process_time() - self._cpu) / passed, 3),
        )


def read() -> Task:
    """What this peer was asked, from its standard input."""
    given: dict[str, Any] = json.loads(sys.stdin.read())
    size: Sequence[int] | None = given.pop("size")
    urls = tuple(given.pop("urls"))
    return Task(urls=urls, size=(size[0], size[1]) if size else None, **given)


def tell(told: Told) -> None:
    """Say what was done."""
    sys.stdout.write(json.dumps(asdict(told)) + "\n")
    sys.stdout.flush()
