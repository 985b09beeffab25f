"""Every feed, its age and its last error, for the person who looks after them: a line each."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

from streams.feeds.reason import Reason
from streams.feeds.snapshot import Snapshot, judge

HEAD: Final = ("FEED", "KIND", "STATE", "RECORDS", "NEWEST", "FETCHED", "WHY", "LAST ERROR")
_NEVER = "never"


def table(snapshots: Iterable[Snapshot], now: datetime) -> str:
    """Return the table, its columns aligned and nothing in it a key."""
    return aligned([HEAD, *(_row(snapshot, now) for snapshot in snapshots)])


def aligned(rows: Sequence[Sequence[str]]) -> str:
    """Return rows of as many cells each as lines whose columns stand below one another."""
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    return "".join(f"{_line(row, widths)}\n" for row in rows)


def _row(snapshot: Snapshot, now: datetime) -> tuple[str, ...]:
    verdict = judge(snapshot, now)
    count = str(len(snapshot.records))
    if snapshot.left_out:
        count += f" (-{snapshot.left_out})"
    failure = snapshot.failure
    error = f"{age(failure.at, now)} ago: {failure.words}" if failure else "none"
    # A present failure is told once, where the last error stands.
    why = verdict.words if failure is None or verdict.reason is not failure.reason else ""
    if verdict.since is not None:
        why = f"since {age(verdict.since, now)}{f': {why}' if why else ''}"
    fetched = age(snapshot.fetched, now) if snapshot.fetched else _NEVER
    newest = age(snapshot.newest, now) if snapshot.newest else "-"
    state = verdict.state.value.replace("_", " ")
    if verdict.reason is Reason.EMPTY:
        state = f"{state}, empty"
    return snapshot.id, snapshot.kind, state, count, newest, fetched, why, error


def age(then: datetime, now: datetime) -> str:
    """Return how long ago `then` is, in the largest unit that says enough."""
    seconds = (now - then).total_seconds()
    if seconds < 0:
        return f"in {_span(-seconds)}"
    return _span(seconds)


def _span(seconds: float) -> str:
    for unit, length in (("d", 86_400), ("h", 3600), ("min", 60)):
        if seconds >= 2 * length:
            return f"{seconds / length:.0f} {unit}"
    return f"{seconds:.0f} s"


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = [cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)]
    return "  ".join(cells).rstrip()


def _width(text: str) -> int:
    """Return how many columns a text takes on a terminal; Korean letters take two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
