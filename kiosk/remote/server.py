"""The kiosk's remote protocol: what a program may ask of a running kiosk, over HTTP."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from aiohttp import hdrs, web

from kiosk.remote.health import Disk, Look, Moment, document
from kiosk.remote.ledger import MOST, newest
from kiosk.remote.metrics import KioskMetrics
from kiosk.remote.openapi import description
from kiosk.remote.port import Picture, Port
from streams.floor.clock import timing
from streams.floor.control.address import Address
from streams.floor.control.metrics import processes, registry, render
from streams.floor.control.problem import ProblemError
from streams.floor.control.server import ControlServer, opened
from streams.floor.ledger.chain import stamp
from streams.floor.ledger.ledger import LedgerError
from streams.floor.png import CONTENT_TYPE, encode, narrowed
from streams.floor.release import release

GRAB_S = 5.0
"""The screen is asked for its picture no longer than this."""
WIDEST = 7680
USUAL = 100
"""Entries of the proof where nobody says how many."""
FRESH = {"Cache-Control": "no-store"}


def present() -> Moment:
    """This moment."""
    return Moment(time.monotonic(), datetime.now(UTC), timing())


class RemoteProtocol:
    """Serves the remote protocol of one kiosk in a thread of its own.

    Args:
        name: The kiosk's id.
        port: Its screen.
        address: Where to listen.
        token_file: The bearer token; made with mode 0600 where it is not there.
        store: The folder for all that is kept; the proof is in it.
        proof: The proof's file.
        moment: Tells the time.
    """

    def __init__(
        self,
        name: str,
        port: Port,
        address: Address,
        token_file: Path,
        store: Path,
        proof: Path,
        moment: Callable[[], Moment] = present,
    ) -> None:
        """Nothing is read or opened before `start`."""
        self._name, self._port, self._wanted = name, port, address
        self._token_file, self._store, self._proof = token_file, store, proof
        self._moment = moment
        self._began = time.monotonic()
        self._server: ControlServer | None = None
        self._encoder = ThreadPoolExecutor(1, thread_name_prefix="snapshot")
        self._registry = registry(KioskMetrics(self.look).read, processes)

    @property
    def url(self) -> str:
        """The address of the running interface, for example ``http://127.0.0.1:8090``."""
        if self._server is None:
            raise RuntimeError("the remote protocol has not been started")
        return self._server.url

    def start(self) -> None:
        """Start, and wait until it listens.

        Raises:
            TokenError: The token file cannot be used.
            ControlError: The address cannot be listened on.
        """
        self._server = opened("remote protocol", self._wanted, self._token_file, self.add_routes)

    def stop(self) -> None:
        """Close every connection and end the thread; bounded."""
        if self._server is not None:
            self._server.stop()
        self._encoder.shutdown(wait=False, cancel_futures=True)

    def add_routes(self, app: web.Application) -> None:
        """Add what it answers to."""
        routes = app.router
        routes.add_get("/state", self._state)
        routes.add_get("/snapshot.png", self._snapshot)
        routes.add_get("/proof", self._proven)
        routes.add_get("/metrics", self._metrics)
        routes.add_get("/openapi.json", self._openapi)

    def look(self) -> Look:
        """Look at everything, now; waits for the disk, so not on the loop."""
        known = self._port.knowledge()
        return Look(
            self._port.facts(),
            tuple(known.snapshots.values()),
            known.hearing,
            known.cameras,
            known.troubles,
            self._port.proof_failure(),
            _disk(self._store),
            self._moment(),
        )

    async def _state(self, _request: web.Request) -> web.Response:
        found = await asyncio.to_thread(lambda: document(self.look()))
        about = {
            "kiosk": self._name,
            "version": release(),
            "up_s": round(time.monotonic() - self._began, 1),
        }
        return web.json_response(about | found, headers=FRESH)

    async def _snapshot(self, request: web.Request) -> web.Response:
        width = _whole(request, "width", WIDEST, WIDEST)
        facts = self._port.facts()
        picture = await self._grab()
        taken = stamp(datetime.now(UTC))
        png = await asyncio.get_running_loop().run_in_executor(self._encoder, _png, picture, width)
        headers = {
            **FRESH,
            "X-Taken-At": taken,
            "X-Page": facts.page,
            "X-Dark": "true" if facts.dark else "false",
        }
        return web.Response(body=png, content_type=CONTENT_TYPE, headers=headers)

    async def _grab(self) -> Picture:
        try:
            async with asyncio.timeout(GRAB_S):
                found = await asyncio.wrap_future(self._port.snapshot())
        except TimeoutError:
            raise ProblemError(
                503, "screen-busy", f"The screen did not give its picture within {GRAB_S:.0f} s."
            ) from None
        return found

    async def _proven(self, request: web.Request) -> web.Response:
        count = _whole(request, "count", USUAL, MOST)
        before = _whole(request, "before", 0, 1 << 62)
        try:
            found = await asyncio.to_thread(newest, self._proof, count, before or None)
        except (LedgerError, sqlite3.Error, OSError, ValueError) as error:
            raise ProblemError(503, "no-proof", f"The proof cannot be read: {error}") from None
        return web.json_response(found, headers=FRESH)

    async def _metrics(self, request: web.Request) -> web.Response:
        accept = request.headers.get(hdrs.ACCEPT, "")
        return await asyncio.to_thread(render, self._registry, accept)

    async def _openapi(self, _request: web.Request) -> web.Response:
        return web.json_response(description())


def _whole(request: web.Request, name: str, usual: int, most: int) -> int:
    """A whole number of the query, from 1 on.

    Raises:
        ProblemError: 400 where it is none.
    """
    text = request.query.get(name)
    if text is None:
        return usual
    plain = text.isascii() and text.isdigit() and len(text) <= len(str(most))
    if not (plain and 1 <= int(text) <= most):
        raise ProblemError(
            400,
            "bad-query",
            f"{name}: found '{text[:40]}', expected a whole number from 1 to {most}.",
        )
    return int(text)


def _png(picture: Picture, width: int) -> bytes:
    shape = picture.height, picture.width, 4
    return encode(narrowed(np.frombuffer(picture.bgra, np.uint8).reshape(shape), width))


def _disk(folder: Path) -> Disk | None:
    try:
        usage = shutil.disk_usage(folder)
    except OSError:
        return None
    return Disk(usage.free, usage.total)
