"""Where all tapes of one worker keep their bytes: in memory, and beyond its share on disk.

The file on disk has no name: whichever way the worker ends, nothing of it is left.
"""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

PAGE = 256 << 10
SLOW_FOLDER = Path("/var/tmp")
"""On a disk where /tmp is memory."""


@dataclass(frozen=True)
class Limits:
    """How much may be kept.

    Attributes:
        memory: Bytes in memory.
        disk: Bytes on disk besides.
    """

    memory: int = 128 << 20
    disk: int = 1 << 30


@dataclass
class Kept:
    """Some bytes that are kept.

    Attributes:
        size: How many.
        data: They themselves; None where they are on disk.
        pages: Where they are on disk.
    """

    size: int
    data: bytes | None
    pages: tuple[int, ...] = ()


class Vault:
    """Takes bytes in and gives them out; says no where there is no room.

    Args:
        limits: How much it may hold.
        folder: Of the nameless file; None for the machine's own place.
    """

    def __init__(self, limits: Limits | None = None, folder: Path | None = None) -> None:
        self.limits = limits or Limits()
        self.memory = 0
        """Bytes in memory."""
        self.disk = 0
        """Bytes on disk, in whole pages."""
        self.refused = 0
        """How often the disk did not take what it was to take."""
        self._folder = folder
        self._file: int | None = None
        self._free: list[int] = []
        self._made = 0

    @property
    def full(self) -> bool:
        """Whether memory holds more than its share."""
        return self.memory > self.limits.memory

    def keep(self, data: bytes) -> Kept:
        """Take bytes into memory; whoever does so sees to it that it does not stay `full`."""
        self.memory += len(data)
        return Kept(len(data), data)

    def spill(self, kept: Kept) -> bool:
        """Move bytes from memory to disk; False where the disk does not take them."""
        if kept.data is None:
            return False
        count = -(-kept.size // PAGE)
        if self.disk + count * PAGE > self.limits.disk:
            return False
        pages = [self._page() for _ in range(count)]
        try:
            self._write(pages, kept.data)
        except OSError:
            self.refused += 1
            self._free += pages
            return False
        kept.pages, kept.data = tuple(pages), None
        self.memory -= kept.size
        self.disk += count * PAGE
        return True

    def read(self, kept: Kept) -> bytes:
        """Give the bytes out.

        Raises:
            OSError: The disk does not give them.
        """
        if kept.data is not None or self._file is None:
            return kept.data or b""
        left, parts = kept.size, []
        for page in kept.pages:
            parts.append(os.pread(self._file, min(left, PAGE), page * PAGE))
            left -= len(parts[-1])
        return b"".join(parts)

    def drop(self, kept: Kept) -> None:
        """Forget bytes."""
        if kept.data is not None:
            self.memory -= kept.size
        self.disk -= len(kept.pages) * PAGE
        self._free += kept.pages
        kept.data, kept.pages, kept.size = None, (), 0
        if self.disk == 0 and self._file is not None:
            # Nothing of what was seen is to stay on the disk for longer than it is kept.
            os.close(self._file)
            self._file, self._free, self._made = None, [], 0

    def _page(self) -> int:
        if self._free:
            return self._free.pop()
        self._made += 1
        return self._made - 1

    def _write(self, pages: list[int], data: bytes) -> None:
        if self._file is None:
            self._file, name = tempfile.mkstemp(dir=self._folder or _slow_folder())
            Path(name).unlink()
        for place, page in enumerate(pages):
            piece = memoryview(data)[place * PAGE : (place + 1) * PAGE]
            if os.pwrite(self._file, piece, page * PAGE) < len(piece):
                raise OSError("the disk took a part only")


def _slow_folder() -> Path | None:
    return SLOW_FOLDER if os.access(SLOW_FOLDER, os.W_OK) else None
