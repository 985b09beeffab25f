"""A question is bounded in time and size, asks again only for what changed, and shows no key."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from aiohttp import web

from streams.feeds.ask import Ask
from streams.feeds.key import Key
from streams.feeds.line import MOST_BYTES, Line, open_client
from streams.feeds.reason import FeedError, Reason
from tests.fakes.outside import Served, outside, rough

NOW = datetime(2026, 7, 21, tzinfo=UTC)
SECRET = "S3CR3T+key/with=marks"


async def get(ask: Ask, answer_s: float = 5.0) -> bytes:
    async with open_client() as client:
        return (await Line(client, lambda: NOW, answer_s=answer_s).get(ask)).body


async def trouble(ask: Ask, answer_s: float = 5.0) -> FeedError:
    with pytest.raises(FeedError) as failure:
        await get(ask, answer_s)
    return failure.value


def test_a_key_is_in_what_is_asked_and_not_in_what_is_shown() -> None:
    path = Ask("http://a.example:8088/", (Ask.KEY, "json", "서울 역/1", " "), key=Key.read(SECRET))
    assert path.url == (
        "http://a.example:8088/S3CR3T%2Bkey%2Fwith%3Dmarks/json/%EC%84%9C%EC%9A%B8%20%EC%97%AD%2F1/%20"
    )
    assert path.shown == "http://a.example:8088/…/json/서울 역/1/ "
    query = Ask("http://a.example/x", (), (("a", "b+c"),), Key.read(SECRET), "serviceKey")
    assert query.url == "http://a.example/x?a=b%2Bc&serviceKey=S3CR3T%2Bkey%2Fwith%3Dmarks"
    assert query.shown == "http://a.example/x?a=b+c&serviceKey=…"
    assert SECRET not in repr(path) + repr(query)


async def test_a_request_is_not_written_into_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        async with outside(b"one") as source:
            await get(Ask(source.address, (Ask.KEY,), key=Key.read(SECRET)))
    assert "with%3Dmarks" not in caplog.text
    assert not [record for record in caplog.records if record.name == "httpx"]


async def test_the_second_time_only_what_changed_is_sent() -> None:
    def script(request: web.Request) -> Served:
        if request.headers.get("If-None-Match") == '"v1"':
            assert request.headers["If-Modified-Since"] == "Tue, 21 Jul 2026 00:00:00 GMT"
            return web.Response(status=304)
        marks = {"ETag": '"v1"', "Last-Modified": "Tue, 21 Jul 2026 00:00:00 GMT"}
        return web.Response(body=b"one", headers=marks)

    async with outside(script) as source, open_client() as client:
        moments = iter([NOW, NOW.replace(hour=1)])
        first = await Line(client, lambda: next(moments)).get(Ask(source.address))
        again = await Line(client, lambda: next(moments), [first]).get(Ask(source.address))
    assert (again.body, again.etag) == (b"one", '"v1"')
    assert again.at == NOW.replace(hour=1), "what still holds was confirmed now"


async def test_a_server_that_drips_is_cut_off() -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"
    async with rough(head, drip=b".") as address:
        error = await trouble(Ask(address), 0.5)
    assert (error.reason, error.number) == (Reason.NO_ANSWER, 0.5)


async def test_an_answer_without_end_is_cut_off() -> None:
    async with outside(b"x" * (MOST_BYTES + 1)) as source:
        error = await trouble(Ask(source.address))
    assert str(error) == "the answer is larger than 16 MB"


async def test_nothing_listens() -> None:
    async with rough(b"") as address:
        pass
    assert (await trouble(Ask(address))).reason is Reason.PORT_CLOSED


@pytest.mark.parametrize(
    "sent", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf", b"SSH-2.0-OpenSSH\r\n"]
)
async def test_a_connection_that_breaks_off_is_said_to(sent: bytes) -> None:
    async with rough(sent) as address:
        assert (await trouble(Ask(address))).reason is Reason.BROKEN_OFF


async def test_an_unknown_name_is_said_to_be_one() -> None:
    error = await trouble(Ask("http://no-such-host.invalid"))
    assert error.reason is Reason.NAME_UNKNOWN


async def test_what_speaks_no_tls_cannot_be_reached() -> None:
    async with outside(b"") as source:
        error = await trouble(Ask(source.address.replace("http:", "https:")))
    assert error.reason is Reason.UNREACHABLE


Answering = Callable[[], web.Response]


@pytest.mark.parametrize(
    ("answer", "reason", "words"),
    [
        (lambda: web.Response(status=500, text="Oops"), Reason.HTTP, "HTTP 500 (Oops)"),
        (
            lambda: web.Response(status=502, text="<html>", content_type="text/html"),
            Reason.HTTP,
            "HTTP 502 (Bad Gateway)",
        ),
        (lambda: web.Response(status=403), Reason.KEY, "refuses the key"),
        (lambda: web.Response(status=302, headers={"Location": "/"}), Reason.SENT_ON, "sends us"),
        (
            lambda: web.Response(status=400, text=f"no such key {SECRET}"),
            Reason.HTTP,
            "HTTP 400 (no such key ***)",
        ),
    ],
)
async def test_a_refusal_is_said_without_the_key(
    answer: Answering, reason: Reason, words: str
) -> None:
    async with outside(lambda _: answer()) as source:
        error = await trouble(Ask(source.address, (Ask.KEY,), key=Key.read(SECRET)))
    assert error.reason is reason
    assert words in str(error)
    assert SECRET not in str(error) + repr(error)


@pytest.mark.parametrize(
    ("said", "wait_s"), [("120", 120), ("Tue, 21 Jul 2026 00:05:00 GMT", 300), ("soon", None)]
)
async def test_too_many_requests_are_a_quota_and_say_how_long(
    said: str, wait_s: float | None
) -> None:
    async with outside(lambda _: web.Response(status=429, headers={"Retry-After": said})) as source:
        error = await trouble(Ask(source.address))
    assert (error.reason, error.wait_s) == (Reason.QUOTA, wait_s)


async def test_without_a_key_we_go_where_we_are_sent_and_with_one_we_do_not() -> None:
    def script(request: web.Request) -> Served:
        if request.path == "/new":
            return b"here"
        return web.Response(status=301, headers={"Location": "/new"})

    async with outside(script) as source:
        assert await get(Ask(source.address + "/old")) == b"here"
        error = await trouble(Ask(source.address + "/old", key=Key.read(SECRET), key_param="key"))
    assert error.reason is Reason.SENT_ON
    assert not any("/new" in path and "key=" in path for path in source.asked)


async def test_an_address_that_is_none_is_no_end_of_the_feeds() -> None:
    error = await trouble(Ask("http://[::bad/"))
    assert str(error) == (
        "the answer has another shape than this feed knows (an address that is none)"
    )


async def test_going_in_circles_ends() -> None:
    async with outside(
        lambda _: web.Response(status=302, headers={"Location": "/again"})
    ) as source:
        assert (await trouble(Ask(source.address))).reason is Reason.SENT_ON
    assert len(source.asked) == 6
