"""A folder's messages reach kiosks as soon as they are put into it, by requests that stay open."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import BaseTestServer, TestServer

from streams.alerts.alert import Point
from streams.alerts.desk import AlertDesk
from streams.alerts.newsroom import Newsroom
from streams.alerts.place import Place
from streams.alerts.reckoning import Reckoning
from streams.alerts.relay import Relay, preferred
from streams.alerts.rounds import Rounds
from streams.alerts.settings import AlertSettings, Source
from tests.fakes import patience
from tests.fakes.cap import cap, info
from tests.fakes.feed import Feed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HERE = Place(Point(37.5663, 126.9779))
NOW = datetime.now(UTC)
NEVER_S = 3600.0
"""A desk that polled so seldom would hear of nothing: what it hears came by an open request."""


def stamp(minutes: float) -> str:
    return (NOW + timedelta(minutes=minutes)).isoformat(timespec="seconds")


def lasting(identifier: str) -> bytes:
    return cap(identifier, info(expires=stamp(60)), sent=stamp(-1))


def cancel(identifier: str) -> bytes:
    refers = f"kma@example.kr,{identifier},{stamp(-1)}"
    return cap(f"no-{identifier}", kind="Cancel", sent=stamp(0), references=refers)


def put(folder: Path, name: str, document: bytes) -> None:
    """As a city should: whole at once."""
    (folder / f".{name}").write_bytes(document)
    (folder / f".{name}").rename(folder / name)


async def until(true: Callable[[], bool], what: str = "what was waited for") -> None:
    await asyncio.to_thread(patience.until, true, 30.0, what)


@asynccontextmanager
async def served(folder: Path) -> AsyncIterator[BaseTestServer]:
    relay, app = Relay(folder, look_s=0.02), web.Application()
    relay.add(app.router)
    await relay.look()
    walk = asyncio.create_task(relay.walk())
    async with TestServer(app) as server:
        try:
            yield server
        finally:
            await relay.close()
            walk.cancel()


def settings(url: str, every_s: float = NEVER_S) -> AlertSettings:
    return AlertSettings(HERE, sources=(Source("city", url, every_s),))


@contextmanager
def started(desk: AlertDesk) -> Iterator[AlertDesk]:
    desk.start()
    try:
        yield desk
    finally:
        desk.stop()


async def test_five_kiosks_hear_of_an_alert_and_of_its_end_without_polling(tmp_path: Path) -> None:
    async with served(tmp_path) as server, AsyncExitStack() as stack:
        url = str(server.make_url("/alerts.atom"))
        desks = [stack.enter_context(started(AlertDesk(settings(url)))) for _ in range(5)]
        await until(lambda: all(desk.conditions[0].fetched for desk in desks), "the first answer")
        put(tmp_path, "a1.cap", lasting("a1"))
        await until(lambda: all(len(desk.standing) == 1 for desk in desks), "the alert")
        put(tmp_path, "a2.cap", cancel("a1"))
        await until(lambda: all(not desk.standing for desk in desks), "its end")


async def test_a_message_that_is_taken_away_makes_nobody_deaf(tmp_path: Path) -> None:
    put(tmp_path, "old.cap", lasting("old"))
    async with served(tmp_path) as server:
        with started(AlertDesk(settings(str(server.make_url("/alerts.atom"))))) as desk:
            await until(lambda: len(desk.standing) == 1)
            (tmp_path / "old.cap").unlink()
            put(tmp_path, "new.cap", lasting("new"))
            await until(lambda: len(desk.standing) == 2, "what was taken away stands until it ends")


async def test_a_request_is_kept_open_until_there_is_news(tmp_path: Path) -> None:
    async with served(tmp_path) as server, aiohttp.ClientSession() as session:
        url = server.make_url("/alerts.atom")
        async with session.get(url, headers={"Prefer": "wait=20"}) as first:
            assert first.headers["Preference-Applied"] == "wait=20"
            known = {"If-None-Match": first.headers["ETag"]}
        async with session.get(url, headers=known) as polled:
            assert polled.status == 304, "who does not want to wait is answered at once"
            assert "Preference-Applied" not in polled.headers
        async with session.get(url, headers={**known, "Prefer": "wait=1"}) as waited:
            assert waited.status == 304, "nothing was new until the second was over"

        held = asyncio.create_task(
            session.get(url, headers={**known, "Prefer": "wait=60"}).__aenter__()
        )
        put(tmp_path, "a1.cap", lasting("a1"))
        answer = await asyncio.wait_for(held, 30)
        assert b"messages/a1.cap?" in await answer.read()
        async with session.get(server.make_url("/messages/a1.cap")) as message:
            assert await message.read() == lasting("a1"), "as it was sent, or no signature holds"
        for name in ("b1.cap", "..%2Fb1.cap"):
            async with session.get(server.make_url("/") / "messages" / name) as missing:
                assert missing.status == 404


async def test_what_is_no_message_is_left_out_until_it_is_whole(tmp_path: Path) -> None:
    (tmp_path / "a1.cap").write_bytes(lasting("a1")[:100])
    (tmp_path / "notes.txt").write_bytes(lasting("a2"))
    async with served(tmp_path) as server, aiohttp.ClientSession() as session:

        async def messages() -> int:
            async with session.get(server.make_url("/health")) as answer:
                return int((await answer.json())["messages"])

        assert await messages() == 0
        async with session.get(server.make_url("/alerts.atom")) as empty:
            known = {"Prefer": "wait=60", "If-None-Match": empty.headers["ETag"]}
        (tmp_path / "a1.cap").write_bytes(lasting("a1"))
        async with session.get(server.make_url("/alerts.atom"), headers=known) as answer:
            assert b"messages/a1.cap?" in await answer.read()
        assert await messages() == 1


async def test_a_source_that_does_not_offer_it_is_asked_no_oftener() -> None:
    async with Feed().served() as feed:
        newsroom = Newsroom(settings(feed.url), Reckoning())
        rounds = Rounds(newsroom)
        task = asyncio.create_task(rounds.walk())
        await until(lambda: rounds.conditions[0].fetched is not None)
        await asyncio.sleep(0.5)
        task.cancel()
    assert feed.asked == [("/cap.atom", 200)]


async def test_a_source_that_offers_it_and_does_not_keep_it_is_asked_less_and_less() -> None:
    asked: list[float] = []

    async def liar(_request: web.Request) -> web.Response:
        asked.append(time.monotonic())
        index = b'<feed xmlns="http://www.w3.org/2005/Atom"/>'
        return web.Response(body=index, headers={"Preference-Applied": "wait=20"})

    app = web.Application()
    app.router.add_get("/alerts.atom", liar)
    async with TestServer(app) as server:
        newsroom = Newsroom(settings(str(server.make_url("/alerts.atom")), 1.0), Reckoning())
        task = asyncio.create_task(Rounds(newsroom).walk())
        await until(lambda: len(asked) == 4)
        task.cancel()
    rests = [later - sooner for sooner, later in itertools.pairwise(asked)]
    assert all(rest >= least - 0.05 for rest, least in zip(rests, (0.5, 1.0, 1.0), strict=True))


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ([], 0),
        (["wait=20"], 20),
        (["respond-async, wait=10"], 10),
        (["respond-async", "WAIT = 5; x=1"], 5),
        (["wait=99999"], 60),
        (["wait=-1"], 0),
        (["wait=99999999999999999999"], 0),
        (["await=3"], 0),
    ],
)
def test_how_long_a_request_would_wait(headers: list[str], seconds: int) -> None:
    assert preferred(headers) == seconds


async def test_a_feed_that_stands_in_is_asked_only_while_the_relay_does_not_answer() -> None:
    async with Feed().served() as relay, Feed().served() as agency:
        agency.messages["a1"] = lasting("a1")
        relay.fault = 503
        sources = (
            Source("relay", relay.url, 1.0),
            Source("agency", agency.url, 1.0, stands_in_for="relay"),
        )
        desk = AlertDesk(AlertSettings(HERE, sources=sources))
        with started(desk):
            await until(lambda: len(desk.standing) == 1, "the alert, without the relay")
            assert "503" in desk.conditions[0].error
            relay.fault = 0
            await until(lambda: desk.conditions[1].resting, "it rests when the relay answers")
            asked = len(agency.asked)
            before = len(relay.asked)
            await until(lambda: len(relay.asked) >= before + 2, "the relay is asked on")
            assert len(agency.asked) == asked
            relay.fault = 503
            await until(lambda: len(agency.asked) > asked, "it stands in again")
