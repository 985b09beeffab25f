"""The proof, open for writing, and the clerk that writes it: bounded in days and in bytes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from kiosk.proof.entry import PROOF, Entry, Event, Sight
from streams.floor.ledger.archive import Archive
from streams.floor.ledger.clerk import Clerk, present
from streams.floor.ledger.retention import Retention, cut_object
from streams.floor.log import logger

MOST_BYTES = 256 << 20
"""Some forty days of a kiosk whose pages turn every twelve seconds."""
LOOK_EVERY = 500
"""Batches between two looks at the file's size."""

log = logger(__name__)


class ProofArchive(Archive[Sight, Entry]):
    """One kiosk's proof and its signed head.

    Args:
        log_file: The database; its head and key lie beside it.
    """

    def __init__(self, log_file: Path) -> None:
        """Open it, or begin one.

        Raises:
            LedgerError: It cannot be kept there; the text says why, and the mend.
        """
        super().__init__(log_file, PROOF)

    def continuing(self, now: datetime, aside: str, _why: str) -> Sight:
        """A new proof begins with an entry that names the one before."""
        return Sight(now, Event.CONTINUED, aside)

    def cutting(self, last: Entry, _before: datetime, now: datetime) -> Sequence[Sight]:
        """The cut alone: what stood on the screen is said anew every minute."""
        return [Sight(now, Event.CUT, cut_object(last))]

    @property
    def bytes_used(self) -> int:
        """What the entries take on the disk; what was cut off is used again and not counted."""
        [(pages, free, size)] = self.ledger.database.execute(
            "SELECT page_count, freelist_count, page_size FROM "
            "pragma_page_count, pragma_freelist_count, pragma_page_size"
        )
        return int((pages - free) * size)

    def halve(self, now: datetime) -> int:
        """Cut off the older half, whatever the clock says; returns how many entries went.

        Raises:
            sqlite3.Error: They could not be cut off.
            OSError: The head could not be written; nothing is cut off.
        """
        [(first, end)] = self.ledger.database.execute(
            "SELECT min(sequence), max(sequence) FROM entries"
        )
        middle = next(self.ledger.read("WHERE sequence = ?", [(first + end) // 2]))
        return self.cut_through(middle, middle.moment, now)


class ProofClerk(Clerk[Sight, Entry]):
    """Writes the proof in a thread of its own.

    Args:
        archive: The proof; the clerk alone writes it, and closes it in the end.
        clock: Tells the time.
        retention: For how long entries are kept.
        most_bytes: How large it may become; above it the older half goes, also where the clock
            cannot be trusted.
        look_every: Batches between two looks at the size.
    """

    def __init__(
        self,
        archive: ProofArchive,
        clock: Callable[[], datetime] = present,
        retention: Retention | None = None,
        most_bytes: int = MOST_BYTES,
        look_every: int = LOOK_EVERY,
    ) -> None:
        """Nothing is written before `start`."""
        super().__init__(archive, clock, retention=retention)
        self._proof = archive
        self._most_bytes, self._look_every = most_bytes, look_every
        self._batches = 0

    def missing(self, now: datetime, count: int) -> Sight:
        """So many sights were lost because the disk could not be written."""
        return Sight(now, Event.MISSED, str(count))

    def forget_old(self) -> None:
        """Cut off what is too old, and half of what is too much."""
        super().forget_old()
        self._batches += 1
        if self._batches % self._look_every:
            return
        try:
            if self._proof.bytes_used > self._most_bytes:
                gone = self._proof.halve(self.clock())
                log.warning("the proof had become too large: its older half is gone", count=gone)
        except (sqlite3.Error, OSError) as error:
            log.error("the proof cannot be made smaller", error=str(error))
