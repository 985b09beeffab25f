"""The wall as one canvas in millimetres, so that a picture crosses bezels without a jump."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from layouts.geometry import Rect, Size, bounds
from layouts.night import Night
from layouts.phrase import phrase

_DESK_PX_PER_MM = 96 / 25.4


@dataclass(frozen=True)
class Screen:
    """Which of the machine's screens a display is: exactly one of the three is given.

    Attributes:
        index: Its place in the order in which the machine lists screens, from 0.
        name: The connector's name, for example `HDMI-1`.
        serial: The panel's serial number.
    """

    index: int | None = None
    name: str | None = None
    serial: str | None = None

    def __str__(self) -> str:
        """Return it as an operator would say it."""
        if self.index is not None:
            return phrase("screen {index}", index=self.index)
        if self.name:
            return phrase("screen '{name}'", name=self.name)
        return phrase("the screen with serial '{serial}'", serial=self.serial)


@dataclass(frozen=True)
class Bezels:
    """The hidden rim of a panel on each side, in mm, as it is mounted."""

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0


@dataclass(frozen=True)
class Display:
    """One panel of the wall.

    Attributes:
        id: Its name.
        rect: The picture it shows, without bezels, as it is mounted; mm on the wall, y downward.
        pixels: Width and height of its screen in px, as the machine sees it, before rotation.
        screen: The machine's screen.
        rotation: How far the panel is turned clockwise: 0, 90, 180 or 270 degrees.
        bezels: The rim around the picture.
    """

    id: str
    rect: Rect
    pixels: tuple[int, int]
    screen: Screen
    rotation: int = 0
    bezels: Bezels = Bezels()

    @property
    def outer(self) -> Rect:
        """The whole panel with its bezels, in mm."""
        rim = self.bezels
        return self.rect.grown(rim.left, rim.top, rim.right, rim.bottom)

    @property
    def upright(self) -> Size:
        """Its pixels as they are mounted: width and height change places at 90 and 270 degrees."""
        width, height = self.pixels
        return Size(height, width) if self.rotation in (90, 270) else Size(width, height)

    @property
    def px_per_mm(self) -> float:
        """How many pixels stand on a millimetre of its width."""
        return self.upright.width / self.rect.width


@dataclass(frozen=True)
class Surface:
    """All displays of a wall, at least one, on one canvas; the gaps between them belong to it.

    Attributes:
        displays: In the document's order.
        night: When the glass is dim; None: never.
        text_scale: How large text is; 1 as it was designed.
    """

    displays: tuple[Display, ...]
    night: Night | None = None
    text_scale: float = 1.0

    @staticmethod
    def default(width_px: int, height_px: int) -> Surface:
        """Return the surface of a single screen of that size, the machine's first one."""
        rect = Rect(0.0, 0.0, width_px / _DESK_PX_PER_MM, height_px / _DESK_PX_PER_MM)
        return Surface((Display("main", rect, (width_px, height_px), Screen(index=0)),))

    @cached_property
    def canvas(self) -> Rect:
        """The smallest rectangle around every picture, in mm, in the displays' own coordinates."""
        return bounds(tuple(display.rect for display in self.displays))

    @property
    def aspect(self) -> float:
        """Width over height of the canvas."""
        return self.canvas.width / self.canvas.height

    @cached_property
    def px_per_mm(self) -> float:
        """The density of the sharpest display: a canvas at it loses no pixel anywhere."""
        return max(display.px_per_mm for display in self.displays)

    @property
    def pixels(self) -> Size:
        """The canvas in whole px at `px_per_mm`."""
        density = self.px_per_mm
        return Size(round(self.canvas.width * density), round(self.canvas.height * density))

    def display(self, name: str) -> Display:
        """Return the display `name`.

        Raises:
            KeyError: There is none.
        """
        for display in self.displays:
            if display.id == name:
                return display
        raise KeyError(name)

    def part(self, display: Display) -> Rect:
        """Return what `display` shows, as fractions, 0 to 1, of the canvas."""
        return display.rect.within(self.canvas)

    def region(self, names: Iterable[str]) -> Rect:
        """Return the rectangle around the displays `names`, as fractions, 0 to 1, of the canvas.

        Raises:
            KeyError: There is no display of one of these names.
        """
        return bounds(tuple(self.part(self.display(name)) for name in names))
