"""Says which entries of a ledger are too old to be kept, and what was cut off it.

Old entries are cut off in whole days.  The cut is itself an entry: it names the last entry that
goes and its hash, so that the chain is proven from there on, and the signed head is over it.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from streams.floor.ledger.chain import BEGINNING, CUT, Link
from streams.floor.ledger.form import E, Form
from streams.floor.ledger.ledger import read
from streams.floor.log import logger

LEAST_DAYS = 2
"""The last 24 hours are kept whatever is asked for."""
CUT_FORM = re.compile(r"(\d+) ([0-9a-f]{64})")

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
            log.warning("the clock is not synchronised: no old entry is cut off")
            return None
        return midnight - timedelta(days=self._days)


def cut_object(last: Link) -> str:
    """What an entry names by which all are cut off up to `last`."""
    return f"{last.sequence} {last.hash.hex()}"


def cut_reason(before: datetime) -> str:
    """Why they are cut off, in words."""
    return f"entries of before {before:%Y-%m-%d} are not kept any longer"


def cut_of(database: sqlite3.Connection, form: Form[Any, E]) -> Cut:
    """What was cut off a log, by its own account; the chain proves it or does not."""
    first = next(read(database, form, "ORDER BY sequence LIMIT 1"), None)
    if first is None or first.sequence == 1:
        return Cut()
    how = "WHERE event = ? AND object LIKE ? ORDER BY sequence DESC LIMIT 1"
    values = (CUT, f"{first.sequence - 1} %")
    for entry in read(database, form, how, values):
        found = CUT_FORM.fullmatch(entry.object)
        if found:
            return Cut(int(found[1]), bytes.fromhex(found[2]), entry.at)
    return Cut()
