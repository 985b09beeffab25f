"""Says what the audit log records when old entries are cut off, and what of them still stands.

Behind the cut the entries are carried over that were still in force: who never changed the scene
since is not to be forgotten, and the flight recorder must know what stood on the glass all the
while.
"""

from __future__ import annotations

import sqlite3
from datetime import datetime

from streams.floor.ledger.chain import BEGINNING
from streams.floor.ledger.retention import cut_object, cut_reason
from wall.trust.entry import THE_WALL, Actor, Deed, Entry, Event, Origin, Role
from wall.trust.ledger import read


def cut_deed(last: Entry, before: datetime, now: datetime) -> Deed:
    """What records that all entries up to `last` are cut off."""
    return Deed(now, THE_WALL, Event.CUT, cut_object(last), cut_reason(before))


def carried(entry: Entry, now: datetime) -> Deed:
    """What records an entry once more that is about to go, because it is still in force."""
    actor = Actor(Origin(entry.origin), entry.who, Role(entry.role) if entry.role else None)
    words = f"{entry.event}|{entry.at}|{entry.reason}"
    return Deed(now, actor, Event.CARRIED, entry.object, words)


def original(entry: Entry) -> Entry:
    """The entry that was carried over, as far as it is told; its hash went with it."""
    event, at, reason = entry.reason.split("|", 2)
    who, role, origin = entry.who, entry.role, entry.origin
    return Entry(entry.sequence, at, who, role, origin, event, entry.object, reason, BEGINNING)


def carried_over(database: sqlite3.Connection) -> list[Entry]:
    """What the newest cut carried over, as it was, in order; empty if nothing was cut."""
    newest = next(
        read(database, "WHERE event = ? ORDER BY sequence DESC LIMIT 1", [Event.CUT.value]), None
    )
    if newest is None:
        return []
    found = []
    for entry in read(database, "WHERE sequence > ? ORDER BY sequence", [newest.sequence]):
        if entry.event != Event.CARRIED:
            break
        found.append(original(entry))
    return found
