"""The folder of what was saved: each export is a folder of its own, there whole or not at all.

It is written beside its place under a name that begins with a dot, brought to the disk, and then
renamed: whenever the wall ends, even killed, no half of an export bears a name that counts.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from layouts.whole_file import sync_folder

STAGING = ".unfinished-"
MOST_OF_A_NAME = 999


class ShelfError(Exception):
    """Nothing could be saved; the text says why, and the mend.

    Attributes:
        full: Whether the disk is full.
    """

    def __init__(self, text: str, *, full: bool = False) -> None:
        """Say it."""
        super().__init__(text)
        self.full = full


class Shelf:
    """Where exports are kept.

    Args:
        folder: Made where it is not there, for its owner alone.
    """

    def __init__(self, folder: Path) -> None:
        """Nothing is touched before something is saved."""
        self.folder = folder

    def stage(self, name: str, files: Mapping[str, bytes]) -> Path:
        """Write files to the disk, where nobody takes them for an export yet.

        Args:
            name: Of the export that they are to be.
            files: By their names.

        Raises:
            ShelfError: They could not be written; nothing of them is left.
        """
        staged = self.folder / f"{STAGING}{name}.{os.getpid()}"
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            staged.mkdir(mode=0o700)
            for file, data in files.items():
                _write(staged / file, data)
            sync_folder(staged)
        except OSError as error:
            shutil.rmtree(staged, ignore_errors=True)
            raise _refusal(self.folder, error, sum(map(len, files.values()))) from None
        return staged

    def add(self, staged: Path, file: str, data: bytes) -> None:
        """Write one more file to what is staged.

        Raises:
            ShelfError: It could not be written.
        """
        try:
            _write(staged / file, data)
            sync_folder(staged)
        except OSError as error:
            raise _refusal(self.folder, error, len(data)) from None

    def publish(self, staged: Path, name: str) -> Path:
        """Give what was staged its name.

        Returns:
            The export's folder.

        Raises:
            ShelfError: It could not be; nothing of it is left.
        """
        place = self.folder / name
        try:
            staged.rename(place)
            sync_folder(self.folder)
        except OSError as error:
            shutil.rmtree(staged, ignore_errors=True)
            raise _refusal(self.folder, error, 0) from None
        return place

    def drop(self, staged: Path) -> None:
        """What was staged is not to be an export."""
        shutil.rmtree(staged, ignore_errors=True)

    def free_name(self, wanted: str) -> str:
        """A name that no export has: the wanted one, or with a number behind it."""
        names = [wanted, *(f"{wanted}-{number}" for number in range(2, MOST_OF_A_NAME))]
        return next((name for name in names if not (self.folder / name).exists()), names[-1])

    def sweep(self) -> None:
        """Delete what a wall that was killed had not finished."""
        for staged in self.folder.glob(f"{STAGING}*"):
            shutil.rmtree(staged, ignore_errors=True)

    def older_than(self, moment: datetime) -> list[str]:
        """The names of exports that were saved before a moment, in order."""
        limit = moment.timestamp()
        return sorted(
            path.name
            for path in self._exports()
            if path.stat().st_mtime < limit and not path.name.startswith(".")
        )

    def delete(self, name: str) -> None:
        """Delete an export; under its name it is gone at once.

        Raises:
            OSError: It cannot be deleted.
        """
        going = self.folder / f"{STAGING}{name}.{os.getpid()}"
        (self.folder / name).rename(going)
        shutil.rmtree(going)

    def _exports(self) -> list[Path]:
        return [path for path in self.folder.glob("*") if path.is_dir() and not path.is_symlink()]


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        os.fchmod(file.fileno(), 0o600)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _refusal(folder: Path, error: OSError, size: int) -> ShelfError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return ShelfError(
            f"The disk of {folder} is full: {size / 1e6:.1f} MB are needed. Delete what is not "
            f"needed there, or name another folder with --exports FOLDER.",
            full=True,
        )
    return ShelfError(
        f"Nothing can be written in {folder}: {error.strerror or error}. Make it writable, or name "
        f"another folder with --exports FOLDER."
    )
