"""The wall's audit log, open for writing: what it records of itself when it is begun or cut."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from streams.floor.ledger.archive import Archive as LedgerArchive
from wall.trust.entry import THE_WALL, Deed, Entry, Event
from wall.trust.flight import in_force
from wall.trust.ledger import AUDIT
from wall.trust.retention import carried, cut_deed


class Archive(LedgerArchive[Deed, Entry]):
    """One wall's audit log and its signed head.

    Args:
        log_file: The database; its head and key lie beside it.
    """

    def __init__(self, log_file: Path) -> None:
        """Open the log, or begin one.

        Raises:
            LedgerError: It cannot be kept there; the text says why, and the mend.
        """
        super().__init__(log_file, AUDIT)

    def continuing(self, now: datetime, aside: str, why: str) -> Deed:
        """A new log begins with an entry that names the one before."""
        return Deed(now, THE_WALL, Event.CONTINUED, aside, why)

    def cutting(self, last: Entry, before: datetime, now: datetime) -> Sequence[Deed]:
        """The cut, and what is still in force of what goes."""
        standing = in_force(self.ledger.database, before)
        return [cut_deed(last, before, now), *(carried(entry, now) for entry in standing)]
