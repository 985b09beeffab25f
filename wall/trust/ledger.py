"""The audit log's file: an SQLite database that takes entries and never gives one up.

It is written with write-ahead logging and ``synchronous=FULL``: a committed entry is on the disk.
Triggers refuse to change or delete entries; who goes around them is found by `wall.trust.verify`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from wall.trust.entry import BEGINNING, Deed, Entry, entry_of

APPLICATION_ID: Final = 0x63774C67
"""``cwLg``: tells `file` and us that a database is an audit log."""
BUSY_S = 5.0
COLUMNS: Final = "sequence, at, who, role, origin, event, object, reason, hash"
KINDS: Final = (int, *(str,) * 7, bytes)
"""Of the columns, as Python reads them."""
SCHEMA: Final = (
    "CREATE TABLE entries ("
    "sequence INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, role TEXT NOT NULL, "
    "origin TEXT NOT NULL, event TEXT NOT NULL, object TEXT NOT NULL, reason TEXT NOT NULL, "
    "hash BLOB NOT NULL) STRICT",
    "CREATE TRIGGER entries_are_not_changed BEFORE UPDATE ON entries "
    "BEGIN SELECT RAISE(ABORT, 'an entry of the audit log is not changed'); END",
    "CREATE TRIGGER entries_are_not_deleted BEFORE DELETE ON entries "
    "BEGIN SELECT RAISE(ABORT, 'an entry of the audit log is not deleted'); END",
)


UNREADABLE: Final = (sqlite3.Error, UnicodeError)
"""What reading a damaged file may raise: SQLite's own words may quote what is no UTF-8."""


class LedgerError(Exception):
    """The audit log cannot be used; the text names the file, what is wrong, and the mend."""


class BrokenLedgerError(LedgerError):
    """The file was damaged, or it is something else than an audit log."""


class Ledger:
    """The audit log, open for writing; one thread at a time.

    Args:
        path: The database; made where it is not there.
    """

    def __init__(self, path: Path) -> None:
        """Open it.

        Raises:
            LedgerError: It cannot be opened.
            BrokenLedgerError: It is damaged, or no audit log.
        """
        self.path = path
        try:
            self._database = _opened(path)
        except (OSError, *UNREADABLE) as error:
            raise _refusal(path, error) from None
        try:
            self._begin()
            self._last = _last_of(self._database)
        except UNREADABLE as error:
            self._database.close()
            raise _refusal(path, error) from None
        except LedgerError:
            self._database.close()
            raise

    @property
    def sequence(self) -> int:
        """The place of the last entry; 0 before the first."""
        return self._last[0]

    @property
    def hash(self) -> bytes:
        """The hash of the last entry."""
        return self._last[1]

    def append(self, deeds: Sequence[Deed]) -> list[Entry]:
        """Write deeds; when this returns they are on the disk, all of them.

        Raises:
            sqlite3.Error: They could not be written; none of them was.
        """
        sequence, before = self._last
        entries: list[Entry] = []
        for deed in deeds:
            sequence += 1
            entry = entry_of(deed, sequence, before)
            entries.append(entry)
            before = entry.hash
        with self._transaction() as database:
            database.executemany(
                f"INSERT INTO entries ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [(*entry.content, entry.hash) for entry in entries],
            )
        self._last = sequence, before
        return entries

    def since(self, sequence: int) -> Iterator[Entry]:
        """The entries behind a place, in order."""
        return read(self._database, f"WHERE sequence > {int(sequence)} ORDER BY sequence")

    def last_before(self, moment: str) -> Entry | None:
        """The last of the entries that were made before a moment, up to the first that was not."""
        first = next(
            read(self._database, "WHERE at >= ? ORDER BY sequence LIMIT 1", [moment]), None
        )
        if first is None:
            return None
        return next(read(self._database, "WHERE sequence = ?", [first.sequence - 1]), None)

    def cut(self, through: int) -> None:
        """Delete entries, from the first to one; nothing of them stays in the file.

        Raises:
            sqlite3.Error: They could not be deleted; all are there.
        """
        with self._transaction() as database:
            database.execute("DROP TRIGGER entries_are_not_deleted")
            database.execute("DELETE FROM entries WHERE sequence <= ?", [through])
            database.execute(SCHEMA[2])
        self._database.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    @property
    def database(self) -> sqlite3.Connection:
        """For reading."""
        return self._database

    def close(self) -> None:
        """Close the file; its write-ahead log is folded into it."""
        self._database.close()

    def _begin(self) -> None:
        found = schema_of(self._database)
        if not found:
            with self._transaction() as database:
                for statement in SCHEMA:
                    database.execute(statement)
                database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        elif found != set(SCHEMA):
            raise BrokenLedgerError(
                f"The file {self.path} is a database, but no audit log of this program: "
                f"name another file with --audit FILE."
            )

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        self._database.execute("BEGIN IMMEDIATE")
        try:
            yield self._database
        except BaseException:
            self._database.execute("ROLLBACK")
            raise
        self._database.execute("COMMIT")


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a log for reading; a wall may go on writing to it.

    Raises:
        LedgerError: There is no such file, or it cannot be opened.
    """
    look_for(path)
    try:
        database = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=BUSY_S, isolation_level=None
        )
    except sqlite3.Error as error:
        raise LedgerError(f"The audit log {path} cannot be opened: {error}.") from None
    with closing(database):
        yield database


def look_for(path: Path) -> None:
    """Do nothing where a log is.

    Raises:
        LedgerError: There is none.
    """
    if not path.is_file():
        raise LedgerError(f"There is no audit log {path}; name the file that the wall writes.")


def read(database: sqlite3.Connection, how: str, values: Sequence[object] = ()) -> Iterator[Entry]:
    """Entries of a log.

    Args:
        database: The log.
        how: The SQL behind ``FROM entries``.
        values: Of its question marks.
    """
    rows = database.execute(f"SELECT {COLUMNS} FROM entries {how}", tuple(values))
    return map(_entry, rows)


def schema_of(database: sqlite3.Connection) -> set[str]:
    """The statements that made everything in a database."""
    rows = database.execute("SELECT sql FROM sqlite_master")
    return {str(sql) for (sql,) in rows}


def _entry(row: Sequence[object]) -> Entry:
    # SQLite reads what it finds: in a file that was changed, a text may have become a blob.
    if tuple(map(type, row)) != KINDS:
        raise sqlite3.DataError("a value is of another kind than the log's")
    return Entry(*row)  # type: ignore[arg-type]


def _opened(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # Only its owner reads who saw what; SQLite gives its side files the mode of the database.
    path.touch(mode=0o600, exist_ok=True)
    # The clerk's thread writes what the main thread opened; they never do so at once.
    database = sqlite3.connect(path, timeout=BUSY_S, isolation_level=None, check_same_thread=False)
    try:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = FULL")
        # What is cut off is overwritten: it is not to be kept any longer.
        database.execute("PRAGMA secure_delete = ON")
    except BaseException:
        database.close()
        raise
    return database


def _refusal(path: Path, error: Exception) -> LedgerError:
    # An OperationalError is the machine's (no folder, no room, no right), any other the file's.
    machine = isinstance(error, OSError | sqlite3.OperationalError)
    if not machine:
        return BrokenLedgerError(f"The audit log {path} is damaged: {error}.")
    return LedgerError(
        f"The audit log {path} cannot be opened: {error}. Name a file in a folder of your own with "
        f"--audit FILE."
    )


def _last_of(database: sqlite3.Connection) -> tuple[int, bytes]:
    for entry in read(database, "ORDER BY sequence DESC LIMIT 1"):
        return entry.sequence, entry.hash
    return 0, BEGINNING
