"""``python -m wall watch``: for those who leave a wall alone."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from functools import partial
from typing import Annotated

import typer

from streams.floor.log import set_up
from streams.floor.watch.watchdog import Ward, Watchdog


def watch(
    options: Annotated[
        list[str] | None, typer.Argument(help="The wall's own, behind --.", metavar="-- OPTIONS")
    ] = None,
) -> None:
    """Run a wall and start it again, where it stood, if it ends or hangs."""
    set_up()
    raise typer.Exit(Watchdog(Ward("wall", partial(command, options or [])), os.environ).run())


def command(options: Sequence[str], restarts: int) -> list[str]:
    """What starts a wall with these options, after so many restarts.

    A first scene that a person asked for is obeyed once; from then on, it begins where it stood.
    """
    asked = any(option.split("=")[0] == "--scene" for option in options)
    resuming = [] if asked and not restarts else ["--resume"]
    return [sys.executable, "-m", "wall", *options, *resuming]
