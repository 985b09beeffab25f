"""Tells what an audit found: tables for people, each failure in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from kiosk.audit.finding import Finding, Rule
from kiosk.audit.outcome import Outcome

FIGURES: Final = {
    Rule.GLYPH: ("glyph mm", 1),
    Rule.CONTRAST: ("text :1", 1),
    Rule.SIGN: ("sign :1", 1),
    Rule.TARGET: ("target mm", 0),
    Rule.GAP: ("gap mm", 0),
    Rule.REACH: ("reach mm", 0),
    Rule.ZOOM: ("zoom x", 2),
}
"""The heads and decimals of rules whose worst figure is told; of the others, how many fail."""
COUNTS: Final = (Rule.CUT, Rule.OVERLAP, Rule.NAME, Rule.SPEECH, Rule.HUE)
HEADS: Final = (
    "page",
    "language",
    "mode",
    "screens",
    *(head for head, _ in FIGURES.values()),
    *COUNTS,
    "failures",
)


def table(outcomes: Iterable[Outcome]) -> str:
    """Return the table, a line a case."""
    return _aligned([HEADS, *map(_row, outcomes)])


def _row(one: Outcome) -> tuple[str, ...]:
    figures = (_figure(one, rule, digits) for rule, (_, digits) in FIGURES.items())
    counts = (str(sum(f.rule is rule for f in one.findings)) for rule in COUNTS)
    case = one.case
    head = (case.name, case.language.value, case.mode, str(one.leaves))
    return (*head, *figures, *counts, str(len(one.findings)))


def _figure(one: Outcome, rule: Rule, digits: int) -> str:
    worst = one.worst.get(rule)
    return "-" if worst is None else f"{worst:.{digits}f}"


def _aligned(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = (
        "  ".join(
            cell.ljust(width) if number < 3 else cell.rjust(width)
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )
    return "\n".join(lines) + "\n"


def worst(outcomes: Sequence[Outcome]) -> str:
    """Return two short tables as Markdown, with how much was looked at.

    The first has the worst of all pages by language and mode, the second the worst of all
    languages and modes by page.
    """
    screens, failures = len(outcomes), sum(len(one.findings) for one in outcomes)
    seen = sum(one.leaves for one in outcomes)
    said = f"{screens} cases, seen in {seen} screens: {failures} failures.\n"
    by_mode = _grouped(
        outcomes, ("language", "mode", "cases"), lambda one: (one.case.language, one.case.mode)
    )
    by_page = _grouped(outcomes, ("page", "cases"), lambda one: (one.case.name,))
    return f"{said}\n{by_mode}\n{by_page}"


def _grouped(
    outcomes: Iterable[Outcome], heads: tuple[str, ...], place: Callable[[Outcome], tuple[str, ...]]
) -> str:
    groups: dict[tuple[str, ...], list[Outcome]] = {}
    for one in outcomes:
        groups.setdefault(place(one), []).append(one)
    names = len(heads) - 1
    rows = [[*heads, *HEADS[3:]], [*["---"] * names, *["--:"] * (len(HEADS) - 2)]]
    rows += [[*at, str(len(group)), *_together(group)] for at, group in groups.items()]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _together(group: Sequence[Outcome]) -> list[str]:
    rows = [_row(one)[3:] for one in group]
    cells = [str(sum(int(row[0]) for row in rows))]
    for at in range(1, 1 + len(FIGURES)):
        figures = [row[at] for row in rows if row[at] != "-"]
        cells.append(min(figures, key=float, default="-"))
    cells += [
        str(sum(int(row[at]) for row in rows)) for at in range(1 + len(FIGURES), len(rows[0]))
    ]
    return cells


def sentences(outcomes: Iterable[Outcome]) -> str:
    """Return every failure, a line each, with the cases that have it."""
    told: dict[Finding, list[str]] = {}
    for one in outcomes:
        case = one.case
        for finding in one.findings:
            told.setdefault(finding, []).append(f"{case.name} {case.language} {case.mode}")
    return "".join(f"{finding}\n    in {_some(places)}\n" for finding, places in told.items())


def _some(places: Sequence[str]) -> str:
    shown = ", ".join(places[:4])
    return shown if len(places) <= 4 else f"{shown} and {len(places) - 4} more"
