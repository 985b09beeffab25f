"""A page as a few words that fit into a QR symbol, for a city that has no web page to link to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from kiosk.page.block import Block
from kiosk.page.page import Page
from streams.feeds.snapshot import State

MOST_BYTES: Final = 660
"""What a symbol of version 20 holds at medium correction, less what says how long it is."""
MOST_LINES: Final = 8
_MORE: Final = "…"

Plain = Mapping[str, Any]


def essentials(page: Page, place: str, now: datetime) -> str:
    """Return what matters most of a page, with the moment that it was true at.

    Every block keeps its first lines; where there is too little room each of them has fewer, and
    what stands last on the page is left out before that.

    Args:
        page: The page, built at `now`.
        place: Where the kiosk stands, in the page's language.
        now: The moment, aware, in the time of the place.
    """
    head = f"{place} · {page.title}\n{now:%Y-%m-%d %H:%M}"
    parts = [_lines(block) for block in page.blocks]
    parts = [lines for lines in parts if len(lines) > 1]
    for most in range(MOST_LINES, 1, -1):
        told = _joined(head, [lines[: most + 1] for lines in parts])
        if _fits(told):
            return told
    shown: list[list[str]] = []
    for lines in parts:
        if not _fits(_joined(head, [*shown, lines[:3]]) + _MORE):
            break
        shown.append(lines[:3])
    return _cut(f"{_joined(head, shown)}\n{_MORE}")


def _joined(head: str, parts: list[list[str]]) -> str:
    return "\n".join((head, *("\n".join(lines) for lines in parts)))


def _fits(text: str) -> bool:
    return len(text.encode()) <= MOST_BYTES


def _cut(text: str) -> str:
    """Return a text that fits; only a name of a hundred letters has anything taken from it."""
    return text.encode()[:MOST_BYTES].decode("utf-8", "ignore")


def _lines(block: Block) -> list[str]:
    """Return a block's heading, and a line for each thing that it tells."""
    tell = _TOLD.get(block.kind)
    told = [] if tell is None else [_tidy(*line) for line in tell(block.as_map())]
    title = block.title
    if block.vouch is not None and block.vouch.state is not State.FRESH:
        title = f"{title} ({block.vouch.says})"
    return [f"[{title}]", *(line for line in told if line)]


def _tidy(*parts: str | None) -> str:
    return " ".join(part.strip() for part in parts if part and part.strip())


def _departures(block: Plain) -> Iterator[tuple[str, ...]]:
    yield from ((row["line"], row["to"], row["says"], row["note"]) for row in block["rows"])


def _exits(block: Plain) -> Iterator[tuple[str, ...]]:
    for one in block["exits"]:
        yield f"{one['number']}:", one["closed"] or ", ".join(one["leads_to"])


def _entries(block: Plain) -> Iterator[tuple[str, ...]]:
    yield from (
        (one["title"], one["detail"], one["aside"], one["badge"]) for one in block["entries"]
    )


def _markers(block: Plain) -> Iterator[tuple[str, ...]]:
    yield from ((one["label"], one["says"]) for one in block["markers"])


def _table(block: Plain) -> Iterator[tuple[str, ...]]:
    yield from (tuple(row) for row in block["rows"])


_TOLD: Final[Mapping[str, Callable[[Plain], Iterator[tuple[str, ...]]]]] = {
    "departures": _departures,
    "exits": _exits,
    "entries": _entries,
    "chart": _markers,
    "table": _table,
    "gauge": lambda block: iter(((block["value"], block["word"], block["detail"]),)),
    "notice": lambda block: iter(((block["text"],),)),
    "alarm": lambda block: iter(((block["headline"],), *((step,) for step in block["steps"]))),
}
