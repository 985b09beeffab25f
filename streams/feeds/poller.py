"""Asks every feed of a city on its beat, a few at a time, and holds what each brought last."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from streams.feeds.ask import Answer
from streams.feeds.feed import Record
from streams.feeds.line import ANSWER_S, Clock, Line, open_client, utc_now
from streams.feeds.pace import pause
from streams.feeds.purse import Purse
from streams.feeds.reason import FeedError, Reason
from streams.feeds.row import Reading
from streams.feeds.snapshot import Failure, Snapshot
from streams.feeds.store import Store
from streams.feeds.subscription import Subscription
from streams.floor.log import logger

if TYPE_CHECKING:
    import httpx

AT_ONCE: Final = 8
"""How many feeds are asked at the same time."""
LONGEST_S: Final = 3600.0
"""However few calls a service has left, its feeds look again so often, in seconds."""

log = logger(__name__)

Changed = Callable[[Snapshot], None]


@dataclass
class _Post:
    """A subscription's place in the poller.

    Attributes:
        subscription: The feed.
        snapshot: What it holds now.
        kept: The last good answers.
        failures: How many questions failed in a row.
        failing: When the first of them did, seconds of a clock that never jumps.
        calls: How many requests its last question took.
    """

    subscription: Subscription
    snapshot: Snapshot
    kept: tuple[Answer, ...] = ()
    failures: int = 0
    failing: float = 0.0
    calls: int = 1


class Poller:
    """The feeds of a city.

    Args:
        subscriptions: The feeds; their ids are unique.
        store: Where last good answers are kept.
        changed: Called with a feed's snapshot after each question, in the poller's loop.
        now: The clock that records are held against.
        chance: Where the jitter of pauses comes from.
        answer_s: How long one answer may take, seconds.
        steady: Seconds that only ever go on.
    """

    def __init__(
        self,
        subscriptions: Iterable[Subscription],
        store: Store,
        changed: Changed = lambda _: None,
        now: Clock = utc_now,
        chance: random.Random | None = None,
        answer_s: float = ANSWER_S,
        steady: Callable[[], float] = time.monotonic,
    ) -> None:
        """Read what is kept; nothing is asked before `run` or `ask_all`."""
        self._steady = steady
        self._store = store
        self._changed = changed
        self._now = now
        self._chance = chance or random.Random()
        self._answer_s = answer_s
        self._gate = asyncio.Semaphore(AT_ONCE)
        self._posts = {one.id: self._post(one) for one in subscriptions}
        self._purse = Purse(store, now)

    def _post(self, subscription: Subscription) -> _Post:
        kept = self._store.load(subscription.id, subscription.question)
        return _Post(subscription, subscription.snapshot(kept), kept.answers)

    @property
    def snapshots(self) -> Mapping[str, Snapshot]:
        """Every feed's snapshot by id, in the order of the document."""
        return {name: post.snapshot for name, post in self._posts.items()}

    async def run(self) -> None:
        """Ask for ever; ends by being cancelled."""
        async with open_client() as client, asyncio.TaskGroup() as tasks:
            for post in self._posts.values():
                tasks.create_task(self._keep_asking(client, post), name=post.subscription.id)

    async def ask_all(self) -> None:
        """Ask every feed once."""
        async with AsyncExitStack() as stack:
            client = await stack.enter_async_context(open_client())
            tasks = await stack.enter_async_context(asyncio.TaskGroup())
            for post in self._posts.values():
                tasks.create_task(self._ask(client, post), name=post.subscription.id)

    async def _keep_asking(self, client: httpx.AsyncClient, post: _Post) -> None:
        while True:
            error = await self._ask(client, post)
            beat = post.subscription.freshness.every_s
            every_s = max(beat, min(beat * await self._stretch(post), LONGEST_S))
            wait = pause(every_s, post.failures, error, self._chance)
            post.snapshot = replace(post.snapshot, next_s=wait)
            self._changed(post.snapshot)
            await asyncio.sleep(wait)

    async def _ask(self, client: httpx.AsyncClient, post: _Post) -> FeedError | None:
        """Ask one feed once, and keep what came of it; returns the failure."""
        subscription = post.subscription
        line = Line(client, self._now, post.kept, self._answer_s)
        try:
            async with self._gate:
                answers, reading = await self._fetch(post, line)
        except FeedError as error:
            await self._fail(post, error)
            return error
        post.kept, post.failures = answers, 0
        fetched = max(answer.at for answer in answers)
        post.snapshot = replace(
            post.snapshot,
            records=reading.records,
            left_out=reading.left_out,
            fetched=fetched,
            failed_since=None,
            next_s=subscription.freshness.every_s,
        )
        await _on_disk(self._store.keep, subscription.id, subscription.question, answers)
        return None

    async def _fetch(self, post: _Post, line: Line) -> tuple[tuple[Answer, ...], Reading[Record]]:
        subscription = post.subscription
        if subscription.keyed and subscription.service.key is None:
            raise FeedError(Reason.NO_KEY)
        taken = await self._purse.take(subscription.service, post.calls)
        try:
            answers = await subscription.feed.fetch(line)
            return answers, subscription.feed.parse(answers)
        except FeedError:
            raise
        except Exception as error:
            # What a source sends can be wrong in ways that nobody thought of; the other feeds and
            # the records that are kept must not go with it.
            log.warning("a feed's answer cannot be read", feed=subscription.id, exc_info=error)
            raise FeedError(Reason.STUMBLED, own=type(error).__name__) from None
        finally:
            post.calls = max(1, line.calls)
            await self._purse.settle(taken, line.calls)

    async def _fail(self, post: _Post, error: FeedError) -> None:
        now = self._now()
        failure = Failure.of(error, now)
        post.failures += 1
        if post.failures == 1:
            post.failing = self._steady()
        # A clock that was set back makes no failure shorter: what was gone does not come back.
        at_least = now - timedelta(seconds=self._steady() - post.failing)
        since = min(post.snapshot.failed_since or now, at_least)
        post.snapshot = replace(post.snapshot, failed_since=since, failure=failure)
        subscription = post.subscription
        if post.failures == 1:
            log.warning("a feed fails", feed=subscription.id, why=failure.words)
        await _on_disk(self._store.fail, subscription.id, subscription.question, failure)

    async def _stretch(self, post: _Post) -> float:
        service = post.subscription.service
        demand = sum(
            other.calls / other.subscription.freshness.every_s
            for other in self._posts.values()
            if other.subscription.service.id == service.id
        )
        return await self._purse.stretch(service, demand)


async def _on_disk(write: Callable[..., None], *what: object) -> None:
    """Write in a thread; who is cancelled meanwhile has it written all the same.

    `asyncio.to_thread` takes back what still waits for a thread when it is cancelled: what a
    screen had shown already was gone at the next start.
    """
    writing = asyncio.get_running_loop().run_in_executor(None, partial(write, *what))
    await asyncio.shield(writing)
