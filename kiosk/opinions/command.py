"""`python -m kiosk opinions` shows what waits to be delivered, since when, and why."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Final

import typer

from kiosk.opinions.outbox import look
from kiosk.opinions.settings import outbox_file
from kiosk.opinions.table import table
from layouts.kiosk_reader import load_kiosk
from layouts.problem import DocumentError
from streams.feeds.line import utc_now

BAD: Final = 2
WAITING: Final = 1


def opinions(
    config: Annotated[
        Path, typer.Option(help="the kiosk's document; it may be running", metavar="FILE")
    ],
) -> None:
    """Show how many opinions wait to be delivered, since when, and the last error.

    Exits with 0 where all is well, with 1 where the last delivery failed, with 2 where there is
    no outbox. No opinion's words are shown.
    """
    try:
        standing = look(outbox_file(load_kiosk(config)))
    except (DocumentError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        raise typer.Exit(BAD) from None
    sys.stdout.write(table(standing, utc_now()))
    if standing.failure is not None:
        raise typer.Exit(WAITING)
