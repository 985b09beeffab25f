"""Takes opinions from the screen: says that one is accepted when it is on the disk, not before."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Final

from kiosk.opinions.draft import Draft
from kiosk.opinions.flood import Flood
from kiosk.opinions.opinion import Opinion
from kiosk.opinions.outbox import Outbox, OutboxFullError
from kiosk.opinions.receipt import Receipt, receipt
from kiosk.opinions.refusal import Refusal, RefusedError
from kiosk.opinions.settings import OpinionSettings
from streams.feeds.line import Clock, utc_now
from streams.floor.log import logger

MOST_WAITING: Final = 8
"""Opinions that wait for the disk; where it hangs, further ones are refused."""

log = logger(__name__)


class Desk:
    """One kiosk's desk; `give` is called by one thread, and never waits for the disk.

    Args:
        outbox: Where opinions are kept; closed by whoever opened it.
        settings: What the kiosk's document says of opinions.
        kept: Called from another thread whenever one was kept: there is something to deliver.
        clock: Tells the time.
        tick: A clock that never jumps, seconds.
    """

    def __init__(
        self,
        outbox: Outbox,
        settings: OpinionSettings,
        kept: Callable[[], None] = lambda: None,
        clock: Clock = utc_now,
        tick: Callable[[], float] = time.monotonic,
    ) -> None:
        """Ready at once."""
        self._outbox = outbox
        self._settings = settings
        self._kept = kept
        self._clock = clock
        self._tick = tick
        self._flood = Flood(settings.in_a_row, settings.every_s, at=tick())
        self._counted = ""
        self._lock = threading.Lock()
        self._waiting = 0
        self._closed = False
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="opinions")

    def give(self, draft: Draft) -> Future[Receipt]:
        """Have an opinion kept; returns at once.

        The same draft may be given again, after a failure or by a second tap: it is one opinion.

        Returns:
            The receipt, as soon as the opinion is on the disk; a `RefusedError` where it was not
            taken. The draft is to be wiped after the receipt alone.
        """
        try:
            return self._writer.submit(self._keep, self._admitted(draft))
        except RefusedError as refused:
            future: Future[Receipt] = Future()
            future.set_exception(refused)
            return future

    def stop(self) -> None:
        """Take no more, and keep what was given."""
        with self._lock:
            self._closed = True
        self._writer.shutdown(wait=True)

    def _admitted(self, draft: Draft) -> Opinion:
        if draft.is_empty:
            raise RefusedError(Refusal.EMPTY)
        with self._lock:
            if self._closed:
                raise RefusedError(Refusal.CLOSED)
            if self._waiting >= MOST_WAITING:
                raise RefusedError(Refusal.DISK)
            self._pace(draft.code)
            self._waiting += 1
        return draft.finished(self._settings.place, self._clock(), self._settings.grain)

    def _pace(self, code: str) -> None:
        if code == self._counted:
            return
        now = self._tick()
        wait_s = self._flood.wait_s(now)
        if wait_s > 0:
            raise RefusedError(Refusal.FLOOD, wait_s)
        self._flood = self._flood.taking(now)
        self._counted = code

    def _keep(self, opinion: Opinion) -> Receipt:
        """Runs in the writer's thread."""
        try:
            self._outbox.keep(opinion)
        except OutboxFullError as error:
            log.warning("an opinion was refused: the outbox is full", error=str(error))
            raise RefusedError(Refusal.FULL) from None
        except OSError as error:
            log.error("an opinion could not be kept", error=str(error))
            raise RefusedError(Refusal.DISK) from None
        finally:
            with self._lock:
                self._waiting -= 1
        self._kept()
        return receipt(opinion.code, opinion.language, self._settings.receipts)
