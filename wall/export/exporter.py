"""Saves clips and stills in a thread of its own, so that the glass waits for neither disk nor film.

An export is given out only when the audit log has it: its entry is on the disk before the folder
gets its name.
"""

from __future__ import annotations

import contextlib
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as LateError
from datetime import UTC, datetime

from streams.floor.ledger.retention import Retention
from streams.floor.log import logger
from streams.media.replay.excerpt import Excerpt, ExcerptError
from wall.export.folio import Folio, Scene, folio
from wall.export.order import ExportOrder, Outcome
from wall.export.shelf import Shelf, ShelfError
from wall.export.sidecar import RecordPart, sealed
from wall.trust.archive import Archive
from wall.trust.clerk import Clerk
from wall.trust.entry import THE_WALL, Entry, Event

MOST_WAITING = 4
EXCERPT_S, RECORD_S = 15.0, 10.0
"""How long pictures and the audit log may take."""
LOOK_S = 60.0

log = logger(__name__)

Done = Callable[[Outcome], None]
Cut = Callable[[int, float, float], "Future[Excerpt]"]


class Exporter:
    """Takes orders from any thread, and saves one after the other.

    Args:
        cut: Cuts pictures out: of a row, from when, until when.
        shelf: Where exports are kept.
        archive: Whose key signs them.
        clerk: Records them.
        synchronised: Whether this machine's clock is kept right.
        retention: For how long exports are kept; None: for ever.
    """

    def __init__(
        self,
        cut: Cut,
        shelf: Shelf,
        archive: Archive,
        clerk: Clerk,
        synchronised: Callable[[], bool],
        retention: Retention | None = None,
    ) -> None:
        """Nothing is saved before `start`."""
        self.shelf = shelf
        self._cut, self._archive, self._clerk = cut, archive, clerk
        self._synchronised, self._retention = synchronised, retention
        self._waiting: queue.Queue[tuple[ExportOrder, Done] | None] = queue.Queue(MOST_WAITING)
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="exports", daemon=True)

    def start(self) -> None:
        """Begin to save."""
        self._thread.start()

    def stop(self) -> None:
        """Finish what is being saved; bounded."""
        self._closing.set()
        with contextlib.suppress(queue.Full):
            self._waiting.put_nowait(None)
        if self._thread.is_alive():
            self._thread.join(RECORD_S)

    def order(self, order: ExportOrder, done: Done) -> bool:
        """Have something saved; returns at once.

        Args:
            order: What.
            done: Told how it ended, in the exporter's thread.

        Returns:
            False where too much is waiting already: nothing will be saved.
        """
        try:
            self._waiting.put_nowait((order, done))
        except queue.Full:
            return False
        return True

    def _run(self) -> None:
        self.shelf.sweep()
        while not self._closing.is_set():
            self._forget_old()
            try:
                waiting = self._waiting.get(timeout=LOOK_S)
            except queue.Empty:
                continue
            if waiting is not None:
                order, done = waiting
                done(self._outcome(order))

    def _outcome(self, order: ExportOrder) -> Outcome:
        try:
            name = self._save(order)
        except ExcerptError as error:
            key, _, detail = str(error).partition(": ")
            return Outcome(order, "", key, detail)
        except LateError:
            return Outcome(order, "", "late")
        except ShelfError as error:
            log.warning("an export was not saved", why=str(error))
            return Outcome(order, "", "full" if error.full else "disk", str(error))
        except _UnrecordedError as error:
            return Outcome(order, "", "unrecorded", str(error))
        return Outcome(order, name, "saved")

    def _save(self, order: ExportOrder) -> str:
        excerpt = self._cut(order.row, order.first, order.last).result(EXCERPT_S)
        scene = Scene(self._archive.public, self._synchronised(), datetime.now(UTC))
        made = folio(order, excerpt, scene, self.shelf.free_name)
        # A disk that is full is known before anything is said to have been saved.
        staged = self.shelf.stage(made.name, {made.file: made.data})
        try:
            entry = self._record(order, made)
            page = made.page(RecordPart(entry=entry.sequence, hash=entry.hash.hex()))
            sidecar = sealed(page, self._archive.sign)
            self.shelf.add(staged, made.name + ".json", sidecar.text.encode())
        except BaseException:
            self.shelf.drop(staged)
            raise
        self.shelf.publish(staged, made.name)
        return made.name

    def _record(self, order: ExportOrder, made: Folio) -> Entry:
        """Have it in the audit log, on the disk."""
        words = f"{made.file} sha256 {made.sha256}"
        reason = f"{order.purpose}: {words}" if order.purpose else words
        waiting = self._clerk.record(order.actor, Event.EXPORTED, order.channel, reason)
        try:
            return waiting.result(RECORD_S)
        except (LateError, OverflowError) as error:
            waiting.cancel()
            raise _UnrecordedError(self._clerk.failure or str(error)) from None

    def _forget_old(self) -> None:
        """Once a day, delete what is kept for too long; what cannot be deleted now can tomorrow."""
        now = datetime.now(UTC).astimezone()
        before = self._retention.due(now) if self._retention else None
        if before is None:
            return
        for name in self.shelf.older_than(before):
            try:
                self.shelf.delete(name)
            except OSError as error:
                log.error("an old export cannot be deleted", name=name, error=str(error))
                continue
            self._clerk.record(
                THE_WALL, Event.EXPORT_DELETED, name, f"saved before {before:%Y-%m-%d}"
            )


class _UnrecordedError(Exception):
    """The audit log does not have it."""
