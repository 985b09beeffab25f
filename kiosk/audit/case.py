"""Which screens are audited: every page, in every language, as every visitor may have it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from kiosk.page.language import Language
from kiosk.programme import HOME
from kiosk.visit import PLAIN, Modes


class Situation(StrEnum):
    """What goes on around a page."""

    USUAL = "usual"
    NO_DATA = "no data"
    ALARM = "alarm"
    DRILL = "drill"
    PAST = "past an alert"
    """A visitor reads on under an alert, which a strip tells above all."""
    WARNED = "warned"
    """The visitor is asked whether they are still there."""
    READ = "read aloud"
    NOBODY = "nobody there"
    """The screen asks in one language after the other to be touched."""
    SHARED = "taken along"
    OPINION = "opinion"
    TYPED = "opinion typed"
    """With a text and the keyboard, which at twice the size stands alone."""
    RECEIPT = "receipt"
    PIN = "service PIN"
    SERVICE = "service page"


MODES: Final[dict[str, Modes]] = {
    "normal": PLAIN,
    "low": Modes(low=True),
    "zoom": Modes(large=True),
    "contrast": Modes(contrast=True),
    "tremor": Modes(steady=True),
    "low+zoom": Modes(low=True, large=True),
    "all": Modes(low=True, large=True, contrast=True, steady=True),
}
"""How the screen can be made to fit, by the name that a report has for it."""
SPECIAL: Final = (
    Situation.WARNED,
    Situation.READ,
    Situation.SHARED,
    Situation.OPINION,
    Situation.TYPED,
    Situation.RECEIPT,
    Situation.PIN,
    Situation.SERVICE,
    Situation.ALARM,
    Situation.DRILL,
    Situation.PAST,
)
"""What can go on whatever page stands; looked at over the first screen."""
EVERYDAY: Final = ("normal", "all")
"""The modes in which pages without data are looked at."""


@dataclass(frozen=True)
class Case:
    """One screen.

    Attributes:
        page: The page that stands.
        language: What it speaks.
        mode: One of `MODES`.
        situation: What goes on.
    """

    page: str
    language: Language
    mode: str
    situation: Situation = Situation.USUAL

    @property
    def modes(self) -> Modes:
        """How the screen is made to fit."""
        return MODES[self.mode]

    @property
    def name(self) -> str:
        """What the report calls the page and what goes on there."""
        usual = self.situation is Situation.USUAL
        return self.page if usual else f"{self.page} ({self.situation})"


def cases(
    pages: Sequence[str], languages: Sequence[Language], modes: Collection[str]
) -> Iterator[Case]:
    """Yield every screen: those of one language and mode one after the other.

    Args:
        pages: The ids of pages.
        languages: What is spoken.
        modes: Which of `MODES`.
    """
    for language in languages:
        for mode in (one for one in MODES if one in modes):
            for page in pages:
                yield Case(page, language, mode)
            if HOME in pages:
                for situation in SPECIAL:
                    yield Case(HOME, language, mode, situation)
                if mode == "normal":  # a visit that is over leaves no mode behind
                    yield Case(HOME, language, mode, Situation.NOBODY)
            if mode in EVERYDAY:
                for page in pages:
                    yield Case(page, language, mode, Situation.NO_DATA)
