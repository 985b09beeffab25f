"""Serves the sample city's outside systems over HTTP, with faults on request."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import Final
from urllib.parse import unquote

from aiohttp import web

from streams.sample.services import air, bikes, disaster, open_data, roads, subway, transit
from streams.sample.services.broadcast import Broadcast, holds, playlist
from streams.sample.services.exchange import Answerer, Question, Reply
from streams.sample.services.letterbox import RETRY_S, SYSTEM, Letterbox
from streams.sample.services.mishap import OF_THE_LINE, Mishap, read_mishap

SLOW_S: Final = 30.0
DRIP_S: Final = 0.5
STUCK: Final = timedelta(hours=1)
_PAGE = b"<html><head><title>502 Proxy Error</title></head></html>"

DOORS: Final[Mapping[str, tuple[Answerer, tuple[str, ...]]]] = {
    "subway": (subway.answer, subway.SYSTEMS),
    "seoul": (open_data.answer, open_data.SYSTEMS),
    "airkorea": (air.korea, (air.KOREA,)),
    "its": (roads.cameras, (roads.CAMERAS,)),
    "safety": (disaster.messages, (disaster.MESSAGES,)),
    "gtfs": (transit.answer, (transit.TRIPS, transit.VEHICLES, transit.ALERTS)),
    "gbfs": (bikes.gbfs, (bikes.GBFS,)),
}
"""The services by the first step of their path, each with the names of its systems."""


def now_utc() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


class SampleServices:
    """The sample city's outside systems.

    Args:
        port: TCP port on 127.0.0.1; 0 lets the system choose.
        now: The clock of the city.
        shift: By how much the city lives ahead of its clock, so that it is awake at night.

    Attributes:
        calls: How often each system was asked.
        letterbox: What kiosks have sent.
    """

    def __init__(
        self, port: int = 0, now: Callable[[], datetime] = now_utc, shift: timedelta = timedelta()
    ) -> None:
        """Nothing is opened before `start`."""
        self._wanted = port
        self._now = now
        self._shift = shift
        self._runner: web.AppRunner | None = None
        self._mishaps: dict[str, Mishap] = {}
        self._broadcast = Broadcast()
        self.letterbox = Letterbox()
        self.calls: dict[str, int] = {}

    @property
    def address(self) -> str:
        """Where it is served.

        Raises:
            RuntimeError: It is not.
        """
        if self._runner is None:
            raise RuntimeError("the sample services do not run: start() them first")
        return f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def start(self) -> None:
        """Open the port.

        Raises:
            OSError: It is taken.
        """
        app = web.Application()
        app.router.add_put("/faults/{system}", self._put_fault)
        app.router.add_delete("/faults/{system}", self._delete_fault)
        app.router.add_get(r"/its/hls/{camera:\d+}.m3u8", self._playlist)
        app.router.add_get(r"/its/hls/{camera:\d+}-{place:\d+}.ts", self._segment)
        app.router.add_post(f"/{SYSTEM}", self._take)
        app.router.add_get(f"/{SYSTEM}", self._letters)
        app.router.add_get(f"/{SYSTEM}/{{code}}", self._receipt)
        app.router.add_get("/{door}/{tail:.*}", self._serve)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
        await runner.setup()
        try:
            await web.TCPSite(runner, "127.0.0.1", self._wanted).start()
        except OSError:
            await runner.cleanup()
            raise
        self._runner = runner

    async def stop(self) -> None:
        """Close the port and every connection."""
        runner, self._runner = self._runner, None
        if runner is not None:
            await runner.cleanup()
        await self._broadcast.close()

    def fault(self, system: str, mishap: Mishap) -> None:
        """Let something go wrong with a system until it is mended.

        Raises:
            ValueError: There is no such system; says which there are.
        """
        known = sorted({SYSTEM, *(name for _, systems in DOORS.values() for name in systems)})
        if system not in known:
            raise ValueError(f"no system is called {system!r}: expected one of {', '.join(known)}")
        self._mishaps[system] = mishap

    def mend(self, system: str) -> None:
        """End whatever is wrong with a system."""
        self._mishaps.pop(system, None)

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        door = DOORS.get(request.match_info["door"])
        if door is None:
            raise web.HTTPNotFound
        answerer, systems = door
        raw = request.raw_path.partition("?")[0].split("/")[2:]
        steps = tuple(unquote(step) for step in raw)
        system = next((name for name in systems if name in steps), systems[0])
        self.calls[system] = self.calls.get(system, 0) + 1
        mishap = self._mishaps.get(system)
        now = self._now() - (STUCK if mishap is Mishap.STUCK else timedelta())
        question = Question(steps, dict(request.query), now, now + self._shift, self.address)
        try:
            reply = answerer(question, None if mishap in OF_THE_LINE else mishap)
        except (LookupError, ValueError):
            raise web.HTTPBadRequest from None
        return await _carry(request, reply, mishap)

    async def _take(self, request: web.Request) -> web.StreamResponse:
        self.calls[SYSTEM] = self.calls.get(SYSTEM, 0) + 1
        mishap = self._mishaps.get(SYSTEM)
        body = await request.read()
        if mishap in (Mishap.ERROR, Mishap.DROP):
            return await _carry(request, Reply(b""), mishap)
        reply = self.letterbox.take(
            request.headers, body, None if mishap in OF_THE_LINE else mishap
        )
        carried = await _carry(request, reply, mishap)
        if reply.status == HTTPStatus.TOO_MANY_REQUESTS:
            carried.headers["Retry-After"] = str(RETRY_S)
        return carried

    async def _letters(self, request: web.Request) -> web.StreamResponse:
        return _plainly(self.letterbox.listing(request.headers.get("Authorization", "")))

    async def _receipt(self, request: web.Request) -> web.StreamResponse:
        return _plainly(self.letterbox.receipt(request.match_info["code"]))

    async def _playlist(self, request: web.Request) -> web.Response:
        camera = self._camera(request)
        text = playlist(camera, request.query["token"], self._now())
        return web.Response(text=text, content_type="application/vnd.apple.mpegurl")

    async def _segment(self, request: web.Request) -> web.Response:
        camera = self._camera(request)
        try:
            body = await self._broadcast.segment(camera, int(request.match_info["place"]))
        except IndexError:
            raise web.HTTPNotFound from None
        return web.Response(body=body, content_type="video/mp2t")

    def _camera(self, request: web.Request) -> int:
        camera = int(request.match_info["camera"])
        if not holds(camera, request.query.get("token", ""), self._now()):
            raise web.HTTPForbidden
        return camera

    async def _put_fault(self, request: web.Request) -> web.Response:
        try:
            self.fault(request.match_info["system"], read_mishap((await request.text()).strip()))
        except ValueError as error:
            raise web.HTTPBadRequest(text=f"{error}\n") from None
        return web.Response(status=204)

    async def _delete_fault(self, request: web.Request) -> web.Response:
        self.mend(request.match_info["system"])
        return web.Response(status=204)


async def _carry(request: web.Request, reply: Reply, mishap: Mishap | None) -> web.StreamResponse:
    if mishap is Mishap.ERROR:
        return web.Response(status=500, text="Internal Server Error")
    if mishap in (Mishap.DROP, Mishap.LOST):
        if request.transport is not None:
            request.transport.close()
        return web.Response()
    if mishap is Mishap.GARBAGE:
        reply = replace(reply, body=reply.body[: len(reply.body) // 2] + _PAGE)
    if mishap is Mishap.SLOW:
        await asyncio.sleep(SLOW_S)
    etag = hashlib.sha256(reply.body).hexdigest()[:16]
    headers = {"Content-Type": reply.kind, "ETag": f'"{etag}"'}
    if mishap is Mishap.DRIP:
        return await _drip(request, reply, headers)
    if request.headers.get("If-None-Match") == headers["ETag"]:
        return web.Response(status=304, headers={"ETag": headers["ETag"]})
    return web.Response(status=reply.status, body=reply.body, headers=headers)


def _plainly(reply: Reply) -> web.Response:
    return web.Response(status=reply.status, body=reply.body, headers={"Content-Type": reply.kind})


async def _drip(
    request: web.Request, reply: Reply, headers: Mapping[str, str]
) -> web.StreamResponse:
    response = web.StreamResponse(status=reply.status, headers=headers)
    await response.prepare(request)
    # Whoever asked will have had enough of it and hang up.
    with suppress(ConnectionError):
        for number in range(len(reply.body)):
            await response.write(reply.body[number : number + 1])
            await asyncio.sleep(DRIP_S)
    return response
