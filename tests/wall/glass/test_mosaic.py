"""A real window: every tile stands in its place, shows the newest picture, tells the truth."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage

from streams.floor.truth import Link
from streams.media.demand import Focus
from tests.wall.city import City, Colour, colour_at
from tests.wall.glass.conftest import Glass, MakeGlass
from wall.glass.spotlights import Bay
from wall.glass.view import View

GREEN: Colour = (40, 200, 90)
ROSE: Colour = (220, 80, 120)


def near(one: Colour, other: Colour, within: int = 6) -> bool:
    return all(abs(a - b) <= within for a, b in zip(one, other, strict=True))


def greyish(colour: Colour) -> bool:
    return max(colour) - min(colour) <= 3


def different_pixels(one: QImage, other: QImage, box: tuple[float, float, float, float]) -> int:
    left, top, width, height = (round(value) for value in box)
    return sum(
        one.pixel(x, y) != other.pixel(x, y)
        for x in range(left, left + width)
        for y in range(top, top + height)
    )


@pytest.mark.parametrize("count", [1, 6, 64, 300])
def test_every_tile_shows_its_own_channel(make_glass: MakeGlass, count: int) -> None:
    glass = make_glass(count)
    image = glass.image()
    for channel in range(count):
        seen = colour_at(image, glass.middle(channel))
        assert near(seen, City.colour(channel)), channel


def test_a_new_still_is_on_the_glass_at_the_next_frame(make_glass: MakeGlass) -> None:
    glass = make_glass(64)
    glass.city.still(10, GREEN)
    glass.settle()
    assert near(glass.colour_of(10), GREEN)
    assert near(glass.colour_of(11), City.colour(11))


def test_a_channel_in_motion_is_drawn_from_its_canvas(make_glass: MakeGlass) -> None:
    glass = make_glass(6)
    for colour in (GREEN, ROSE, GREEN):
        glass.city.move(2, colour)
        glass.settle()
        assert near(glass.colour_of(2), colour)


def test_a_picture_of_another_shape_is_neither_cropped_nor_stretched(make_glass: MakeGlass) -> None:
    glass = make_glass(4)
    glass.city.frames.status["width"][1], glass.city.frames.status["height"][1] = 480, 480
    glass.city.move(1, GREEN, 180, 180)
    glass.stage.aspects = glass.city.frames.status["width"] / glass.city.frames.status["height"]
    glass.stage.relay()
    glass.settle()
    box = glass.item.tile_of(1)
    assert box is not None
    assert box[2] == pytest.approx(box[3], abs=1)
    beside = QPoint(round(box[0]) - 10, round(box[1] + box[3] / 2))
    assert max(colour_at(glass.image(), beside)) < 30, "the rest of the cell is dark"


def test_a_late_tile_does_not_look_live(make_glass: MakeGlass) -> None:
    glass = make_glass(6)
    lively = glass.image()
    glass.city.late(3, 14)
    glass.settle()
    box = glass.item.tile_of(3)
    assert box is not None
    corner = QPoint(round(box[0] + 8), round(box[1] + 8))
    seen = colour_at(glass.image(), corner)
    assert greyish(seen)
    assert max(seen) < max(colour_at(lively, corner)), "it is darker, too"
    middle = (box[0] + box[2] * 0.3, box[1] + box[3] * 0.25, box[2] * 0.4, box[3] * 0.3)
    assert different_pixels(glass.image(), lively, middle) > 500, "and there are words on it"


def test_a_late_tile_that_was_in_motion_does_not_look_live_either(make_glass: MakeGlass) -> None:
    glass = make_glass(6)
    glass.city.move(3, GREEN)
    glass.settle()
    glass.city.late(3, 14)
    glass.settle()
    box = glass.item.tile_of(3)
    assert box is not None
    assert greyish(colour_at(glass.image(), QPoint(round(box[0] + 8), round(box[1] + 8))))
    glass.city.frames.status["packet_at"][3] += 100
    glass.city.move(3, ROSE)
    glass.settle()
    assert near(glass.colour_of(3), ROSE), "and it comes back"


def test_a_channel_without_a_picture_is_an_empty_bed(make_glass: MakeGlass) -> None:
    glass = make_glass(6)
    status = glass.city.frames.status[2]
    status["link"], status["played_at"], status["captured"] = Link.CONNECTING, 0, 0
    glass.city.frames.stills["sequence"][2] = 0
    glass.city.look()
    glass.settle()
    box = glass.item.tile_of(2)
    assert box is not None
    seen = colour_at(glass.image(), QPoint(round(box[0] + 8), round(box[1] + 8)))
    assert near(seen, (0x15, 0x1A, 0x21))


def test_small_tiles_bear_no_words_but_the_mark_of_trouble(make_glass: MakeGlass) -> None:
    glass = make_glass(300)
    quiet = glass.image()
    for channel in (17, 18):
        box = glass.item.tile_of(channel)
        assert box is not None
        left, top = round(box[0]), round(box[1])
        assert len({quiet.pixel(left + x, top + y) for x in (2, 9) for y in (2, 9)}) == 1, (
            "a live tile is nothing but its picture"
        )
    glass.city.late(17, 14)
    glass.settle()
    box = glass.item.tile_of(17)
    assert box is not None
    seen = glass.image()
    orange = [
        colour_at(seen, QPoint(round(box[0]) + x, round(box[1]) + y))
        for x in range(int(box[2]))
        for y in range(int(box[3]))
    ]
    assert any(red > 180 and blue < 140 for red, _, blue in orange), "the mark is there"


def test_names_stand_on_tiles_that_are_wide_enough(make_glass: MakeGlass) -> None:
    glass = make_glass(6)
    box = glass.item.tile_of(0)
    assert box is not None
    strip = [
        colour_at(glass.image(), QPoint(round(box[0]) + x, round(box[1] + box[3]) - 12))
        for x in range(4, 120)
    ]
    assert any(min(colour) > 180 for colour in strip), "letters are light"
    assert sum(max(colour) < 90 for colour in strip) > 40, "on a dark strip"


def test_the_picture_grows_out_of_its_tile_and_is_never_black(make_glass: MakeGlass) -> None:
    glass = make_glass(64)
    middle = glass.middle(9)

    def width() -> int:
        glass.settle()
        image = glass.image()
        row = [colour_at(image, QPoint(x, middle.y())) for x in range(0, 960, 4)]
        assert near(row[middle.x() // 4], City.colour(9))
        return sum(near(colour, City.colour(9)) for colour in row)

    widths = [width()]
    glass.stage.light(9)
    spot = glass.stage.spotlight
    assert spot is not None
    while spot.moving(time.monotonic()):
        widths.append(width())
    widths.append(width())
    assert widths == sorted(widths)
    assert widths[0] < widths[-1]
    large = glass.item.spotlight_place(9)
    centre = QPoint(round(large[0] + large[2] / 2), round(large[1] + large[3] / 2))
    assert near(colour_at(glass.image(), centre), City.colour(9))


def test_a_spotlight_leaves_room_beside_it_for_whoever_asked_for_it(make_glass: MakeGlass) -> None:
    glass = make_glass(64)
    glass.stage.light(9)
    x, _, width, _ = glass.item.spotlight_place(9)
    glass.stage.keep_free(Bay(glass.item), 200.0)
    left, _, narrow, _ = glass.item.spotlight_place(9)
    assert left + narrow <= glass.item.width() - 200.0
    assert left < x
    glass.stage.keep_free(Bay(glass.item), 0.0)
    assert glass.item.spotlight_place(9)[::2] == (x, width)


def test_the_spotlight_shows_motion_as_soon_as_there_is_some(make_glass: MakeGlass) -> None:
    glass = make_glass(64)
    glass.stage.light(9)
    glass.city.move(9, GREEN)
    glass.settle()
    assert near(glass.colour_of(9), GREEN)
    glass.city.move(9, ROSE, 640, 360)
    glass.settle()
    assert near(glass.colour_of(9), ROSE), "a larger picture replaces the smaller one"


def test_the_source_knows_what_stands_on_the_glass(make_glass: MakeGlass) -> None:
    glass = make_glass(6)
    assert sorted(glass.city.shown) == list(range(6))
    assert glass.city.shown[0].width == pytest.approx(320, abs=4)
    glass.stage.light(4)
    large = glass.item.spotlight_place(4)
    assert glass.city.shown[4].width == pytest.approx(large[2], abs=1)
    assert glass.city.shown[4].focus is Focus.SPOTLIGHT
    glass.stage.show(View(3.0, 0.0, 0.0))
    # A tile that was zoomed out of sight is not asked for.
    glass.bot.waitUntil(lambda: 5 not in glass.city.shown)


def test_two_thousand_eight_hundred_tiles(make_glass: MakeGlass) -> None:
    glass = make_glass(2800, (1920, 1080))
    image = glass.image()
    for channel in (0, 70, 71, 1399, 2799):
        assert near(colour_at(image, glass.middle(channel)), City.colour(channel)), channel
    glass.stage.pan(0.0, 0.0)
    glass.settle()
    moving = glass.image()
    for channel in (0, 70, 71, 1399, 2799):
        assert near(colour_at(moving, glass.middle(channel)), City.colour(channel)), channel


def test_the_names_change_with_the_documents(make_glass: MakeGlass) -> None:
    glass = make_glass(6)
    box = glass.item.tile_of(0)
    assert box is not None
    before = glass.image()
    glass.stage.rename([f"Kamera {channel}" for channel in range(6)])
    glass.settle()
    strip = (box[0], box[1] + box[3] - 20, 150.0, 18.0)
    assert different_pixels(before, glass.image(), strip) > 20


def test_more_channels_than_before_need_new_memory(make_glass: MakeGlass) -> None:
    glass: Glass = make_glass(6)
    larger = City(12)
    glass.city.frames, glass.city.judge = larger.frames, larger.judge
    glass.stage.restart()
    glass.settle()
    assert near(glass.colour_of(5), City.colour(5))


def test_a_window_that_was_hidden_shows_its_tiles_again(make_glass: MakeGlass) -> None:
    glass = make_glass(6)
    for colour in (GREEN, ROSE):
        glass.window.hide()
        glass.bot.waitUntil(lambda: not glass.window.isVisible())
        glass.city.move(2, colour)
        glass.window.show()
        glass.settle()
        assert near(glass.colour_of(2), colour)
        assert near(glass.colour_of(4), City.colour(4))


def test_a_sliver_at_the_edge_is_not_decoded_like_the_tile_that_is_looked_at(
    make_glass: MakeGlass,
) -> None:
    glass = make_glass(9)
    glass.stage.show(View(2.8, -840.0, -486.0))
    glass.settle()
    glass.bot.waitUntil(lambda: glass.city.shown[4].width > 800)
    assert glass.item.tile_of(3) is not None, "its neighbour looks in"
    assert 0 < glass.city.shown[3].width < glass.city.shown[4].width * 0.6


def test_a_whole_city_in_trouble_moves_in_grey_and_has_its_marks_at_rest(
    make_glass: MakeGlass,
) -> None:
    glass = make_glass(300)
    for channel in range(300):
        glass.city.late(channel, 14)
    glass.settle()

    def orange() -> int:
        box = glass.item.tile_of(150)
        assert box is not None
        left, top, width, height = (round(side) for side in box)
        image = glass.image()
        spots = [
            colour_at(image, QPoint(left + x, top + y)) for x in range(width) for y in range(height)
        ]
        assert all(max(spot) < 180 or not greyish(spot) for spot in spots), "never in its colours"
        return sum(red > 180 and blue < 140 for red, _, blue in spots)

    assert orange() > 5
    glass.stage.pan(0.0, 0.0)
    glass.settle()
    assert orange() == 0
    assert greyish(glass.colour_of(150))
    glass.stage.release()
    glass.bot.waitUntil(lambda: not glass.stage.moving)
    glass.settle()
    assert orange() > 5
