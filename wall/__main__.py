"""``python -m wall``: what a person types to see the city, and to read who saw it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from streams.floor.control.address import parse_address
from wall.care.backupcommand import backup, restored
from wall.care.command import watch
from wall.export.command import export as export_commands
from wall.rules.command import rules as rules_command
from wall.trust.command import audit as audit_commands
from wall.trust.peoplecommand import people as people_commands
from wall.wordbook import chosen, words

SIZE = re.compile(r"(\d{2,5})x(\d{2,5})")
DEFAULT_TOKEN = Path(".run/control.token")
AUDIT_NAME = "audit.sqlite"
EXPORTS_NAME = "exports"
FEEDS_NAME = "feeds.sqlite"

cli = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
cli.add_typer(audit_commands, name="audit")
cli.add_typer(people_commands, name="people")
cli.add_typer(export_commands, name="export")
cli.command(context_settings={"allow_interspersed_args": False})(watch)
cli.command()(backup)
cli.command("restore")(restored)
cli.command("rules")(rules_command)
cli.command()(words)


@cli.callback(invoke_without_command=True)
def main(
    context: typer.Context,
    channels: Annotated[
        Path | None, typer.Option(help="The channel list: JSON or CSV.", metavar="FILE")
    ] = None,
    layout: Annotated[
        Path | None, typer.Option(help="Displays and scenes.", metavar="FILE")
    ] = None,
    scene: Annotated[str | None, typer.Option(help="The first scene's id.", metavar="ID")] = None,
    credentials: Annotated[
        Path | None, typer.Option(help="Users and passwords, mode 0600.", metavar="FILE")
    ] = None,
    control: Annotated[
        str | None, typer.Option(help="Where the remote control listens.", metavar="HOST:PORT")
    ] = None,
    control_token_file: Annotated[
        Path, typer.Option(help="Its bearer token; made if it is not there.", metavar="FILE")
    ] = DEFAULT_TOKEN,
    audit: Annotated[
        Path | None,
        typer.Option(help="The audit log; without it, beside the token.", metavar="FILE"),
    ] = None,
    audit_days: Annotated[
        int, typer.Option(help="For how long it keeps entries.", min=2, metavar="DAYS")
    ] = 400,
    exports: Annotated[
        Path | None,
        typer.Option(
            help="Where clips and stills are saved; without it, beside the token.", metavar="FOLDER"
        ),
    ] = None,
    export_days: Annotated[
        int, typer.Option(help="For how long they are kept there.", min=2, metavar="DAYS")
    ] = 30,
    people: Annotated[
        Path | None,
        typer.Option(
            help="Who may sign in, mode 0600; without it nobody is asked.", metavar="FILE"
        ),
    ] = None,
    alerts: Annotated[
        Path | None,
        typer.Option(help="Which alerts are heard; without it none are.", metavar="FILE"),
    ] = None,
    feeds: Annotated[
        Path | None,
        typer.Option(help="Which feeds are asked; without it none are.", metavar="FILE"),
    ] = None,
    feed_keys: Annotated[
        Path | None,
        typer.Option(help="Their keys, mode 0600; those of the environment go before it."),
    ] = None,
    kiosks: Annotated[
        Path | None,
        typer.Option(help="Which kiosks are looked at; without it none are.", metavar="FILE"),
    ] = None,
    size: Annotated[str | None, typer.Option(help="Pixels of the window.", metavar="WxH")] = None,
    language: Annotated[
        str,
        typer.Option(help="Of the glass: ko, en, or a file as 'python -m wall words' writes it."),
    ] = "ko",
    fullscreen: Annotated[bool, typer.Option(help="Without a frame.")] = False,
    cores: Annotated[
        float | None, typer.Option(help="Budget for ingest and decoding.", min=0.1)
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Begin with what stood on the glass last.")
    ] = False,
    pulse: Annotated[int | None, typer.Option(hidden=True, metavar="DESCRIPTOR")] = None,
) -> None:
    """Show the city's cameras, live, on a touch wall."""
    if context.invoked_subcommand is not None:
        return
    # Qt and the engine are the wall's alone: the watchdog, which outlives it, stays small.
    from wall.app import Options
    from wall.documents import Paths
    from wall.face.windows import Appearance
    from wall.feeds.bridge import FeedPaths
    from wall.launch import launch

    spoken = chosen(language)
    code = launch(
        lambda: Options(
            Paths(channels, layout, credentials),
            scene,
            _address(control),
            control_token_file,
            audit or control_token_file.with_name(AUDIT_NAME),
            people,
            Appearance(_size(size), fullscreen),
            spoken,
            cores,
            pulse,
            resume,
            audit_days,
            exports or control_token_file.with_name(EXPORTS_NAME),
            export_days,
            alerts,
            FeedPaths(feeds, feed_keys, control_token_file.with_name(FEEDS_NAME)),
            kiosks,
        )
    )
    raise typer.Exit(code)


def _size(text: str | None) -> tuple[int, int] | None:
    if text is None:
        return None
    found = SIZE.fullmatch(text.lower())
    if found is None:
        raise typer.BadParameter(f"'{text}' is no size; write 1920x1080.", param_hint="--size")
    return int(found[1]), int(found[2])


def _address(text: str | None) -> tuple[str, int] | None:
    if text is None:
        return None
    address = parse_address(text)
    return address.host, address.port


def start() -> None:
    """The console script."""
    cli()


if __name__ == "__main__":
    start()
