"""An alert that takes the screen, with what is to be done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kiosk.page.block import Block


@dataclass(frozen=True, kw_only=True)
class Alarm(Block):
    """The alert.

    Attributes:
        headline: What is the matter.
        body: The sender's own words.
        written_in: Their language's code, where it is not the page's; else empty.
        steps: What to do, in order.
        drill: What says that it is an exercise or a test, unmistakably; empty where it is meant.
        priority: 10 to 100.
        until: Until when it stands, as it is shown.
    """

    kind: ClassVar[str] = "alarm"

    headline: str
    body: str
    written_in: str
    steps: tuple[str, ...]
    drill: str
    priority: int
    until: str
