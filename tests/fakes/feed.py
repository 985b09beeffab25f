"""A CAP feed over real HTTP: an index, its messages, conditional answers, and faults on request."""

from __future__ import annotations

import asyncio
import hashlib
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

from aiohttp import web
from aiohttp.test_utils import TestServer

ATOM = '<feed xmlns="http://www.w3.org/2005/Atom">{entries}</feed>'


class Feed:
    """What is served.

    Attributes:
        messages: By their names; those that are None are named in the index and not there.
        fault: The status of every answer; 0: none.
        asked: The path of each request, with its status.
        queries: The query of each request.
    """

    def __init__(self) -> None:
        """Nothing is sent yet."""
        self.messages: dict[str, bytes | None] = {}
        self.fault = 0
        self.retry_after = ""
        self.asked: list[tuple[str, int]] = []
        self.queries: list[str] = []
        self.index: bytes | None = None
        self._server: TestServer | None = None

    @property
    def url(self) -> str:
        """The address of the index."""
        return str(self._serving.make_url("/cap.atom"))

    @property
    def _serving(self) -> TestServer:
        assert self._server is not None
        return self._server

    @asynccontextmanager
    async def served(self) -> AsyncIterator[Feed]:
        """Serve it for a while."""
        app = web.Application()
        app.router.add_get("/cap.atom", self._atom)
        app.router.add_get("/cap/{name}", self._message)
        self._server = TestServer(app)
        await self._server.start_server()
        try:
            yield self
        finally:
            await self._server.close()

    async def _atom(self, request: web.Request) -> web.Response:
        return self._answer(request, self.index or self._index())

    async def _message(self, request: web.Request) -> web.Response:
        return self._answer(request, self.messages.get(request.match_info["name"]))

    def _index(self) -> bytes:
        entries = "".join(
            f"<entry><id>{name}</id><updated>{_digest(data or b'')}</updated>"
            f'<link rel="alternate" href="/page/{name}"/>'
            f'<link type="application/cap+xml" href="cap/{name}"/></entry>'
            for name, data in self.messages.items()
        )
        return ATOM.format(entries=entries).encode()

    def _answer(self, request: web.Request, data: bytes | None) -> web.Response:
        tag = f'"{_digest(data or b"")}"'
        status = 200 if data is not None else 404
        if self.fault:
            status = self.fault
        elif request.headers.get("If-None-Match") == tag:
            status = 304
        self.asked.append((request.path, status))
        self.queries.append(request.query_string)
        headers = {"ETag": tag} if status in (200, 304) else {}
        if self.retry_after:
            headers["Retry-After"] = self.retry_after
        return web.Response(status=status, body=data if status == 200 else None, headers=headers)


@contextmanager
def in_thread() -> Iterator[Feed]:
    """A feed that is served from a thread, for tests without a loop."""
    feed, loop = Feed(), asyncio.new_event_loop()
    ready, ended = threading.Event(), asyncio.Event()

    async def serve() -> None:
        async with feed.served():
            ready.set()
            await ended.wait()

    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),), name="feed")
    thread.start()
    assert ready.wait(20)
    try:
        yield feed
    finally:
        loop.call_soon_threadsafe(ended.set)
        thread.join(20)
        loop.close()


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:12]
