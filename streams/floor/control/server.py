"""An HTTP server in a thread of its own, so that nothing asked of it can hold the glass up."""

from __future__ import annotations

import asyncio
import errno
import socket
import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

from aiohttp import web

from streams.floor.control.address import Address
from streams.floor.control.guard import bearer, same_origin
from streams.floor.control.problem import Handler, problems
from streams.floor.control.token import load_token
from streams.floor.log import logger

START_S = 10.0
STOP_S = 3.0
CLOSE_S = 1.0
LARGEST_BODY = 64 * 1024

log = logger(__name__)


class ControlError(Exception):
    """A control interface that cannot start, in a sentence."""


def control_app(token: str) -> web.Application:
    """An application with what every control interface has: problems, bearer, origin, liveness.

    Args:
        token: The bearer token that all but ``GET /health`` needs.
    """
    app = web.Application(
        middlewares=[_no_sniffing, problems, bearer(token), same_origin],
        client_max_size=LARGEST_BODY,
    )
    app.router.add_get("/health", _health)
    return app


def opened(
    name: str, wanted: Address, token_file: Path, add: Callable[[web.Application], None]
) -> ControlServer:
    """Start what programs ask over HTTP, and wait until it listens.

    Args:
        name: What its log and its thread call it.
        wanted: Where to listen.
        token_file: The bearer token; made with mode 0600 where it is not there.
        add: Adds to the application what it answers to.

    Raises:
        TokenError: The token file cannot be used.
        ControlError: It cannot listen there.
    """
    app = control_app(load_token(token_file))
    add(app)
    server = ControlServer(app, wanted, name)
    server.start()
    log.info(name, url=server.url, token_file=str(token_file))
    return server


class ControlServer:
    """Serves one application until it is stopped.

    Args:
        app: The application.
        address: Where to listen.
        name: Name of the thread.
    """

    def __init__(self, app: web.Application, address: Address, name: str = "control") -> None:
        """Nothing is opened before `start`."""
        self._app = app
        self._wanted = address
        self._started: Future[Address] = Future()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._ended: asyncio.Event | None = None
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    @property
    def address(self) -> Address:
        """Where it listens; the real port where port 0 was asked for."""
        return self._started.result(START_S)

    @property
    def url(self) -> str:
        """Where it is asked, for example ``http://127.0.0.1:8600``."""
        return f"http://{self.address}"

    def start(self) -> Address:
        """Start, and wait until it listens.

        Raises:
            ControlError: It cannot listen there; the sentence says why.
        """
        self._thread.start()
        try:
            address = self._started.result(START_S)
        except TimeoutError:
            self.stop()
            raise ControlError(
                f"The control interface did not come up on {self._wanted} within {START_S:.0f} s."
            ) from None
        if not address.loopback:
            log.warning(
                "the control interface can be reached from other machines, and speaks plain HTTP: "
                "the token can be read on the way",
                address=str(address),
            )
        return address

    def stop(self) -> None:
        """Close every connection and end the thread; bounded, and harmless if called twice."""
        if self._loop is not None and self._ended is not None and self._thread.is_alive():
            try:
                self._loop.call_soon_threadsafe(self._ended.set)
            except RuntimeError:
                return  # the loop closed by itself meanwhile
        if self._thread.is_alive() and threading.current_thread() is not self._thread:
            self._thread.join(STOP_S)

    def _run(self) -> None:
        asyncio.run(self._serve())

    async def _serve(self) -> None:
        self._loop, self._ended = asyncio.get_running_loop(), asyncio.Event()
        runner = web.AppRunner(self._app, access_log=None, shutdown_timeout=CLOSE_S)
        try:
            await runner.setup()
            host, port = self._wanted.host, self._wanted.port
            await web.TCPSite(runner, host, port).start()
            bound = runner.addresses[0][1]
        except OSError as error:
            self._started.set_exception(ControlError(explain(error, self._wanted)))
        else:
            self._started.set_result(Address(host, bound))
            await self._ended.wait()
        finally:
            if not self._started.done():  # the thread's excepthook has the log say what it was
                failed = ControlError("The control interface failed to start; the log has why.")
                self._started.set_exception(failed)
            await runner.cleanup()


def explain(
    error: OSError,
    address: Address,
    what: str = "The control interface",
    option: str = "--control",
) -> str:
    """Why a server cannot listen, and what to do about it.

    Args:
        error: What the system says.
        address: Where it was to listen.
        what: What it is called.
        option: By which option another address is named.
    """
    start = f"{what} cannot listen on {address}: "
    if error.errno == errno.EADDRINUSE:
        return (
            f"{start}the port is in use by another program. End that program "
            f"(ss -ltnp 'sport = :{address.port}' names it) or choose another port with "
            f"{option} HOST:PORT."
        )
    if isinstance(error, socket.gaierror):
        return f"{start}the host name '{address.host}' is not known. Take 127.0.0.1."
    if error.errno == errno.EADDRNOTAVAIL:
        return f"{start}this machine does not have the address {address.host}. Take 127.0.0.1."
    if error.errno == errno.EACCES:
        return f"{start}ports below 1024 need the rights of root. Take a port from 1024 on."
    return f"{start}{error.strerror or error}."


async def _health(_request: web.Request) -> web.Response:
    return web.json_response({"status": "ok"}, headers={"Cache-Control": "no-store"})


@web.middleware
async def _no_sniffing(request: web.Request, handler: Handler) -> web.StreamResponse:
    response = await handler(request)
    if not response.prepared:
        response.headers["X-Content-Type-Options"] = "nosniff"
    return response
