"""`python -m streams services` serves the sample city's outside systems until it is stopped."""

from __future__ import annotations

import asyncio
import json
import signal
import sys
from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer

from streams.sample.services.day import KST
from streams.sample.services.document import write_documents
from streams.sample.services.mishap import Mishap, read_mishap
from streams.sample.services.server import SampleServices, now_utc


def services(
    port: Annotated[int, typer.Option(help="TCP port on 127.0.0.1; 0 lets the system choose")] = 0,
    folder: Annotated[Path, typer.Option(help="where feeds.json and keys.json are written")] = Path(
        "sample-services"
    ),
    hour: Annotated[
        float | None,
        typer.Option(min=0, max=24, help="live as at this hour, whatever the clock says"),
    ] = None,
    fault: Annotated[
        list[str] | None,
        typer.Option(help=f"SYSTEM=FAULT; may be repeated; faults are {', '.join(Mishap)}"),
    ] = None,
) -> None:
    """Serve the sample city's subway, air, bicycles and so on until Ctrl-C or SIGTERM.

    Prints one line of JSON when they are there: ready, address, feeds, keys. While they run, PUT
    and DELETE of /faults/SYSTEM begin and end a fault.
    """
    try:
        shift = _shift(hour) if hour is not None else timedelta()
        asyncio.run(_run(SampleServices(port, shift=shift), folder, fault or []))
    except (ValueError, OSError) as error:
        sys.stderr.write(f"services: {error}\n")
        raise typer.Exit(2) from None


def _shift(hour: float) -> timedelta:
    """Return by how much the city lives ahead of the clock, so that it lives at `hour` now."""
    now = now_utc().astimezone(KST)
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + timedelta(hours=hour) - now


async def _run(city: SampleServices, folder: Path, faults: list[str]) -> None:
    over = asyncio.Event()
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(sign, over.set)
    for text in faults:
        system, _, kind = text.partition("=")
        city.fault(system, read_mishap(kind))
    await city.start()
    try:
        document, keys = write_documents(city.address, folder)
        ready = {"ready": True, "address": city.address}
        ready |= {"feeds": str(document), "keys": str(keys)}
        sys.stdout.write(json.dumps(ready, ensure_ascii=False) + "\n")
        sys.stdout.flush()
        await over.wait()
    finally:
        await city.stop()
