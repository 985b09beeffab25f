"""What is of the past is told from afar by frame and chip, and nothing private is seen of it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint

from tests.wall.city import colour_at
from tests.wall.glass.conftest import Glass, MakeGlass
from wall.glass.palette import COLOURS
from wall.glass.reelpaint import edges
from wall.glass.veil import Veil

PAST = (20, 200, 20)
PINK = tuple(int(COLOURS.replay[n : n + 2], 16) for n in (1, 3, 5))


def looking_back(make_glass: MakeGlass) -> Glass:
    """Channel 5 is enlarged, and its past stands on canvas 6."""
    glass = make_glass(12)
    glass.city.move(6, PAST)
    glass.stage.light(5)
    glass.bot.wait(300)
    glass.stage.reel(5, 6)
    glass.settle()
    return glass


def around(glass: Glass) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    """The colour at the left edge of the spotlight, and in its middle."""
    x, y, width, height = glass.item.spotlight_place(5)
    image = glass.image()
    edge = colour_at(image, QPoint(round(x) + 2, round(y + height / 2)))
    return edge, colour_at(image, QPoint(round(x + width / 2), round(y + height / 2)))


def close(found: tuple[int, int, int], wanted: tuple[int, ...]) -> bool:
    return int(np.abs(np.subtract(found, wanted)).max()) < 6


def test_the_past_stands_in_its_frame_and_what_is_live_does_not(make_glass: MakeGlass) -> None:
    glass = looking_back(make_glass)
    edge, middle = around(glass)
    assert close(edge, PINK)
    assert close(middle, PAST)
    glass.stage.reel(5, None)
    glass.settle()
    edge, middle = around(glass)
    assert not close(edge, PINK)
    assert close(middle, glass.city.colour(5))


def test_before_its_first_picture_what_is_live_is_shown_and_says_nothing_else(
    make_glass: MakeGlass,
) -> None:
    glass = looking_back(make_glass)
    glass.stage.reel(5, 7)
    glass.settle()
    edge, middle = around(glass)
    assert not close(edge, PINK)
    assert close(middle, glass.city.colour(5))


def test_nothing_of_the_past_is_seen_of_what_is_private(make_glass: MakeGlass) -> None:
    glass = looking_back(make_glass)
    veils = np.zeros(12, np.uint8)
    veils[5] = Veil.HIDDEN
    glass.stage.veil(veils)
    glass.settle()
    edge, middle = around(glass)
    assert not close(edge, PINK)
    assert not close(middle, PAST)


def test_a_frame_lies_inside_its_box() -> None:
    assert edges((10, 20, 100, 50), 4) == (
        (10, 20, 100, 4),
        (10, 66, 100, 4),
        (10, 20, 4, 50),
        (106, 20, 4, 50),
    )
