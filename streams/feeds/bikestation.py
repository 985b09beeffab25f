"""A place where bicycles can be taken, in whatever city."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from streams.feeds.position import Position


@dataclass(frozen=True)
class BikeStation:
    """A station.

    Attributes:
        at: When the station was heard of last; when the answer came where the source tells no time.
        id: Its id at the source.
        name: Its name.
        position: Where it is; None where the source does not know.
        bikes: How many can be taken.
        docks: How many places it has in all; None where that is not known.
        renting: Whether any can be taken now.
    """

    at: datetime
    id: str
    name: str
    position: Position | None
    bikes: int
    docks: int | None = None
    renting: bool = True
