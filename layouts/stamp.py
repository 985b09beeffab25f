"""Tells by a file's facts whether it is still the one that was read."""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

Stamp: TypeAlias = tuple[int, int, int] | None
"""When a file was written, ns, its size and its inode; None where there is none."""


def stamp_of(path: Path) -> Stamp:
    """Return the stamp of a file: another one as soon as it was written or replaced."""
    try:
        facts = path.stat()
    except OSError:
        return None
    return facts.st_mtime_ns, facts.st_size, facts.st_ino
