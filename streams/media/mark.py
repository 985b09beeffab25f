"""Which channel's motion a worker decodes now, in memory that outlives it: who was it that hung."""

from __future__ import annotations

from typing import Final

from streams.floor.sharednumber import SharedNumber

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
        self._number = SharedNumber(descriptor, "q")
        self._row = self._number.cell

    @classmethod
    def begin(cls) -> Mark:
        """A new one, at nobody."""
        made = cls(SharedNumber.begin("citywall-mark"))
        made.row = NOBODY
        return made

    @property
    def row(self) -> int:
        """The channel's row; `NOBODY` while no motion is decoded."""
        return int(self._row[0])

    @row.setter
    def row(self, row: int) -> None:
        self._row[0] = row

    def close(self) -> None:
        """Give the memory back."""
        self._number.close()
