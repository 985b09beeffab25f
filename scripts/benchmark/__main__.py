"""``scripts/bench``: what a person types to see whether the product keeps its promises."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from typing import Annotated

import typer

from scripts.benchmark import page
from scripts.benchmark.outcome import Outcome, kept
from scripts.benchmark.problem import BenchError
from scripts.benchmark.usage import Others
from scripts.bringup.environment import ROOT
from scripts.bringup.speech import say

app = typer.Typer(no_args_is_help=True, add_completion=False)

Channels = Annotated[int, typer.Option(min=1, metavar="N", help="Number of cameras.")]
Seconds = Annotated[float, typer.Option(min=2.0, metavar="S", help="How long is measured.")]
Cores = Annotated[
    float | None, typer.Option(min=0.1, metavar="C", help="Budget of the engine, in cores.")
]


class Clips(StrEnum):
    """Which clips the cameras show."""

    DEMO = "demo"
    SUBS = "subs"
    TINY = "tiny"


ClipSet = Annotated[Clips, typer.Option(help="What the cameras show.")]
Peers = Annotated[bool, typer.Option(help="Whether others are measured beside it.")]


@app.callback()
def _one_of_several() -> None:
    """Measures the product beside its floor and its peers; writes build/bench/NAME.json."""


@app.command()
def wall(
    channels: Channels = 300,
    seconds: Seconds = 60.0,
    clips: ClipSet = Clips.SUBS,
    cores: Cores = None,
    peers: Peers = True,
) -> None:
    """How live all channels are, and what that takes; a PyAV thread a camera beside it."""
    from scripts.benchmark import wall as benchmark

    asked = benchmark.Asked(channels, seconds, clips.value, cores, peers)
    _run(lambda: benchmark.measure(asked))


@app.command()
def touch(
    channels: Channels = 300,
    touches: Annotated[int, typer.Option(min=1, metavar="N", help="How many.")] = 50,
    clips: ClipSet = Clips.DEMO,
    cores: Cores = None,
    seed: Annotated[int, typer.Option(help="Of the choice of tiles.")] = 1,
    peers: Peers = True,
    trace: Annotated[bool, typer.Option(help="Whether each touch's course is told.")] = False,
) -> None:
    """From a finger on a random tile to live motion and to the main stream; mpv beside it."""
    from scripts.benchmark import touch as benchmark

    asked = benchmark.Asked(channels, touches, clips.value, cores, seed, peers, trace)
    _run(lambda: benchmark.measure(asked))


@app.command()
def zoom(
    channels: Channels = 300,
    clips: ClipSet = Clips.DEMO,
    cores: Cores = None,
    pictures: Annotated[
        str | None, typer.Option(metavar="FOLDER", help="For a picture at each rest.")
    ] = None,
    language: Annotated[str, typer.Option(help="Of the wall: ko or en.")] = "en",
) -> None:
    """By touch from the city to a district, to nine cameras, to one and back: frame times."""
    from scripts.benchmark import zoom as benchmark

    asked = benchmark.Asked(channels, clips.value, cores, pictures, language)
    _run(lambda: benchmark.measure(asked))


@app.command()
def scenes(
    changes: Annotated[int, typer.Option(min=1, metavar="N", help="How many of each kind.")] = 20,
    clips: ClipSet = Clips.DEMO,
    cores: Cores = None,
) -> None:
    """From the command to the first frame of a scene of 16, 64 and 256 tiles."""
    from scripts.benchmark import scenes as benchmark

    asked = benchmark.Asked(changes, clips=clips.value, cores=cores)
    _run(lambda: benchmark.measure(asked))


@app.command("full-rate")
def full_rate(
    streams: Annotated[int, typer.Option(min=1, metavar="N", help="All in motion.")] = 48,
    seconds: Seconds = 15.0,
    clips: ClipSet = Clips.SUBS,
    peers: Peers = True,
) -> None:
    """How many sub-streams a core draws at full rate; the floor and other programs beside it."""
    from scripts.benchmark import full_rate as benchmark

    asked = benchmark.Asked(streams, seconds, clips.value, peers)
    _run(lambda: benchmark.measure(asked))


@app.command("cold-start")
def cold_start(
    channels: Channels = 300,
    clips: ClipSet = Clips.SUBS,
    cores: Cores = None,
) -> None:
    """From the command to a picture of every camera, and whether cameras were kept waiting."""
    from scripts.benchmark import cold_start as benchmark

    asked = benchmark.Asked(channels, clips.value, cores)
    _run(lambda: benchmark.measure(asked))


@app.command()
def gpu(seconds: Seconds = 5.0) -> None:
    """How many streams each kind of graphics card decodes; software beside it."""
    from scripts.benchmark import gpu as benchmark

    _run(lambda: benchmark.measure(benchmark.Asked(seconds)))


@app.command()
def opinions(
    opinions: Annotated[int, typer.Option(min=1, metavar="N", help="How many.")] = 10_000,
    kills: Annotated[int, typer.Option(min=0, metavar="N", help="With SIGKILL.")] = 200,
    seed: Annotated[int, typer.Option(help="Of all that is by chance.")] = 1,
) -> None:
    """How quickly a kiosk accepts opinions; and that none is lost or doubled when it is killed."""
    from scripts.benchmark import opinions as benchmark

    asked = benchmark.Asked(opinions, kills, seed)
    _run(lambda: benchmark.measure(asked))


@app.command()
def kiosk(
    starts: Annotated[int, typer.Option(min=1, metavar="N", help="How many.")] = 10,
    touches: Annotated[int, typer.Option(min=1, metavar="N", help="How many.")] = 60,
) -> None:
    """From the command to cached content, from a finger to feedback and to a page."""
    from scripts.benchmark import kiosk as benchmark

    _run(lambda: benchmark.measure(benchmark.Asked(starts, touches)))


@app.command()
def recovery(
    times: Annotated[int, typer.Option(min=1, metavar="N", help="How often each.")] = 3,
) -> None:
    """How soon a kiosk that is harmed is missed and shows content, and what it lost."""
    from scripts.benchmark import recovery as benchmark

    benchmark.alone(sys.argv[1:])

    _run(lambda: benchmark.measure(benchmark.Asked(times)))


@app.command()
def alarm(
    kiosks: Annotated[int, typer.Option(min=2, metavar="N", help="How many hear.")] = 100,
    alerts: Annotated[int, typer.Option(min=1, metavar="N", help="How many are told.")] = 20,
    seed: Annotated[int, typer.Option(help="Of the pauses between them.")] = 1,
) -> None:
    """From an alert that is published to every kiosk, and to the screen of one."""
    from scripts.benchmark import alarm as benchmark

    _run(lambda: benchmark.measure(benchmark.Asked(kiosks, alerts, seed=seed)))


@app.command()
def table() -> None:
    """Writes docs/performance.md from everything that was measured."""
    page.PAGE.write_text(page.written(kept()))
    say(f"Written: {page.PAGE.relative_to(ROOT)}")


def _run(measure: Callable[[], Outcome]) -> None:
    """Measure, and keep the figures with what other programs took meanwhile."""
    others = Others()
    outcome = replace(measure(), others_cores=others.cores())
    file = outcome.keep()
    say(f"\nKept in {file.relative_to(ROOT)}; scripts/bench table writes the page.")


def main() -> None:
    """Run what was typed; a failure is a sentence and exit code 1."""
    try:
        app()
    except BenchError as error:
        sys.stderr.write(f"\n{error}\n")
        sys.exit(1)


if __name__ == "__main__":
    main()
