"""``python -m wall backup`` and ``restore``: for those who look after the machine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from streams.floor.ledger.ledger import LedgerError
from wall.care.backup import back_up
from wall.care.gathering import Wanted
from wall.care.manifest import SECRET, BackupError, Manifest, Role
from wall.care.restore import check, restore

BAD_INPUT = 2

Document = Annotated[Path | None, typer.Option(metavar="FILE")]


def backup(
    out: Annotated[Path, typer.Argument(help="The backup to be written.", metavar="OUT.tar.gz")],
    layout: Document = None,
    channels: Document = None,
    people: Document = None,
    audit: Document = None,
    credentials: Document = None,
    with_secrets: Annotated[
        bool, typer.Option("--with-secrets", help="Passwords and the audit log's key too.")
    ] = False,
) -> None:
    """Write documents, their earlier versions, people and audit log into one file."""
    with _told():
        wanted = Wanted(layout, channels, people, audit, credentials, with_secrets)
        manifest = back_up(out, wanted)
        typer.echo(f"{out}: {_counted(manifest)}.")
        if manifest.of(*SECRET):
            typer.echo("It holds passwords or keys: keep it as you keep them.")


def restored(
    file: Annotated[Path, typer.Argument(help="A backup.", metavar="BACKUP.tar.gz")],
    to: Annotated[
        Path | None, typer.Option(help="Where to; without it, where they were.", metavar="FOLDER")
    ] = None,
    only_check: Annotated[
        bool, typer.Option("--check", help="Read and compare everything, and change nothing.")
    ] = False,
) -> None:
    """Put the files of a backup back; what they replace is kept."""
    with _told():
        if only_check:
            typer.echo(f"{file}: {_counted(check(file))}, all whole.")
            return
        result = restore(file, to)
        typer.echo(f"{result.folder}: {len(result.put)} files put, {len(result.same)} as before.")
        if result.kept:
            typer.echo(f"What stood there is in {result.kept}.")
        roles = {piece.role for piece in (*result.put, *result.same)}
        if Role.AUDIT in roles and Role.KEY not in roles:
            typer.echo(
                "The key that signs the audit log was not in the backup: unless it is still there, "
                "the wall will set this log aside and begin a new one."
            )


def _counted(manifest: Manifest) -> str:
    """``5 files (1 layout, 4 earlier version) of 2026-11-21T16:00:00Z``."""
    roles = [piece.role for piece in manifest.files]
    counts = ", ".join(f"{roles.count(role)} {role.value}" for role in Role if role in roles)
    return f"{len(roles)} files ({counts}) of {manifest.made}"


@contextmanager
def _told() -> Iterator[None]:
    """Say in a sentence what a person can mend."""
    try:
        yield
    except (BackupError, LedgerError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(BAD_INPUT) from None
