"""A ledger's file: an SQLite database that takes entries and never gives one up.

It is written with write-ahead logging and ``synchronous=FULL``: a committed entry is on the disk.
Triggers refuse to change or delete entries; who goes around them is found by
`streams.floor.ledger.verify`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any, Final, Generic

from streams.floor.ledger.chain import BEGINNING
from streams.floor.ledger.form import E, F, Form

BUSY_S = 5.0
UNREADABLE: Final = (sqlite3.Error, UnicodeError)
"""What reading a damaged file may raise: SQLite's own words may quote what is no UTF-8."""


class LedgerError(Exception):
    """A ledger cannot be used; the text names the file, what is wrong, and the mend."""


class BrokenLedgerError(LedgerError):
    """The file was damaged, or it is something else than such a ledger."""


class Ledger(Generic[F, E]):
    """A ledger, open for writing; one thread at a time.

    Args:
        path: The database; made where it is not there.
        form: What it holds.
    """

    def __init__(self, path: Path, form: Form[F, E]) -> None:
        """Open it.

        Raises:
            LedgerError: It cannot be opened.
            BrokenLedgerError: It is damaged, or no such ledger.
        """
        self.path, self.form = path, form
        try:
            self._database = _opened(path)
        except (OSError, *UNREADABLE) as error:
            raise _refusal(path, form, error) from None
        try:
            self._begin()
            self._last = _last_of(self._database, form)
        except UNREADABLE as error:
            self._database.close()
            raise _refusal(path, form, error) from None
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

    def append(self, facts: Sequence[F]) -> list[E]:
        """Write entries of facts; when this returns they are on the disk, all of them.

        Raises:
            sqlite3.Error: They could not be written; none of them was.
        """
        sequence, before = self._last
        entries: list[E] = []
        for fact in facts:
            sequence += 1
            entry = self.form.make(fact, sequence, before)
            entries.append(entry)
            before = entry.hash
        columns = self.form.columns
        marks = ", ".join("?" * len(columns))
        with self._transaction() as database:
            database.executemany(
                f"INSERT INTO entries ({', '.join(columns)}) VALUES ({marks})",
                [(*entry.content, entry.hash) for entry in entries],
            )
        self._last = sequence, before
        return entries

    def since(self, sequence: int) -> Iterator[E]:
        """The entries behind a place, in order."""
        return self.read(f"WHERE sequence > {int(sequence)} ORDER BY sequence")

    def last_before(self, moment: str) -> E | None:
        """The last of the entries that were made before a moment, up to the first that was not."""
        first = next(self.read("WHERE at >= ? ORDER BY sequence LIMIT 1", [moment]), None)
        if first is None:
            return None
        return next(self.read("WHERE sequence = ?", [first.sequence - 1]), None)

    def read(self, how: str, values: Sequence[object] = ()) -> Iterator[E]:
        """Entries, as `read` gives them."""
        return read(self._database, self.form, how, values)

    def cut(self, through: int) -> None:
        """Delete entries, from the first to one; nothing of them stays in the file.

        Raises:
            sqlite3.Error: They could not be deleted; all are there.
        """
        with self._transaction() as database:
            database.execute("DROP TRIGGER entries_are_not_deleted")
            database.execute("DELETE FROM entries WHERE sequence <= ?", [through])
            database.execute(self.form.schema[2])
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
                for statement in self.form.schema:
                    database.execute(statement)
                database.execute(f"PRAGMA application_id = {self.form.application_id}")
        elif found != set(self.form.schema):
            raise BrokenLedgerError(
                f"The file {self.path} is a database, but no {self.form.name} of this program: "
                f"name another file {self.form.mend}."
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
def reading(path: Path, form: Form[Any, Any]) -> Iterator[sqlite3.Connection]:
    """Open a ledger for reading; its writer may go on writing to it.

    Raises:
        LedgerError: There is no such file, or it cannot be opened.
    """
    look_for(path, form)
    try:
        database = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=BUSY_S, isolation_level=None
        )
    except sqlite3.Error as error:
        raise LedgerError(f"The {form.name} {path} cannot be opened: {error}.") from None
    with closing(database):
        yield database


def look_for(path: Path, form: Form[Any, Any]) -> None:
    """Do nothing where a ledger is.

    Raises:
        LedgerError: There is none.
    """
    if not path.is_file():
        raise LedgerError(
            f"There is no {form.name} {path}; name the file that the {form.writer} writes."
        )


def read(
    database: sqlite3.Connection, form: Form[Any, E], how: str, values: Sequence[object] = ()
) -> Iterator[E]:
    """Entries of a ledger.

    Args:
        database: The ledger.
        form: What it holds.
        how: The SQL behind ``FROM entries``.
        values: Of its question marks.
    """
    rows = database.execute(f"SELECT {', '.join(form.columns)} FROM entries {how}", tuple(values))
    return map(partial(_entry, form), rows)


def schema_of(database: sqlite3.Connection) -> set[str]:
    """The statements that made everything in a database."""
    rows = database.execute("SELECT sql FROM sqlite_master")
    return {str(sql) for (sql,) in rows}


def _entry(form: Form[Any, E], row: Sequence[object]) -> E:
    # SQLite reads what it finds: in a file that was changed, a text may have become a blob.
    if tuple(map(type, row)) != form.kinds:
        raise sqlite3.DataError("a value is of another kind than the log's")
    return form.read(row)


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


def _refusal(path: Path, form: Form[Any, Any], error: Exception) -> LedgerError:
    # An OperationalError is the machine's (no folder, no room, no right), any other the file's.
    machine = isinstance(error, OSError | sqlite3.OperationalError)
    if not machine:
        return BrokenLedgerError(f"The {form.name} {path} is damaged: {error}.")
    return LedgerError(
        f"The {form.name} {path} cannot be opened: {error}. Name a file in a folder of your "
        f"own {form.mend}."
    )


def _last_of(database: sqlite3.Connection, form: Form[Any, E]) -> tuple[int, bytes]:
    for entry in read(database, form, "ORDER BY sequence DESC LIMIT 1"):
        return entry.sequence, entry.hash
    return 0, BEGINNING
