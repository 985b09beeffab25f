"""`python -m streams relay` hands a folder's CAP messages on to all kiosks until it is stopped."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import ssl
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final

import typer
from aiohttp import web

from layouts.private_file import refuse_open
from layouts.problem import DocumentError
from streams.alerts.relay import INDEX, Relay
from streams.floor import log
from streams.floor.control.address import Address, AddressError, parse_address
from streams.floor.control.guard import bearer
from streams.floor.control.problem import problems
from streams.floor.control.server import explain
from streams.floor.control.token import TokenError, load_token
from streams.floor.log import logger, register_secret

CLOSE_S: Final = 1.0
TOKEN_ENV: Final = "CITYWALL_RELAY_TOKEN"

_log = logger(__name__)


class RelayError(Exception):
    """The relay cannot be opened as it was asked for, in a sentence."""


@dataclass(frozen=True)
class _Door:
    """Who is let in, and what they see of us.

    Attributes:
        token: What all but ``GET /health`` need; empty: everybody is let in.
        tls: What we prove ourselves by; None: plain HTTP.
    """

    token: str = ""
    tls: ssl.SSLContext | None = None

    @property
    def scheme(self) -> str:
        return "http" if self.tls is None else "https"


def relay(
    folder: Annotated[Path, typer.Argument(help="where messages are put, as NAME.cap")],
    listen: Annotated[
        str, typer.Option(help="where kiosks ask; port 0 is any free one", metavar="HOST:PORT")
    ] = "127.0.0.1:8700",
    token: Annotated[
        Path | None,
        typer.Option(
            help="the file of the bearer token that kiosks say, made (mode 0600) where it is not "
            f"there; without it {TOKEN_ENV} of the environment, or none"
        ),
    ] = None,
    tls: Annotated[
        Path | None, typer.Option(help="our certificate and those above it, PEM: HTTPS alone")
    ] = None,
    tls_key: Annotated[
        Path | None, typer.Option(help="its private key, PEM, of mode 0600, without a passphrase")
    ] = None,
) -> None:
    """Serve the CAP messages in a folder as a feed that kiosks hear of at once.

    Prints one line of JSON when it is there: ready, url.
    """
    log.set_up()
    try:
        address = parse_address(listen, "--listen")
        if not folder.is_dir():
            raise AddressError(f"{folder}: found no folder; make it, and put messages into it.")
        door = _Door(_token(token), _tls(tls, tls_key))
        asyncio.run(_serve(Relay(folder), address, door))
    except (AddressError, RelayError, TokenError) as error:
        sys.stderr.write(f"relay: {error}\n")
        raise typer.Exit(2) from None
    except OSError as error:
        sys.stderr.write(f"relay: {explain(error, address, 'The relay', '--listen')}\n")
        raise typer.Exit(2) from None


def _token(file: Path | None) -> str:
    if file is not None:
        return load_token(file)
    token = os.environ.get(TOKEN_ENV, "").strip()
    if token:
        register_secret(token)
    return token


def _tls(certificate: Path | None, key: Path | None) -> ssl.SSLContext | None:
    if certificate is None and key is None:
        return None
    if certificate is None or key is None:
        found = "--tls-key" if certificate is None else "--tls"
        raise RelayError(f"found {found} alone, expected --tls CERTIFICATE and --tls-key KEY.")
    for file, what in ((certificate, "a certificate (PEM)"), (key, "its private key (PEM)")):
        if not file.is_file():
            raise RelayError(f"{file}: found no file, expected {what}; name the one that is there.")
    try:
        refuse_open(key, "it holds a private key")
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        # Without a passphrase: nobody stands there who could type it.
        context.load_cert_chain(certificate, key, password=lambda: b"")
    except DocumentError as error:
        raise RelayError(str(error)) from None
    except (ssl.SSLError, OSError, ValueError) as error:
        why = getattr(error, "reason", None) or type(error).__name__
        raise RelayError(
            f"{certificate}, {key}: found no certificate with its own key ({why}), expected both "
            f"as PEM, the key without a passphrase."
        ) from None
    return context


async def _serve(feed: Relay, wanted: Address, door: _Door) -> None:
    over, loop = asyncio.Event(), asyncio.get_running_loop()
    for sign in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(sign, over.set)
    app = web.Application(middlewares=[problems, bearer(door.token)] if door.token else [])
    feed.add(app.router)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=CLOSE_S)
    await feed.look()
    looking = asyncio.create_task(feed.walk())
    try:
        await runner.setup()
        await web.TCPSite(runner, wanted.host, wanted.port, ssl_context=door.tls).start()
        found = Address(wanted.host, runner.addresses[0][1])
        _warn(found, door)
        url = f"{door.scheme}://{found}{INDEX}"
        sys.stdout.write(json.dumps({"ready": True, "url": url}) + "\n")
        sys.stdout.flush()
        await over.wait()
    finally:
        await feed.close()
        await runner.cleanup()
        looking.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await looking


def _warn(address: Address, door: _Door) -> None:
    if address.loopback:
        return
    if door.token and door.tls is None:
        _log.warning("the relay speaks plain HTTP: its token can be read on the way; give it --tls")
    elif not door.token:
        _log.warning("whoever reaches the relay can read what it hands on; give it --token FILE")
