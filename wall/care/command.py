"""``python -m wall watch``: for those who leave a wall alone."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from streams.floor.log import set_up
from wall.care.watchdog import Watchdog


def watch(
    options: Annotated[
        list[str] | None, typer.Argument(help="The wall's own, behind --.", metavar="-- OPTIONS")
    ] = None,
) -> None:
    """Run a wall and start it again, where it stood, if it ends or hangs."""
    set_up()
    raise typer.Exit(Watchdog(options or [], os.environ).run())
