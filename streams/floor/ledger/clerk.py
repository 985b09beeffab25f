"""Writes a ledger from a thread of its own, so that the glass never waits for the disk.

All that has come in while the disk was busy is committed at once.  A fact counts as recorded when
its entry is on the disk and under the signed head, not before.
"""

from __future__ import annotations

import sqlite3
import threading
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from datetime import UTC, datetime
from typing import Generic

from streams.floor.ledger.archive import Archive
from streams.floor.ledger.form import E, F
from streams.floor.ledger.retention import Retention
from streams.floor.log import logger

MOST_WAITING = 10_000
MOST_AT_ONCE = 1_000
RETRY_S = 1.0
END_S = 5.0

log = logger(__name__)


def present() -> datetime:
    """Now, in UTC."""
    return datetime.now(UTC)


class Clerk(ABC, Generic[F, E]):
    """Takes facts from any thread and writes them in order.

    Args:
        archive: The log; the clerk alone writes it, and closes it in the end.
        clock: Tells the time.
        most: How many facts may wait for a disk that cannot be written; further ones are counted.
        retention: For how long entries are kept; None: for ever.
    """

    def __init__(
        self,
        archive: Archive[F, E],
        clock: Callable[[], datetime] = present,
        most: int = MOST_WAITING,
        retention: Retention | None = None,
    ) -> None:
        """Nothing is written before `start`."""
        self.archive = archive
        """The log; for the clerk's own thread."""
        self._name = archive.form.name
        self.clock = clock
        """Tells the time."""
        self._most = most
        self._retention = retention
        self._waiting: deque[tuple[F, Future[E]]] = deque()
        self._unsealed: list[tuple[E, Future[E]]] = []
        self._missed = 0
        self._closing = False
        self._change = threading.Condition()
        self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
        self.failure = ""
        """Why nothing can be written now; empty while all is well."""

    @abstractmethod
    def missing(self, now: datetime, count: int) -> F:
        """What is recorded of so many facts that were lost.

        Args:
            now: This moment.
            count: How many.
        """

    def start(self) -> None:
        """Begin to write."""
        self._thread.start()

    def take(self, make: Callable[[datetime], F]) -> Future[E]:
        """Have something recorded; returns at once.

        Args:
            make: Makes the fact of the moment at which it is taken.

        Returns:
            The entry, as soon as it is on the disk and under the head; an `OverflowError` if there
            was no room for it.
        """
        future: Future[E] = Future()
        with self._change:
            if len(self._waiting) >= self._most:
                self._missed += 1
                future.set_exception(OverflowError(f"{self._most} deeds wait to be recorded"))
            else:
                self._waiting.append((make(self.clock()), future))
                self._change.notify()
        return future

    def stop(self) -> None:
        """Write what has come in, and close the log; bounded."""
        with self._change:
            self._closing = True
            self._change.notify()
        if self._thread.is_alive():
            self._thread.join(END_S)

    def _run(self) -> None:
        try:
            while self._turn():
                pass
        finally:
            self.archive.close()

    def _turn(self) -> bool:
        """Write one batch; returns whether there may be more."""
        with self._change:
            self._change.wait_for(lambda: self._waiting or self._unsealed or self._closing)
            batch = [self._waiting[i] for i in range(min(len(self._waiting), MOST_AT_ONCE))]
            if not batch and not self._unsealed:
                return False
            missed = self._missed
        try:
            self._write(batch, missed)
        except (sqlite3.Error, OSError) as error:
            return self._fail(error)
        except Exception as error:
            # A thread that ended would say that all is well while nothing is recorded.
            log.exception("the %s stumbles", self._name)
            return self._fail(error)
        try:
            self.forget_old()
        except Exception:
            log.exception("old entries of the %s cannot be cut off", self._name)
        return True

    def forget_old(self) -> None:
        """Once a day, cut off what is too old; what cannot be cut off now can be tomorrow.

        On the clerk's own thread, behind each batch.
        """
        now = self.clock()
        before = self._retention.due(now.astimezone()) if self._retention else None
        if before is None:
            return
        try:
            count = self.archive.cut(before, now)
        except (sqlite3.Error, OSError) as error:
            log.error("old entries of the %s cannot be cut off", self._name, error=str(error))
            return
        if count:
            log.info(
                "old entries of the %s were cut off", self._name, count=count, before=str(before)
            )

    def _write(self, batch: list[tuple[F, Future[E]]], missed: int) -> None:
        if batch:
            facts = [fact for fact, _ in batch]
            if missed:
                facts.append(self.missing(self.clock(), missed))
            entries = self.archive.append(facts)
            with self._change:
                for entry, (_, future) in zip(entries, batch, strict=False):
                    self._waiting.popleft()
                    self._unsealed.append((entry, future))
                self._missed -= missed
        self.archive.seal()
        if self.failure:
            log.info("the %s is written again", self._name)
            self.failure = ""
        sealed, self._unsealed = self._unsealed, []
        for entry, future in sealed:
            if future.set_running_or_notify_cancel():
                future.set_result(entry)

    def _fail(self, error: Exception) -> bool:
        """Nothing can be written: try again soon, or give up if the program is ending."""
        if not self.failure:
            log.error("the %s cannot be written", self._name, error=str(error))
        self.failure = str(error) or type(error).__name__
        with self._change:
            if self._closing:
                log.error("deeds were not recorded", count=len(self._waiting) + self._missed)
                return False
            self._change.wait_for(lambda: self._closing, RETRY_S)
        return True
