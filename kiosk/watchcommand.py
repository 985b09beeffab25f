"""``python -m kiosk watch``: for those who leave a kiosk alone."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from kiosk.watchdog import ward
from streams.floor.log import set_up
from streams.floor.watch.watchdog import Watchdog


def watch(
    config: Annotated[Path, typer.Option(help="The kiosk's document.", metavar="FILE")],
    options: Annotated[
        list[str] | None,
        typer.Argument(help="Further options of the kiosk, behind --.", metavar="-- OPTIONS"),
    ] = None,
) -> None:
    """Run a kiosk and start it again if it ends or hangs."""
    set_up()
    raise typer.Exit(Watchdog(ward(config, options or []), os.environ).run())
