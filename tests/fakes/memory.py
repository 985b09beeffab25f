"""Shared memory that is given back when a test is over: so many tests take much of it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from streams.floor.frame import Frames, Shape


@contextmanager
def memory(capacity: int, columns: int = 4) -> Iterator[Frames]:
    """The memory of a wall with so many channels."""
    frames = Frames.create(Shape(capacity, columns))
    try:
        yield frames
    finally:
        for fd in frames.fds:
            os.close(fd)
