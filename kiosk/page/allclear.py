"""That an alert which had the screen is over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kiosk.page.block import Block


@dataclass(frozen=True, kw_only=True)
class Allclear(Block):
    """The words.

    Attributes:
        text: Which alert is over; with what says that it was an exercise, where it was one.
        says: Since when, and whether somebody lifted it.
    """

    kind: ClassVar[str] = "allclear"

    text: str
    says: str
