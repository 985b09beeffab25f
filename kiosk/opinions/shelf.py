"""The file under the outbox: opened so that a commit outlives a power cut, never thrown away."""

from __future__ import annotations

import os
import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from streams.floor.log import logger

VERSION: Final = 1
WAIT_S: Final = 5.0
# Without row numbers, which would count opinions in the order in which they were given; a code is
# by chance, and so is where a row stands.
_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS opinions (
    code TEXT PRIMARY KEY, ready REAL NOT NULL, tries INTEGER NOT NULL DEFAULT 0,
    held INTEGER NOT NULL DEFAULT 0, size INTEGER NOT NULL, place TEXT NOT NULL, page TEXT NOT NULL,
    language TEXT NOT NULL, given REAL NOT NULL, grain REAL NOT NULL, scale INTEGER,
    text TEXT NOT NULL, voice BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS turn ON opinions (tries, code, ready);
CREATE INDEX IF NOT EXISTS age ON opinions (given);
CREATE TABLE IF NOT EXISTS state (
    one INTEGER PRIMARY KEY CHECK (one = 1), size INTEGER NOT NULL DEFAULT 0,
    most INTEGER NOT NULL DEFAULT 0, delivered INTEGER NOT NULL DEFAULT 0, delivered_at REAL,
    failures INTEGER NOT NULL DEFAULT 0, failed REAL,
    reason TEXT NOT NULL DEFAULT 'NONE', number REAL NOT NULL DEFAULT 0,
    own TEXT NOT NULL DEFAULT ''
);
INSERT OR IGNORE INTO state (one) VALUES (1);
"""

log = logger(__name__)


def opened(path: Path, wait_s: float = WAIT_S) -> sqlite3.Connection:
    """Open the outbox's file, and make it where it is not there.

    One that SQLite cannot read is put aside with its journal, for somebody to look into.

    Raises:
        OSError: It cannot be opened there.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        return _open(path, wait_s)
    except sqlite3.OperationalError as error:
        # A full disk or a lock: the file itself may be sound.
        raise OSError(f"{path}: the outbox of opinions cannot be opened ({error})") from None
    except sqlite3.DatabaseError as error:
        aside = _put_aside(path)
        log.error("an outbox of opinions cannot be read", error=str(error), kept_as=str(aside))
        return _open(path, wait_s)


def opened_to_look(path: Path, wait_s: float = WAIT_S) -> sqlite3.Connection:
    """Open a file that is there, and change nothing of it.

    Raises:
        OSError: There is none, or it is no outbox of this version.
    """
    if not path.is_file():
        raise OSError(
            f"{path}: there is no outbox of opinions yet; a kiosk makes it when it starts"
        )
    base = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=wait_s)
    try:
        version = base.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.Error as error:
        base.close()
        raise OSError(f"{path}: it is no outbox of opinions ({error})") from None
    if version != VERSION:
        base.close()
        raise OSError(f"{path}: it is no outbox of opinions of version {VERSION}")
    return base


def _open(path: Path, wait_s: float) -> sqlite3.Connection:
    # Made before SQLite does, so that it and its journals are its owner's alone from the start.
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    base = sqlite3.connect(path, timeout=wait_s, check_same_thread=False, isolation_level=None)
    try:
        version = base.execute("PRAGMA user_version").fetchone()[0]
        if version not in (0, VERSION):
            raise sqlite3.DatabaseError(f"version {version} instead of {VERSION}")
        base.execute("PRAGMA journal_mode = WAL")
        base.execute("PRAGMA synchronous = FULL")
        # What was delivered is not to be read from the disk afterwards.
        base.execute("PRAGMA secure_delete = ON")
        base.executescript(_SCHEMA)
        base.execute(f"PRAGMA user_version = {VERSION}")
    except sqlite3.Error:
        base.close()
        raise
    _sync_folder(path.parent)
    return base


def _sync_folder(folder: Path) -> None:
    """Have the file's name itself on the disk, or a power cut takes it with all that is in it."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _put_aside(path: Path) -> Path:
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    # Its journal goes with it: opinions that were accepted may stand in it alone.
    for journal in ("", "-wal", "-shm"):
        there = path.with_name(path.name + journal)
        if there.exists():
            there.replace(path.with_name(f"{path.name}.broken-{stamp}{journal}"))
    return path.with_name(f"{path.name}.broken-{stamp}")
