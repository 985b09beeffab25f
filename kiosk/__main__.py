"""``python -m kiosk``: what a person types to put a kiosk on its screen, and to look after it."""

from __future__ import annotations

import typer

from kiosk.opinions.command import opinions
from kiosk.proof.command import proof
from kiosk.watchcommand import watch

cli = typer.Typer(add_completion=False, pretty_exceptions_enable=False, no_args_is_help=True)
cli.command()(watch)
cli.add_typer(proof, name="proof")
cli.command()(opinions)


@cli.callback()
def main() -> None:
    """A public screen of a city."""


def start() -> None:
    """The console script."""
    cli()


if __name__ == "__main__":
    start()
