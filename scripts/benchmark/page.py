"""Writes the page on performance: promises, floor, ours and peers, and then every figure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from scripts.benchmark.outcome import NOT_MEASURED, asked, flat, said
from scripts.benchmark.rows import ROWS, Row
from scripts.bringup.environment import ROOT

PAGE: Final = ROOT / "docs" / "performance.md"
DISTURBED_CORES: Final = 0.15
_OPENING: Final = """# Performance

Written by `scripts/bench table` from what the benchmarks measured; not by hand. Figures depend on \
the machine: compare ratios, and repeat them on yours with the command of each row.

The *floor* is what decoding and scaling alone take on one core, with the cameras' own pictures \
from memory. *Peers* get the same cameras in the same run. All cameras are the sample city's: real \
RTSP over TCP, 640x360 at 15 frames/s and 300 kb/s with a keyframe every 2 s (12 scenes, two of \
them H.265), main streams 1920x1080 at 25 frames/s; their server runs on the same cores, and its \
share is stated as the farm's.
"""
Kept = dict[str, Any]


def written(outcomes: Sequence[Kept]) -> str:
    """The whole page, as Markdown.

    Args:
        outcomes: As `scripts.benchmark.outcome.kept` reads them.
    """
    by_name = {outcome["name"]: outcome for outcome in outcomes}
    parts = [_OPENING, _promises(by_name)]
    parts += [_details(outcome) for outcome in outcomes]
    return "\n".join(parts)


def _promises(by_name: dict[str, Kept]) -> str:
    lines = [
        "## Promises",
        "",
        "| what | promised | ours | floor | peers | machine |",
        "|---|---|---|---|---|---|",
    ]
    for row in ROWS:
        outcomes = [by_name[name] for name in sorted(by_name) if row.takes(name)]
        lines += [_line(row, outcome) for outcome in outcomes] or [_missing(row)]
    return "\n".join(lines) + "\n"


def _line(row: Row, outcome: Kept) -> str:
    figures = outcome["figures"]
    cells = (row.what, row.promised, row.ours(figures), row.floor(figures), row.peers(figures))
    return f"| {' | '.join(_cell(cell) for cell in (*cells, _machine(outcome)))} |"


def _missing(row: Row) -> str:
    return f"| {row.what} | {row.promised} | {NOT_MEASURED}: `{row.command}` | | | |"


def _machine(outcome: Kept) -> str:
    machine = outcome["machine"]
    cards = "".join(f", {card}" for card in machine["gpu"])
    return f"{machine['cores']} cores, {machine['cpu']}{cards}"


def _details(outcome: Kept) -> str:
    machine = outcome["machine"]
    lines = [
        f"## {outcome['name']}",
        "",
        f"{_machine(outcome)}, {machine['memory_gb']:g} GB; {machine['system']}; "
        f"{machine['libraries']}; {outcome['at']}.",
        "",
        f"Asked: {asked(outcome['asked'])}. {_disturbance(outcome['others_cores'])}",
        "",
        "| figure | value |",
        "|---|---|",
        *(
            f"| {_cell(key)} | {_cell(said(value))} |"
            for key, value in flat("", outcome["figures"])
        ),
        "",
        *(f"- {note}" for note in outcome["notes"]),
    ]
    return "\n".join(lines) + "\n"


def _disturbance(cores: float | None) -> str:
    if cores is None:
        return "What other programs took meanwhile is not known."
    text = f"Other programs took {cores:g} cores meanwhile"
    if cores > DISTURBED_CORES:
        return f"**{text}: the figures are disturbed, repeat them on a quiet machine.**"
    return f"{text}."


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
