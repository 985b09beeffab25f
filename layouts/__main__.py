"""The command line for those who write documents: check, compare and draw them."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from layouts.compare import compared
from layouts.picture import Wish, write_picture
from layouts.problem import DocumentError
from layouts.report import Report
from layouts.report import check as checked
from layouts.schema import FOLDER, write_schemas

DIFFERENT = 1
BAD = 2
LEAST_PX = 64
MOST_PX = 16_384

app = typer.Typer(
    help="Check, compare and draw citywall's documents.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


@app.command()
def check(
    files: Annotated[list[Path], typer.Argument(help="Layouts, channel lists, credentials.")],
) -> None:
    """Say of each file what it is and what is wrong with it; exit with 0 (good) or 2."""
    reports = [checked(file) for file in files]
    for report in reports:
        typer.echo(_verdict(report))
        for problem in report.problems:
            typer.echo(f"  {problem}")
        for note in report.notes:
            typer.echo(f"  note: {note}")
    if any(report.problems for report in reports):
        raise typer.Exit(BAD)


@app.command()
def diff(
    before: Annotated[Path, typer.Argument(help="A layout or a channel list.")],
    after: Annotated[Path, typer.Argument(help="Another, or a later version of it.")],
) -> None:
    """Say in words in what two documents differ; exit with 0 (in nothing), 1 or 2 (a bad one)."""
    try:
        found = compared(before, after)
    except DocumentError as error:
        raise _refused(str(error)) from None
    for difference in found:
        typer.echo(str(difference))
    if found:
        raise typer.Exit(DIFFERENT)
    typer.echo("no difference")


@app.command()
def render(
    file: Annotated[Path, typer.Argument(help="A layout.")],
    out: Annotated[Path, typer.Option(help="The PNG to write.")],
    scene: Annotated[str | None, typer.Option(help="A scene's id; else the first one.")] = None,
    salvo: Annotated[str | None, typer.Option(help="A salvo's id, instead of a scene.")] = None,
    size: Annotated[str | None, typer.Option(help="WIDTHxHEIGHT in px.")] = None,
    language: Annotated[str, typer.Option(help="The language of names.")] = "ko",
) -> None:
    """Draw a layout without cameras: displays, bezels, cells and names; exit with 0 or 2."""
    now = datetime.now().astimezone()
    try:
        written = write_picture(file, out, Wish(now, scene, salvo, _size(size), language))
    except DocumentError as error:
        raise _refused(str(error)) from None
    except OSError as error:
        raise _refused(f"{out}: the picture cannot be written ({error.strerror}).") from None
    for note in written.notes:
        typer.echo(f"note: {note}", err=True)
    width, height = written.size
    typer.echo(f"{out}: {written.what}, {width} x {height} px")


def _size(text: str | None) -> tuple[int, int] | None:
    """Return the size in `text`, as 1920x1080."""
    if text is None:
        return None
    width, _, height = text.lower().partition("x")
    if width.isdecimal() and height.isdecimal():
        size = int(width), int(height)
        if min(size) >= LEAST_PX and max(size) <= MOST_PX:
            return size
    expected = f"WIDTHxHEIGHT, each from {LEAST_PX} to {MOST_PX} px; write for example 1920x1080"
    raise _refused(f"--size: found '{text}', expected {expected}.")


def _refused(sentence: str) -> typer.Exit:
    typer.echo(sentence, err=True)
    return typer.Exit(BAD)


@app.command()
def schema(
    out: Annotated[Path, typer.Option(help="The folder to write them into.")] = FOLDER,
) -> None:
    """Write the JSON Schemas by which an editor completes and checks documents."""
    try:
        written = write_schemas(out)
    except OSError as error:
        raise _refused(f"{out}: the schemas cannot be written ({error.strerror}).") from None
    for file in written:
        typer.echo(str(file))


def _verdict(report: Report) -> str:
    words = f"{report.file}: a {report.kind}"
    if report.content:
        words += f": {report.content}"
    wrong = len(report.problems)
    if not wrong:
        return f"{words}; good"
    return f"{words}; {wrong} problem{'' if wrong == 1 else 's'}"


if __name__ == "__main__":
    app(prog_name="python -m layouts")
