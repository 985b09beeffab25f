"""How an operator writes down the displays of a wall, and what can be wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, model_validator

from layouts.form import Form, complaint, one_of
from layouts.geometry import Rect
from layouts.names import Id, Name
from layouts.night_form import NightForm
from layouts.phrase import phrase, together
from layouts.problem import Fault
from layouts.surface import Bezels, Display, Screen, Surface

_TOUCH_MM = 0.5
_MOST_SKEW = 1.2

Place = Annotated[float, Field(ge=-1_000_000, le=1_000_000)]
Length = Annotated[float, Field(gt=0, le=1_000_000)]
Rim = Annotated[float, Field(ge=0, le=1_000, description="a width in mm, 0 or more")]
Pixels = Annotated[int, Field(ge=1, le=65_536)]


class ScreenForm(Form):
    """Which of the machine's screens it is: one of index, name and serial."""

    model_config = ConfigDict(json_schema_extra=one_of(("index", "name", "serial")))

    index: Annotated[int, Field(ge=0)] | None = Field(
        default=None, description="the screen's number, a whole number from 0", examples=[0]
    )
    name: Name | None = Field(default=None, description="the connector's name", examples=["HDMI-1"])
    serial: Name | None = Field(
        default=None, description="the panel's serial number", examples=["H4ZN900123"]
    )

    @model_validator(mode="after")
    def _one(self) -> ScreenForm:
        given = [key for key in ("index", "name", "serial") if getattr(self, key) is not None]
        if len(given) != 1:
            found = together(f"'{key}'" for key in given) or phrase("none of them")
            raise complaint(
                phrase("one of 'index', 'name', 'serial'"), phrase('write {"index": 0}'), found
            )
        return self


class BezelsForm(Form):
    """The hidden rim on each side, in mm."""

    left: Rim = 0.0
    top: Rim = 0.0
    right: Rim = 0.0
    bottom: Rim = 0.0


class DisplayForm(Form):
    """A display: the picture's place and size in mm as it is mounted, without its bezels."""

    id: Id = Field(description="the display's id, the only one of its kind", examples=["left"])
    x_mm: Place = Field(
        description="the left edge of its picture on the wall, a number of mm", examples=[0]
    )
    y_mm: Place = Field(
        description="the upper edge of its picture on the wall, a number of mm, downward",
        examples=[0],
    )
    width_mm: Length = Field(
        description="the width of its picture, a number of mm above 0", examples=[1209.6]
    )
    height_mm: Length = Field(
        description="the height of its picture, a number of mm above 0", examples=[680.4]
    )
    pixels: Annotated[list[Pixels], Field(min_length=2, max_length=2)] = Field(
        description="width and height of its screen in whole px, as [1920, 1080]",
        examples=[[1920, 1080]],
    )
    screen: ScreenForm = Field(
        description="which of the machine's screens it is", examples=[{"index": 0}]
    )
    rotation: Literal[0, 90, 180, 270] = Field(
        default=0,
        description="how far it is turned clockwise: 0, 90, 180 or 270 degrees",
        examples=[90],
    )
    bezels_mm: BezelsForm = Field(
        default=BezelsForm(),
        description="the hidden rim on each side, in mm",
        examples=[{"left": 8, "top": 8, "right": 8, "bottom": 8}],
    )

    def display(self) -> Display:
        """Return the display."""
        return Display(
            id=self.id,
            rect=Rect(self.x_mm, self.y_mm, self.width_mm, self.height_mm),
            pixels=(self.pixels[0], self.pixels[1]),
            screen=Screen(self.screen.index, self.screen.name, self.screen.serial),
            rotation=self.rotation,
            bezels=Bezels(**self.bezels_mm.model_dump()),
        )


class SurfaceForm(Form):
    """The displays of a wall."""

    displays: Annotated[list[DisplayForm], Field(min_length=1)] = Field(
        description="a list of at least one display"
    )
    night: NightForm | None = Field(
        default=None,
        description="when the glass is dim: an object with from and to, or with sun",
        examples=[{"from": "19:30", "to": "06:30"}],
    )
    text_scale: float = Field(
        default=1.0,
        ge=0.8,
        le=2.0,
        description="how large text is, a number from 0.8 to 2 (without it: 1)",
        examples=[1.25],
    )

    def surface(self) -> Surface:
        """Return the surface."""
        displays = tuple(form.display() for form in self.displays)
        return Surface(displays, self.night.night() if self.night else None, self.text_scale)


def surface_faults(surface: Surface) -> Iterator[Fault]:
    """Yield what is wrong between the displays of `surface`, paths from the surface."""
    ids: dict[str, str] = {}
    screens: dict[Screen, str] = {}
    for number, display in enumerate(surface.displays):
        at = ("displays", number)
        yield from _skew(display, at)
        if display.id in ids:
            found = phrase("the id '{id}' a second time", id=display.id)
            yield Fault(
                (*at, "id"), found, phrase("every id once"), phrase("give this display another id")
            )
        if display.screen in screens:
            found = phrase(
                "{screen}, which is display '{screens}' already",
                screen=display.screen,
                screens=screens[display.screen],
            )
            yield Fault(
                (*at, "screen"), found, phrase("a screen of its own"), phrase("name another screen")
            )
        ids.setdefault(display.id, display.id)
        screens.setdefault(display.screen, display.id)
    for (_, one), (number, other) in combinations(enumerate(surface.displays), 2):
        if one.outer.overlaps(other.outer, _TOUCH_MM):
            yield Fault(("displays", number), *_collision(one, other))


def _skew(display: Display, at: tuple[str, int]) -> Iterator[Fault]:
    """Yield a fault where the pixels would not be square: width and height were swapped."""
    across = display.upright.width / display.rect.width
    down = display.upright.height / display.rect.height
    if max(across, down) / min(across, down) > _MOST_SKEW:
        width, height = display.pixels
        found = phrase(
            "{width} x {height} px, turned by {rotation} degrees, on {width2} x {height2} mm",
            width=width,
            height=height,
            rotation=display.rotation,
            width2=f"{display.rect.width:g}",
            height2=f"{display.rect.height:g}",
        )
        mend = phrase("check pixels, width_mm, height_mm and rotation")
        yield Fault((*at, "pixels"), found, phrase("square pixels"), mend)


def _collision(one: Display, other: Display) -> tuple[str, str, str]:
    found = phrase("display '{id}' over display '{id2}'", id=other.id, id2=one.id)
    expected = phrase("displays side by side, bezels included")
    right = one.outer.right + other.bezels.left
    below = one.outer.bottom + other.bezels.top
    return (
        found,
        expected,
        phrase(
            "set x_mm to {right} or more, or y_mm to {below} or more",
            right=f"{right:g}",
            below=f"{below:g}",
        ),
    )
