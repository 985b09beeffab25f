"""The next trains, each with what can still be true of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from kiosk.page.block import Block


class Urgency(StrEnum):
    """What a row looks like; its words say the same."""

    COMING = "coming"
    NOW = "now"
    LATE = "late"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Departure:
    """One train.

    Attributes:
        line: Its line's short name: "2", "공항".
        colour: The line's colour, #rrggbb.
        to: Where it goes.
        says: When it comes: "3 min", "arriving"; or that it is late.
        urgency: What the row looks like.
        note: What else matters: "last train", "express"; mostly empty.
    """

    line: str
    colour: str
    to: str
    says: str
    urgency: Urgency
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Departures(Block):
    """The next trains of one direction, soonest first.

    Attributes:
        rows: The trains.
        empty: What is said where there is none.
    """

    kind: ClassVar[str] = "departures"

    rows: tuple[Departure, ...]
    empty: str
