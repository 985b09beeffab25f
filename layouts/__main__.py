"""The command line for those who write documents: check, compare, draw and take back."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from layouts import store
from layouts.compare import compared
from layouts.notes import many
from layouts.phrase import ENGLISH, Phrase, languages, phrase, said, spoken_here
from layouts.picture import Wish, write_picture
from layouts.problem import DocumentError
from layouts.report import Report
from layouts.report import check as checked
from layouts.schema import FOLDER, write_schemas
from layouts.version_words import told, told_version, told_versions

DIFFERENT = 1
BAD = 2
LEAST_PX = 64
MOST_PX = 16_384

app = typer.Typer(
    help="Check, compare, draw and take back citywall's documents.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


@dataclass
class Spoken:
    """The language of what is said: that of the terminal, or as it is told."""

    language: str = ENGLISH


spoken = Spoken()


@app.callback()
def main(
    language: Annotated[
        str | None,
        typer.Option(help=f"{', '.join(languages())}; without it, the terminal's (LANG)."),
    ] = None,
) -> None:
    """Say what is wrong in documents in the language of whoever wrote them."""
    if language is not None and language not in languages():
        expected = f"one of {', '.join(languages())}"
        raise _refused(f"--language: found '{language}', expected {expected}.")
    spoken.language = language or spoken_here()


@app.command()
def check(
    files: Annotated[
        list[Path], typer.Argument(help="Layouts, kiosks, channel lists, credentials.")
    ],
) -> None:
    """Say of each file what it is and what is wrong with it; exit with 0 (good) or 2."""
    reports = [checked(file) for file in files]
    for report in reports:
        typer.echo(said(_verdict(report), spoken.language))
        for problem in report.problems:
            typer.echo(f"  {problem.said(spoken.language)}")
        for note in report.notes:
            typer.echo(f"  {said(phrase('note: {note}', note=note), spoken.language)}")
    if any(report.problems for report in reports):
        raise typer.Exit(BAD)


@app.command()
def diff(
    before: Annotated[Path, typer.Argument(help="A layout or a channel list.")],
    after: Annotated[Path, typer.Argument(help="Another, or a later version of it.")],
) -> None:
    """Say in words in what two documents differ; exit with 0 (in nothing), 1 or 2 (a bad one)."""
    with _telling():
        found = compared(before, after)
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
    wish = Wish(now, scene, salvo, _size(size), language)
    try:
        with _telling():
            written = write_picture(file, out, wish)
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
def history(
    file: Annotated[Path, typer.Argument(help="A document that was saved before.")],
    number: Annotated[int | None, typer.Argument(help="A version, to see what changed.")] = None,
) -> None:
    """List the versions that are kept of a document, or say what changed since one of them."""
    with _telling():
        typer.echo("\n".join(told_version(file, number) if number else told_versions(file)))


@app.command()
def undo(file: Annotated[Path, typer.Argument(help="A document.")]) -> None:
    """Put the version before the present one back; 'redo' takes that back."""
    with _telling():
        typer.echo(f"{file}: {told(store.undo(file))}")


@app.command()
def redo(file: Annotated[Path, typer.Argument(help="A document.")]) -> None:
    """Put back what 'undo' took away last."""
    with _telling():
        typer.echo(f"{file}: {told(store.redo(file))}")


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="A document.")],
    number: Annotated[int, typer.Argument(help="The version's number, from 'history'.")],
) -> None:
    """Put a version back; what stands there now is kept as a version too."""
    with _telling():
        typer.echo(f"{file}: {told(store.restore(file, number))}")


@contextmanager
def _telling() -> Iterator[None]:
    """Say what is wrong with a document instead of ending with a trace."""
    try:
        yield
    except DocumentError as error:
        raise _refused(error.said(spoken.language)) from None


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
    words = phrase("{file}: a {kind}", file=report.file, kind=Phrase(report.kind, {}))
    if report.content:
        words = phrase("{what}: {content}", what=words, content=report.content)
    wrong = len(report.problems)
    state = many(wrong, "problem") if wrong else phrase("good")
    return phrase("{what}; {state}", what=words, state=state)


if __name__ == "__main__":
    app(prog_name="python -m layouts")
