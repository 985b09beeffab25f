"""Messages come by feeds and by hand over real HTTP, are kept, and are told to all who listen."""

from __future__ import annotations

import asyncio
import io
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp.test_utils import BaseTestServer, TestServer

from streams.alerts.alert import Point
from streams.alerts.book import Book, BookError
from streams.alerts.desk import AlertDesk
from streams.alerts.newsroom import Newsroom
from streams.alerts.place import Place
from streams.alerts.reckoning import Reckoning
from streams.alerts.rounds import Rounds
from streams.alerts.routes import AlertRoutes
from streams.alerts.settings import AlertSettings, Source
from streams.alerts.stand import Reason, Stand
from streams.floor.control.server import control_app
from tests.fakes import patience
from tests.fakes.cap import NOON, cap, info, moment, refer
from tests.fakes.feed import Feed

HERE = Place(Point(37.5663, 126.9779))
SETTINGS = AlertSettings(HERE)
NOW = datetime.now(UTC)


def stamp(minutes: float = 0) -> str:
    """That many minutes from now."""
    return (NOW + timedelta(minutes=minutes)).isoformat(timespec="seconds")


def lasting(identifier: str = "a1", **more: str) -> bytes:
    """A message that stands for another hour."""
    return cap(identifier, info(expires=stamp(60)), sent=stamp(-1), **more)


def at_noon(offset: float = 0) -> Reckoning:
    return Reckoning(lambda: NOON + timedelta(minutes=offset), lambda: 0.0, lambda: True)


def names(stands: tuple[Stand, ...]) -> list[str]:
    return [stand.alert.identifier for stand in stands]


async def until(true: Callable[[], bool]) -> None:
    """Wait for something, and fail after long enough."""
    await asyncio.to_thread(patience.until, true, 20.0, "what was waited for")


async def test_listeners_hear_at_once_and_whenever_something_changes() -> None:
    newsroom = Newsroom(SETTINGS, at_noon())
    heard: list[list[str]] = []
    stop = newsroom.listen(lambda stands: heard.append(names(stands)))
    taken = await newsroom.take(cap(), "test")
    again = await newsroom.take(cap(), "test")
    await newsroom.take(cap("k", kind="Ack", references=refer("a1")), "test")
    await newsroom.take(cap("c", kind="Cancel", references=refer("a1")), "test")
    stop()
    await newsroom.take(cap("a2"), "test")

    assert heard == [[], ["a1"], []]
    assert (taken.new, again.new, taken.verdict.reason) == (True, False, Reason.STANDS)


async def test_a_listener_that_fails_keeps_it_from_nobody() -> None:
    newsroom = Newsroom(SETTINGS, at_noon())
    heard: list[list[str]] = []

    def broken(_stands: tuple[Stand, ...]) -> None:
        raise RuntimeError("broken")

    newsroom.listen(broken)
    newsroom.listen(lambda stands: heard.append(names(stands)))
    await newsroom.take(cap(), "test")
    assert heard[-1] == ["a1"]


async def test_alerts_end_by_themselves() -> None:
    stands_since: list[float] = []

    def clock() -> datetime:
        """Noon until it stands, however long this machine needs for that."""
        passed = time.monotonic() - stands_since[0] if stands_since else 0.0
        return NOON + timedelta(seconds=passed)

    def hear(stands: tuple[Stand, ...]) -> None:
        heard.append(names(stands))
        if stands:
            stands_since.append(time.monotonic())

    newsroom = Newsroom(SETTINGS, Reckoning(clock, lambda: 0.0, lambda: True))
    heard: list[list[str]] = []
    newsroom.listen(hear)
    looking = asyncio.create_task(newsroom.keep_looking())
    soon = (NOON + timedelta(seconds=1)).isoformat(timespec="seconds")
    await newsroom.take(cap("a1", info(expires=soon)), "test")
    await until(lambda: heard[-1] == [] and len(heard) > 1)
    looking.cancel()

    assert heard == [[], ["a1"], []]


@pytest.mark.parametrize("far", ["9999-12-31T23:59:59+00:00", "9999-12-31T23:59:59-12:00"])
async def test_a_message_for_ever_stands_and_keeps_no_other_from_it(far: str) -> None:
    newsroom = Newsroom(SETTINGS, at_noon())
    await newsroom.take(cap("ever", info(expires=far)), "test")
    await newsroom.take(cap("begins", info(expires="", more=f"<effective>{far}</effective>")), "t")
    await newsroom.take(cap("a1"), "test")
    assert sorted(names(newsroom.standing)) == ["a1", "ever"]
    for stand in newsroom.standing:
        stand.until.astimezone(timezone(timedelta(hours=14)))


async def test_the_book_is_taken_up_at_the_next_start(tmp_path: Path) -> None:
    book = Book(tmp_path / "alerts.sqlite")
    first = Newsroom(SETTINGS, at_noon(), book)
    await first.take(cap(), "feed")
    await first.take(cap("a2"), "feed")
    await first.take(cap("c", kind="Cancel", sent=moment(1), references=refer("a2")), "feed")
    book.close()

    book = Book(tmp_path / "alerts.sqlite")
    again = Newsroom(SETTINGS, at_noon(30), book)
    assert names(again.standing) == ["a1"]
    # The feed still names what was cancelled.
    await again.take(cap("a2"), "feed")
    assert names(again.standing) == ["a1"]
    book.close()


async def test_a_machine_that_wakes_in_1970_knows_that_alerts_are_over_and_which_are_not(
    tmp_path: Path,
) -> None:
    book = Book(tmp_path / "alerts.sqlite")
    first = Newsroom(SETTINGS, at_noon(100), book)
    await first.take(cap("over", info(expires=moment(50)), sent=moment(10)), "feed")
    await first.take(cap("lasts", info(expires=moment(200)), sent=moment(60)), "feed")
    book.close()

    book = Book(tmp_path / "alerts.sqlite")
    epoch = Reckoning(lambda: datetime.fromtimestamp(0, UTC), lambda: 0.0, lambda: False)
    assert names(Newsroom(SETTINGS, epoch, book).standing) == ["lasts"]
    book.close()


async def test_a_full_disk_does_not_silence_an_alert(tmp_path: Path) -> None:
    book = Book(tmp_path / "alerts.sqlite")
    newsroom = Newsroom(SETTINGS, at_noon(), book)
    book.close()  # every write fails from now on
    await newsroom.take(cap(), "feed")

    assert names(newsroom.standing) == ["a1"]


@contextmanager
def walking(newsroom: Newsroom) -> Iterator[Rounds]:
    """A newsroom whose feeds are asked."""
    rounds = Rounds(newsroom)
    task = asyncio.create_task(rounds.walk())
    try:
        yield rounds
    finally:
        task.cancel()


def following(feed: Feed, **more: Any) -> AlertSettings:
    return replace(SETTINGS, sources=(Source("kma", feed.url, **{"every_s": 0.05, **more}),))


async def test_a_feed_is_followed_and_asked_only_for_what_is_new() -> None:
    async with Feed().served() as feed:
        feed.messages = {"1": lasting("a1"), "2": b"<nonsense/>"}
        newsroom = Newsroom(following(feed), Reckoning())
        with walking(newsroom) as rounds:
            await until(lambda: names(newsroom.standing) == ["a1"])
            await until(lambda: ("/cap.atom", 304) in feed.asked)
            feed.messages["3"] = lasting("c", kind="Cancel", references=refer_now("a1"))
            await until(lambda: newsroom.standing == ())
            await until(lambda: feed.asked[-1] == ("/cap.atom", 304))
            assert rounds.conditions[0].error == ""
    fetched = [path for path, status in feed.asked if status == 200 and path != "/cap.atom"]
    assert sorted(fetched) == ["/cap/1", "/cap/2", "/cap/3"]


def refer_now(identifier: str) -> str:
    return f"kma@example.kr,{identifier},{stamp(-1)}"


async def test_a_message_that_is_not_there_yet_is_asked_for_again() -> None:
    async with Feed().served() as feed:
        feed.messages = {"1": None, "2": lasting("a2")}
        newsroom = Newsroom(following(feed), Reckoning())
        with walking(newsroom) as rounds:
            await until(lambda: names(newsroom.standing) == ["a2"])
            await until(lambda: "answers 404" in rounds.conditions[0].error)
            feed.messages["1"] = lasting("a1")
            await until(lambda: len(newsroom.standing) == 2)
            await until(lambda: rounds.conditions[0].error == "")


async def test_a_feed_that_fails_says_why_without_its_key(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("KMA_KEY", "s3cret-key")
    async with Feed().served() as feed:
        feed.fault = 503
        settings = following(feed, key_parameter="serviceKey", key_env="KMA_KEY")
        newsroom = Newsroom(settings, Reckoning())
        with walking(newsroom) as rounds:
            await until(lambda: rounds.conditions[0].failures > 0)
            assert "answers 503" in rounds.conditions[0].error
            assert "s3cret" not in rounds.conditions[0].error
            feed.fault, feed.messages = 0, {"1": lasting()}
            await until(lambda: names(newsroom.standing) == ["a1"])
    assert set(feed.queries) == {"serviceKey=s3cret-key"}


async def test_garbage_and_silence_are_no_end() -> None:
    async with Feed().served() as feed:
        feed.index = b"<html>maintenance</html>"
        newsroom = Newsroom(following(feed), Reckoning())
        with walking(newsroom) as rounds:
            await until(lambda: "expected an Atom or RSS index" in rounds.conditions[0].error)
            feed.index, feed.messages = None, {"1": lasting()}
            await until(lambda: names(newsroom.standing) == ["a1"])
    gone = replace(SETTINGS, sources=(Source("gone", "http://127.0.0.1:9/cap.atom"),))
    with walking(Newsroom(gone, Reckoning())) as rounds:
        await until(lambda: "cannot be reached" in rounds.conditions[0].error)


@contextmanager
def desk_of(settings: AlertSettings = SETTINGS) -> Iterator[AlertDesk]:
    desk = AlertDesk(settings)
    desk.start()
    try:
        yield desk
    finally:
        desk.stop()


async def test_a_hundred_listeners_hear_of_a_message_within_two_seconds() -> None:
    """From the first byte of the request to the hundredth callback, in another thread's loop."""
    told: list[float] = []
    everybody = threading.Event()

    def listener(stands: tuple[Stand, ...]) -> None:
        if stands:
            told.append(time.monotonic())
            if len(told) == 100:
                everybody.set()

    with desk_of() as desk:
        for _ in range(100):
            desk.listen(listener)
        app = control_app("token-of-the-test")
        AlertRoutes(desk).add(app.router)
        async with TestServer(app) as server, aiohttp.ClientSession() as session:
            began = time.monotonic()
            await post(session, server, lasting())
            assert await asyncio.to_thread(everybody.wait, 20)
    assert max(told) - began < 2.0


async def post(
    session: aiohttp.ClientSession, server: BaseTestServer, document: bytes, token: str = ""
) -> tuple[int, dict[str, Any]]:
    headers = {"Authorization": f"Bearer {token or 'token-of-the-test'}"}
    url = server.make_url("/alerts")
    async with session.post(url, data=io.BytesIO(document), headers=headers) as answer:
        return answer.status, json.loads(await answer.read())


async def test_programs_hand_alerts_over_and_ask_what_stands() -> None:
    with desk_of() as desk:
        app = control_app("token-of-the-test")
        AlertRoutes(desk).add(app.router)
        async with TestServer(app) as server, aiohttp.ClientSession() as session:
            status, answer = await post(session, server, lasting(status="Exercise"))
            assert status == 200
            assert (answer["stands"], answer["signature"], answer["new"]) == (
                True,
                "unsigned",
                True,
            )
            assert "AN EXERCISE: nothing of it is happening." in answer["words"]
            headers = {"Authorization": "Bearer token-of-the-test"}
            async with session.get(server.make_url("/alerts"), headers=headers) as found:
                (alert,) = (await found.json())["alerts"]
            assert (alert["alert"], alert["actual"]) == (answer["alert"], False)
            assert alert["info"][0]["event"] == "호우경보"

            status, answer = await post(session, server, b"<alert/>")
            assert (status, answer["type"]) == (400, "urn:citywall:problem:bad-alert")
            status, answer = await post(session, server, b" " * 1_100_000)
            assert (status, answer["type"]) == (413, "urn:citywall:problem:large-alert")
            status, _ = await post(session, server, lasting(), "wrong-token-of-the-test")
            assert status == 401


def test_a_desk_that_cannot_keep_its_book_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    desk = AlertDesk(replace(SETTINGS, book=tmp_path / "file" / "alerts.sqlite"))

    with pytest.raises(Exception, match="The book of alerts"):
        desk.start()
    desk.stop()


def test_a_desk_whose_disk_is_too_slow_is_given_up_and_goes_on_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = Book.__init__

    def slow(self: Book, path: Path) -> None:
        time.sleep(0.5)
        begun(self, path)

    monkeypatch.setattr(Book, "__init__", slow)
    monkeypatch.setattr("streams.alerts.desk.START_S", 0.1)
    monkeypatch.setattr("streams.alerts.desk.STOP_S", 0.1)
    before = set(threading.enumerate())
    with pytest.raises(BookError, match="not open within"):
        AlertDesk(replace(SETTINGS, book=tmp_path / "alerts.sqlite")).start()
    patience.until(lambda: set(threading.enumerate()) <= before, 20, "it goes on")


async def test_a_clock_that_jumps_neither_ends_an_alert_nor_keeps_it() -> None:
    shown, passed = [datetime.now(UTC)], [0.0]
    clock = Reckoning(lambda: shown[0], lambda: passed[0])
    newsroom = Newsroom(SETTINGS, clock)
    ends = (shown[0] + timedelta(hours=1)).isoformat(timespec="seconds")
    sent = (shown[0] - timedelta(minutes=1)).isoformat(timespec="seconds")
    await newsroom.take(cap("a1", info(expires=ends), sent=sent), "t")
    for jump in (timedelta(days=1), timedelta(days=-400)):
        shown[0] += jump
        newsroom.look()
        assert names(newsroom.standing) == ["a1"], "it counts the hour that passes"
    passed[0] += 3601
    newsroom.look()
    assert newsroom.standing == (), "an hour has passed, whatever the clock says"
