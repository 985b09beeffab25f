"""Cells, mosaics in cells, boards among them, and salvos over a part of the wall."""

from __future__ import annotations

import numpy as np
import pytest

from layouts.geometry import Rect
from layouts.layout import Layout
from layouts.mosaic import Mosaic
from layouts.pane import Clock, Pane, Text
from layouts.salvo import Part, Salvo
from layouts.scene import Cell, Placed, Scene
from layouts.surface import Display, Screen, Surface
from tests.wall.face.conftest import channels
from wall.face.program import Called, Rows, arranged
from wall.face.showing import Showing
from wall.glass.arrangement import Arrangement
from wall.glass.board import Nobody

ROWS = Rows(channels(), range(6))
TITLE = Text({"en": "Bridges"})
LEFT, RIGHT = Rect(0, 0, 0.5, 1), Rect(0.5, 0, 0.5, 1)


def display(number: int) -> Display:
    place = Rect(number * 1600.0, 0, 1600, 900)
    return Display("abc"[number], place, (1920, 1080), Screen(index=number))


WALL = Surface(tuple(display(number) for number in range(3)))
ALL = Scene("all", {"en": "All"}, Mosaic())
PAIR = Scene("pair", {}, Placed((Cell("seoul-0001", LEFT), Cell("seoul-0002", RIGHT))))
LAYOUT = Layout(WALL, (ALL, PAIR))
FLOOD = Salvo("flood", {}, (Part(("a",), channels=("seoul-0004", "gone", "seoul-0003")),))
WIDE = Salvo("wide", {}, (Part(("b", "c"), scene="pair"), Part(("a",), channels=("seoul-0000",))))


def scene(*places: Cell | Pane) -> Scene:
    return Scene("s", {}, Placed(places))


def standing(*called: Salvo, on: Scene = ALL) -> Arrangement:
    return arranged(on, WALL, ROWS, 0, 0, Called(LAYOUT, called))


def test_a_mosaic_in_a_cell_stands_beside_other_cells() -> None:
    content = scene(Cell("seoul-0003", LEFT), Pane(Mosaic(("강남",)), RIGHT))
    tiles = arranged(content, None, ROWS, 1600, 900)
    assert tiles.channels.tolist() == [3, 0, 5]
    assert tiles.cells[0].tolist() == [0, 0, 800, 900]
    assert tiles.cells[1:].tolist() == [[800, 0, 800, 450], [800, 450, 800, 450]]
    assert tiles.boards == ()


def test_a_mosaic_that_nobody_fits_says_so_in_its_place() -> None:
    tiles = arranged(scene(Pane(Mosaic(("부산",)), RIGHT)), None, ROWS, 1600, 900)
    assert [(board.content, board.box) for board in tiles.boards] == [
        (Nobody(), (800.0, 0.0, 800.0, 900.0))
    ]


def test_boards_lie_on_what_came_before_them_and_under_what_comes_after() -> None:
    inner = Rect(0.1, 0.1, 0.2, 0.2)
    tiles = arranged(
        scene(
            Pane(TITLE, LEFT),
            Cell("seoul-0001", inner),
            Cell("seoul-0002", RIGHT),
            Pane(Clock(), Rect(0.6, 0, 0.2, 0.2)),
        ),
        None, ROWS, 1600, 900,
    )  # fmt: skip
    assert [board.under for board in tiles.boards] == [True, False]


def test_neighbours_lie_on_nothing() -> None:
    tiles = arranged(scene(Pane(TITLE, LEFT), Cell("seoul-0001", RIGHT)), None, ROWS, 1600, 900)
    assert not tiles.boards[0].under


def test_a_salvo_has_its_display_and_the_others_keep_what_they_show() -> None:
    before = standing(on=PAIR)
    assert before.cells.tolist() == [[0, 0, 2400, 900], [2400, 0, 2400, 900]]
    after = standing(FLOOD, on=PAIR)
    assert after.channels.tolist() == [1, 2, 4, 3]
    left, right, *salvo = after.cells.tolist()
    assert left == [1600, 0, 800, 900], "what reached under the salvo stands beside it, smaller"
    assert right == [2400, 0, 2400, 900], "and the other stays"
    assert all(x + width <= 1600 for x, _, width, _ in salvo)


def test_of_a_mosaic_of_all_only_what_the_salvo_covers_goes() -> None:
    before, after = standing(), standing(FLOOD)
    clear = before.cells[:, 0] >= 1600
    kept = after.cells[: int(clear.sum())]
    assert clear.any()
    assert np.isin(before.channels[clear], after.channels).all()
    assert np.array_equal(kept, before.cells[clear])


def test_a_salvo_may_put_scenes_and_channels_up_at_once() -> None:
    tiles = standing(WIDE)
    assert tiles.channels.tolist() == [1, 2, 0]
    wanted = [[1600, 0, 1600, 900], [3200, 0, 1600, 900], [0, 0, 1600, 900]]
    assert np.allclose(tiles.cells, wanted)


def test_boards_go_with_their_display() -> None:
    title = Pane(TITLE, Rect(0, 0, 1 / 3, 1))
    assert standing(on=scene(title)).boards
    assert standing(FLOOD, on=scene(title)).boards == ()


def test_a_salvo_hides_those_whose_displays_it_takes_all() -> None:
    showing = Showing(ALL).over(FLOOD).over(WIDE)
    assert showing.salvo_ids == ("wide",)
    assert Showing(ALL).over(WIDE).over(FLOOD).salvo_ids == ("wide", "flood")


def test_an_edit_takes_away_what_it_no_longer_has() -> None:
    showing = Showing(PAIR).over(FLOOD)
    edited = showing.edited(Layout(WALL, (ALL,), salvos=(FLOOD,)))
    assert (edited.scene, edited.salvo_ids) == (ALL, ("flood",))
    assert showing.edited(LAYOUT) == Showing(PAIR)
    assert showing.edited(None) == Showing()


@pytest.mark.parametrize(("shift", "even"), [(0.0, True), (100.0, False)])
def test_tiles_of_two_grids_are_not_joined(shift: float, even: bool) -> None:
    cells = np.array([[0, 0, 320, 180], [320, 0, 320, 180], [640 + shift, 0, 320, 180.0]])
    assert Arrangement(np.arange(3), cells, 1600, 900).even is even
