"""The audit log and its signed head together: continued where they agree, set aside where not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from streams.floor.log import logger
from wall.trust.entry import THE_WALL, Deed, Entry, Event, stamp
from wall.trust.flight import in_force
from wall.trust.head import Head, Places, read_head, sealed, write_whole
from wall.trust.key import Key
from wall.trust.ledger import BrokenLedgerError, Ledger, LedgerError
from wall.trust.retention import carried, cut_deed, cut_of

log = logger(__name__)


class Archive:
    """One wall's audit log, open for writing; one thread at a time.

    A log that does not fit its head has been tampered with, or its disk failed.  It is kept as it
    is under another name, for to go on writing would sign the damage; a new log begins with an
    entry that names it.

    Args:
        log_file: The database; its head and key lie beside it.
    """

    def __init__(self, log_file: Path) -> None:
        """Open the log, or begin one.

        Raises:
            LedgerError: It cannot be kept there; the text says why, and the mend.
        """
        self.places = Places(log_file)
        self.broken = ""
        """Why the log before this one was set aside; empty if it was not."""
        self._key = Key(self.places)
        try:
            self._ledger = self._continued()
        except BaseException:
            self._key.close()
            raise
        log.info("audit log", file=str(log_file), public_key=self._key.words)

    @property
    def sequence(self) -> int:
        """The place of the last entry."""
        return self._ledger.sequence

    @property
    def public(self) -> str:
        """The public key, in hexadecimal digits."""
        return self._key.words

    def sign(self, message: bytes) -> bytes:
        """Sign what leaves the wall; may be called from any thread.

        Args:
            message: Begins with what it is, so that the signature can mean nothing else.
        """
        return self._key.private.sign(message)

    def append(self, deeds: Sequence[Deed]) -> list[Entry]:
        """Write deeds: on return they are on the disk, but not under the head yet.

        Raises:
            sqlite3.Error: None of them could be written.
        """
        return self._ledger.append(deeds)

    def seal(self) -> None:
        """Sign how the log ends now; on return the head is on the disk.

        Raises:
            OSError: It could not be written.
        """
        head = Head(self._ledger.sequence, self._ledger.hash)
        write_whole(self.places.head, sealed(head, self._key.private), 0o644)

    def cut(self, before: datetime, now: datetime) -> int:
        """Cut off what was recorded before a moment; the cut is recorded first, and signed.

        Args:
            before: The moment.
            now: This moment.

        Returns:
            How many entries were cut off.

        Raises:
            sqlite3.Error: They could not be cut off.
            OSError: The head could not be written; nothing is cut off.
        """
        last = self._ledger.last_before(stamp(before))
        if last is None:
            return 0
        gone = last.sequence - cut_of(self._ledger.database).through
        standing = [carried(entry, now) for entry in in_force(self._ledger.database, before)]
        self.append([cut_deed(last, before, now), *standing])
        self.seal()
        self._ledger.cut(last.sequence)
        return gone

    def close(self) -> None:
        """Close the files, and let another wall write them."""
        self._ledger.close()
        self._key.close()

    def _continued(self) -> Ledger:
        try:
            ledger = self._agreeing()
        except BrokenLedgerError as error:
            if self._key.new and not self.places.head.exists():
                raise  # no log of ours was ever here: this file is somebody else's
            return self._anew(str(error))
        return ledger

    def _agreeing(self) -> Ledger:
        """The log, if it is what its head says."""
        ledger = Ledger(self.places.log)
        try:
            if ledger.sequence == 0 and self._key.new:
                self._ledger = ledger
                self.seal()
            else:
                self._compare(ledger)
        except BaseException:
            ledger.close()
            raise
        return ledger

    def _compare(self, ledger: Ledger) -> None:
        try:
            head = read_head(self.places.head, self._key.private.public_key())
        except LedgerError as error:
            raise BrokenLedgerError(str(error)) from None
        if head.sequence > ledger.sequence:
            raise BrokenLedgerError(
                f"The audit log {self.places.log} ends with entry {ledger.sequence}; its signed "
                f"head counts {head.sequence}: entries were cut off its end."
            )
        before = head.hash
        for entry in ledger.since(head.sequence - 1):
            if entry.sequence > head.sequence and not entry.follows(before):
                raise _unlike(self.places.log, entry)
            if entry.sequence == head.sequence and entry.hash != head.hash:
                raise _unlike(self.places.log, entry)
            before = entry.hash
        if ledger.sequence > head.sequence:  # it ended between an entry and the head
            self._ledger = ledger
            self.seal()

    def _anew(self, why: str) -> Ledger:
        now = datetime.now(UTC)
        aside = self.places.log.with_name(f"{self.places.log.stem}-broken-{now:%Y%m%dT%H%M%S%fZ}")
        for file in self._files():
            if file.exists():
                file.rename(aside.with_name(aside.name + file.name[len(self.places.log.stem) :]))
        self.broken = why
        log.error("the audit log was broken and is set aside", why=why, aside=str(aside))
        self._ledger = Ledger(self.places.log)
        try:
            self._ledger.append([Deed(now, THE_WALL, Event.CONTINUED, aside.name, why)])
            self.seal()
        except BaseException:
            self._ledger.close()
            raise
        return self._ledger

    def _files(self) -> tuple[Path, ...]:
        base = self.places.log
        sides = (base.with_name(f"{base.name}{side}") for side in ("-wal", "-shm"))
        return base, *sides, self.places.head


def _unlike(path: Path, entry: Entry) -> BrokenLedgerError:
    return BrokenLedgerError(
        f"The audit log {path} does not continue as its signed head says at entry "
        f"{entry.sequence}: it was changed."
    )
