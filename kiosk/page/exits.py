"""The exits of a station, and where they lead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kiosk.page.block import Block


@dataclass(frozen=True)
class Exit:
    """One exit.

    Attributes:
        number: What stands above it: "8", "3-1".
        leads_to: What is out there, the best known first.
        lift: Whether a lift goes up to the street.
        way: How one gets there from here: "left, 120 m"; empty where it is not known.
        angle: The direction as seen by whoever stands before the screen, degrees clockwise from
            straight ahead; None where it is not known.
        closed: Why it cannot be used now; empty where it can.
    """

    number: str
    leads_to: tuple[str, ...]
    lift: bool = False
    way: str = ""
    angle: float | None = None
    closed: str = ""


@dataclass(frozen=True, kw_only=True)
class Exits(Block):
    """All exits, as the kiosk's document has them."""

    kind: ClassVar[str] = "exits"
    dated: ClassVar[bool] = False

    exits: tuple[Exit, ...]
