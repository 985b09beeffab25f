"""One number in memory that processes share: written and read in one piece, whoever dies."""

from __future__ import annotations

import mmap
import os
from typing import Any, Literal, TypeAlias

SIZE = 8
"""64 bits."""
Form: TypeAlias = Literal["q", "Q", "d"]
"""A signed or an unsigned whole number, or one with a fraction."""


class SharedNumber:
    """One of them.

    Args:
        descriptor: Of the shared memory; the number closes it.
        form: What it is.

    Raises:
        OSError, ValueError, OverflowError: It is no such memory.
    """

    def __init__(self, descriptor: int, form: Form) -> None:
        """Take it up."""
        self.descriptor = descriptor
        """What processes inherit."""
        self._memory = mmap.mmap(descriptor, SIZE)
        self.cell: memoryview[Any] = memoryview(self._memory).cast(form)
        """It stands at 0."""

    @staticmethod
    def begin(name: str) -> int:
        """The descriptor of a new one, which is 0.

        Args:
            name: Told by the system to whoever looks for who has what.
        """
        descriptor = os.memfd_create(name)
        os.ftruncate(descriptor, SIZE)
        return descriptor

    def close(self) -> None:
        """Give the memory back."""
        self.cell.release()
        self._memory.close()
        os.close(self.descriptor)
