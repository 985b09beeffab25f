"""Colours, type, space and motion of the glass, chosen to be read from three metres.

One place for both worlds: Python paints tile labels with these values, QML reads them as ``Theme``.
Lengths are pixels on a display of 1080 lines; the glass multiplies them by its `unit`.
Text has a contrast of at least 4.5 on the ground it stands on (see the tests).
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from PySide6.QtCore import Property, QObject
from PySide6.QtGui import QFontDatabase
from PySide6.QtQml import QmlElement, QmlSingleton

from streams.floor.truth import State

QML_IMPORT_NAME = "wall.glass"
QML_IMPORT_MAJOR_VERSION = 1

REFERENCE_LINES = 1080
FAMILIES = ("Noto Sans CJK KR", "Noto Sans KR", "Noto Sans CJK JP", "Noto Sans")


@dataclass(frozen=True)
class Colours:
    """A dark room: grounds without a hue of their own, so that only pictures have colour."""

    ground: str = "#0a0d11"
    bed: str = "#151a21"
    panel: str = "#12161c"
    raised: str = "#1d242d"
    line: str = "#2c3540"
    text: str = "#eef2f6"
    quiet: str = "#a3afbd"
    accent: str = "#6cb6ff"
    veil: str = "#0a0d11"
    live: str = "#58d68d"
    late: str = "#ffb84d"
    frozen: str = "#8fc7ff"
    black: str = "#c3b5f5"
    no_keyframe: str = "#ffd98a"
    connecting: str = "#b8c4d2"
    refused: str = "#ff9d7a"
    lost: str = "#ff8088"


COLOURS = Colours()


@dataclass(frozen=True)
class MapColours:
    """A map by night: dark land, so that the cameras' marks are the brightest on it."""

    sea: str = "#0c1015"
    land: str = "#181e26"
    border: str = "#3a4653"
    water: str = "#15304a"
    park: str = "#172a24"
    road: str = "#2b3541"
    sand: str = "#d6be8c"
    rose: str = "#e296be"
    text: str = COLOURS.text
    quiet: str = COLOURS.quiet
    accent: str = COLOURS.accent
    name: str = "#94a2b3"
    water_name: str = "#7fa6cc"
    road_name: str = "#8794a4"


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


MAP_COLOURS = MapColours()
SIZES = Sizes()
SPACES = Spaces()
MOTIONS = Motions()


def state_colour(state: State | None) -> str:
    """The colour that a state has on the glass, None for private; its shape says the same."""
    return str(getattr(COLOURS, state.word)) if state is not None else COLOURS.quiet


def family() -> str:
    """The type family: the first of those wanted that this machine has."""
    known = set(QFontDatabase.families())
    return next((name for name in FAMILIES if name in known), "sans-serif")


@QmlElement
@QmlSingleton
class Theme(QObject):
    """The theme as QML sees it."""

    def _colour(self) -> dict[str, Any]:
        return asdict(COLOURS)

    def _type(self) -> dict[str, Any]:
        return asdict(SIZES)

    def _space(self) -> dict[str, Any]:
        return asdict(SPACES)

    def _motion(self) -> dict[str, Any]:
        return asdict(MOTIONS)

    def _family(self) -> str:
        return family()

    colour = Property(dict, _colour, constant=True)
    size = Property(dict, _type, constant=True)
    space = Property(dict, _space, constant=True)
    motion = Property(dict, _motion, constant=True)
    family = Property(str, _family, constant=True)
