"""Finds what belongs into a wall's backup, and copies the audit log while it is written."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from layouts.attachments import images, map_files, pages
from layouts.cell_form import KINDS
from layouts.history import History
from layouts.layout import Layout, load_layout
from layouts.problem import DocumentError
from streams.floor.ledger.head import Places
from streams.floor.ledger.ledger import UNREADABLE
from streams.floor.log import logger
from wall.care.manifest import OWNERS, BackupError, Piece, Role
from wall.trust.ledger import reading

PIECE = 1 << 20

log = logger(__name__)


@dataclass(frozen=True)
class Wanted:
    """What a person wants backed up; None is nothing.

    Attributes:
        layout: With the files that its cells show and, unless one is named, its channel list.
        channels: The channel list.
        people: Who may sign in.
        audit: The audit log.
        credentials: Users and passwords.
        secrets: Whether passwords and the audit log's signing key may be in the backup.
    """

    layout: Path | None = None
    channels: Path | None = None
    people: Path | None = None
    audit: Path | None = None
    credentials: Path | None = None
    secrets: bool = False


@dataclass(frozen=True)
class Found:
    """A file for the backup.

    Attributes:
        path: Where it is, absolute.
        role: What it is.
        content: Where its content is read; another file for the audit log, which is written to.
    """

    path: Path
    role: Role
    content: Path

    def piece(self, folder: Path) -> Piece:
        """Its line in the manifest; `folder` is one that it is in."""
        facts = self.path.stat()
        return Piece(
            path=self.path.relative_to(folder).as_posix(),
            role=self.role,
            size=self.content.stat().st_size,
            sha256=digest(self.content),
            mode=stat.S_IMODE(facts.st_mode) & 0o777,
            modified=facts.st_mtime_ns,
        )


def gathered(wanted: Wanted, room: Path) -> tuple[Found, ...]:
    """All files, each of them copied to a quiet place so that no edit comes between.

    Args:
        wanted: What a person asked for.
        room: An empty folder for the copies.

    Raises:
        BackupError: A file that was named is not there, or holds secrets that were not asked for.
    """
    if wanted.credentials and not wanted.secrets:
        raise BackupError(
            "--credentials: passwords come into a backup only with --with-secrets; whoever has "
            "such a backup has the passwords."
        )
    files: dict[Path, Role] = {}
    for path, role in _named(wanted):
        files.setdefault(path.resolve(), role)
    if not files:
        raise BackupError("Nothing is named to be backed up: name --layout FILE, --audit FILE, …")
    found = []
    for number, (path, role) in enumerate(files.items()):
        copy = room / str(number)
        if role is Role.AUDIT:
            _snapshot(path, copy)
        else:
            _copy(path, copy)
        found.append(Found(path, role, copy))
    return tuple(found)


def digest(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _named(wanted: Wanted) -> Iterator[tuple[Path, Role]]:
    layout = _layout(wanted.layout)
    channels = wanted.channels or (layout.channels if layout else None)
    if wanted.layout:
        yield from _document(wanted.layout, Role.LAYOUT)
    if channels:
        yield from _document(channels, Role.CHANNELS)
    if layout:
        yield from ((path, role) for path, role in _shown(layout) if path.is_file())
    if wanted.people:
        yield wanted.people, Role.PEOPLE
    if wanted.credentials:
        yield wanted.credentials, Role.CREDENTIALS
    if wanted.audit:
        places = Places(wanted.audit)
        yield places.head, Role.HEAD  # before the log: what is written meanwhile can only be more
        yield places.public, Role.PUBLIC
        yield places.log, Role.AUDIT
        if wanted.secrets:
            yield places.key, Role.KEY


def _document(path: Path, role: Role) -> Iterator[tuple[Path, Role]]:
    yield path, role
    yield from ((one.file, Role.VERSION) for one in History(path.resolve()).versions())


def _layout(path: Path | None) -> Layout | None:
    """The layout, if it is good; one that is not is backed up, but names nothing further."""
    try:
        return load_layout(path, drawn=KINDS) if path and path.exists() else None
    except DocumentError as error:
        log.warning("what the layout names is left out of the backup", why=str(error.problems[0]))
        return None


def _shown(layout: Layout) -> Iterator[tuple[Path, Role]]:
    """What stands beside the layout, and its cells show."""
    yield from ((path, Role.IMAGE) for path in images(layout))
    yield from ((path, Role.PAGE) for path in pages(layout))
    yield from ((path, Role.MAP) for path in map_files(layout))


def _copy(path: Path, copy: Path) -> None:
    try:
        copy.write_bytes(path.read_bytes())
    except OSError as error:
        raise BackupError(f"{path} cannot be read: {error.strerror or error}.") from None


def _snapshot(path: Path, copy: Path) -> None:
    """The audit log as it stands at one moment, though a wall goes on writing to it."""
    os.close(os.open(copy, os.O_CREAT | os.O_WRONLY, OWNERS))
    try:
        with reading(path) as log_, closing(sqlite3.connect(copy)) as target:
            log_.backup(target, pages=PIECE)
    except UNREADABLE as error:
        raise BackupError(f"The audit log {path} cannot be read: {error}.") from None
