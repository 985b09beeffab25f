"""Keeps in memory what the disk does not take: a full disk is no reason to know nothing."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Final

MEMORY: Final = Path("/dev/shm")
PREFIX: Final = "citywall-spare-"
JOURNALS: Final = ("", "-wal")
"""Of an SQLite file what holds its content; the third one is made anew."""


class Spare:
    """A folder in memory, made when it is first needed and gone when it is cleared.

    Args:
        memory: Where memory is a folder; where it is not there, the machine's own for what passes.
    """

    def __init__(self, memory: Path = MEMORY) -> None:
        """Nothing is made yet."""
        self._memory = memory if memory.is_dir() else Path(tempfile.gettempdir())
        self._folder: Path | None = None

    def copy(self, file: Path) -> Path:
        """Return where an SQLite file can be opened instead, with what can be read of it.

        Args:
            file: On the disk that takes nothing; may be missing or unreadable.

        Raises:
            OSError: There is no room in memory either.
        """
        if self._folder is None:
            self._sweep()
            made = tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-", dir=self._memory)
            self._folder = Path(made)
        there = self._folder / file.name
        for journal in JOURNALS:
            with suppress(OSError):
                shutil.copyfile(file.with_name(file.name + journal), f"{there}{journal}")
        return there

    def clear(self) -> None:
        """Delete it; whoever opened something in it has closed it."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    def _sweep(self) -> None:
        """Delete what processes left that were killed."""
        for left in self._memory.glob(f"{PREFIX}*-*"):
            process = left.name.removeprefix(PREFIX).partition("-")[0]
            if process.isdecimal() and not Path("/proc", process).exists():
                shutil.rmtree(left, ignore_errors=True)
