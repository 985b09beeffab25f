"""Writes the audit log from a thread of its own, so that the glass never waits for the disk."""

from __future__ import annotations

from concurrent.futures import Future
from datetime import datetime

from streams.floor.ledger.clerk import Clerk as LedgerClerk
from wall.trust.entry import THE_WALL, Actor, Deed, Entry, Event


class Clerk(LedgerClerk[Deed, Entry]):
    """Takes deeds from any thread and writes them in order."""

    def record(
        self, actor: Actor, event: Event, object_: str = "", reason: str = ""
    ) -> Future[Entry]:
        """Have something recorded; returns at once.

        Args:
            actor: Who did it.
            event: What.
            object_: What it was done to; its id.
            reason: Why.

        Returns:
            The entry, as soon as it is on the disk and under the head; an `OverflowError` if there
            was no room for it.
        """
        return self.take(lambda now: Deed(now, actor, event, object_, reason))

    def missing(self, now: datetime, count: int) -> Deed:
        """So many deeds were lost because the disk could not be written."""
        return Deed(now, THE_WALL, Event.MISSED, str(count))
