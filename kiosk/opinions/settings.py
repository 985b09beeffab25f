"""What a kiosk's document says of opinions: where they go, and how much of a moment is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Final

from kiosk.opinions.opinion import GRAIN
from kiosk.opinions.outbox import MOST_BYTES
from layouts.kiosk import Kiosk
from streams.feeds.key import Key, canonical

SHORTEST_GRAIN: Final = timedelta(minutes=1)
RECEIPTS: Final = "opinions"
"""Below the citizens' page, where each receipt has a page of its own."""
FILE: Final = "opinions.db"
"""The outbox, in the kiosk's folder of all that is kept."""


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


def settings_of(kiosk: Kiosk, keys: Mapping[str, Key]) -> OpinionSettings | None:
    """Return what a kiosk's document says of opinions; None where it asks for none.

    Args:
        kiosk: The kiosk.
        keys: The operator's keys by their canonical names; one that is not there is not sent, and
            the city's refusal tells of it.
    """
    if kiosk.opinions is None:
        return None
    return OpinionSettings(
        kiosk.id,
        kiosk.opinions.endpoint,
        keys.get(canonical(kiosk.opinions.key)) if kiosk.opinions.key else None,
        f"{kiosk.web.rstrip('/')}/{RECEIPTS}" if kiosk.web else None,
        timedelta(minutes=kiosk.opinions.minutes),
    )


def outbox_file(kiosk: Kiosk) -> Path:
    """Return where a kiosk's outbox is."""
    return kiosk.store / FILE
