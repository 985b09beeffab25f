"""``python -m wall export``: for those who are handed a clip or a still and want to believe it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from wall.export.sidecar import Sidecar, SidecarError
from wall.export.verify import verify as verified

BROKEN, BAD_INPUT = 1, 2
CLOCKS = {"rtcp": "the camera's own clock (RTCP)", "arrival": "its arrival at the wall"}

export = typer.Typer(
    help="Clips and stills that were saved at the wall.", no_args_is_help=True, add_completion=False
)


@export.callback()
def about() -> None:
    """Clips and stills that were saved at the wall."""


@export.command()
def verify(
    file: Annotated[Path, typer.Argument(help="The clip, the still, its sidecar or their folder.")],
    key: Annotated[
        str | None,
        typer.Option(help="The wall's public key (audit.pub), noted elsewhere.", metavar="HEX"),
    ] = None,
) -> None:
    """Check a file against its sidecar; exit with 0 (good), 1 (changed) or 2 (nothing to check)."""
    try:
        verdict = verified(file, key)
    except SidecarError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(BAD_INPUT) from None
    if verdict.broken:
        typer.echo(verdict.broken)
        raise typer.Exit(BROKEN)
    typer.echo(f"{verdict.file} is as it was saved.")
    for line in told(verdict.sidecar):
        typer.echo(f"  {line}")
    if not verdict.proven:
        typer.echo(
            f"It was signed with the key {verdict.sidecar.wall.key}. Whose that is, only a copy of "
            f"the wall's audit.pub that was kept elsewhere tells: --key HEX compares the two."
        )


def told(sidecar: Sidecar) -> list[str]:
    """What a sidecar says, line by line."""
    names = ", ".join(dict.fromkeys(sidecar.channel.names.values()))
    lost = f", {sidecar.damaged} of them damaged on the way" if sidecar.damaged else ""
    who = ", ".join(
        part for part in (sidecar.who.name, sidecar.who.role, sidecar.who.origin) if part
    )
    unsure = "" if sidecar.synchronised else "; the wall's own clock was not synchronised"
    lines = [
        f"camera     {sidecar.channel.id} ({names}), {sidecar.stream} stream",
        f"captured   {_utc(sidecar.first)} to {_utc(sidecar.last)} UTC, by {CLOCKS[sidecar.clock]}"
        f"{unsure}",
        f"pictures   {sidecar.pictures}{lost}",
        *(f"gap        {_utc(first)} to {_utc(last)} UTC" for first, last in sidecar.gaps),
        f"saved      {_utc(sidecar.made)} UTC by {who}, at {sidecar.wall.host}",
        f"recorded   entry {sidecar.record.entry} of that wall's audit log",
    ]
    if sidecar.purpose:
        lines.append(f"purpose    {sidecar.purpose}")
    return lines


def _utc(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S}.{moment.microsecond // 1000:03d}"
