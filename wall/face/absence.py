"""Says in Korean or English which displays are dark or turned wrongly, and how that is mended."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from layouts.nearest import nearest
from layouts.surface import Display, Screen, Surface
from wall.face.absencewords import WORDS
from wall.face.displays import ScreenFacts

WAYS: Final = {0: "normal", 90: "left", 180: "inverted", 270: "right"}
"""How X calls what makes up for a panel that is turned clockwise by so many degrees."""


def dark_words(
    surface: Surface, dark: Sequence[str], screens: Sequence[ScreenFacts], language: str
) -> tuple[str, str]:
    """What it means that displays have no screen, and the mend.

    Args:
        surface: The wall.
        dark: Ids of the displays, at least one.
        screens: The machine's screens.
        language: ``ko`` or ``en``.
    """
    first = surface.display(dark[0])
    there = ", ".join(f"'{screen.name}'" for screen in screens) or WORDS[language]["none"]
    wanted = first.screen.name
    taken = {display.screen.name for display in surface.displays}
    others = [screen.name for screen in screens if screen.name not in taken]
    meant = nearest(wanted, others) if wanted else None
    why = WORDS[language]["meant" if meant else "wanted"].format(
        id=first.id, screen=_said(first.screen, language), there=there, meant=meant
    )
    if len(dark) == len(surface.displays):
        return WORDS[language]["dark_all"], why
    key = "dark" if len(dark) == 1 else "dark_many"
    return WORDS[language][key].format(names=_names(dark)), why


def turned_words(surface: Surface, turned: Sequence[str], language: str) -> tuple[str, str]:
    """What it means that screens lie which should stand, or the reverse, and the mend.

    Args:
        surface: The wall.
        turned: Ids of the displays, at least one.
        language: ``ko`` or ``en``.
    """
    words, first = WORDS[language], surface.display(turned[0])
    why = words["turned_why"].format(
        id=first.id, rotation=first.rotation, screen=_output(first), way=WAYS[first.rotation]
    )
    return words["turned"].format(names=_names(turned)), why


def _names(ids: Sequence[str]) -> str:
    return ", ".join(f"'{name}'" for name in ids)


def _output(display: Display) -> str:
    return display.screen.name or "NAME"


def _said(screen: Screen, language: str) -> str:
    if screen.index is not None:
        return WORDS[language]["index"].format(index=screen.index)
    key = "name" if screen.name else "serial"
    return WORDS[language][key].format(name=screen.name, serial=screen.serial)
