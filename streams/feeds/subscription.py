"""One feed of a city: what is asked, of whom, how often, and what became of it so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from streams.feeds.feed import Feed, Freshness, Record
from streams.feeds.reason import FeedError
from streams.feeds.row import Reading
from streams.feeds.service import Service
from streams.feeds.snapshot import Snapshot
from streams.feeds.store import Kept
from streams.floor.log import logger

log = logger(__name__)


@dataclass(frozen=True)
class Subscription:
    """One feed as the city's document wants it.

    Attributes:
        id: Its id.
        kind: What kind of feed it is.
        names: Its name by language code; may be empty.
        service: The service that is asked.
        feed: How it is asked and read.
        freshness: How long its records can be believed, the document's wishes included.
        question: What is asked, in full; another question's answers are not this feed's.
        keyed: Whether the service answers this feed only with a key.
    """

    id: str
    kind: str
    names: Mapping[str, str] = field(hash=False)
    service: Service
    feed: Feed
    freshness: Freshness
    question: str
    keyed: bool

    def snapshot(self, kept: Kept) -> Snapshot:
        """Return the feed as it stood when this was kept; before the next question, that is."""
        about = (self.id, self.kind, self.feed.attribution, self.freshness)
        empty = Snapshot(*about, names=self.names)
        told = replace(empty, failure=kept.failure, failed_since=kept.failed_since)
        if kept.fetched is None:
            return told
        try:
            reading = self.feed.parse(kept.answers)
        except FeedError:
            # A newer program may read what an older one kept otherwise.
            return told
        except Exception:
            # Without what this one has kept all the others are still worth a start.
            log.exception("what is kept of a feed cannot be read", feed=self.id)
            return told
        return self.filled(told, reading, kept)

    def filled(self, before: Snapshot, reading: Reading[Record], kept: Kept) -> Snapshot:
        """Return `before` with what was read of the answers that are kept."""
        return replace(
            before,
            records=reading.records,
            left_out=reading.left_out,
            fetched=kept.fetched,
            next_s=self.freshness.every_s,
        )
