"""What the screens are handed at each moment, so that they need not know where pages come from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from kiosk.page.language import Language
from kiosk.page.page import Page

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
    """

    home: Page
    shown: Page
    ways: tuple[Way, ...]
    alarm: bool = False


Bills = Callable[[Language, str, datetime, bool], Bill]
"""Makes a bill of a language, of the page that a visitor asked for (empty for none), of now, and of
whether the visitor cannot take stairs."""
