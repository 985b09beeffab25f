"""Every feed through a storm of faults from a seed: none lies, and all are back after it."""

from __future__ import annotations

import asyncio
import random
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from streams.feeds.book import load_book
from streams.feeds.key import load_keys
from streams.feeds.line import utc_now
from streams.feeds.poller import Poller
from streams.feeds.reason import Reason
from streams.feeds.snapshot import Snapshot, State, judge
from streams.feeds.store import Store
from streams.sample.services.document import write_documents
from streams.sample.services.mishap import Mishap
from streams.sample.services.server import DOORS, SampleServices

SYSTEMS = [name for _, systems in DOORS.values() for name in systems]
MORNING = datetime(2026, 7, 21, 0, 0, tzinfo=UTC)
ROUNDS = 40
# A refused key and a spent quota are left alone for minutes on purpose.
FAULTS = [mishap for mishap in Mishap if mishap not in (Mishap.KEY, Mishap.QUOTA)]


class Witness:
    """Sees every snapshot, holds it to what may be said, and can be waited on."""

    def __init__(self) -> None:
        self.seen = 0
        self.latest: dict[str, Snapshot] = {}
        self.lies: list[str] = []
        self._news = asyncio.Event()

    def __call__(self, snapshot: Snapshot) -> None:
        self.seen += 1
        self.latest[snapshot.id] = snapshot
        now = utc_now()
        verdict = judge(snapshot, now)
        if snapshot.failed_since is not None and verdict.state is State.FRESH:
            self.lies.append(f"{snapshot.id} failed and looks fresh")
        if verdict.state is not State.FRESH and verdict.reason is Reason.NONE:
            self.lies.append(f"{snapshot.id} is {verdict.state} and says no reason")
        if verdict.state is State.NO_DATA and snapshot.of(object, now):
            self.lies.append(f"{snapshot.id} has no data and shows some")
        if verdict.reason is Reason.STUMBLED:
            self.lies.append(f"{snapshot.id} stumbled: {verdict.words}")
        self._news.set()

    async def all_fresh(self, feeds: int) -> None:
        """Wait until every feed is fresh, as the test's own limit allows."""
        while True:
            states = [judge(one, utc_now()).state for one in self.latest.values()]
            if len(states) == feeds and set(states) == {State.FRESH}:
                return
            await self.more(1)

    async def more(self, count: int) -> None:
        """Wait until so many more snapshots were seen."""
        wanted = self.seen + count
        while self.seen < wanted:
            self._news.clear()
            await asyncio.wait_for(self._news.wait(), 30)


@pytest.mark.realtime
async def test_a_storm_of_faults(tmp_path: Path) -> None:
    chance = random.Random(7)
    # The sample city is awake at whatever hour this runs.
    services = SampleServices(shift=MORNING - utc_now())
    await services.start()
    document, keys = write_documents(services.address, tmp_path)
    feeds = [
        replace(one, freshness=replace(one.freshness, every_s=0.3))
        for one in load_book(document, load_keys(keys, {})).subscriptions
    ]
    store, witness = Store(tmp_path / "feeds.db"), Witness()
    poller = Poller(feeds, store, witness, chance=random.Random(1), answer_s=2.0)
    running = asyncio.create_task(poller.run())
    for _ in range(ROUNDS):
        services.fault(chance.choice(SYSTEMS), chance.choice(FAULTS))
        services.mend(chance.choice(SYSTEMS))
        await witness.more(5)
    for system in SYSTEMS:
        services.mend(system)
    await witness.all_fresh(len(feeds))
    assert not running.done(), "no fault ends the asking"
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    await services.stop()
    store.close()
    assert witness.lies == []
