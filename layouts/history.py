"""The versions of a document that stood before, beside it and each in a file of its own."""

from __future__ import annotations

import fcntl
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, TypeAlias

from layouts.whole_file import sweep, sync_folder, write_whole

FOLDER = ".history"

Kind: TypeAlias = Literal["past", "undone", "left"]

_KINDS: Mapping[str, Kind] = {"past": "past", "undone": "undone", "left": "left"}
_NAME = re.compile(r"(\d{6,})\.(\w+)\.\w+")


@dataclass(frozen=True)
class Version:
    """One version.

    Attributes:
        number: Its number; a later version has a higher one.
        kind: `past` stood before the present one, `undone` was taken back and may come again,
            `left` was taken back and then something else was saved.
        file: Where it is kept.
        saved: When it was saved, UTC.
    """

    number: int
    kind: Kind
    file: Path
    saved: datetime

    @property
    def data(self) -> bytes:
        """What it holds."""
        return self.file.read_bytes()


class History:
    """The versions of one document.

    Args:
        path: The document.
    """

    def __init__(self, path: Path) -> None:
        """Nothing is written until a version is kept."""
        self.path = path
        self._folder = path.parent / FOLDER / path.name

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep everybody else who saves this document waiting, other processes too."""
        self._folder.mkdir(parents=True, exist_ok=True)
        with (self._folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            sweep(self._folder)
            sweep(self.path.parent, self.path.name)
            yield

    def versions(self, *kinds: Kind) -> tuple[Version, ...]:
        """Return the versions of these kinds, or of all, the newest first."""
        found = []
        for file in self._folder.glob("*") if self._folder.is_dir() else ():
            match = _NAME.fullmatch(file.name)
            kind = _KINDS.get(match.group(2)) if match else None
            if match is None or kind is None or (kinds and kind not in kinds):
                continue
            saved = datetime.fromtimestamp(file.stat().st_mtime, UTC)
            found.append(Version(int(match.group(1)), kind, file, saved))
        return tuple(sorted(found, key=lambda version: -version.number))

    def keep(self, kind: Kind) -> None:
        """Keep the document as it stands as the newest version; nothing where there is none."""
        if not self.path.exists():
            return
        number = max((version.number for version in self.versions()), default=0) + 1
        write_whole(self._file(number, kind), self.path.read_bytes(), like=self.path)

    def leave(self) -> None:
        """Let what was undone not come again by itself, for something else was saved."""
        for version in self.versions("undone"):
            version.file.rename(self._file(version.number, "left"))

    def forget(self, version: Version) -> None:
        """Delete a version."""
        version.file.unlink(missing_ok=True)

    def prune(self, keep: int) -> None:
        """Delete all but the newest `keep` versions."""
        for version in self.versions()[keep:]:
            self.forget(version)
        sync_folder(self._folder)

    def _file(self, number: int, kind: Kind) -> Path:
        return self._folder / f"{number:06}.{kind}{self.path.suffix or '.json'}"
