"""Asks a city's feeds in a thread of its own, for programs that have another loop to turn."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from streams.feeds.book import Book, load_book
from streams.feeds.key import load_keys
from streams.feeds.poller import Poller
from streams.feeds.snapshot import Snapshot
from streams.feeds.store import Store
from streams.floor.log import logger
from streams.floor.loop import call_in

STOP_S = 5.0
AGAIN_S = 10.0
"""Where asking itself breaks down, it is begun anew so soon."""

log = logger(__name__)


class FeedDesk:
    """The feeds of a book; `snapshots` may be read from any thread.

    Args:
        book: The feeds.
        store: Where last good answers are kept; the desk closes it.
        again_s: How soon asking is begun anew where it broke down, seconds.
    """

    def __init__(self, book: Book, store: Store, again_s: float = AGAIN_S) -> None:
        """Read what is kept; nothing is asked before `start`."""
        self.book = book
        self._store, self._again_s = store, again_s
        self._poller = Poller(book.subscriptions, store)
        self._cancel: Callable[[], object] = lambda: None
        self._begun = threading.Event()
        self._thread = threading.Thread(target=self._run, name="feeds", daemon=True)

    @property
    def snapshots(self) -> Mapping[str, Snapshot]:
        """Every feed as it is now, by id, in the order of the document."""
        return self._poller.snapshots

    def start(self) -> None:
        """Begin to ask."""
        self._thread.start()

    def stop(self) -> None:
        """Ask no more, and close the store; bounded, and harmless if called twice."""
        if self._thread.ident is not None and self._begun.wait(STOP_S):
            self._cancel()
            self._thread.join(STOP_S)
        self._store.close()

    def _run(self) -> None:
        try:
            asyncio.run(self._serve())
        except Exception:
            # The feeds turn stale by themselves, and say that nobody asks any more.
            log.exception("the feeds are not asked any more")
        finally:
            self._begun.set()

    async def _serve(self) -> None:
        loop, work = asyncio.get_running_loop(), asyncio.create_task(self._ask())

        self._cancel = partial(call_in, loop, work.cancel)
        self._begun.set()
        await asyncio.wait([work])
        if not work.cancelled():
            work.result()

    async def _ask(self) -> None:
        """Ask for ever; a thread that ended would be missed by nobody until somebody came by."""
        while True:
            try:
                await self._poller.run()
            except Exception:
                # Meanwhile the feeds turn stale by themselves, and say that nobody asks.
                log.exception("asking the feeds broke down, and is begun anew")
                await asyncio.sleep(self._again_s)


@contextmanager
def asked(document: Path, keys: Path | None, store: Path) -> Iterator[FeedDesk]:
    """The feeds of a document are asked.

    Args:
        document: The feeds document.
        keys: The keys file; keys of the environment go before it.
        store: Where last good answers are kept.

    Raises:
        DocumentError: A document cannot be used; every problem is listed.
        StoreError: The store cannot be opened.
    """
    book = load_book(document, load_keys(keys, os.environ))
    for note in book.notes:
        log.warning("the feeds document has a note", file=str(document), note=note)
    desk = FeedDesk(book, Store(store))
    desk.start()
    try:
        yield desk
    finally:
        desk.stop()
