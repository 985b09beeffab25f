"""``python -m kiosk``: what a person types to put a kiosk on its screen, and to look after it."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Annotated

import typer

cli = typer.Typer(add_completion=False, pretty_exceptions_enable=False, no_args_is_help=True)
SIZE = re.compile(r"(\d{3,5})x(\d{3,5})")


@cli.callback(invoke_without_command=True)
def main(
    context: typer.Context,
    config: Annotated[Path | None, typer.Option(help="Its document.", metavar="FILE")] = None,
    windowed: Annotated[
        bool, typer.Option("--windowed", help="In a window that can be closed, with a cursor.")
    ] = False,
    size: Annotated[
        str | None, typer.Option(help="Pixels; else the whole screen.", metavar="WxH")
    ] = None,
    pulse: Annotated[int | None, typer.Option(hidden=True, metavar="DESCRIPTOR")] = None,
    first_picture: Annotated[int | None, typer.Option(hidden=True, metavar="DESCRIPTOR")] = None,
) -> None:
    """Put a public screen of the city on its panel."""
    if context.invoked_subcommand is not None:
        return
    if config is None:
        raise typer.BadParameter("name the kiosk's document.", param_hint="--config")
    # Qt is the screen's alone: the watchdog, which outlives it, stays small.
    from kiosk.app import Options
    from kiosk.launch import launch

    raise typer.Exit(launch(Options(config, _size(size), windowed, pulse, first_picture)))


def _size(text: str | None) -> tuple[int, int] | None:
    if text is None:
        return None
    found = SIZE.fullmatch(text.lower())
    if found is None:
        raise typer.BadParameter(f"'{text}' is no size; write 3840x2160.", param_hint="--size")
    return int(found[1]), int(found[2])


def offer() -> None:
    """Offer what looks after kiosks, too."""
    from kiosk.audit.command import audit
    from kiosk.opinions.command import opinions
    from kiosk.picturecommand import pictures
    from kiosk.proof.command import proof
    from kiosk.watchcommand import watch

    cli.command()(watch)
    cli.add_typer(proof, name="proof")
    cli.command()(audit)
    cli.command()(opinions)
    cli.command()(pictures)


# A screen that is to stand soon does not wait for commands that it was not asked for.
if sys.argv[1:2] != ["--config"]:
    offer()


def start() -> None:
    """The console script."""
    cli()


if __name__ == "__main__":
    start()
