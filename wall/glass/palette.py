"""The colours of the glass by day and by night, and those that hold now.

By night everything that shines is dimmer and warmer, so that eyes that look at dark streets stay
used to the dark; pictures are left as they are.  Text keeps a contrast of at least 4.5 on every
ground (see the tests).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


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
    replay: str = "#ff94d2"


DAY = Colours()
NIGHT = Colours(
    ground="#050607",
    bed="#0c0d0f",
    panel="#090a0c",
    raised="#131417",
    line="#1d1e21",
    text="#bfb5a8",
    quiet="#8f877c",
    accent="#8f9fb0",
    veil="#050607",
    live="#6f9f7c",
    late="#c48f42",
    frozen="#869db8",
    black="#9d93b4",
    no_keyframe="#b09a66",
    connecting="#949188",
    refused="#c0805f",
    lost="#cf7070",
    replay="#c487ab",
)


class Palette:
    """The colours that hold now, by their names; everything is painted with these."""

    def __init__(self) -> None:
        """It is day."""
        self.now = DAY
        self._heard: list[Callable[[], None]] = []

    def __getattr__(self, name: str) -> str:
        """The colour of this name."""
        return str(getattr(self.now, name))

    def turn(self, colours: Colours) -> bool:
        """Have other colours hold; returns whether they are others."""
        if colours == self.now:
            return False
        self.now = colours
        for hear in tuple(self._heard):
            hear()
        return True

    def tell(self, hear: Callable[[], None]) -> None:
        """Have this called whenever other colours hold."""
        self._heard.append(hear)


COLOURS = Palette()
