"""The remote control as a whole: what it needs to start, whom it answers, and how it ends."""

from __future__ import annotations

import asyncio
import stat
import threading
import time
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from streams.floor.control.server import ControlError
from streams.floor.control.token import TokenError
from streams.floor.log import register_secret
from streams.floor.truth import Link
from tests.fakes.patience import until
from wall.remote.openapi import description
from wall.remote.server import RemoteControl


def test_starting_makes_the_token_file(remote: RemoteControl, tmp_path: Path) -> None:
    assert remote.url.startswith("http://127.0.0.1:")
    assert stat.S_IMODE((tmp_path / "token").stat().st_mode) == 0o600


def test_a_port_in_use_is_said(remote: RemoteControl, source: Any, glass: Any) -> None:
    port = int(remote.url.rpartition(":")[2])
    second = RemoteControl(source, glass, "127.0.0.1", port, remote.token_file)
    with pytest.raises(ControlError, match=rf"127\.0\.0\.1:{port}: the port is in use"):
        second.start()
    second.stop()


def test_a_token_others_can_read_is_said(source: Any, glass: Any, tmp_path: Path) -> None:
    (tmp_path / "open").write_text("abcdefghijklmnopqrst")
    (tmp_path / "open").chmod(0o644)
    remote = RemoteControl(source, glass, "127.0.0.1", 0, tmp_path / "open")
    with pytest.raises(TokenError, match="chmod 600"):
        remote.start()
    remote.stop()


def test_before_it_was_started_there_is_no_address(source: Any, glass: Any, tmp_path: Path) -> None:
    remote = RemoteControl(source, glass, "127.0.0.1", 0, tmp_path / "token")
    with pytest.raises(RuntimeError, match="has not been started"):
        _ = remote.url


async def test_everything_but_liveness_needs_the_token(remote: RemoteControl, glass: Any) -> None:
    async with aiohttp.ClientSession(remote.url) as stranger:
        for path, methods in description()["paths"].items():
            for method in methods:
                async with stranger.request(method, path.replace("{", "").replace("}", "")) as seen:
                    assert seen.status == (200 if path == "/health" else 401)
    assert glass.told == []


async def test_no_password_comes_out_anywhere(client: aiohttp.ClientSession, source: Any) -> None:
    register_secret("planted-pass")
    words = b"cannot open rtsp://u:planted-url@h/x with planted-pass"
    for channel in source.channels:
        source.plays(channel.id, time.monotonic(), link=Link.WAITING, words=words)
    for path in ("/state", "/metrics", "/spotlight/planted-pass", "/snapshot.png?channel=mapo/002"):
        async with client.get(path) as answer:
            text = await answer.text()
        assert text
        assert "planted" not in text
    async with client.ws_connect("/events") as listener:
        assert "planted" not in str(await listener.receive_json())
        source.frames.status["refused"] = 401
        assert "planted" not in str(await listener.receive_json())


async def test_it_answers_while_the_glass_is_slow(
    client: aiohttp.ClientSession, glass: Any
) -> None:
    glass.answers = False
    waiting = [asyncio.create_task(picture_of(client)) for _ in range(4)]
    async with client.post("/spotlight/mapo/002") as answer:
        assert answer.status == 200
    async with client.get("/state") as answer:
        assert (await answer.json())["spotlight"] == "mapo/002"
    assert not any(task.done() for task in waiting)
    for task in waiting:
        task.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)


async def picture_of(client: aiohttp.ClientSession) -> bytes:
    """The whole glass."""
    async with client.get("/snapshot.png") as answer:
        return await answer.read()


def test_it_ends_and_leaves_no_thread(remote: RemoteControl) -> None:
    remote.stop()
    remote.stop()

    def names() -> set[str]:
        return {thread.name for thread in threading.enumerate()}

    until(lambda: "remote control" not in names(), 20, names)
