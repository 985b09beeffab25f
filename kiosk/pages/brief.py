"""All that a page is made from: the kiosk, what is known, a language and a moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from kiosk.knowledge.knowledge import Knowledge
from kiosk.page.language import Language
from kiosk.stationclock import zone
from kiosk.wording.name import called, named
from kiosk.wording.say import say
from layouts.kiosk import Kiosk
from streams.feeds.position import Position


@dataclass(frozen=True)
class Brief:
    """What a page is made from.

    Attributes:
        kiosk: The kiosk's document.
        knowledge: What is known.
        language: The language that the page is in.
        now: The present moment, aware.
        chosen: What of a page a visitor has chosen, such as a camera's channel; empty for all.
        step_free: Whether whoever reads it cannot take stairs.
    """

    kiosk: Kiosk
    knowledge: Knowledge
    language: Language
    now: datetime
    chosen: str = ""
    step_free: bool = False

    def say(self, key: str, /, **values: object) -> str:
        """Return words of the kiosk's own in the page's language."""
        return say(self.language, key, **values)

    def named(self, names: Mapping[str, str]) -> str:
        """Return the name of what has names in several languages."""
        return named(names, self.language)

    def called(self, korean: str) -> str:
        """Return what a place with a Korean name is called."""
        return called(korean, self.language)

    @property
    def here(self) -> Position:
        """Where the kiosk stands."""
        return Position(self.kiosk.place.lat, self.kiosk.place.lon)

    def local(self, at: datetime) -> datetime:
        """Return a moment by the station's clock."""
        return at.astimezone(zone(self.kiosk.place.zone))
