"""What came of a search, for the person who asked for it: a line for each camera and channel."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from streams.onvif.clock import offset_words
from streams.onvif.offer import Offer, Standing, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from streams.onvif.survey import Finding

HEAD = ("ADDRESS", "CAMERA", "PROFILES", "CLOCK", "WHAT CAME OF IT")


class Result(NamedTuple):
    """A camera, the channels it would make, and how those stand to the list."""

    finding: Finding
    offers: Sequence[Offer]
    verdicts: Sequence[Verdict]


def table(results: Iterable[Result], update: bool) -> str:
    """Return the table, a line's columns aligned and nothing of it a password.

    Args:
        results: One for each camera.
        update: Whether addresses of moved cameras are written.
    """
    rows = [HEAD, *(row for result in results for row in _rows(result, update))]
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    return "".join(f"{_line(row, widths)}\n" for row in rows)


def summary(results: Sequence[Result]) -> str:
    """Return one sentence with the numbers."""
    verdicts = [verdict for result in results for verdict in result.verdicts]
    counted = {
        "new": sum(verdict.standing is Standing.NEW for verdict in verdicts),
        "listed already": sum(verdict.standing is Standing.KEPT for verdict in verdicts),
        "moved": sum(verdict.standing is Standing.MOVED for verdict in verdicts),
    }
    silent = sum(result.finding.camera is None for result in results)
    told = ", ".join(f"{number} {words}" for words, number in counted.items() if number)
    return f"{len(results)} found, {silent} of them without streams; channels: {told or 'none'}."


def _rows(result: Result, update: bool) -> list[tuple[str, ...]]:
    finding = result.finding
    host = finding.match.host
    clock = offset_words(finding.offset)
    if finding.camera is None:
        return [(host, "", "", clock if finding.offset is not None else "", finding.trouble)]
    camera = finding.camera
    told = [_words(verdict, update) for verdict in result.verdicts]
    told += [offer.trouble for offer in result.offers if offer.form is None]
    first = (host, camera.identity.title, f"{camera.generation} {camera.profiles}", clock)
    return [(*(first if not n else ("",) * len(first)), words) for n, words in enumerate(told)]


def _words(verdict: Verdict, update: bool) -> str:
    lens, form = verdict.offer.lens, verdict.offer.form
    streams = f"main {lens.main}" + (f", sub {lens.sub}" if lens.sub else ", no sub")
    streams += ", pan-tilt-zoom" if lens.moved else ""
    note = f"; {lens.note}" if lens.note else ""
    if verdict.standing is Standing.MOVED and form is not None:
        done = "its address is written" if update else "--update writes it down"
        return f"moved: {verdict.row} now sends from {form.main}; {done}{note}"
    return f"{verdict.standing.value}: {verdict.row} ({streams}){note}"


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = [cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)]
    return "  ".join(cells).rstrip()


def _width(text: str) -> int:
    """Return how many columns a text takes on a terminal; Korean letters take two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
