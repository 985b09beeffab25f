"""Sees from outside when the engine has a picture ready, without taking time from the wall."""

from __future__ import annotations

import os
import threading
import time
from dataclasses import dataclass
from typing import Any

from scripts.benchmark.hand.course import Courier, Course
from scripts.benchmark.hand.strip import Strip
from streams.floor.frame import Frames, Shape

LOOK_EVERY_S = 0.001


@dataclass(frozen=True)
class Ready:
    """A picture that stood in a channel's canvas.

    Attributes:
        at: When it was seen there, s, monotonic.
        strip: The part with its frame code.
    """

    at: float
    strip: Strip | None


class Witness:
    """Looks at the wall's shared memory through a mapping of its own.

    Args:
        pid: The wall's process.
        wall: What the finger says of it: `fds`, `capacity`, `columns`.
        workers: Process ids of its engine's workers, by number.
    """

    def __init__(self, pid: int, wall: dict[str, Any], workers: list[int]) -> None:
        """Map the memory, and begin to look."""
        fds = tuple(os.open(f"/proc/{pid}/fd/{fd}", os.O_RDWR) for fd in wall["fds"])
        self._frames = Frames.attach(Shape(wall["capacity"], wall["columns"]), fds)
        for fd in fds:
            os.close(fd)
        self._row, self._workers = -1, workers
        self._seen: list[Ready] = []
        self._courier: Courier | None = None
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._look, name="witness", daemon=True)
        self._thread.start()

    def watch(self, row: int) -> None:
        """Look at this channel from now on, and forget the last."""
        self._courier = Courier(self._frames, self._workers, row)
        self._row, self._seen = row, []

    def seen(self) -> list[Ready]:
        """Every picture of the channel since `watch`; looks no further."""
        self._row = -1
        return self._seen

    @property
    def course(self) -> Course | None:
        """What lay between the touch and its first picture; None where it was not seen."""
        return self._courier.course if self._courier is not None else None

    def close(self) -> None:
        """Stop looking."""
        self._closing.set()
        self._thread.join()

    def _look(self) -> None:
        last: tuple[int, int, int] | None = None
        while not self._closing.wait(LOOK_EVERY_S):
            row, seen = self._row, self._seen
            if row < 0:
                last = None
                continue
            canvas = int(self._frames.status["canvas"][row])
            token = self._token(canvas)
            if self._courier is not None:
                self._courier.look(token)
            if token is None or token == last:
                continue
            now = time.monotonic()
            strip = Strip.of(self._frames.canvas(canvas, token[1]))
            if self._token(canvas) == token:
                last = token
                seen.append(Ready(now, strip))

    def _token(self, canvas: int) -> tuple[int, int, int] | None:
        """Which picture stands in a canvas; None where none does whole."""
        if canvas < 0:
            return None
        row = self._frames.canvases[canvas]
        front = int(row["front"])
        sequence = int(row["pictures"][max(front, 0)]["sequence"])
        return None if front < 0 or sequence % 2 else (canvas, front, sequence)
