"""The wall's remote control: what a program may ask of a running wall, over HTTP on loopback."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import numpy as np
import numpy.typing as npt
from aiohttp import hdrs, web

from layouts.nearest import nearest
from streams.alerts.routes import AlertRoutes
from streams.floor.clock import timing
from streams.floor.control.address import Address
from streams.floor.control.metrics import processes, registry, render
from streams.floor.control.problem import ProblemError
from streams.floor.control.server import ControlServer, opened
from streams.floor.log import logger
from streams.floor.png import CONTENT_TYPE, encode
from wall.remote.events import Events
from wall.remote.hub import LIMIT_BYTES, Hub
from wall.remote.metrics import WallMetrics
from wall.remote.openapi import description
from wall.remote.port import Ingest, Port
from wall.remote.ruleroutes import RuleRoutes
from wall.remote.snapshot import take
from wall.remote.state import Moment, document, look
from wall.trust.policy import DeniedError

if TYPE_CHECKING:
    from streams.alerts.desk import AlertDesk

GRAB_S = 5.0
"""The glass is asked for its picture no longer than this."""
ENCODERS = 2
FRESH = {"Cache-Control": "no-store"}

T = TypeVar("T")
log = logger(__name__)


def present() -> Moment:
    """This moment."""
    return Moment(time.monotonic(), time.time(), timing())


class RemoteControl:
    """Serves the remote control of one wall in a thread of its own.

    Args:
        engine: What decodes.
        port: What shows.
        host: Where to listen; loopback unless the operator says otherwise.
        port_number: TCP port; 0 for any free one.
        token_file: The bearer token; made with mode 0600 where it is not there.
        limit_bytes: How far a listener to the events may be behind.
        alerts: Where alerts go that programs hand over; None: no alerts are heard.
    """

    def __init__(
        self,
        engine: Ingest,
        port: Port,
        host: str,
        port_number: int,
        token_file: Path,
        limit_bytes: int = LIMIT_BYTES,
        alerts: AlertDesk | None = None,
    ) -> None:
        """Nothing is read or opened before `start`."""
        self._engine, self._port, self._alerts = engine, port, alerts
        self._wanted = Address(host, port_number)
        self.token_file = Path(token_file)
        self.hub = Hub(engine, port, present, limit_bytes)
        """Who listens to the events."""
        self._server: ControlServer | None = None
        self._encoders: ThreadPoolExecutor | None = None
        self._registry = registry(WallMetrics(engine, port, self.hub, present).read, processes)

    @property
    def url(self) -> str:
        """The address of the running interface, for example ``http://127.0.0.1:8600``."""
        if self._server is None:
            raise RuntimeError("the remote control has not been started")
        return self._server.url

    def start(self) -> None:
        """Start, and wait until it listens.

        Raises:
            TokenError: The token file cannot be used.
            ControlError: The address cannot be listened on.
        """
        self._encoders = ThreadPoolExecutor(ENCODERS, thread_name_prefix="snapshot")
        try:
            self._server = opened("remote control", self._wanted, self.token_file, self._add_routes)
        except Exception:
            self._encoders.shutdown(wait=False)
            raise

    def stop(self) -> None:
        """Close every connection and end the thread; bounded."""
        if self._server is not None:
            self._server.stop()
        if self._encoders is not None:
            self._encoders.shutdown(wait=False, cancel_futures=True)

    def _add_routes(self, app: web.Application) -> None:
        app.on_shutdown.append(self._on_shutdown)
        routes = app.router
        routes.add_get("/state", self._state)
        routes.add_get("/snapshot.png", self._snapshot)
        # An id may hold any character, a slash or a line's end included.
        routes.add_post(r"/spotlight/{channel:[\s\S]+}", self._spotlight)
        routes.add_delete("/spotlight", self._no_spotlight)
        routes.add_post(r"/scene/{scene:[\s\S]+}", self._scene)
        routes.add_post(r"/salvos/{salvo:[\s\S]+}", self._salvo)
        routes.add_post(r"/tours/{tour:[\s\S]+}/start", self._start_tour)
        routes.add_post(r"/tours/{tour:[\s\S]+}/stop", self._stop_tour)
        routes.add_get("/events", Events(self.hub).get, allow_head=False)
        RuleRoutes(self._port).add(routes)
        AlertRoutes(self._alerts).add(routes)
        routes.add_get("/metrics", self._metrics)
        routes.add_get("/openapi.json", self._openapi)

    async def _state(self, _request: web.Request) -> web.Response:
        def build() -> bytes:
            seen = look(self._engine, present())
            return document(seen, self._engine.budget(), self._port.shown())

        return web.Response(
            body=await asyncio.to_thread(build), content_type="application/json", headers=FRESH
        )

    async def _snapshot(self, request: web.Request) -> web.Response:
        channel = request.query.get("channel")
        if channel is None:
            png = await self._encoding(partial(encode, await self._grab()))
            return web.Response(body=png, content_type=CONTENT_TYPE, headers=FRESH)
        row = self._row(channel)
        with denials():
            self._port.pictured(channel, request.query.get("reason", ""))
        shot = await self._encoding(partial(take, self._engine.frames, row))
        if shot is None:
            raise ProblemError(
                404,
                "no-picture-yet",
                f"The channel '{channel}' has shown no picture yet; GET /state says why.",
            )
        headers = {**FRESH, "X-Age-Ms": f"{shot.age_ms:.1f}", "X-Tier": shot.tier.word}
        return web.Response(body=shot.png, content_type=CONTENT_TYPE, headers=headers)

    async def _grab(self) -> npt.NDArray[np.uint8]:
        try:
            async with asyncio.timeout(GRAB_S):
                return await asyncio.wrap_future(self._port.snapshot())
        except TimeoutError:
            raise ProblemError(
                503, "glass-busy", f"The glass did not give its picture within {GRAB_S:.0f} s."
            ) from None

    async def _spotlight(self, request: web.Request) -> web.Response:
        channel = request.match_info["channel"]
        self._row(channel)
        with denials():
            self._port.spotlight(channel, request.query.get("reason", ""))
        log.info("spotlight by remote control", channel=channel)
        return web.json_response({"spotlight": channel}, headers=FRESH)

    async def _no_spotlight(self, _request: web.Request) -> web.Response:
        self._port.spotlight(None)
        log.info("no spotlight, by remote control")
        return web.json_response({"spotlight": None}, headers=FRESH)

    async def _scene(self, request: web.Request) -> web.Response:
        scene = request.match_info["scene"]
        self._known("scene", scene, self._port.scenes, self._port.scene)
        return web.json_response({"scene": scene}, headers=FRESH)

    async def _salvo(self, request: web.Request) -> web.Response:
        salvo = request.match_info["salvo"]
        self._known("salvo", salvo, self._port.salvos, self._port.salvo)
        return web.json_response({"salvo": salvo}, headers=FRESH)

    async def _start_tour(self, request: web.Request) -> web.Response:
        tour = request.match_info["tour"]
        self._known("tour", tour, self._port.tours, self._port.start_tour)
        return web.json_response({"tour": tour, "plays": True}, headers=FRESH)

    async def _stop_tour(self, request: web.Request) -> web.Response:
        tour = request.match_info["tour"]
        self._known("tour", tour, self._port.tours, self._port.stop_tour)
        return web.json_response({"tour": tour, "plays": False}, headers=FRESH)

    def _known(
        self,
        what: str,
        name: str,
        valid: Callable[[], Sequence[str]],
        deed: Callable[[str], None],
    ) -> None:
        """Do something with what has this id.

        Raises:
            ProblemError: 404 where nothing has it.
        """
        try:
            if name not in valid():
                raise KeyError(name)
            deed(name)
        except KeyError:  # never there, or it went with an edit of the layout just now
            raise unknown(what, name, valid()) from None
        log.info("by remote control", deed=deed.__name__, id=name)

    async def _metrics(self, request: web.Request) -> web.Response:
        accept = request.headers.get(hdrs.ACCEPT, "")
        return await asyncio.to_thread(render, self._registry, accept)

    async def _openapi(self, _request: web.Request) -> web.Response:
        return web.json_response(description())

    def _row(self, channel: str) -> int:
        try:
            return self._engine.index(channel)
        except KeyError:
            raise unknown("channel", channel, [c.id for c in self._engine.channels]) from None

    async def _encoding(self, work: Callable[[], T]) -> T:
        """Run beside the loop, a few at a time: each holds a picture of the glass in memory."""
        return await asyncio.get_running_loop().run_in_executor(self._encoders, work)

    async def _on_shutdown(self, _app: web.Application) -> None:
        await self.hub.close()


@contextmanager
def denials() -> Iterator[None]:
    """Answer 409 where the wall does not grant what is asked for."""
    try:
        yield
    except DeniedError as error:
        raise ProblemError(409, "denied", str(error)) from None


def unknown(what: str, name: str, valid: Sequence[str]) -> ProblemError:
    """404 for an id that is none, with the nearest one that is.

    Args:
        what: ``channel``, ``scene``, ``salvo`` or ``tour``.
        name: The id asked for.
        valid: All that there are.
    """
    close = nearest(name, valid)
    hint = f" Did you mean '{close}'?" if close is not None else ""
    return ProblemError(
        404, f"unknown-{what}", f"There is no {what} '{name}'.{hint}", more={"nearest": close}
    )
