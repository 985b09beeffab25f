"""Runs a newsroom and its rounds in a thread, for programs that have another loop to turn."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine, Sequence
from concurrent.futures import Future
from contextlib import ExitStack, closing, suppress
from functools import partial
from typing import Final, NamedTuple

from layouts.problem import DocumentError
from streams.alerts.book import Book, BookError
from streams.alerts.lifted import Lifted
from streams.alerts.newsroom import Listener, Newsroom, Taken
from streams.alerts.phone_messages import PhoneMessages
from streams.alerts.reckoning import Reckoning
from streams.alerts.rounds import Condition, Rounds
from streams.alerts.settings import AlertSettings
from streams.alerts.stand import Stand
from streams.feeds.store import Store
from streams.floor.log import logger
from streams.floor.loop import call_in

START_S = 10.0
STOP_S = 3.0
AGAIN_S = 5.0
"""What breaks down of a desk's work is begun anew so soon."""
FEEDS_SUFFIX: Final = ".feeds"
"""The feeds' last good answers are kept beside the book, under its name with this behind it."""


Walk = Callable[[], Coroutine[None, None, None]]

log = logger(__name__)


class _Running(NamedTuple):
    loop: asyncio.AbstractEventLoop
    newsroom: Newsroom
    conditions: Callable[[], tuple[Condition, ...]]


class AlertDesk:
    """Alerts for one place; every method may be called from any thread.

    Args:
        settings: The alerts document.
        clock: What time it is.
    """

    def __init__(self, settings: AlertSettings, clock: Reckoning | None = None) -> None:
        """Nothing is opened before `start`."""
        self._settings, self._clock = settings, clock or Reckoning()
        self._started: Future[_Running] = Future()
        self._work: asyncio.Task[None] | None = None
        self._over = False
        self._thread = threading.Thread(target=self._run, name="alerts", daemon=True)

    def start(self) -> None:
        """Open the book and begin to ask the feeds.

        Raises:
            BookError: The book cannot be kept, or its disk is too slow to open it.
        """
        self._thread.start()
        try:
            self._started.result(START_S)
        except TimeoutError:
            # Else it would ask and write beside the one that is opened in its stead.
            self.stop()
            raise BookError(
                f"The book of alerts {self._settings.book or ''} was not open within "
                f"{START_S:.0f} s. Name a file on a disk that answers as 'book'."
            ) from None

    def stop(self) -> None:
        """Ask no more, and close the book; bounded, and harmless if called twice."""
        self._over = True
        if self._started.done() and self._started.exception() is None:
            loop, _, _ = self._started.result()
            call_in(loop, self._cancel)
        if self._thread.is_alive():
            self._thread.join(STOP_S)

    @property
    def settings(self) -> AlertSettings:
        """The alerts document."""
        return self._settings

    @property
    def standing(self) -> tuple[Stand, ...]:
        """What stands now, what is shown first first."""
        return self._newsroom.standing

    @property
    def lifted(self) -> tuple[Lifted, ...]:
        """What stood until a short while ago, what was over last first."""
        return self._newsroom.lifted

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """How each feed does."""
        return self._started.result(START_S).conditions()

    def silent(self, for_s: float) -> tuple[Condition, ...]:
        """The feeds that have not answered for so long, seconds."""
        now = self._clock.now()
        return tuple(one for one in self.conditions if one.silent(now, for_s))

    def take(self, document: bytes, source: str) -> Future[Taken]:
        """Take a message in; the future holds what was made of it, or `DocumentError`."""
        loop, newsroom, _ = self._started.result(START_S)
        return asyncio.run_coroutine_threadsafe(newsroom.take(document, source), loop)

    def hand_over(self, other: AlertDesk) -> None:
        """Stop, and have another desk take in every message that this one has in its book."""
        self.stop()
        if self._settings.book is None:
            return
        with closing(Book(self._settings.book)) as book:
            for kept in book.load():
                # What cannot be read any more is in nobody's way.
                with suppress(DocumentError):
                    other.take(kept.document, kept.source).result(START_S)

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Tell somebody what stands: soon, and whenever it changes, in the desk's thread.

        Returns:
            What ends it.
        """
        loop, newsroom, _ = self._started.result(START_S)
        done: Future[Callable[[], None]] = Future()
        loop.call_soon_threadsafe(lambda: done.set_result(newsroom.listen(listener)))
        stop = done.result(START_S)
        return partial(call_in, loop, stop)

    @property
    def _newsroom(self) -> Newsroom:
        return self._started.result(START_S).newsroom

    def _cancel(self) -> None:
        if self._work is not None:
            self._work.cancel()

    def _run(self) -> None:
        asyncio.run(self._serve())

    async def _serve(self) -> None:
        with ExitStack() as stack:
            try:
                newsroom = Newsroom(self._settings, self._clock, _book(self._settings, stack))
                messages = _messages(self._settings, newsroom, stack)
            except Exception as error:  # noqa: BLE001 - who started it has to hear of any failure
                self._started.set_exception(error)
                return
            rounds = Rounds(newsroom)
            walks = [newsroom.keep_looking, rounds.walk]
            if messages is not None:
                walks.append(messages.walk)
            self._work = asyncio.create_task(_all(walks))

            def conditions() -> tuple[Condition, ...]:
                return rounds.conditions + (messages.conditions if messages is not None else ())

            self._started.set_result(_Running(asyncio.get_running_loop(), newsroom, conditions))
            if self._over:  # it was given up before it stood
                self._cancel()
            await asyncio.gather(self._work, return_exceptions=True)


def _book(settings: AlertSettings, stack: ExitStack) -> Book | None:
    if settings.book is None:
        return None
    book = Book(settings.book)
    stack.callback(book.close)
    return book


def _messages(
    settings: AlertSettings, newsroom: Newsroom, stack: ExitStack
) -> PhoneMessages | None:
    if not settings.messages or settings.book is None:
        return None
    store = Store(settings.book.with_name(settings.book.name + FEEDS_SUFFIX))
    stack.callback(store.close)
    return PhoneMessages(newsroom, settings.messages, store)


async def _all(walks: Sequence[Walk]) -> None:
    async with asyncio.TaskGroup() as group:
        for walk in walks:
            group.create_task(_for_ever(walk))


async def _for_ever(walk: Walk) -> None:
    """Walk again where that breaks down: a desk that ended would show for ever what stood then."""
    while True:
        try:
            await walk()
        except Exception:
            log.exception("a part of the alerts' work broke down, and is begun anew")
        await asyncio.sleep(AGAIN_S)
