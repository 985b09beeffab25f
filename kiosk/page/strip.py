"""That an alert stands which a visitor went past."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kiosk.page.block import Block


@dataclass(frozen=True, kw_only=True)
class Strip(Block):
    """The words.

    Attributes:
        text: Which alert stands.
        drill: What says that it is an exercise; empty where it is meant.
        until: Until when.
        leads: What a touch does.
        page: The page to which it leads.
    """

    kind: ClassVar[str] = "strip"

    text: str
    drill: str
    until: str
    leads: str
    page: str
