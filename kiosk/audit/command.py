"""``python -m kiosk audit``: for those who answer for it that everybody can use the screen."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from layouts.kiosk_reader import load_kiosk
from layouts.problem import DocumentError

if TYPE_CHECKING:
    from kiosk.audit.audit import Watch
    from kiosk.audit.case import Case
    from kiosk.audit.outcome import Outcome
    from kiosk.audit.view import View

One = TypeVar("One", bound=str)

FAILED, BAD_INPUT = 1, 2
KEPT = "audit.json"


def audit(
    config: Annotated[Path, typer.Option(help="The kiosk's document.", metavar="FILE")],
    out: Annotated[
        Path | None,
        typer.Option(help="Write table, failures, JSON and pictures there.", metavar="FOLDER"),
    ] = None,
    page: Annotated[list[str] | None, typer.Option(help="Only this page; repeatable.")] = None,
    language: Annotated[
        list[str] | None, typer.Option(help="Only this language; repeatable.")
    ] = None,
    mode: Annotated[
        list[str] | None,
        typer.Option(help="Only this mode: normal, low, zoom, contrast, tremor, low+zoom or all."),
    ] = None,
    pictures: Annotated[
        bool, typer.Option("--pictures", help="Write a PNG of every screen, too.")
    ] = False,
) -> None:
    """Measure every page in every language and mode on the kiosk's real window.

    The sample city's day is shown, at the panel's own resolution and without a network or a
    screen.  What earlier runs of other pages, languages or modes left in the folder of --out
    stays in its tables.  Exits with 0 where nothing fails, with 1 where something does.
    """
    try:
        kiosk = load_kiosk(config)
    except DocumentError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(BAD_INPUT) from None
    _without_screen()
    from PySide6.QtGui import QGuiApplication

    from kiosk.audit.audit import Audit
    from kiosk.audit.case import MODES, cases
    from kiosk.audit.outcome import joined, read
    from kiosk.audit.report import sentences, table
    from kiosk.audit.stage import Stage

    try:
        before = read(out / KEPT) if out is not None else []
    except ValueError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(BAD_INPUT) from None
    application = QGuiApplication([sys.argv[0]])
    stage = Stage(kiosk)
    pages = _chosen(stage.pages, page, "--page")
    languages = _chosen(stage.languages, language, "--language")
    modes = _chosen(tuple(MODES), mode, "--mode")
    outcomes = []
    audited = Audit(stage, _saver(out) if out is not None and pictures else _nobody)
    try:
        for one in audited.run(cases(pages, languages, modes)):
            outcomes.append(one)
            _tell(one)
    finally:
        stage.close()
    del application
    typer.echo(table(outcomes))
    typer.echo(sentences(outcomes))
    failures = sum(len(one.findings) for one in outcomes)
    typer.echo(f"{len(outcomes)} screens, {failures} failures.")
    if out is not None:
        _write(out, joined(before, outcomes))
    if failures:
        raise typer.Exit(FAILED)


def _without_screen() -> None:
    # What is measured is drawn by Qt alone, the same on every machine.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_QUICK_BACKEND"] = "software"


def _chosen(all_: Sequence[One], wanted: list[str] | None, option: str) -> list[One]:
    if not wanted:
        return list(all_)
    unknown = [one for one in wanted if one not in all_]
    if unknown:
        typer.echo(f"{option} {unknown[0]}: there are {', '.join(all_)}.", err=True)
        raise typer.Exit(BAD_INPUT)
    return [one for one in all_ if one in wanted]


def _nobody(_case: Case, _views: Sequence[View]) -> None:
    """Nobody wants pictures."""


def _saver(folder: Path) -> Watch:
    import cv2

    folder.mkdir(parents=True, exist_ok=True)

    def save(case: Case, views: Sequence[View]) -> None:
        for number, view in enumerate(views, 1):
            words = (case.page, case.situation.value.replace(" ", "-"), case.language, case.mode)
            name = f"{'-'.join(words)}-{number}.png"
            half = cv2.resize(view.shown, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
            cv2.imwrite(str(folder / name), cv2.cvtColor(half, cv2.COLOR_RGB2BGR))

    return save


def _tell(one: Outcome) -> None:
    case = one.case
    typer.echo(f"{case.name}, {case.language}, {case.mode}: {len(one.findings)}", err=True)
    for finding in one.findings:
        typer.echo(f"  {finding}", err=True)


def _write(folder: Path, outcomes: Sequence[Outcome]) -> None:
    from kiosk.audit.outcome import write
    from kiosk.audit.report import sentences, table, worst

    folder.mkdir(parents=True, exist_ok=True)
    (folder / "table.txt").write_text(table(outcomes), encoding="utf-8")
    (folder / "table.md").write_text(worst(outcomes), encoding="utf-8")
    (folder / "failures.txt").write_text(sentences(outcomes), encoding="utf-8")
    write(folder / KEPT, outcomes)
