"""``python -m wall audit``: for those who check and read the audit log."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from streams.floor.ledger.clerk import present
from streams.floor.ledger.ledger import UNREADABLE, LedgerError
from streams.floor.ledger.verify import told as found
from streams.floor.moment import MomentError, moment
from wall.trust.account import line, told
from wall.trust.entry import Event
from wall.trust.flight import glimpse
from wall.trust.ledger import read, reading
from wall.trust.verify import verify as verified

BROKEN, BAD_INPUT = 1, 2
AMONG = "instr(', ' || object || ', ', ', ' || ? || ', ') > 0"
"""An entry about several channels names them with commas between."""
DEFAULT_LOG = Path(".run/audit.sqlite")

LogFile = Annotated[Path, typer.Argument(help="The log.", metavar="[FILE]")]
Since = Annotated[
    str | None, typer.Option(help="2026-11-21T14:03, 14:03 or 2h ago.", metavar="MOMENT")
]
Until = Annotated[str | None, typer.Option(help="The same.", metavar="MOMENT")]
Channel = Annotated[str | None, typer.Option(help="Only what was done to it.", metavar="ID")]
Who = Annotated[str | None, typer.Option(help="Only what this person did.", metavar="NAME")]

audit = typer.Typer(
    help="The audit log: who saw what, when and why.", no_args_is_help=True, add_completion=False
)


@audit.command()
def verify(
    file: LogFile = DEFAULT_LOG,
    head: Annotated[
        Path | None,
        typer.Option(help="A copy of an earlier head that was kept elsewhere.", metavar="FILE"),
    ] = None,
    key: Annotated[
        str | None, typer.Option(help="The public key that was noted elsewhere.", metavar="HEX")
    ] = None,
) -> None:
    """Check the whole log; exit with 0 (good), 1 (broken) or 2 (nothing to check)."""
    with _told():
        verdict = verified(file, head, key)
        for text in found(verdict, file):
            typer.echo(text)
        if verdict.broken:
            raise typer.Exit(BROKEN)


@audit.command()
def show(
    file: LogFile = DEFAULT_LOG,
    since: Since = None,
    until: Until = None,
    channel: Channel = None,
    who: Who = None,
) -> None:
    """Write out entries, the oldest first."""
    with _told(), reading(file) as database:
        now = present().astimezone()
        first = moment(since, now) if since else None
        last = moment(until, now) if until else None
        conditions = ["event NOT IN (?, ?)"]
        values: list[object] = [Event.RUNNING.value, Event.CARRIED.value]
        for condition, value in ((AMONG, channel), ("who = ?", who)):
            if value is not None:
                conditions.append(condition)
                values.append(value)
        how = f"WHERE {' AND '.join(conditions)} ORDER BY sequence"
        for entry in read(database, how, values):
            if (first and entry.moment < first) or (last and entry.moment > last):
                continue
            typer.echo(line(entry, now))


@audit.command()
def at(
    when: Annotated[str, typer.Argument(help="2026-11-21T14:03", metavar="MOMENT")],
    file: LogFile = DEFAULT_LOG,
) -> None:
    """Say what was on the glass at a moment, and who was signed in."""
    with _told(), reading(file) as database:
        now = present().astimezone()
        for text in told(glimpse(database, moment(when, now)), now):
            typer.echo(text)


@contextmanager
def _told() -> Iterator[None]:
    """Say in one line what a person can mend."""
    try:
        yield
    except (LedgerError, MomentError, *UNREADABLE) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(BAD_INPUT) from None
