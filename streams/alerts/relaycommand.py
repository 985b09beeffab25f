"""`python -m streams relay` hands a folder's CAP messages on to all kiosks until it is stopped."""

from __future__ import annotations

import asyncio
import contextlib
import json
import signal
import sys
from pathlib import Path
from typing import Annotated, Final

import typer
from aiohttp import web

from streams.alerts.relay import INDEX, Relay
from streams.floor import log
from streams.floor.control.address import Address, AddressError, parse_address
from streams.floor.control.server import explain

CLOSE_S: Final = 1.0


def relay(
    folder: Annotated[Path, typer.Argument(help="where messages are put, as NAME.cap")],
    listen: Annotated[
        str, typer.Option(help="where kiosks ask; port 0 is any free one", metavar="HOST:PORT")
    ] = "127.0.0.1:8700",
) -> None:
    """Serve the CAP messages in a folder as a feed that kiosks hear of at once.

    Prints one line of JSON when it is there: ready, url.
    """
    log.set_up()
    try:
        address = parse_address(listen, "--listen")
        if not folder.is_dir():
            raise AddressError(f"{folder}: found no folder; make it, and put messages into it.")
        asyncio.run(_serve(Relay(folder), address))
    except AddressError as error:
        sys.stderr.write(f"relay: {error}\n")
        raise typer.Exit(2) from None
    except OSError as error:
        sys.stderr.write(f"relay: {explain(error, address)}\n")
        raise typer.Exit(2) from None


async def _serve(feed: Relay, wanted: Address) -> None:
    over, loop = asyncio.Event(), asyncio.get_running_loop()
    for sign in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(sign, over.set)
    app = web.Application()
    feed.add(app.router)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=CLOSE_S)
    await feed.look()
    looking = asyncio.create_task(feed.walk())
    try:
        await runner.setup()
        await web.TCPSite(runner, wanted.host, wanted.port).start()
        found = Address(wanted.host, runner.addresses[0][1])
        sys.stdout.write(json.dumps({"ready": True, "url": f"http://{found}{INDEX}"}) + "\n")
        sys.stdout.flush()
        await over.wait()
    finally:
        await feed.close()
        await runner.cleanup()
        looking.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await looking
