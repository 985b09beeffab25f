"""Colours, type, space and motion of the glass, chosen to be read from three metres.

One place for both worlds: Python paints tile labels with these values, QML reads them as ``Theme``.
Lengths are pixels on a display of 1080 lines; the glass multiplies them by its `unit`.
Text has a contrast of at least 4.5 on the ground it stands on (see the tests).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlSingleton
from shiboken6 import isValid

from streams.floor.truth import State
from wall.glass.palette import COLOURS
from wall.glass.typeface import family

QML_IMPORT_NAME = "wall.glass"
QML_IMPORT_MAJOR_VERSION = 1

REFERENCE_LINES = 1080


@dataclass(frozen=True)
class Sizes:
    """Type sizes: 1080 lines on a 100-inch panel make 20 px about 23 mm high."""

    small: int = 17
    body: int = 21
    strong: int = 26
    title: int = 34
    huge: int = 48


@dataclass(frozen=True)
class Spaces:
    """Distances, and the least height of what a finger is to hit."""

    s: int = 6
    m: int = 12
    l: int = 20  # noqa: E741 - sizes are called s, m, l
    xl: int = 32
    touch: int = 56
    round: int = 8


@dataclass(frozen=True)
class Motions:
    """Times of movements in milliseconds."""

    grow: int = 220
    fade: int = 160


class Scale:
    """How large text is, and with it all that bears text; 1 as it was designed."""

    def __init__(self) -> None:
        """As it was designed."""
        self.now = 1.0
        self._heard: list[Callable[[], None]] = []

    def turn(self, scale: float) -> bool:
        """Have another size hold; returns whether it is another."""
        if scale == self.now:
            return False
        self.now = scale
        for hear in tuple(self._heard):
            hear()
        return True

    def tell(self, hear: Callable[[], None]) -> None:
        """Have this called whenever another size holds."""
        self._heard.append(hear)


SCALE = Scale()
SIZES = Sizes()
SPACES = Spaces()
MOTIONS = Motions()


def state_colour(state: State | None) -> str:
    """The colour that a state has on the glass, None for private; its shape says the same."""
    return str(getattr(COLOURS, state.word)) if state is not None else COLOURS.quiet


@QmlElement
@QmlSingleton
class Theme(QObject):
    """The theme as QML sees it."""

    turned = Signal()
    scaled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Hear of every turn."""
        super().__init__(parent)
        COLOURS.tell(self._turn)
        SCALE.tell(self._rescale)

    def _turn(self) -> None:
        if isValid(self):  # an engine that went took its theme along
            self.turned.emit()

    def _rescale(self) -> None:
        if isValid(self):
            self.scaled.emit()

    def _scale(self) -> float:
        return SCALE.now

    def _colour(self) -> dict[str, Any]:
        return asdict(COLOURS.now)

    def _type(self) -> dict[str, Any]:
        return asdict(SIZES)

    def _space(self) -> dict[str, Any]:
        return asdict(SPACES)

    def _motion(self) -> dict[str, Any]:
        return asdict(MOTIONS)

    def _family(self) -> str:
        return family()

    colour = Property(dict, _colour, notify=turned)
    scale = Property(float, _scale, notify=scaled)
    size = Property(dict, _type, constant=True)
    space = Property(dict, _space, constant=True)
    motion = Property(dict, _motion, constant=True)
    family = Property(str, _family, constant=True)
