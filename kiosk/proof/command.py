"""``python -m kiosk proof``: for those who check what a kiosk has shown."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from kiosk.proof.entry import PROOF, Entry
from streams.floor.ledger.clerk import present
from streams.floor.ledger.ledger import UNREADABLE, LedgerError, read, reading
from streams.floor.ledger.verify import told
from streams.floor.ledger.verify import verify as verified
from streams.floor.moment import MomentError, moment, written

BROKEN, BAD_INPUT = 1, 2

ProofFile = Annotated[
    Path, typer.Argument(help="The proof: proof.sqlite in the kiosk's store.", metavar="FILE")
]
Since = Annotated[
    str | None, typer.Option(help="2026-11-21T14:03, 14:03 or 2h ago.", metavar="MOMENT")
]
Until = Annotated[str | None, typer.Option(help="The same.", metavar="MOMENT")]

proof = typer.Typer(
    help="The proof of what was shown and how old it was.",
    no_args_is_help=True,
    add_completion=False,
)


@proof.command()
def verify(
    file: ProofFile,
    head: Annotated[
        Path | None,
        typer.Option(help="A copy of an earlier head that was kept elsewhere.", metavar="FILE"),
    ] = None,
    key: Annotated[
        str | None, typer.Option(help="The public key that was noted elsewhere.", metavar="HEX")
    ] = None,
) -> None:
    """Check the whole proof; exit with 0 (good), 1 (broken) or 2 (nothing to check)."""
    with _told():
        verdict = verified(file, PROOF, head, key)
        for text in told(verdict, file):
            typer.echo(text)
        if verdict.broken:
            raise typer.Exit(BROKEN)


@proof.command()
def show(file: ProofFile, since: Since = None, until: Until = None) -> None:
    """Write out what was shown, the oldest first."""
    with _told(), reading(file, PROOF) as database:
        now = present().astimezone()
        first = moment(since, now) if since else None
        last = moment(until, now) if until else None
        for entry in read(database, PROOF, "ORDER BY sequence"):
            if (first and entry.moment < first) or (last and entry.moment > last):
                continue
            for line in lines(entry, now):
                typer.echo(line)


def lines(entry: Entry, zone: datetime) -> Iterator[str]:
    """An entry for people: what was shown, and a line for each tile with data.

    Args:
        entry: The entry.
        zone: Any moment of the zone that they live in.
    """
    words = " ".join(part for part in (entry.event, entry.object, entry.language) if part)
    yield f"{written(entry.moment, zone)}  {words}"
    for tile in _tiles(entry):
        if "source" in tile:
            old = f"{tile['age_s']:.0f} s old" if "age_s" in tile else "no record"
            yield f"    {tile['title']}: {tile['source']}, {tile['state']}, {old}"


def _tiles(entry: Entry) -> list[dict[str, Any]]:
    """Its tiles; none where they were too long to be kept whole."""
    try:
        found: list[dict[str, Any]] = json.loads(entry.tiles or "[]")
    except ValueError:
        return []
    return found


@contextmanager
def _told() -> Iterator[None]:
    """Say in one line what a person can mend."""
    try:
        yield
    except (LedgerError, MomentError, *UNREADABLE) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(BAD_INPUT) from None
