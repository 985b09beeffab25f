"""Says which entries of the audit log are too old to be kept, and what of them still stands.

Old entries are cut off in whole days.  The cut is itself an entry: it names the last entry that
goes and its hash, so that the chain is proven from there on, and the signed head is over it.
Behind it the entries are carried over that were still in force: who never changed the scene since
is not to be forgotten, and the flight recorder must know what stood on the glass all the while.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from streams.floor.log import logger
from wall.trust.entry import BEGINNING, THE_WALL, Actor, Deed, Entry, Event, Origin, Role
from wall.trust.ledger import read

LEAST_DAYS = 2
"""The flight recorder's 24 hours are kept whatever is asked for."""
CUT = re.compile(r"(\d+) ([0-9a-f]{64})")

log = logger(__name__)


@dataclass(frozen=True)
class Cut:
    """What was cut off the log's beginning.

    Attributes:
        through: The place of the last entry that is gone; 0 if none is.
        hash: Of that entry, 32 bytes.
        at: When it was cut off, RFC 3339; empty if nothing was.
    """

    through: int = 0
    hash: bytes = BEGINNING
    at: str = ""


class Retention:
    """Keeps entries for a number of days.

    Args:
        days: How many, at least two.
        sure: Whether the machine's clock can be trusted: one that is years ahead would have the
            whole log cut off.
    """

    def __init__(self, days: int, sure: Callable[[], bool]) -> None:
        """Nothing has been cut off today."""
        self._days = max(days, LEAST_DAYS)
        self._sure = sure
        self._done: datetime | None = None

    def due(self, now: datetime) -> datetime | None:
        """The midnight before which entries are too old, once a day; None if it is not time.

        Args:
            now: This moment, with the zone whose days are meant.
        """
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
        if midnight == self._done:
            return None
        self._done = midnight
        if not self._sure():
            log.warning("the clock is not synchronised: no old entry of the audit log is cut off")
            return None
        return midnight - timedelta(days=self._days)


def cut_deed(last: Entry, before: datetime, now: datetime) -> Deed:
    """What records that all entries up to `last` are cut off."""
    why = f"entries of before {before:%Y-%m-%d} are not kept any longer"
    return Deed(now, THE_WALL, Event.CUT, f"{last.sequence} {last.hash.hex()}", why)


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


def cut_of(database: sqlite3.Connection) -> Cut:
    """What was cut off a log, by its own account; the chain proves it or does not."""
    first = next(read(database, "ORDER BY sequence LIMIT 1"), None)
    if first is None or first.sequence == 1:
        return Cut()
    how = "WHERE event = ? AND object LIKE ? ORDER BY sequence DESC LIMIT 1"
    values = (Event.CUT.value, f"{first.sequence - 1} %")
    for entry in read(database, how, values):
        found = CUT.fullmatch(entry.object)
        if found:
            return Cut(int(found[1]), bytes.fromhex(found[2]), entry.at)
    return Cut()


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
