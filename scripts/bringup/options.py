"""Reads what was typed after scripts/demo, and refuses nonsense before anything is installed."""

from __future__ import annotations

import argparse
import os
import re
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Options:
    """What to show and for how long."""

    channels: int
    size: tuple[int, int]
    """Width and height of the wall in pixels."""
    seconds: float | None
    """None: until somebody ends it."""
    screenshot: Path | None


def parse(arguments: list[str]) -> Options:
    """The options; ends the program with code 2 and a sentence when they make no sense."""
    parser = argparse.ArgumentParser(
        prog="scripts/demo",
        description="Opens the wall on a sample city of live cameras. The first run installs what "
        "is missing; Ctrl-C ends everything that was started. 'scripts/demo kiosk' opens a kiosk.",
    )
    parser.add_argument("--channels", type=_count, default=64, metavar="N", help="cameras (64)")
    _shared(parser)
    found = parser.parse_args(arguments)
    return Options(found.channels, found.size, found.seconds, found.screenshot)


def parse_kiosk(arguments: list[str]) -> Options:
    """The options of a kiosk's demonstration; it has no cameras."""
    parser = argparse.ArgumentParser(
        prog="scripts/demo kiosk",
        description="Opens a public screen of the sample city, without a key and without a "
        "network. The first run installs what is missing; Ctrl-C ends everything that was started.",
    )
    _shared(parser)
    found = parser.parse_args(arguments)
    return Options(0, found.size, found.seconds, found.screenshot)


def _shared(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--size", type=_size, default=(1920, 1080), metavar="WxH", help="pixels (1920x1080)"
    )
    parser.add_argument(
        "--seconds", type=_seconds, metavar="S", help="end by itself after S seconds"
    )
    parser.add_argument(
        "--screenshot",
        type=_file,
        metavar="FILE",
        help="write a PNG of it shortly before the end",
    )


def _count(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 10_000:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of cameras from 1 to 10000")
    return int(text)


def _size(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{3,5})[xX](\d{3,5})", text)
    if match is None:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not WIDTHxHEIGHT in pixels, such as 1920x1080"
        )
    return int(match[1]), int(match[2])


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 5 <= seconds < float("inf"):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds, 5 or more")
    return seconds


def _file(text: str) -> Path:
    file = Path(text).resolve()
    if not file.parent.is_dir():
        raise argparse.ArgumentTypeError(f"the folder {file.parent} does not exist; make it first")
    if file.is_dir() or not os.access(file if file.exists() else file.parent, os.W_OK):
        raise argparse.ArgumentTypeError(f"{file} cannot be written; name another file")
    return file
