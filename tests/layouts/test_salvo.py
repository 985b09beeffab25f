"""A salvo: what stands on which display, in fractions of the whole canvas."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from layouts.channel import Channel
from layouts.geometry import Rect
from layouts.layout import Layout, load_layout
from layouts.problem import DocumentError
from layouts.scene import Cell

Write = Callable[[str, str], Path]

DISPLAYS = [
    {
        "id": name, "x_mm": x, "y_mm": y, "width_mm": 1600, "height_mm": 900,
        "pixels": [1920, 1080], "screen": {"index": number},
    }
    for number, (name, x, y) in enumerate(
        [("nw", 0, 0), ("ne", 1600, 0), ("sw", 0, 900), ("se", 1600, 900)]
    )
]  # fmt: skip
CHANNELS = tuple(Channel(name, {"ko": name}, "rtsp://h/") for name in "abcd")


def load(write: Write, *parts: dict[str, Any]) -> Layout:
    document = {
        "version": 1,
        "surface": {"displays": DISPLAYS},
        "scenes": [{"id": "all", "name": {"en": "All"}, "mosaic": "all"}],
        "salvos": [{"id": "s", "name": {"ko": "호우"}, "show": parts}],
    }
    return load_layout(write("layout.json", json.dumps(document)), "abcd")


def cells(layout: Layout) -> tuple[Cell, ...]:
    places = layout.salvos_by_id["s"].places_on(layout.surface, layout.scenes_by_id, CHANNELS)
    return tuple(place for place in places if isinstance(place, Cell))


def test_channels_stand_on_the_displays_that_are_named_and_nowhere_else(write: Write) -> None:
    layout = load(write, {"displays": ["ne"], "channels": ["c", "a"]})
    assert [cell.channel for cell in cells(layout)] == ["c", "a"]
    for cell in cells(layout):
        assert Rect(0.5, 0, 0.5, 0.5).contains(cell.rect, 1e-9)
    assert layout.salvos[0].name("en") == "호우"


def test_a_scene_fills_the_rectangle_around_its_displays(write: Write) -> None:
    layout = load(
        write,
        {"displays": ["nw", "sw"], "scene": "all"},
        {"displays": ["se"], "channels": ["d"]},
    )
    *left, right = cells(layout)
    assert [cell.channel for cell in left] == ["a", "b", "c", "d"]
    # Half the canvas is as wide as a display and twice as high: tiles of a quarter's height.
    assert {(cell.rect.x, cell.rect.height) for cell in left} == {(0.0, 0.25), (0.25, 0.25)}
    assert right.rect == Rect(0.5, 0.5, 0.5, 0.5)


def test_displays_around_which_another_lies_are_told(write: Write) -> None:
    with pytest.raises(DocumentError, match="'nw', 'se', around which lies display 'ne' too"):
        load(write, {"displays": ["nw", "se"], "scene": "all"})
