"""What every outside system is behind: fetch, parse, freshness and attribution."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from streams.feeds.ask import Answer
from streams.feeds.line import Line
from streams.feeds.row import Reading


class Record(Protocol):
    """What a feed brings: one train, one station, one message."""

    @property
    def at(self) -> datetime:
        """The record's own time, aware; where a source gives none, when its answer came."""


@dataclass(frozen=True)
class Attribution:
    """Whose data these are, as their licence wants it said.

    Attributes:
        ko: The source's name in Korean.
        en: The source's name in English.
        url: Where the data are published.
    """

    ko: str
    en: str
    url: str


@dataclass(frozen=True)
class Freshness:
    """How long a feed's records can be believed.

    Attributes:
        every_s: How often it is asked unless the document says otherwise, seconds.
        old_s: The newest record's age from which on it is said to be old; None where records have
            no time of their own, or where an old one is nothing unusual.
        stand_s: How long records stand after the first failed question, seconds; then no data.
    """

    every_s: float
    old_s: float | None
    stand_s: float = 60.0


class Feed(Protocol):
    """One outside system, asked for one place or area."""

    @property
    def attribution(self) -> Attribution:
        """Whose data these are."""

    @property
    def freshness(self) -> Freshness:
        """How long they can be believed."""

    async def fetch(self, line: Line) -> tuple[Answer, ...]:
        """Ask whatever the feed needs, each answer read far enough to know that it is one.

        Raises:
            FeedError: It came to nothing.
        """

    def parse(self, answers: Sequence[Answer]) -> Reading[Record]:
        """Read the answers of one `fetch`, of now or of before a restart.

        Raises:
            FeedError: They cannot be read.
        """


MINUTE_S = 60.0
HOUR_S = 3600.0
DAY_S = 86_400.0
