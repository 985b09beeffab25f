"""``scripts/soak``: what a person types to see whether the product keeps its promises for hours."""

from __future__ import annotations

import signal
import sys
import tempfile
from enum import StrEnum
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer

from scripts.benchmark.machine import need_descriptors
from scripts.benchmark.problem import BenchError
from scripts.bringup.environment import ROOT
from scripts.bringup.speech import say
from scripts.soaking.ingest import Ingest
from scripts.soaking.kiosked import Kiosked
from scripts.soaking.kiosksoak import KioskSoak
from scripts.soaking.outcome import Outcome
from scripts.soaking.soak import Asked, Soak
from scripts.soaking.subject import Subject
from scripts.soaking.walled import Walled
from streams.sample.process import CityProcess

DESCRIPTORS_PER_CHANNEL = 4
CAMERAS = 8
"""A kiosk has so many."""
FOLDER = ROOT / "build" / "soak"

app = typer.Typer(add_completion=False)


class Clips(StrEnum):
    """Which clips the cameras show."""

    SUBS = "subs"
    TINY = "tiny"
    DEMO = "demo"


@app.command()
def soak(
    hours: Annotated[float, typer.Option(min=0.001, metavar="H", help="How long it lasts.")],
    channels: Annotated[int, typer.Option(min=4, metavar="N", help="Number of cameras.")] = 64,
    seed: Annotated[int, typer.Option(metavar="S", help="Draws the weather.")] = 1,
    report: Annotated[
        Path | None, typer.Option(metavar="FILE", help="FILE.json and FILE.md are written.")
    ] = None,
    clips: Annotated[Clips, typer.Option(help="What the cameras show.")] = Clips.SUBS,
    cores: Annotated[
        float | None, typer.Option(min=0.1, metavar="C", help="Budget of the engine, in cores.")
    ] = None,
    wall: Annotated[bool, typer.Option("--wall", help="The whole wall, not the engine.")] = False,
    kiosk: Annotated[bool, typer.Option("--kiosk", help="A kiosk and its cameras.")] = False,
) -> None:
    """Lets faults rain on a city for hours; no tile may lie, none may stay away, nothing may grow.

    Exit code 1: a promise was broken. Ctrl-C ends it early with the report so far.
    """
    if kiosk:
        _soak_kiosk(hours, seed, report or FOLDER / f"soak-kiosk-{seed}")
        return
    asked = Asked(hours, channels, seed, clips.value, cores, "wall" if wall else "engine")
    file = report or FOLDER / f"soak-{asked.subject}-{channels}-{seed}"
    need_descriptors(DESCRIPTORS_PER_CHANNEL * channels + 200)
    with tempfile.TemporaryDirectory(prefix="citywall-soak-") as folder:
        outcome = _run(asked, Path(folder), file)
    if outcome.breaches:
        sys.exit(1)
    if not outcome.whole:
        sys.exit(128 + signal.SIGINT)


def _run(asked: Asked, folder: Path, file: Path) -> Outcome:
    with CityProcess(asked.channels, asked.clips) as city, _subject(asked, city, folder) as subject:
        run = Soak(asked, city, subject)
        try:
            outcome = run.run()
        except KeyboardInterrupt:
            # Whatever is pressed now: the report comes first, and then the end of all processes.
            _deafen()
            outcome = run.outcome(whole=False)
        for written in outcome.keep(file):
            say(f"Written: {written}")
        for breach in outcome.breaches:
            say(f"BROKEN: {breach}")
        if not outcome.breaches:
            say(outcome.kept)
        return outcome


def _soak_kiosk(hours: float, seed: int, file: Path) -> None:
    whole = True
    with (
        tempfile.TemporaryDirectory(prefix="citywall-soak-") as folder,
        Kiosked(Path(folder), cameras=CAMERAS) as kiosk,
    ):
        run = KioskSoak(kiosk, hours, seed)
        try:
            run.run()
        except KeyboardInterrupt:
            _deafen()
            whole = False
        report = run.sum_up()
    for written in report.keep(file):
        say(f"Written: {written}")
    say(report.page)
    if report.breaches:
        sys.exit(1)
    if not whole:
        sys.exit(128 + signal.SIGINT)


def _subject(asked: Asked, city: CityProcess, folder: Path) -> Subject:
    if asked.subject == "wall":
        return Walled(city, folder, asked.cores)
    return Ingest(city, asked.cores)


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _deafen() -> None:
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)


def main() -> None:
    """Run what was typed; what cannot be done is a sentence and exit code 2."""
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        app()
    except BenchError as error:
        sys.stderr.write(f"\n{error}\n")
        sys.exit(2)


if __name__ == "__main__":
    main()
