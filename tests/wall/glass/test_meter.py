"""The wall counts its frames, and those that show something new, on a real window."""

from __future__ import annotations

from streams.floor.truth import Link
from tests.wall.city import Colour
from tests.wall.glass.conftest import Glass, MakeGlass
from wall.glass.meter import Painted
from wall.glass.view import View

GREEN: Colour = (40, 200, 90)


def painted(glass: Glass) -> Painted:
    """What the next frame adds."""
    before = glass.stage.meter.painted
    glass.settle()
    after = glass.stage.meter.painted
    return Painted(
        after.updates - before.updates,
        after.frames - before.frames,
        after.seconds - before.seconds,
    )


def watched(make_glass: MakeGlass, count: int) -> Glass:
    """A window that is counted and has nothing new to show."""
    glass = make_glass(count)
    glass.stage.meter.watch(glass.window)
    glass.settle()
    return glass


def test_a_frame_with_a_new_picture_is_an_update_and_one_without_is_not(
    make_glass: MakeGlass,
) -> None:
    glass = watched(make_glass, 64)
    glass.city.still(10, GREEN)
    found = painted(glass)
    assert (found.updates, found.frames) == (1, 1)
    assert 0 < found.seconds < 5
    found = painted(glass)
    assert (found.updates, found.frames) == (0, 1), "painted again, with nothing new"


def test_many_new_pictures_in_one_frame_are_one_update(make_glass: MakeGlass) -> None:
    glass = watched(make_glass, 64)
    for channel in range(64):
        glass.city.still(channel, GREEN)
    glass.city.move(3, GREEN)
    assert painted(glass).updates == 1


def test_a_camera_that_falls_silent_is_news_too(make_glass: MakeGlass) -> None:
    glass = watched(make_glass, 6)
    glass.city.late(2, 14)
    assert painted(glass).updates == 1
    glass.city.frames.status["link"][2] = Link.WAITING
    glass.city.look()
    assert painted(glass).updates == 1


def test_what_is_new_out_of_sight_is_no_update(make_glass: MakeGlass) -> None:
    glass = watched(make_glass, 64)
    glass.stage.show(View(8.0, 0.0, 0.0))
    glass.settle()
    assert glass.item.tile_of(63) is None
    glass.city.still(63, GREEN)
    assert painted(glass).updates == 0
    glass.city.still(0, GREEN)
    assert painted(glass).updates == 1


def test_the_spotlight_of_a_tile_out_of_sight_is_in_sight(make_glass: MakeGlass) -> None:
    glass = watched(make_glass, 64)
    glass.stage.show(View(8.0, 0.0, 0.0))
    glass.stage.light(63)
    glass.settle()
    glass.city.move(63, GREEN)
    assert painted(glass).updates == 1
