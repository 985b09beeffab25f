"""`python -m streams ptz` asks the cameras of a channel list how they can be moved."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Annotated

import typer

from layouts.channels import load_channels
from layouts.credentials import load_credentials
from layouts.nearest import nearest
from layouts.problem import DocumentError
from streams.floor import log
from streams.onvif.ptz.inspection import inspect

BAD = 2
UNMOVED = 1


def ptz(
    channels: Annotated[Path, typer.Argument(help="a channel list, .csv or .json")],
    credentials: Annotated[
        Path | None, typer.Option(help="credentials file with the users for commands")
    ] = None,
    channel: Annotated[
        list[str] | None, typer.Option(help="ask this channel alone; may be repeated")
    ] = None,
) -> None:
    """Ask the cameras that can be moved what they can do; none of them is moved.

    Exits with 0, with 1 where one cannot be moved or there is none, with 2 where a document or an
    option is wrong.
    """
    log.set_up(log.LogSettings(level="WARNING"))
    try:
        listed = load_channels(channels).channels
        known = load_credentials(credentials) if credentials else {}
    except DocumentError as error:
        raise _end(str(error)) from None
    for entry in known.values():
        log.register_secret(entry.password)
    ids = {one.id for one in listed}
    for name in channel or []:
        if name not in ids:
            meant = nearest(name, sorted(ids))
            hint = f"; is '{meant}' meant?" if meant else ""
            raise _end(f"--channel: {channels} has no channel '{name}'{hint}")
    chosen = [one for one in listed if not channel or one.id in channel]
    found = asyncio.run(inspect(chosen, known))
    if not found:
        raise _end(f"no channel in {channels} says where it takes commands: see 'control'", UNMOVED)
    width = max(len(one.channel) for one in found)
    sys.stdout.write("".join(f"{one.channel:{width}}  {one.words}\n" for one in found))
    well = sum(one.well for one in found)
    sys.stdout.write(f"{len(found)} asked, {well} of them can be moved.\n")
    if well < len(found):
        raise typer.Exit(UNMOVED)


def _end(words: str, code: int = BAD) -> typer.Exit:
    sys.stderr.write(f"ptz: {words}\n")
    return typer.Exit(code)
