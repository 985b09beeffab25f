"""What a kiosk's document says of opinions: where they go, and how much of a moment is kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from kiosk.opinions.opinion import GRAIN
from kiosk.opinions.outbox import MOST_BYTES
from streams.feeds.key import Key

SHORTEST_GRAIN = timedelta(minutes=1)


@dataclass(frozen=True)
class OpinionSettings:
    """The settings.

    Attributes:
        place: The kiosk, as the city calls it.
        endpoint: Where opinions are sent, http(s); None: they are kept until there is one.
        key: The kiosk's bearer token there; None where none is asked for.
        receipts: The city's page of receipts; None where it has none.
        grain: The span of time that is kept of an opinion, and for which it waits to be sent.
        most: Bytes that the outbox may take.
        in_a_row: How many opinions may be given one after the other.
        every_s: Then one in so many seconds.
    """

    place: str
    endpoint: str | None = None
    key: Key | None = field(default=None, repr=False)
    receipts: str | None = None
    grain: timedelta = GRAIN
    most: int = MOST_BYTES
    in_a_row: int = 12
    every_s: float = 10.0

    def __post_init__(self) -> None:
        """Refuse a span that would tell who it was.

        Raises:
            ValueError: It is shorter than a minute.
        """
        if self.grain < SHORTEST_GRAIN:
            raise ValueError(
                f"opinions: a span of {self.grain.total_seconds():g} s, expected a minute or "
                "more: a shorter one leads to whoever stood there"
            )
