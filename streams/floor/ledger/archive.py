"""A ledger and its signed head together: continued where they agree, set aside where not."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Generic

from streams.floor.ledger.chain import Link, stamp
from streams.floor.ledger.form import E, F, Form
from streams.floor.ledger.head import Head, Places, read_head, sealed, write_whole
from streams.floor.ledger.key import Key
from streams.floor.ledger.ledger import BrokenLedgerError, Ledger, LedgerError
from streams.floor.ledger.retention import cut_of
from streams.floor.log import logger

log = logger(__name__)


class Archive(ABC, Generic[F, E]):
    """One ledger, open for writing; one thread at a time.

    A log that does not fit its head has been tampered with, or its disk failed.  It is kept as it
    is under another name, for to go on writing would sign the damage; a new log begins with an
    entry that names it.

    Args:
        log_file: The database; its head and key lie beside it.
        form: What it holds.
    """

    def __init__(self, log_file: Path, form: Form[F, E]) -> None:
        """Open the log, or begin one.

        Raises:
            LedgerError: It cannot be kept there; the text says why, and the mend.
        """
        self.places = Places(log_file)
        self.broken = ""
        """Why the log before this one was set aside; empty if it was not."""
        self.form = form
        self._key = Key(self.places, form)
        try:
            self._ledger = self._continued()
        except BaseException:
            self._key.close()
            raise
        log.info(form.name, file=str(log_file), public_key=self._key.words)

    @abstractmethod
    def continuing(self, now: datetime, aside: str, why: str) -> F:
        """What is recorded first where a log was set aside.

        Args:
            now: This moment.
            aside: The name, without its suffix, of the file that it was set aside as.
            why: What was wrong with it.
        """

    @abstractmethod
    def cutting(self, last: E, before: datetime, now: datetime) -> Sequence[F]:
        """What is recorded when old entries go: first the cut itself, then what is carried over.

        Args:
            last: The last of them.
            before: What was recorded before this moment is cut off.
            now: This moment.
        """

    @property
    def sequence(self) -> int:
        """The place of the last entry."""
        return self._ledger.sequence

    @property
    def ledger(self) -> Ledger[F, E]:
        """The log itself."""
        return self._ledger

    @property
    def public(self) -> str:
        """The public key, in hexadecimal digits."""
        return self._key.words

    def sign(self, message: bytes) -> bytes:
        """Sign something besides; may be called from any thread.

        Args:
            message: Begins with what it is, so that the signature can mean nothing else.
        """
        return self._key.private.sign(message)

    def append(self, facts: Sequence[F]) -> list[E]:
        """Write entries of facts: on return they are on the disk, but not under the head yet.

        Raises:
            sqlite3.Error: None of them could be written.
        """
        return self._ledger.append(facts)

    def seal(self) -> None:
        """Sign how the log ends now; on return the head is on the disk.

        Raises:
            OSError: It could not be written.
        """
        head = Head(self._ledger.sequence, self._ledger.hash)
        write_whole(self.places.head, sealed(head, self._key.private, self.form.purpose), 0o644)

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
        return 0 if last is None else self.cut_through(last, before, now)

    def cut_through(self, last: E, before: datetime, now: datetime) -> int:
        """Cut off all entries up to one, whatever their times say; otherwise as `cut`.

        Args:
            last: The last one that goes.
            before: What the record of the cut says that it cut off.
            now: This moment.
        """
        gone = last.sequence - cut_of(self._ledger.database, self.form).through
        self.append(self.cutting(last, before, now))
        self.seal()
        self._ledger.cut(last.sequence)
        return gone

    def close(self) -> None:
        """Close the files, and let another one write them."""
        self._ledger.close()
        self._key.close()

    def _continued(self) -> Ledger[F, E]:
        try:
            ledger = self._agreeing()
        except BrokenLedgerError as error:
            if self._key.new and not self.places.head.exists():
                raise  # no log of ours was ever here: this file is somebody else's
            return self._anew(str(error))
        return ledger

    def _agreeing(self) -> Ledger[F, E]:
        """The log, if it is what its head says."""
        ledger = Ledger(self.places.log, self.form)
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

    def _compare(self, ledger: Ledger[F, E]) -> None:
        name = self.form.name
        try:
            head = read_head(self.places.head, self._key.private.public_key(), self.form.purpose)
        except LedgerError as error:
            raise BrokenLedgerError(str(error)) from None
        if head.sequence > ledger.sequence:
            raise BrokenLedgerError(
                f"The {name} {self.places.log} ends with entry {ledger.sequence}; its signed "
                f"head counts {head.sequence}: entries were cut off its end."
            )
        before = head.hash
        for entry in ledger.since(head.sequence - 1):
            if entry.sequence > head.sequence and not entry.follows(before):
                raise _unlike(self.places.log, self.form, entry)
            if entry.sequence == head.sequence and entry.hash != head.hash:
                raise _unlike(self.places.log, self.form, entry)
            before = entry.hash
        if ledger.sequence > head.sequence:  # it ended between an entry and the head
            self._ledger = ledger
            self.seal()

    def _anew(self, why: str) -> Ledger[F, E]:
        now = datetime.now(UTC)
        aside = self.places.log.with_name(f"{self.places.log.stem}-broken-{now:%Y%m%dT%H%M%S%fZ}")
        for file in self._files():
            if file.exists():
                file.rename(aside.with_name(aside.name + file.name[len(self.places.log.stem) :]))
        self.broken = why
        log.error("the %s was broken and is set aside", self.form.name, why=why, aside=str(aside))
        self._ledger = Ledger(self.places.log, self.form)
        try:
            self._ledger.append([self.continuing(now, aside.name, why)])
            self.seal()
        except BaseException:
            self._ledger.close()
            raise
        return self._ledger

    def _files(self) -> tuple[Path, ...]:
        base = self.places.log
        sides = (base.with_name(f"{base.name}{side}") for side in ("-wal", "-shm"))
        return base, *sides, self.places.head


def _unlike(path: Path, form: Form[Any, Any], entry: Link) -> BrokenLedgerError:
    return BrokenLedgerError(
        f"The {form.name} {path} does not continue as its signed head says at entry "
        f"{entry.sequence}: it was changed."
    )
