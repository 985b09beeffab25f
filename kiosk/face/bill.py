"""What the screens are handed at each moment, so that they need not know where pages come from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from kiosk.page.allclear import Allclear
from kiosk.page.block import Block
from kiosk.page.language import Language
from kiosk.page.page import Page
from kiosk.page.strip import Strip

EXITS: Final = "exits"
"""The page with the map of the exits, to which they lead wherever they are touched."""


@dataclass(frozen=True)
class Way:
    """A button that leads to a page.

    Attributes:
        id: The page's.
        title: Its heading, in the language that is shown.
        mark: The name of its sign.
    """

    id: str
    title: str
    mark: str


@dataclass(frozen=True)
class Bill:
    """What stands on the screen at one moment, in one language.

    Attributes:
        home: Exits and next trains, which are always there.
        shown: The page beside them; the same as `home` where that has the whole screen.
        ways: The pages that can be asked for, in their order.
        alarm: Whether `shown` is an alert that takes the screen.
        passable: The alerts that a visitor goes past who asks for a page now; empty where none
            takes the screen, or one must be faced.
    """

    home: Page
    shown: Page
    ways: tuple[Way, ...]
    alarm: bool = False
    passable: frozenset[str] = frozenset()

    @property
    def alerts(self) -> tuple[Block, ...]:
        """What is told of alerts above everything else; who stands before one reads it there."""
        kinds = Allclear if self.alarm else (Strip, Allclear)
        return tuple(one for one in self.home.blocks if isinstance(one, kinds))

    @property
    def spoken(self) -> str:
        """All that stands beside the first screen, or the first screen itself, read aloud."""
        beside = self.shown.id != self.home.id
        above = (one.spoken for one in self.alerts) if beside else ()
        return " ".join((*above, self.shown.spoken))


@dataclass(frozen=True)
class Asked:
    """What a visitor asks for.

    Attributes:
        language: What is spoken.
        page: The page; empty for none.
        step_free: Whether they cannot take stairs.
        past: The alerts that they went past.
    """

    language: Language
    page: str = ""
    step_free: bool = False
    past: frozenset[str] = frozenset()


Bills = Callable[[Asked, datetime], Bill]
"""Makes the bill of a moment, for what is asked for."""
