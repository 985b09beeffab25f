"""A city that takes letters over real HTTP, and stumbles over as many of them as a seed says."""

from __future__ import annotations

import asyncio
import random
import socket
import struct
import threading
from collections import Counter
from typing import Final

from aiohttp import web

from streams.sample.services.letterbox import SYSTEM, Letterbox

ERROR: Final = "http_500"
DROPPED: Final = "reset"
LOST: Final = "reset_after_it_took_it"
SLOW: Final = "slow"
PAGE: Final = "a_proxys_page"
TAKEN: Final = "taken"
FAULTS: Final = {ERROR: 0.04, DROPPED: 0.03, LOST: 0.06, SLOW: 0.01, PAGE: 0.03}
"""The share of letters that each of them befalls; the rest is taken."""
SLOW_S: Final = 0.8
_PROXY: Final = "<html><title>Free wireless network</title></html>"
_AT_ONCE: Final = struct.pack("ii", 1, 0)
START_S: Final = 30.0
CLOSING_S: Final = 0.2


class StumblingCity:
    """The city, in a thread of its own.

    Args:
        seed: Of its faults.
        faults: Their shares.

    Attributes:
        letterbox: What it took; to be read after `stop`.
        befell: How many letters each thing befell.
    """

    def __init__(self, seed: int, faults: dict[str, float] | None = None) -> None:
        self._chance = random.Random(seed)
        self._faults = FAULTS if faults is None else faults
        self.letterbox = Letterbox()
        self.befell: Counter[str] = Counter()
        self.endpoint = ""
        self._loop = asyncio.new_event_loop()
        self._over = asyncio.Event()
        self._there = threading.Event()
        self._thread = threading.Thread(target=self._run, name="city", daemon=True)

    def start(self) -> None:
        """Open the door.

        Raises:
            TimeoutError: It does not open.
        """
        self._thread.start()
        if not self._there.wait(START_S):
            raise TimeoutError("the city that takes letters did not start")

    def stop(self) -> None:
        """Close it."""
        self._loop.call_soon_threadsafe(self._over.set)
        self._thread.join()

    def _run(self) -> None:
        try:
            self._loop.run_until_complete(self._serve())
        finally:
            self._loop.close()

    async def _serve(self) -> None:
        app = web.Application()
        app.router.add_post(f"/{SYSTEM}", self._take)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=2 * SLOW_S)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        self.endpoint = f"http://127.0.0.1:{runner.addresses[0][1]}/{SYSTEM}"
        self._there.set()
        await self._over.wait()
        await runner.cleanup()
        # A line that was reset is closed by its loop only later.
        await asyncio.sleep(CLOSING_S)

    async def _take(self, request: web.Request) -> web.Response:
        try:
            body = await request.read()
        except ConnectionError:
            return web.Response()  # the kiosk was killed in the middle of a letter
        what = self._lot()
        self.befell[what] += 1
        if what == ERROR:
            return web.Response(status=500)
        if what == DROPPED:
            return _reset(request)
        if what == SLOW:
            await asyncio.sleep(SLOW_S)
        reply = self.letterbox.take(request.headers, body)
        if what == LOST:
            return _reset(request)
        if what == PAGE:
            return web.Response(text=_PROXY, content_type="text/html")
        return web.Response(status=reply.status, body=reply.body, content_type="application/json")

    def _lot(self) -> str:
        drawn = self._chance.random()
        for what, share in self._faults.items():
            drawn -= share
            if drawn < 0:
                return what
        return TAKEN


def _reset(request: web.Request) -> web.Response:
    """End the connection with a reset instead of an answer."""
    if request.transport is not None:
        line = request.transport.get_extra_info("socket")
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _AT_ONCE)
        request.transport.abort()
    return web.Response()
