"""Puts entries of the audit log into words for those who read it at a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from streams.floor.moment import written
from wall.trust.entry import Entry, Event
from wall.trust.flight import Glimpse

NOTHING = {
    Event.SCENE: "all channels",
    Event.SALVO: "none",
    Event.SPOTLIGHT: "none",
    Event.TOUR: "none",
    Event.EDIT: "nothing",
    Event.DOCUMENTS: "not recorded",
}
"""What stands on the glass while no entry of the kind names anything."""


def line(entry: Entry, zone: datetime) -> str:
    """An entry in one line."""
    parts = [written(entry.moment, zone), f"{entry.event:<10}", entry.object]
    text = "  ".join(part for part in parts if part.strip())
    reason = f" - {entry.reason}" if entry.reason else ""
    return f"{entry.sequence:>7}  {text}  [{by(entry)}]{reason}"


def by(entry: Entry) -> str:
    """Who did it, and from where: ``Kim, operator, touch``."""
    return ", ".join(part for part in (entry.who, entry.role, entry.origin) if part)


def told(glimpse: Glimpse, zone: datetime) -> Iterator[str]:
    """What was on the glass at a moment, line by line."""
    at = written(glimpse.at, zone)
    if glimpse.started is None:
        yield f"{at}: the log does not reach back to a start of the wall before this moment."
        return
    if glimpse.ended is not None:
        yield f"{at}: no wall ran; it was last heard of at {written(glimpse.ended, zone)}."
        yield "What stood on the glass then:"
    else:
        yield f"{at}: the wall ran, since {written(glimpse.started.moment, zone)}."
    for event, none in NOTHING.items():
        yield f"  {event.value:<10} {_shown(glimpse.shown.get(event), none, zone)}"
    yield f"  {'people':<10} {_people(glimpse.person, zone)}"
    if glimpse.changes:
        yield "Within the minute that followed:"
        yield from (line(entry, zone) for entry in glimpse.changes)


def _shown(entry: Entry | None, none: str, zone: datetime) -> str:
    if entry is None:
        return none
    reason = f": {entry.reason}" if entry.reason else ""
    since = f"since {written(entry.moment, zone)} ({by(entry)}){reason}"
    return f"{entry.object or none}, {since}"


def _people(entry: Entry | None, zone: datetime) -> str:
    if entry is None:
        return "the wall asked nobody to sign in"
    since = written(entry.moment, zone)
    if entry.event == Event.GUEST:
        return f"nobody signed in (guest mode), since {since}"
    return f"{entry.who} ({entry.role}) signed in, since {since}"
