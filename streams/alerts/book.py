"""Keeps every message that was heard on the disk, as it was sent, through kill -9 and power cuts.

An SQLite file with write-ahead logging and ``synchronous=FULL``: what `keep` has returned from is
on the disk.  Messages are kept as documents and judged afresh at each start, by whom we trust then.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from streams.alerts.alert import Reference
from streams.floor.log import logger

APPLICATION_ID: Final = 0x63774C61
"""``cwLa``: tells `file` and us that a database is a book of alerts."""
BUSY_S: Final = 5.0
SCHEMA: Final = (
    "CREATE TABLE IF NOT EXISTS messages (sender TEXT NOT NULL, identifier TEXT NOT NULL, "
    "sent TEXT NOT NULL, at TEXT NOT NULL, source TEXT NOT NULL, document BLOB NOT NULL, "
    "PRIMARY KEY (sender, identifier, sent)) STRICT"
)
_PUT: Final = "INSERT OR REPLACE INTO messages VALUES (?, ?, ?, ?, ?, ?)"
_UNREADABLE: Final = (sqlite3.Error, UnicodeError, ValueError, TypeError)

log = logger(__name__)


class BookError(Exception):
    """The book cannot be kept; the text names the file and the mend."""


@dataclass(frozen=True)
class Kept:
    """A message in the book.

    Attributes:
        document: It, as it was sent.
        at: When it was first heard.
        source: By which way.
    """

    document: bytes
    at: datetime
    source: str


class Book:
    """The messages that were heard, open for writing; one thread at a time.

    Args:
        path: The file; made where it is not there.
    """

    def __init__(self, path: Path) -> None:
        """Open it; one that is damaged is put aside, and a new one begun.

        Raises:
            BookError: It cannot be opened or made, or it is something else's file.
        """
        self.path = path
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._database = self._opened()
        except sqlite3.OperationalError as error:
            raise self._refusal(str(error)) from None
        except sqlite3.DatabaseError:
            self._put_aside()
            self._database = self._opened()
        except OSError as error:
            raise self._refusal(error.strerror or type(error).__name__) from None

    def load(self) -> list[Kept]:
        """Return all messages, the first heard first.

        Of a damaged book what can be read still is, and it goes on in a new one.
        """
        rows: list[tuple[object, ...]] = []
        kept: list[Kept] = []
        try:
            for row in self._database.execute("SELECT * FROM messages"):
                kept.append(Kept(bytes(row[5]), datetime.fromisoformat(row[3]), str(row[4])))
                rows.append(row)
            (sound,) = self._database.execute("PRAGMA quick_check(1)").fetchone()
            if sound != "ok":
                raise sqlite3.DatabaseError(sound)
        except _UNREADABLE as error:
            log.error("the book of alerts is damaged: %s", error)
            self.close()
            self._put_aside()
            self._database = self._opened()
            self._write(_PUT, rows)
        return sorted(kept, key=lambda one: one.at)

    def keep(self, key: Reference, kept: Kept) -> None:
        """Write a message down, in place of another document of the same key.

        Raises:
            BookError: It could not be written.
        """
        row = (*_key(key), kept.at.isoformat(), kept.source, kept.document)
        self._write(_PUT, [row])

    def forget(self, keys: Iterable[Reference]) -> None:
        """Strike messages out.

        Raises:
            BookError: They could not be.
        """
        rows = [_key(key) for key in keys]
        words = "DELETE FROM messages WHERE sender = ? AND identifier = ? AND sent = ?"
        self._write(words, rows)

    def close(self) -> None:
        """Close the file."""
        with suppress(sqlite3.Error):
            self._database.close()

    def _write(self, words: str, rows: list[tuple[object, ...]]) -> None:
        try:
            with self._database:
                self._database.executemany(words, rows)
        except sqlite3.Error as error:
            raise self._refusal(str(error)) from None

    def _opened(self) -> sqlite3.Connection:
        database = sqlite3.connect(self.path, timeout=BUSY_S, check_same_thread=False)
        try:
            (known,) = database.execute("PRAGMA application_id").fetchone()
            tables = database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
            if tables and known != APPLICATION_ID:
                raise self._refusal("it is the database of something else")
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = FULL")
            with database:
                database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                database.execute(SCHEMA)
        except BaseException:
            database.close()
            raise
        return database

    def _put_aside(self) -> None:
        """Move the damaged file away: it may be wanted for a look, and must not stay."""
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
        aside = self.path.with_name(f"{self.path.name}.damaged-{stamp}")
        self.path.replace(aside)
        for suffix in ("-wal", "-shm"):
            self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)
        log.error("the book of alerts was damaged and is put aside", file=str(aside))

    def _refusal(self, why: str) -> BookError:
        return BookError(
            f"The book of alerts {self.path} cannot be kept ({why}). "
            "Name a file in a folder of this user's own, on a disk with room, as 'book'."
        )


def _key(key: Reference) -> tuple[object, ...]:
    return key.sender, key.identifier, key.sent.astimezone(UTC).isoformat()
