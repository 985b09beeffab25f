"""A visit as a value: what one citizen has chosen, when they touched, and what becomes of it.

Nothing here knows a clock: moments are monotonic seconds that come in.  A visitor who leaves takes
everything along, so that the next one finds the screen as everybody finds it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from kiosk.page.language import Language

WARN_S: Final = 40.0
"""Seconds without a touch after which the visitor is asked whether they are still there."""
OVER_S: Final = 60.0
"""Seconds without a touch after which the visit is over: 20 s are left to say that one is there."""
ZOOM: Final = 2.0


class Stage(StrEnum):
    """What a visit is in."""

    NOBODY = "nobody"
    HERE = "here"
    WARNED = "warned"


@dataclass(frozen=True)
class Modes:
    """How the screen is made to fit the visitor.

    Attributes:
        low: Every control is brought down to where it is reached from a wheelchair.
        large: Everything is shown at twice its size.
        contrast: Colours of the highest contrast.
        steady: For hands that shake: larger targets, longer touches, nothing that moves.
    """

    low: bool = False
    large: bool = False
    contrast: bool = False
    steady: bool = False

    @property
    def zoom(self) -> float:
        """How many times its size everything is shown at."""
        return ZOOM if self.large else 1.0


PLAIN: Final = Modes()


@dataclass(frozen=True)
class Visit:
    """One visit, or that nobody is there.

    Attributes:
        home: The language that the kiosk speaks while nobody has chosen another.
        chosen: The visitor's language; None where they took what was there.
        modes: How the screen fits them.
        page: What they asked for; empty for nothing.
        pin: What they point at on its map; empty for nothing.
        touched: When they last touched the screen, monotonic seconds; None: nobody is there.
        past: The alerts that they went past, by name: one that comes anew is seen first.
        drafts: What was typed and not sent, by page; never shown in a log.
    """

    home: Language
    chosen: Language | None = None
    modes: Modes = PLAIN
    page: str = ""
    pin: str = ""
    touched: float | None = None
    past: frozenset[str] = frozenset()
    drafts: tuple[tuple[str, str], ...] = field(default=(), repr=False)

    @property
    def language(self) -> Language:
        """The language that is shown."""
        return self.chosen or self.home

    def stage(self, now: float) -> Stage:
        """What the visit is in at this moment."""
        if self.touched is None or now - self.touched >= OVER_S:
            return Stage.NOBODY
        return Stage.WARNED if now - self.touched >= WARN_S else Stage.HERE

    def left_s(self, now: float) -> float:
        """Seconds until the visit is over; 0 where nobody is there."""
        return 0.0 if self.touched is None else max(self.touched + OVER_S - now, 0.0)

    def touch(self, now: float) -> Visit:
        """The visit after a finger came down, which begins one where nobody was there."""
        fresh = self.at(now)
        return replace(fresh, touched=now)

    def at(self, now: float) -> Visit:
        """The visit at this moment: as it was, or that nobody is there any more."""
        return self.over() if self.stage(now) is Stage.NOBODY else self

    def over(self) -> Visit:
        """Nobody is there: nothing of the last visitor is left, what they typed least of all."""
        return Visit(self.home)

    def speak(self, language: Language) -> Visit:
        """The visit in another language."""
        return replace(self, chosen=language)

    def offer(self, language: Language) -> Visit:
        """The visit where the kiosk speaks another language by itself.

        Whoever is there goes on in the one that they read when they came.
        """
        return Visit(language) if self.touched is None and self.home is not language else self

    def turn(self, mode: str) -> Visit:
        """The visit with one of the modes, by its name, turned on or off.

        Raises:
            ValueError: There is no such mode.
        """
        if mode not in Modes.__dataclass_fields__:
            raise ValueError(f"{mode!r} is no mode; there are {', '.join(Modes.__annotations__)}")
        return replace(self, modes=replace(self.modes, **{mode: not getattr(self.modes, mode)}))

    def open(self, page: str, past: frozenset[str] = frozenset()) -> Visit:
        """The visit with another page before it, empty for none, past the alerts that stand."""
        return replace(self, page=page, pin="", past=self.past | past)

    def turn_back(self) -> Visit:
        """The visit before the alerts again that it went past."""
        return replace(self, page="", pin="", past=frozenset())

    def point(self, pin: str) -> Visit:
        """The visit with something on the page's map pointed at; empty for nothing."""
        return replace(self, pin=pin)

    def type(self, page: str, text: str) -> Visit:
        """The visit with this typed on a page; empty text forgets it."""
        kept = tuple(one for one in self.drafts if one[0] != page)
        return replace(self, drafts=(*kept, (page, text)) if text else kept)

    def draft(self, page: str) -> str:
        """What was typed on a page."""
        return dict(self.drafts).get(page, "")
