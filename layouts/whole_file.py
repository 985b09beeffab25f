"""Writes a file so that whoever reads it, at whatever moment, finds the old one or the new one."""

from __future__ import annotations

import os
import stat
from pathlib import Path

_PREFIX, _SUFFIX = ".citywall-", ".tmp"


def write_whole(path: Path, data: bytes, *, like: Path | None = None) -> None:
    """Write `data` as the file `path`; it is on the disk on return.

    Args:
        path: The file; a half of it never stands under this name.
        data: What it shall hold.
        like: A file whose time of change it takes, and its mode where there is no file yet.

    Raises:
        OSError: It cannot be written; what was there before is untouched.
    """
    model = path if path.exists() else like
    half = path.with_name(f"{_PREFIX}{path.name}.{os.getpid()}{_SUFFIX}")
    try:
        with half.open("wb") as file:
            file.write(data)
            file.flush()
            if model is not None:
                os.fchmod(file.fileno(), stat.S_IMODE(model.stat().st_mode))
            os.fsync(file.fileno())
        if like is not None:
            modified = like.stat().st_mtime_ns
            os.utime(half, ns=(modified, modified))
        half.replace(path)
    except OSError:
        half.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """See to it that the names in `folder` are on the disk."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sweep(folder: Path, name: str = "*") -> None:
    """Delete the halves of the file `name`, or of all, that a killed writer left in `folder`."""
    for half in folder.glob(f"{_PREFIX}{name}.[0-9]*{_SUFFIX}"):
        half.unlink(missing_ok=True)
