"""Takes in every message from wherever it comes, keeps it, and tells all who listen what stands."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from layouts.problem import DocumentError
from streams.alerts.board import Board
from streams.alerts.book import Book, BookError, Kept
from streams.alerts.cap import read_alert
from streams.alerts.heard import Heard
from streams.alerts.lifted import Lifted, lifted
from streams.alerts.reckoning import Reckoning
from streams.alerts.settings import AlertSettings
from streams.alerts.signature import check
from streams.alerts.stand import Stand, Verdict
from streams.floor.log import logger

MOST_MESSAGES: Final = 5_000
LOOK_S: Final = 5.0
"""The clock is looked at this often, for it may have been set meanwhile."""
Listener = Callable[[tuple[Stand, ...]], None]

log = logger(__name__)


@dataclass(frozen=True)
class Taken:
    """What was made of a message that came.

    Attributes:
        heard: The message.
        verdict: Whether it stands, and why.
        new: Whether it was not known before.
    """

    heard: Heard
    verdict: Verdict
    new: bool


class Newsroom:
    """All messages, and what stands; on one event loop.

    Args:
        settings: The alerts document.
        clock: What time it is.
        book: Where messages are kept; None: nowhere.
    """

    def __init__(self, settings: AlertSettings, clock: Reckoning, book: Book | None = None) -> None:
        """Take up what is in the book."""
        self.settings, self.clock, self._book = settings, clock, book
        self._board = Board(policy=settings.policy)
        self._listeners: list[Listener] = []
        self._news = asyncio.Event()
        for kept in book.load() if book else ():
            self._recall(kept)
        if self._board.messages:
            clock.not_before(max(min(one.at, one.key.sent) for one in self.board.messages.values()))
        self._standing = self._look()
        self._lifted = self._over()

    @property
    def board(self) -> Board:
        """Every message that is known."""
        return self._board

    @property
    def standing(self) -> tuple[Stand, ...]:
        """What stands now, what is shown first first."""
        return self._standing

    @property
    def lifted(self) -> tuple[Lifted, ...]:
        """What stood until a short while ago."""
        return self._lifted

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Tell somebody what stands: at once, and whenever it changes.

        Args:
            listener: Called with what stands, on the loop; it must not wait.

        Returns:
            What ends it.
        """
        self._listeners.append(listener)
        self._tell(listener)

        def stop() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return stop

    async def take(self, document: bytes, source: str) -> Taken:
        """Take a message in; all who listen have been told when this returns.

        Args:
            document: As it was sent.
            source: By which way it came.

        Raises:
            DocumentError: It is no message.
        """
        now = self.clock.now()
        # Checking a signature takes some ms, which other messages and the listeners do not wait.
        checked = await asyncio.to_thread(check, document, source, self.settings.anchors, now)
        heard = Heard(read_alert(checked.content, source), now, checked.seal, source)
        before = self._board
        self._board = before.hearing(heard).kept(now, MOST_MESSAGES)
        new = heard.key not in before.messages
        # Told before it is kept: a slow disk keeps no alert from a screen, and whoever sent it has
        # no answer before it is kept.
        self.look()
        if self._board is not before:
            self._write(before, heard, document)
            log.info(
                "alert heard",
                id=heard.alert.identifier,
                sender=heard.alert.sender,
                status=heard.alert.status.value,
                kind=heard.alert.kind.value,
                signature=heard.seal.state.value,
                source=source,
            )
        self._news.set()
        verdict = self._board.verdict(heard.key, self.settings.place, self.clock.now())
        return Taken(heard, verdict, new)

    def look(self) -> None:
        """See what stands now, and tell it where it has changed."""
        standing, self._lifted = self._look(), self._over()
        if standing == self._standing:
            return
        self._standing = standing
        for listener in tuple(self._listeners):
            self._tell(listener)

    async def keep_looking(self) -> None:
        """See alerts begin and end, until cancelled."""
        while True:
            self._news.clear()
            now = self.clock.now()
            change = self._board.next_change(now)
            wait = min(LOOK_S, (change - now) / timedelta(seconds=1)) if change else LOOK_S
            try:
                async with asyncio.timeout(max(wait, 0.01)):
                    await self._news.wait()
            except TimeoutError:
                self.look()

    def _look(self) -> tuple[Stand, ...]:
        return self._board.standing(self.settings.place, self.clock.now())

    def _over(self) -> tuple[Lifted, ...]:
        return lifted(self._board, self.settings.place, self.clock.now())

    def _tell(self, listener: Listener) -> None:
        try:
            listener(self._standing)
        except Exception:
            # Whoever cannot take it must not keep it from the others.
            log.exception("somebody who listens to alerts failed")

    def _recall(self, kept: Kept) -> None:
        try:
            checked = check(kept.document, kept.source, self.settings.anchors, kept.at)
            alert = read_alert(checked.content, kept.source)
        except DocumentError as error:
            log.warning("a message in the book cannot be read any more: %s", error)
            return
        except Exception:
            # One message that we stumble over must not keep the others from being told.
            log.exception("a message in the book cannot be read any more", source=kept.source)
            return
        self._board = self._board.hearing(Heard(alert, kept.at, checked.seal, kept.source))

    def _write(self, before: Board, heard: Heard, document: bytes) -> None:
        """Keep a message; one that cannot be kept is told all the same."""
        if self._book is None:
            return
        try:
            there = self._board.messages.get(heard.key)
            if there is not None and there.alert == heard.alert and there.seal == heard.seal:
                self._book.keep(heard.key, Kept(document, there.at, there.source))
            gone = before.messages.keys() - self._board.messages.keys()
            if gone:
                self._book.forget(gone)
        except BookError as error:
            log.error("%s", error)
