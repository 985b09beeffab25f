"""What has not changed is not painted again: on a machine without a card that is all the time."""

from __future__ import annotations

import numpy as np

from scripts.benchmark.hand.screen import grabbed
from tests.wall.glass.conftest import Glass, MakeGlass

NEW, UNSAID = (250, 20, 20), (20, 20, 250)


def on_screen(glass: Glass, channel: int) -> tuple[int, int, int]:
    """What was flushed to the screen in the middle of a tile, without drawing anew: RGB."""
    place = glass.middle(channel)
    blue, green, red, _ = grabbed(glass.window, glass.item, (place.x(), place.y(), 1, 1))[0, 0]
    return int(red), int(green), int(blue)


def paint_unsaid(glass: Glass, channel: int) -> None:
    """Change a tile's memory without telling: seen only where it is painted again."""
    glass.city.frames.slot(channel)[:] = (*UNSAID[::-1], 255)


def one_tile_is_painted(glass: Glass) -> None:
    """A new picture of tile 1 comes onto the screen, and tile 30 is left as it was."""
    before = on_screen(glass, 30)
    paint_unsaid(glass, 30)
    glass.city.still(1, NEW)
    glass.settle()
    assert np.abs(np.subtract(on_screen(glass, 1), NEW)).max() < 3
    assert on_screen(glass, 30) == before
    assert before != UNSAID


def test_a_new_picture_has_its_own_tile_painted_and_no_other(make_glass: MakeGlass) -> None:
    one_tile_is_painted(make_glass(40))


def calm(glass: Glass) -> None:
    """Wait until nothing moves or fades any more."""
    glass.bot.waitUntil(lambda: not glass.stage.moving and not glass.stage.spotlights.all)
    glass.bot.wait(50)
    glass.settle()
    glass.settle()


def test_that_is_so_after_a_spotlight_has_come_and_gone(make_glass: MakeGlass) -> None:
    glass = make_glass(40)
    glass.stage.light(5)
    glass.settle()
    glass.stage.light(None)
    calm(glass)
    one_tile_is_painted(glass)


def test_that_is_so_after_a_journey_into_the_glass_and_back(make_glass: MakeGlass) -> None:
    glass = make_glass(40)
    glass.stage.approach(5)
    glass.bot.waitUntil(lambda: not glass.stage.moving)
    glass.settle()
    glass.stage.back()
    calm(glass)
    glass.bot.wait(1500)  # the chart of where one is goes by and by
    glass.settle()
    one_tile_is_painted(glass)


def test_that_is_so_beside_a_tile_that_is_late(make_glass: MakeGlass) -> None:
    glass = make_glass(40)
    glass.city.late(7, 100.0)
    glass.settle()
    calm(glass)
    one_tile_is_painted(glass)


def test_that_is_so_after_the_past_of_a_channel_was_shown(make_glass: MakeGlass) -> None:
    glass = make_glass(40)
    glass.city.move(6, (20, 200, 20))
    glass.stage.light(5)
    glass.stage.reel(5, 6)
    glass.settle()
    glass.stage.reel(5, None)
    glass.stage.light(None)
    glass.city.frames.status["canvas"][6] = -1
    calm(glass)
    one_tile_is_painted(glass)
