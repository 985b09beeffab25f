"""Feeds are asked on their beat over real HTTP, and what they hold outlives faults and restarts."""

from __future__ import annotations

import asyncio
import json
import random
from collections.abc import Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from aiohttp import web

from streams.feeds.arrival import Arrival
from streams.feeds.ask import Answer
from streams.feeds.book import load_book
from streams.feeds.key import Key
from streams.feeds.line import Line, utc_now
from streams.feeds.moment import read_moment
from streams.feeds.poller import Poller
from streams.feeds.reason import Reason
from streams.feeds.seoul.subway_arrivals import SubwayArrivals
from streams.feeds.snapshot import Snapshot, State, judge
from streams.feeds.standard.gbfs import Gbfs
from streams.feeds.store import Store
from streams.feeds.subscription import Subscription
from tests.fakes.outside import Served, outside, shape

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

NOW = read_moment("2026-07-21 09:00:30")
TRAINS = shape("subway-arrivals.json")
EMPTY: Served = {"status": 500, "code": "INFO-200", "message": "없음"}


def subscriptions(
    folder: Path, address: str, every_s: float = 15, per_day: int | None = None, feeds: int = 1
) -> tuple[Subscription, ...]:
    service = {"address": address, "key": "seoul", "per_day": per_day}
    document = {
        "version": 1,
        "services": {"subway": {name: value for name, value in service.items() if value}},
        "feeds": [
            {"id": f"trains-{n}", "kind": "subway_arrivals", "service": "subway", "station": "강남"}
            for n in range(feeds)
        ],
    }
    path = folder / "feeds.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    book = load_book(path, {"seoul": Key.read("abcdef")})
    # The document allows no beat this quick; a test does.
    return tuple(
        replace(one, freshness=replace(one.freshness, every_s=every_s))
        for one in book.subscriptions
    )


async def ask_once(folder: Path, address: str, now: datetime = NOW) -> Snapshot:
    """Ask as a process of its own would: the store is opened and closed."""
    store = Store(folder / "feeds.db")
    try:
        poller = Poller(subscriptions(folder, address), store, now=lambda: now)
        await poller.ask_all()
        return poller.snapshots["trains-0"]
    finally:
        store.close()


@asynccontextmanager
async def running(poller: Poller) -> AsyncIterator[None]:
    task = asyncio.create_task(poller.run())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


class Seen:
    """The snapshots that a poller told of, to be waited for."""

    def __init__(self) -> None:
        self.all: list[Snapshot] = []
        self._news = asyncio.Event()

    def __call__(self, snapshot: Snapshot) -> None:
        self.all.append(snapshot)
        self._news.set()

    async def until(self, wanted: Callable[[list[Snapshot]], bool]) -> None:
        while not wanted(self.all):
            self._news.clear()
            await asyncio.wait_for(self._news.wait(), 20)


async def test_a_feed_that_was_asked_holds_its_records_and_says_when(tmp_path: Path) -> None:
    async with outside(TRAINS) as source:
        snapshot = await ask_once(tmp_path, source.address)
    assert judge(snapshot, NOW).state is State.FRESH
    assert len(snapshot.of(Arrival, NOW)) == 4
    assert snapshot.fetched == NOW
    assert snapshot.newest == read_moment("2026-07-21 09:00:12")


async def test_after_a_restart_without_a_source_the_last_good_answer_stands(
    tmp_path: Path,
) -> None:
    async with outside(TRAINS) as source:
        address = source.address
        await ask_once(tmp_path, address)
    later = NOW + timedelta(seconds=20)
    snapshot = await ask_once(tmp_path, address, later)
    assert len(snapshot.of(Arrival, later)) == 4
    assert judge(snapshot, later).state is State.STALE
    assert judge(snapshot, later).reason is Reason.PORT_CLOSED
    much_later = later + timedelta(seconds=61)
    assert judge(snapshot, much_later).state is State.NO_DATA
    assert snapshot.of(Arrival, much_later) == ()


async def test_faults_come_and_go_and_each_is_told(tmp_path: Path) -> None:
    answers: list[Served] = [
        TRAINS,
        b"<html>",
        web.Response(status=500, text="Oops"),
        {"status": 500, "code": "ERROR-500", "message": "서버 오류"},
        EMPTY,
        TRAINS,
    ]
    seen = Seen()
    store = Store(tmp_path / "feeds.db")
    async with outside(lambda _: answers.pop(0) if len(answers) > 1 else TRAINS) as source:
        feeds = subscriptions(tmp_path, source.address, every_s=0.02)
        poller = Poller(feeds, store, seen, lambda: NOW, random.Random(1))
        async with running(poller):
            await seen.until(lambda told: len(told) >= 6)
    store.close()
    told = [judge(snapshot, NOW) for snapshot in seen.all[:6]]
    assert [verdict.reason for verdict in told] == [
        Reason.NONE,
        Reason.NOT_XML,
        Reason.HTTP,
        Reason.REFUSED,
        Reason.EMPTY,
        Reason.NONE,
    ]
    assert [len(snapshot.records) for snapshot in seen.all[:6]] == [4, 4, 4, 4, 0, 4]
    last = seen.all[5].failure
    assert last is not None
    assert last.words == "the source refuses the question (ERROR-500 서버 오류)"


async def test_no_more_than_eight_feeds_are_asked_at_once(tmp_path: Path) -> None:
    asked, most, release = 0, 0, asyncio.Event()
    full = asyncio.Event()

    async def handler(_: web.Request) -> web.Response:
        nonlocal asked, most
        asked += 1
        most = max(most, asked)
        if asked == 8:
            full.set()
        await release.wait()
        asked -= 1
        return web.Response(body=TRAINS)

    app = web.Application()
    app.router.add_get("/{path:.*}", handler)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    address = f"http://127.0.0.1:{runner.addresses[0][1]}"
    store = Store(tmp_path / "feeds.db")
    poller = Poller(subscriptions(tmp_path, address, feeds=30), store, now=lambda: NOW)
    asking = asyncio.create_task(poller.ask_all())
    await asyncio.wait_for(full.wait(), 20)
    release.set()
    await asyncio.wait_for(asking, 20)
    await runner.cleanup()
    store.close()
    assert most == 8
    assert all(judge(s, NOW).state is State.FRESH for s in poller.snapshots.values())


async def test_the_days_calls_are_not_overdrawn_not_even_by_a_restart(tmp_path: Path) -> None:
    async with outside(TRAINS) as source:
        for _ in range(2):
            store = Store(tmp_path / "feeds.db")
            feeds = subscriptions(tmp_path, source.address, per_day=20, feeds=15)
            poller = Poller(feeds, store, now=lambda: NOW)
            await poller.ask_all()
            store.close()
        # 20 a day, of which 5 % are kept back.
        assert len(source.asked) == 19
    reasons = {s.failure.reason for s in poller.snapshots.values() if s.failure}
    assert reasons == {Reason.SPENT}


async def test_without_a_key_nobody_is_asked(tmp_path: Path) -> None:
    async with outside(TRAINS) as source:
        (one,) = subscriptions(tmp_path, source.address)
        keyless = replace(one, service=replace(one.service, key=None))
        store = Store(tmp_path / "feeds.db")
        poller = Poller([keyless], store)
        await poller.ask_all()
        store.close()
        assert source.asked == []
    assert judge(poller.snapshots["trains-0"], utc_now()).reason is Reason.NO_KEY


async def test_one_broken_feed_leaves_the_others_alone(tmp_path: Path) -> None:
    def script(request: web.Request) -> Served:
        return b'{"errorMessage": {"code": []}}' if "창동" in request.path else TRAINS

    async with outside(script) as source:
        good, bad = subscriptions(tmp_path, source.address, feeds=2)
        other = replace(bad, feed=SubwayArrivals(bad.service, "창동"))
        store = Store(tmp_path / "feeds.db")
        poller = Poller([good, other], store, now=lambda: NOW)
        await poller.ask_all()
        store.close()
    states = [judge(snapshot, NOW).state for snapshot in poller.snapshots.values()]
    assert states == [State.FRESH, State.NO_DATA]


async def test_a_clock_that_is_set_back_brings_nothing_back_that_was_gone(tmp_path: Path) -> None:
    clock, passed = [NOW], [0.0]
    store = Store(tmp_path / "feeds.db")
    async with outside(TRAINS) as source:
        feeds = subscriptions(tmp_path, source.address)
        poller = Poller(feeds, store, now=lambda: clock[0], steady=lambda: passed[0])
        await poller.ask_all()
        source.script = lambda _: web.Response(status=500, text="Oops")
        await poller.ask_all()
        clock[0], passed[0] = NOW + timedelta(minutes=31), 1860.0
        await poller.ask_all()
        assert judge(poller.snapshots["trains-0"], clock[0]).state is State.NO_DATA
        # Half an hour too fast: the network is still away when somebody sets it right.
        clock[0], passed[0] = NOW + timedelta(seconds=5), 1864.0
        await poller.ask_all()
        assert judge(poller.snapshots["trains-0"], clock[0]).state is State.NO_DATA
    store.close()


class Odd(SubwayArrivals):
    """A feed with a fault of our own in it, of a kind that nobody thought of."""

    async def fetch(self, line: Line) -> tuple[Answer, ...]:
        raise AttributeError("'list' object has no attribute 'get'")


async def test_a_fault_of_our_own_costs_one_feed_and_not_the_city(tmp_path: Path) -> None:
    seen = Seen()
    store = Store(tmp_path / "feeds.db")
    async with outside(TRAINS) as source:
        odd, good = subscriptions(tmp_path, source.address, every_s=0.02, feeds=2)
        odd = replace(odd, feed=Odd(odd.service, "창동"))
        poller = Poller([odd, good], store, seen, lambda: NOW)
        async with running(poller):
            await seen.until(lambda told: len([one for one in told if one.id == good.id]) > 3)
    store.close()
    verdicts = {name: judge(one, NOW) for name, one in poller.snapshots.items()}
    assert verdicts[odd.id].reason is Reason.STUMBLED
    assert verdicts[good.id].state is State.FRESH


async def test_what_is_kept_and_cannot_be_read_costs_one_feed_its_past(tmp_path: Path) -> None:
    async with outside(TRAINS) as source:
        (feed,) = subscriptions(tmp_path, source.address)
    store = Store(tmp_path / "feeds.db")
    # As another version of this program could have kept them: an answer too few.
    store.keep(feed.id, feed.question, [Answer("gbfs.json", b"{}", NOW)])
    bikes = Gbfs(feed.service, "ko", None, SubwayArrivals.attribution)
    poller = Poller([replace(feed, feed=bikes)], store, now=lambda: NOW)
    assert judge(poller.snapshots[feed.id], NOW).state is State.NO_DATA
    store.close()
