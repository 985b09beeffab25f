"""The flight recorder: what was on the glass at a moment, told from the audit log alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from streams.floor.ledger.chain import stamp
from wall.trust.entry import Entry, Event
from wall.trust.ledger import read
from wall.trust.retention import carried_over

MINUTE = timedelta(minutes=1)
BEATS = timedelta(seconds=90)
"""A wall says every minute that it runs; silent for longer, it had ended without a word."""
SHOWN = (
    Event.SCENE,
    Event.SALVO,
    Event.SPOTLIGHT,
    Event.TOUR,
    Event.EDIT,
    Event.DOCUMENTS,
)
"""Of each, what the newest entry names stood on the glass."""
ABOUT_THE_LOG = (Event.CUT, Event.CARRIED)
PEOPLE = (Event.SIGNED_IN, Event.GUEST)


@dataclass(frozen=True)
class Glimpse:
    """What was on the glass at a moment.

    Attributes:
        at: The moment, in UTC.
        started: The entry by which the wall had started; None if it had not.
        ended: When it had ended or was last heard of, if it no longer ran; None while it ran.
        shown: The newest entry about the scene, the spotlight, the tour and the documents.
        person: The entry by which somebody signed in or the guest mode began; None for a wall
            without people.
        changes: What was changed within the minute that follows, in order.
    """

    at: datetime
    started: Entry | None
    ended: datetime | None
    shown: dict[Event, Entry]
    person: Entry | None
    changes: tuple[Entry, ...]


def glimpse(database: sqlite3.Connection, at: datetime) -> Glimpse:
    """Read what was on the glass.

    Args:
        database: The log.
        at: The moment.
    """
    run = _run(database, at)
    later = list(_later(database, at, run))
    started = run[0] if run and run[0].event == Event.STARTED else None
    return Glimpse(
        at,
        started,
        _ended(run, later, at),
        {event: entry for entry in run for event in SHOWN if entry.event == event},
        next((entry for entry in reversed(run) if entry.event in PEOPLE), None),
        tuple(entry for entry in later if entry.event != Event.RUNNING),
    )


def _run(database: sqlite3.Connection, at: datetime) -> Sequence[Entry]:
    """The entries up to a moment since the wall's last start, in order."""
    run: list[Entry] = []
    for entry in read(database, "WHERE at <= ? ORDER BY sequence DESC", (stamp(at),)):
        if entry.event not in ABOUT_THE_LOG:
            run.append(entry)
        if entry.event == Event.STARTED:
            return run[::-1]
    # The log does not reach back to the start: a cut may have carried over what stood then.
    stood = [entry for entry in carried_over(database) if entry.moment <= at]
    return [*stood, *run[::-1]]


def in_force(database: sqlite3.Connection, at: datetime) -> list[Entry]:
    """What is needed of the entries up to a moment to tell what stood on the glass then."""
    run = _run(database, at)
    newest = {entry.event: entry for entry in run if entry.event in SHOWN}
    person = [entry for entry in run if entry.event in PEOPLE][-1:]
    kept = [*run[:1], *newest.values(), *person, *run[-1:]]
    return [entry for entry in run if entry in kept]


def _later(database: sqlite3.Connection, at: datetime, run: Sequence[Entry]) -> list[Entry]:
    """The entries of the minute that follows."""
    behind = run[-1].sequence if run else 0
    how = "WHERE sequence > ? AND at > ? AND at < ? ORDER BY sequence"
    found = read(database, how, (behind, stamp(at), stamp(at + MINUTE)))
    return [entry for entry in found if entry.event not in ABOUT_THE_LOG]


def _ended(run: Sequence[Entry], later: Sequence[Entry], at: datetime) -> datetime | None:
    if not run:
        return None
    last = run[-1].moment
    if run[-1].event == Event.STOPPED:
        return last
    goes_on = bool(later) and later[0].event != Event.STARTED
    return None if goes_on or at - last <= BEATS else last
