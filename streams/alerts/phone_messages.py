"""Hands the disaster messages of a city's feeds over as alerts, each once."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Iterable
from typing import Final

from layouts.problem import DocumentError
from streams.alerts.disaster_message import document_of
from streams.alerts.newsroom import Newsroom
from streams.alerts.rounds import Condition
from streams.feeds.korea.disaster_messages import DisasterMessage
from streams.feeds.poller import Poller
from streams.feeds.snapshot import Snapshot
from streams.feeds.store import Store
from streams.feeds.subscription import Subscription
from streams.floor.log import logger

KIND: Final = "disaster_messages"
MOST_KNOWN: Final = 5_000

log = logger(__name__)


class PhoneMessages:
    """The disaster messages of one newsroom.

    Args:
        newsroom: Where they go.
        subscriptions: The feeds that bring them.
        store: Where the feeds' last good answers are kept.
    """

    def __init__(
        self, newsroom: Newsroom, subscriptions: Iterable[Subscription], store: Store
    ) -> None:
        """Nothing is asked before `walk`."""
        self._newsroom = newsroom
        self._poller = Poller(subscriptions, store, self._changed, newsroom.clock.now)
        self._known: OrderedDict[tuple[str, str], None] = OrderedDict()
        self._news = asyncio.Event()

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """How each feed does."""
        return tuple(map(_condition, self._poller.snapshots.values()))

    async def walk(self) -> None:
        """Ask the feeds, until cancelled."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._poller.run())
            group.create_task(self._hand_over())

    def _changed(self, _snapshot: Snapshot) -> None:
        self._news.set()

    async def _hand_over(self) -> None:
        while True:
            await self._news.wait()
            self._news.clear()
            for snapshot in self._poller.snapshots.values():
                messages = [one for one in snapshot.records if isinstance(one, DisasterMessage)]
                for message in sorted(messages, key=lambda one: one.at):
                    await self._take(message, snapshot.id)

    async def _take(self, message: DisasterMessage, source: str) -> None:
        known = message.number, message.words
        if known in self._known:
            return
        self._known[known] = None
        if len(self._known) > MOST_KNOWN:
            self._known.popitem(last=False)
        try:
            await self._newsroom.take(document_of(message), source)
        except DocumentError as error:
            log.warning("a disaster message cannot be taken: %s", error)


def _condition(snapshot: Snapshot) -> Condition:
    failing = snapshot.failure if snapshot.failed_since is not None else None
    words = failing.words if failing is not None else ""
    failures = int(failing is not None)
    return Condition(snapshot.id, snapshot.fetched, words, failures, snapshot.failed_since)
