"""Events tell a listener the totals first, then each change once, and drop whoever is too slow."""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
import time
from typing import Any

import aiohttp
import pytest

from streams.floor.truth import State
from wall.remote.server import RemoteControl


async def until(socket_: aiohttp.ClientWebSocketResponse, kind: str) -> Any:
    """The next message of a kind."""
    async with asyncio.timeout(10):
        while True:
            message = await socket_.receive_json()
            if message["type"] == kind:
                return message


async def test_first_the_totals_then_every_change(
    client: aiohttp.ClientSession, source: Any, glass: Any
) -> None:
    source.plays("gangnam-001", time.monotonic() + 60)
    async with client.ws_connect("/events") as listener:
        first = await listener.receive_json()
        assert first["type"] == "totals"
        assert first["totals"] == {
            s.word: {"live": 1, "connecting": 5}.get(s.word, 0) for s in State
        }
        assert (first["scene"], first["spotlight"]) == ("overview", None)
        assert first["budget"]["cores"] == 1.6

        source.plays("mapo/002", time.monotonic() + 60)
        change = await until(listener, "channel")
        assert (change["id"], change["state"]) == ("mapo/002", "live")
        assert set(change) == {
            "type", "id", "state", "reason", "since", "tier", "decoder", "age_ms", "size",
        }  # fmt: skip

        glass.spotlight("mapo/002")
        assert await until(listener, "spotlight") == {"type": "spotlight", "spotlight": "mapo/002"}
        both = {"type": "spotlights", "spotlights": ["mapo/002"]}
        assert await until(listener, "spotlights") == both
        glass.scene("강변/북로 2")
        assert await until(listener, "scene") == {"type": "scene", "scene": "강변/북로 2"}

        glass.editing_now = "morning"
        assert await until(listener, "editing") == {"type": "editing", "editing": "morning"}
        glass.salvo("flood/호우")
        assert await until(listener, "salvos") == {"type": "salvos", "salvos": ["flood/호우"]}
        glass.start_tour("day")
        assert (await until(listener, "tour"))["tour"]["step"] == 1

        again = await until(listener, "totals")
        assert (again["totals"]["live"], again["spotlight"]) == (2, "mapo/002")


async def test_a_second_listener_gets_the_present_not_the_past(
    client: aiohttp.ClientSession, source: Any
) -> None:
    async with client.ws_connect("/events") as one:
        await until(one, "totals")
        source.plays("mapo/002", time.monotonic() + 60)
        async with client.ws_connect("/events") as two:
            assert (await until(two, "totals"))["totals"]["live"] == 1
            assert (await until(one, "channel"))["id"] == "mapo/002"
            source.plays("spare-006", time.monotonic() + 60)
            for listener in (one, two):
                assert (await until(listener, "channel"))["id"] == "spare-006"


async def test_server_sent_events(client: aiohttp.ClientSession, source: Any) -> None:
    async with client.get("/events", headers={"Accept": "text/event-stream"}) as answer:
        assert answer.status == 200
        assert answer.headers["Content-Type"] == "text/event-stream"
        seen = []
        async with asyncio.timeout(10):
            async for line in answer.content:
                if not line.strip():
                    continue
                assert line.startswith(b"data: {")
                seen.append(json.loads(line.removeprefix(b"data: ")))
                if seen[-1]["type"] == "totals" and len(seen) == 1:
                    source.plays("mapo/002", time.monotonic() + 60)
                elif seen[-1]["type"] == "channel":
                    break
    assert [seen[0]["type"], seen[-1]["id"]] == ["totals", "mapo/002"]


async def test_a_plain_get_is_told_what_to_ask(client: aiohttp.ClientSession) -> None:
    async with client.get("/events") as answer:
        assert (answer.status, answer.headers["Upgrade"]) == (426, "websocket")
        assert "text/event-stream" in (await answer.json(content_type=None))["detail"]


@pytest.mark.parametrize(
    ("headers", "status"),
    [({"Origin": "http://evil.example"}, 403), ({"Authorization": "Bearer no"}, 401)],
)
async def test_strangers_may_not_listen(
    client: aiohttp.ClientSession, headers: dict[str, str], status: int
) -> None:
    with pytest.raises(aiohttp.WSServerHandshakeError) as refusal:
        await client.ws_connect("/events", headers=headers)
    assert refusal.value.status == status


async def test_one_listener_too_many_is_told(client: aiohttp.ClientSession) -> None:
    listeners = [await client.ws_connect("/events") for _ in range(32)]
    with pytest.raises(aiohttp.WSServerHandshakeError) as refusal:
        await client.ws_connect("/events")
    assert refusal.value.status == 503
    await listeners.pop().close()
    for _ in range(50):  # the server sees the closing when it sees it
        try:
            listeners.append(await client.ws_connect("/events"))
            break
        except aiohttp.WSServerHandshakeError:
            continue
    assert len(listeners) == 32
    for listener in listeners:
        await listener.close()


async def test_who_does_not_read_is_dropped_and_the_others_go_on(city: Any, client_of: Any) -> None:
    source, remote = city
    loop = asyncio.get_running_loop()
    async with client_of(remote) as client, client.ws_connect("/events") as quick:
        slow = await loop.run_in_executor(None, silent_listener, remote, client)
        row, round_ = source.rows, 0
        async with asyncio.timeout(60):
            while remote.hub.dropped == 0:
                round_ += 1
                source.frames.status["refused"][row] = 404 * (round_ % 2)
                for _ in source.channels:
                    assert (await until(quick, "channel"))["state"] in ("refused", "connecting")
        assert remote.hub.listeners == 1
        end = await loop.run_in_executor(None, read_to_the_end, slow)
        assert end.endswith(b"too slow: more than 1000000 bytes behind")
        assert (await until(quick, "totals"))["type"] == "totals"


def silent_listener(remote: RemoteControl, client: aiohttp.ClientSession) -> socket.socket:
    """A listener that shakes hands and then never reads."""
    address = remote.url.removeprefix("http://")
    host, port = address.split(":")
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    listener.settimeout(10)
    listener.connect((host, int(port)))
    lines = [
        "GET /events HTTP/1.1",
        f"Host: {address}",
        f"Authorization: {client.headers['Authorization']}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    ]
    listener.sendall("\r\n".join([*lines, "", ""]).encode())
    assert listener.recv(12) == b"HTTP/1.1 101"
    return listener


def read_to_the_end(listener: socket.socket) -> bytes:
    """The last bytes that a listener is sent, once it reads after all."""
    tail = b""
    with listener, contextlib.suppress(ConnectionResetError):
        while data := listener.recv(1 << 16):
            tail = (tail + data)[-200:]
    return tail


async def test_a_closing_wall_says_goodbye(
    client: aiohttp.ClientSession, remote: RemoteControl
) -> None:
    async with client.ws_connect("/events") as listener:
        await until(listener, "totals")
        stopping = asyncio.get_running_loop().run_in_executor(None, remote.stop)
        async with asyncio.timeout(10):
            while (message := await listener.receive()).type is aiohttp.WSMsgType.TEXT:
                pass
        assert message.type is aiohttp.WSMsgType.CLOSE
        assert (message.data, message.extra) == (1001, "the wall is closing")
        await stopping
