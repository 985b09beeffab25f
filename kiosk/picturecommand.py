"""``python -m kiosk pictures``: for those who look at every page before citizens do."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from layouts.phrase import spoken_here
from layouts.problem import DocumentError


def pictures(
    config: Annotated[Path, typer.Option(help="The kiosk's document.", metavar="FILE")],
    out: Annotated[Path, typer.Option(help="Where the pictures go.", metavar="FOLDER")],
    seconds: Annotated[
        float, typer.Option(help="How long the city is asked before.", min=0.0, metavar="S")
    ] = 10.0,
    width: Annotated[int, typer.Option(help="Of the pictures, in pixels.", min=320)] = 1920,
    page: Annotated[
        list[str] | None, typer.Option(help="Only this page; may be repeated.", metavar="ID")
    ] = None,
) -> None:
    """Take pictures of every page, in every language and mode."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    os.environ["QSG_RENDER_LOOP"] = "basic"
    from kiosk.app import take_pictures

    try:
        for file in take_pictures(config, out, seconds, width, page or []):
            sys.stdout.write(f"{file}\n")
    except DocumentError as error:
        sys.stderr.write(f"{error.said(spoken_here())}\n")
        raise typer.Exit(2) from None
