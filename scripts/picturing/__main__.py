"""`scripts/pictures` takes a picture of every screen, in each language, by day and by night."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from scripts.benchmark.hand.report import lines
from scripts.benchmark.problem import BenchError
from scripts.benchmark.product import Product
from scripts.bringup.speech import Progress
from scripts.picturing.town import CAMERAS, FAULTS, layout_of, people_in, with_flags
from streams.sample.process import CityProcess

LANGUAGES = ("ko", "en")
LIGHTS = ("day", "night")


@dataclass(frozen=True)
class Asked:
    """What is to be taken.

    Attributes:
        folder: Where the pictures go.
        languages: Of the glass.
        lights: ``day`` and ``night``.
        only: Beginnings of the names of pictures; with none, all are taken.
    """

    folder: Path
    languages: tuple[str, ...]
    lights: tuple[str, ...]
    only: tuple[str, ...] = ()


def main(arguments: list[str]) -> int:
    """Take them; returns the exit code."""
    asked = _parsed(arguments)
    asked.folder.mkdir(parents=True, exist_ok=True)
    progress = Progress(f"{CAMERAS} cameras")
    try:
        with CityProcess(CAMERAS, "demo") as city:
            progress.done("open")
            for light in asked.lights:
                for language in asked.languages:
                    _sit(asked, city, language, light)
    except BenchError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _sit(asked: Asked, city: CityProcess, language: str, light: str) -> None:
    """Open one wall, and have it go through all its screens."""
    reports, report = os.pipe()
    progress = Progress(f"{language}, {light}")
    with tempfile.TemporaryDirectory(prefix="citywall-pictures-") as name:
        folder = Path(name)
        layout, people = folder / "layout.json", folder / "people.json"
        plan = {
            "deed": "pictures", "report": report, "folder": str(asked.folder.resolve()),
            "mark": f"{language}-{light}", "language": language, "only": asked.only,
            "layout": str(layout),
        }  # fmt: skip
        wall = Product(
            city,
            folder,
            module="scripts.benchmark.hand.host",
            lead=(json.dumps(plan),),
            inherit=(report,),
            options=("--language", language, "--layout", str(layout), "--people", str(people)),
        )
        channels = folder / "channels.csv"
        with_flags(channels)
        layout_of(folder, channels, night=light == "night")
        people_in(folder, language)
        for channel in city.channels:
            city.mend(channel.id)
        with wall:
            os.close(report)
            try:
                for said in lines(reports, wall):
                    if said["what"] == "live":
                        _break(city)
                    elif said["what"] == "picture":
                        progress.now(said["name"])
            finally:
                os.close(reports)
    progress.done()


def _break(city: CityProcess) -> None:
    """Let things go wrong that the wall then tells of."""
    for number, (kind, details) in FAULTS.items():
        city.fault(city.channels[number].id, kind, **details)


def _parsed(arguments: list[str]) -> Asked:
    parser = argparse.ArgumentParser(prog="scripts/pictures", description=__doc__)
    parser.add_argument("folder", type=Path, help="where the pictures go")
    parser.add_argument("--language", choices=LANGUAGES, help="of the glass; both")
    parser.add_argument("--light", choices=LIGHTS, help="day or night; both")
    parser.add_argument("--only", nargs="*", default=(), metavar="NAME", help="screens; all")
    given = parser.parse_args(arguments)
    return Asked(
        given.folder,
        (given.language,) if given.language else LANGUAGES,
        (given.light,) if given.light else LIGHTS,
        tuple(given.only),
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
