"""Which tiles a scene puts onto the stage."""

from __future__ import annotations

import pytest

from layouts.geometry import Rect
from layouts.layout import Layout
from layouts.scene import Cell, Mosaic, Placed, Scene
from layouts.surface import Display, Screen, Surface
from tests.wall.face.conftest import channels
from wall.face.program import Rows, SceneUnknownError, arranged, first_scene

ROWS = Rows(channels(), range(6))
SURFACE = Surface((Display("a", Rect(0, 0, 1600, 900), (1920, 1080), Screen(index=0)),))
ALL = Scene("all", {"en": "All"}, Mosaic())
GANGNAM = Scene("gangnam", {"en": "Gangnam"}, Mosaic(("강남",)))
PAIR = Scene(
    "pair",
    {"en": "Pair"},
    Placed(
        (
            Cell("seoul-0004", Rect(0, 0, 0.75, 1)),
            Cell("seoul-0001", Rect(0.75, 0, 0.25, 0.5)),
            Cell("gone", Rect(0.75, 0.5, 0.25, 0.5)),
        )
    ),
)
LAYOUT = Layout(SURFACE, (ALL, GANGNAM, PAIR))


def test_without_a_scene_every_channel_is_there() -> None:
    assert arranged(None, None, ROWS, 1280, 660).channels.tolist() == [0, 1, 2, 3, 4, 5]


def test_a_group_s_mosaic_has_the_channels_of_the_group() -> None:
    assert arranged(GANGNAM, None, ROWS, 1280, 660).channels.tolist() == [0, 5]


def test_fixed_cells_stand_where_the_scene_says_and_unknown_channels_nowhere() -> None:
    tiles = arranged(PAIR, None, ROWS, 1000, 500)
    assert tiles.channels.tolist() == [4, 1]
    assert tiles.cells.tolist() == [[0, 0, 750, 500], [750, 0, 250, 250]]


def test_a_wall_of_several_displays_keeps_its_shape() -> None:
    tiles = arranged(ALL, SURFACE, ROWS, 1000, 1000)
    assert (tiles.width, tiles.height) == (1600, 900)


def test_the_first_scene_is_the_one_asked_for_or_the_layout_s_first() -> None:
    assert first_scene(None, None) is None
    assert first_scene(LAYOUT, None) is ALL
    assert first_scene(LAYOUT, "pair") is PAIR


@pytest.mark.parametrize("layout", [None, LAYOUT])
def test_an_unknown_scene_is_told(layout: Layout | None) -> None:
    with pytest.raises(SceneUnknownError, match="--scene: found 'gangnm'"):
        first_scene(layout, "gangnm")


def test_the_nearest_scene_is_named() -> None:
    with pytest.raises(SceneUnknownError, match="Is 'gangnam' meant"):
        first_scene(LAYOUT, "gangnm")
