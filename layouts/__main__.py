"""The command line for those who write documents: check them, and get the schemas."""

from pathlib import Path
from typing import Annotated

import typer

from layouts.compare import compared
from layouts.problem import DocumentError
from layouts.report import Report
from layouts.report import check as checked
from layouts.schema import FOLDER, write_schemas

DIFFERENT = 1
BAD = 2

app = typer.Typer(
    help="Check citywall's documents.", no_args_is_help=True, pretty_exceptions_enable=False
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
        typer.echo(str(error), err=True)
        raise typer.Exit(BAD) from None
    for difference in found:
        typer.echo(str(difference))
    if found:
        raise typer.Exit(DIFFERENT)
    typer.echo("no difference")


@app.command()
def schema(
    out: Annotated[Path, typer.Option(help="The folder to write them into.")] = FOLDER,
) -> None:
    """Write the JSON Schemas by which an editor completes and checks documents."""
    try:
        written = write_schemas(out)
    except OSError as error:
        typer.echo(f"{out}: the schemas cannot be written ({error.strerror}).", err=True)
        raise typer.Exit(BAD) from None
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
