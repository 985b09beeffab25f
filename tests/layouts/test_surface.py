"""The wall's canvas: what each display shows of it, and what cannot hang side by side."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from layouts.geometry import Rect, Size
from layouts.layout import load_layout
from layouts.problem import DocumentError
from layouts.surface import Bezels, Display, Screen, Surface

Write = Callable[[str, str], Path]

LEFT: dict[str, Any] = {
    "id": "left", "x_mm": 0, "y_mm": 0, "width_mm": 1600, "height_mm": 900,
    "pixels": [1920, 1080], "screen": {"index": 0},
}  # fmt: skip
RIGHT = {**LEFT, "id": "right", "x_mm": 1620, "screen": {"name": "HDMI-2"}}


def load(write: Write, *displays: object) -> Surface:
    document = {
        "version": 1,
        "surface": {"displays": displays},
        "scenes": [{"id": "all", "name": {"en": "All"}, "mosaic": "all"}],
    }
    return load_layout(write("layout.json", json.dumps(document))).surface


def refusal(write: Write, *displays: object) -> str:
    with pytest.raises(DocumentError) as error:
        load(write, *displays)
    (problem,) = error.value.problems
    return str(problem)


def test_the_gap_between_two_displays_belongs_to_the_canvas(write: Write) -> None:
    surface = load(write, LEFT, RIGHT)
    assert surface.canvas == Rect(0, 0, 3220, 900)
    left, right = surface.displays
    assert surface.part(left) == Rect(0, 0, 1600 / 3220, 1)
    assert surface.part(right) == Rect(1620 / 3220, 0, 1600 / 3220, 1)
    assert right.screen == Screen(name="HDMI-2")
    assert surface.display("right") is right


def test_the_canvas_has_the_pixels_of_the_sharpest_display(write: Write) -> None:
    surface = load(write, LEFT, {**RIGHT, "pixels": [3840, 2160]})
    assert surface.px_per_mm == 2.4
    assert surface.pixels == Size(7728, 2160)


def test_a_wall_may_begin_anywhere(write: Write) -> None:
    surface = load(write, {**LEFT, "x_mm": -500, "y_mm": 200})
    assert surface.part(surface.displays[0]) == Rect(0, 0, 1, 1)


def test_a_turned_display_changes_width_and_height(write: Write) -> None:
    tall = {**LEFT, "width_mm": 900, "height_mm": 1600, "rotation": 90}
    (display,) = load(write, tall).displays
    assert display.upright == Size(1080, 1920)
    assert display.px_per_mm == 1.2


def test_without_a_layout_the_wall_is_the_first_screen() -> None:
    surface = Surface.default(1920, 1080)
    (display,) = surface.displays
    assert (display.pixels, display.screen) == ((1920, 1080), Screen(index=0))
    assert surface.part(display) == Rect(0, 0, 1, 1)
    assert surface.aspect == pytest.approx(16 / 9)
    assert surface.pixels == Size(1920, 1080)


def test_bezels_make_a_panel_larger_than_its_picture() -> None:
    rim = Bezels(left=1, top=2, right=3, bottom=4)
    display = Display("a", Rect(10, 10, 160, 90), (1920, 1080), Screen(index=0), bezels=rim)
    assert display.outer == Rect(9, 8, 164, 96)


def test_a_screen_is_named_as_an_operator_says_it() -> None:
    assert str(Screen(index=1)) == "screen 1"
    assert str(Screen(name="DP-1")) == "screen 'DP-1'"
    assert str(Screen(serial="X9")) == "the screen with serial 'X9'"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"x_mm": 1000}, "display 'right' over display 'left'.*set x_mm to 1600 or more"),
        ({"bezels_mm": {"left": 30}}, "display 'right' over display 'left'.*x_mm to 1630 or more"),
        ({"id": "left"}, r"displays\[1\].id: found the id 'left' a second time"),
        ({"screen": {"index": 0}}, "found screen 0, which is display 'left' already"),
        ({"screen": {}}, "found none of them, expected one of 'index', 'name', 'serial'"),
        ({"screen": {"index": 1, "name": "x"}}, "found 'index' and 'name'"),
        ({"screen": 1}, "found the number 1, expected an object in braces"),
        ({"pixels": [1080, 1920]}, "found 1080 x 1920 px, turned by 0 degrees.*square pixels"),
        ({"pixels": [1920]}, "found a list of 1, expected width and height of its screen"),
        ({"pixels": ["1920", 1080]}, 'found the text "1920".*write 1920 without quotes'),
        ({"width_mm": "1600"}, 'found the text "1600".*write 1600 without quotes'),
        ({"width_mm": 0}, "found the number 0, expected the width of its picture.*above 0"),
        ({"rotation": 45}, "found the number 45, expected how far it is turned clockwise: 0, 90"),
        ({"Rotation": 90}, "found the unknown key 'Rotation'.*write 'rotation'"),
        ({"bezels_mm": {"top": -1}}, "found the number -1, expected a width in mm, 0 or more"),
    ],
)
def test_what_cannot_hang_so_is_refused(
    write: Write, changes: dict[str, object], sentence: str
) -> None:
    assert re.search(sentence, refusal(write, LEFT, {**RIGHT, **changes}))
