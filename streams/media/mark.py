"""Which channel's motion a worker decodes now, in memory that outlives it: who was it that hung."""

from __future__ import annotations

import mmap
import os
from typing import Final

SIZE: Final = 8
"""One signed number of 64 bits: written and read in one piece."""
NOBODY: Final = -1


class Mark:
    """Shared by a worker, which sets it, and the engine, which looks when the worker is gone.

    Args:
        descriptor: Of the shared memory; the mark closes it.
    """

    def __init__(self, descriptor: int) -> None:
        """Take it up."""
        self.descriptor = descriptor
        """What the worker inherits."""
        self._memory = mmap.mmap(descriptor, SIZE)
        self._row = memoryview(self._memory).cast("q")

    @classmethod
    def begin(cls) -> Mark:
        """A new one, at nobody."""
        descriptor = os.memfd_create("citywall-mark")
        os.ftruncate(descriptor, SIZE)
        made = cls(descriptor)
        made.row = NOBODY
        return made

    @property
    def row(self) -> int:
        """The channel's row; `NOBODY` while no motion is decoded."""
        return self._row[0]

    @row.setter
    def row(self, row: int) -> None:
        self._row[0] = row

    def close(self) -> None:
        """Give the memory back."""
        self._row.release()
        self._memory.close()
        os.close(self.descriptor)
