"""An outside system for tests: real HTTP on a real socket, answers as a test tells them."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from urllib.parse import unquote

from aiohttp import web

Served = bytes | str | Mapping[str, object] | web.StreamResponse
Script = Callable[[web.Request], Served]


class Outside:
    """A server that answers by a script and remembers what it was asked.

    Attributes:
        address: Where it is.
        asked: The paths and queries of all requests, as they came.
        script: What it answers; a test may put another in its place.
    """

    def __init__(self, script: Script) -> None:
        self.address = ""
        self.asked: list[str] = []
        self.script = script

    @property
    def paths(self) -> list[str]:
        """What was asked, in plain letters."""
        return [unquote(path) for path in self.asked]

    async def answer(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(request.raw_path)
        served = self.script(request)
        if isinstance(served, web.StreamResponse):
            return served
        if isinstance(served, Mapping):
            served = json.dumps(served, ensure_ascii=False)
        return web.Response(body=served)


@asynccontextmanager
async def outside(script: Script | Served) -> AsyncIterator[Outside]:
    """Serve a script, or the same answer for ever."""
    server = Outside(script if callable(script) else lambda _: script)
    app = web.Application()
    app.router.add_get("/{path:.*}", server.answer)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    server.address = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield server
    finally:
        await runner.cleanup()


@asynccontextmanager
async def rough(sent: bytes, drip: bytes = b"") -> AsyncIterator[str]:
    """Serve raw bytes to whoever connects, then hang up; yields the address.

    Args:
        sent: What is sent at once.
        drip: What is sent after that every 20 ms, for as long as somebody listens.
    """
    hung_up = asyncio.Event()
    hung_up.set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        hung_up.clear()
        await reader.readuntil(b"\r\n\r\n")
        writer.write(sent)
        while drip and not reader.at_eof():
            writer.write(drip)
            with suppress(TimeoutError):
                await asyncio.wait_for(reader.read(), 0.02)
        with suppress(ConnectionError):
            await writer.drain()
        writer.close()
        with suppress(ConnectionError):
            await writer.wait_closed()
        hung_up.set()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    host, port = server.sockets[0].getsockname()[:2]
    async with server:
        yield f"http://{host}:{port}"
        await asyncio.wait_for(hung_up.wait(), 10)


def shape(name: str) -> bytes:
    """Return the recorded answer of that name."""
    return (Path(__file__).parents[1] / "streams" / "feeds" / "shapes" / name).read_bytes()
