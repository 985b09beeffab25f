"""``python -m wall rules``: says what the rules of a layout would do, without a wall."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from layouts.cell_form import KINDS
from layouts.layout import load_layout
from layouts.problem import DocumentError
from wall.rules.dryrun import told
from wall.rules.event_form import event_from_words, read_event

BAD_INPUT = 2


def rules(
    file: Annotated[Path, typer.Argument(help="A layout with rules.", metavar="FILE")],
    event: Annotated[
        list[str] | None,
        typer.Option(
            help="What happens, in short ('alert severity=severe event=호우', 'end alert') or as "
            "JSON; may be repeated.",
            metavar="EVENT",
        ),
    ] = None,
    language: Annotated[str, typer.Option(help="Of names and cards.")] = "en",
) -> None:
    """Say what the rules wait for, or what they would do if this happened, in this order."""
    try:
        layout = load_layout(file, drawn=KINDS)
        events = [
            read_event(event_from_words(words), f"--event {number}")
            for number, words in enumerate(event or (), 1)
        ]
    except DocumentError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(BAD_INPUT) from None
    for line in told(layout, events, language):
        typer.echo(line)
