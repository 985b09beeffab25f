"""What the audit log is among ledgers, and how its entries are read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Final

from streams.floor.ledger.form import Form
from streams.floor.ledger.ledger import read as read_form
from streams.floor.ledger.ledger import reading as reading_form
from wall.trust.entry import TEXTS, Deed, Entry, entry_of


def _entry(row: Sequence[Any]) -> Entry:
    return Entry(*row)


AUDIT: Final[Form[Deed, Entry]] = Form(
    name="audit log",
    writer="wall",
    mend="with --audit FILE",
    application_id=0x63774C67,
    purpose=b"citywall audit head 1\n",
    texts=TEXTS,
    make=entry_of,
    read=_entry,
)


def reading(path: Path) -> AbstractContextManager[sqlite3.Connection]:
    """Open a log for reading; a wall may go on writing to it.

    Raises:
        LedgerError: There is no such file, or it cannot be opened.
    """
    return reading_form(path, AUDIT)


def read(database: sqlite3.Connection, how: str, values: Sequence[object] = ()) -> Iterator[Entry]:
    """Entries of a log.

    Args:
        database: The log.
        how: The SQL behind ``FROM entries``.
        values: Of its question marks.
    """
    return read_form(database, AUDIT, how, values)
