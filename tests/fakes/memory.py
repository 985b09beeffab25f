"""Shared memory that is given back when a test is over: so many tests take much of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from streams.floor.frame import Frames, Shape


@contextmanager
def memory(capacity: int, columns: int = 4) -> Iterator[Frames]:
    """The memory of a wall with so many channels."""
    yield Frames.create(Shape(capacity, columns))
