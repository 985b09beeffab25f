"""The glass turns dim at night and its text grows as the surface document says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from layouts.night import Night
from tests.wall.face.conftest import OpenWall, Wall
from tests.wall.face.test_program import LAYOUT
from wall.documents import Documents
from wall.glass.mosaic import MosaicItem
from wall.glass.palette import COLOURS, DAY, NIGHT
from wall.glass.theme import SCALE

NIGHTLY = replace(LAYOUT, surface=replace(LAYOUT.surface, night=Night(time(19, 30), time(6, 30))))


@pytest.fixture(autouse=True)
def by_day() -> Iterator[None]:
    """Every other test is by day."""
    yield
    COLOURS.turn(DAY)
    SCALE.turn(1.0)


def tell_time(wall: Wall, hour: int) -> None:
    """It is so late at the wall."""
    wall.face.comfort_._clock = lambda: datetime(2026, 11, 21, hour, tzinfo=UTC)
    wall.face.comfort_.look()
    wall.settle()


def ground(wall: Wall) -> str:
    """The colour of the top strip, where nothing is written."""
    image = wall.window.grabWindow()
    return str(image.pixelColor(4, 4).name())


def test_at_night_the_glass_is_dim_and_by_day_it_is_not(open_wall: OpenWall) -> None:
    wall = open_wall(NIGHTLY)
    tell_time(wall, 12)
    assert ground(wall) == DAY.panel
    tell_time(wall, 20)
    assert ground(wall) == NIGHT.panel
    texts = [item.property("color") for item in wall.items(wall.window.contentItem())]
    written = {colour.name() for colour in texts if isinstance(colour, QColor)}
    assert NIGHT.text in written
    assert DAY.text not in written
    tell_time(wall, 7)
    assert ground(wall) == DAY.panel


def test_what_stands_on_the_tiles_turns_too(open_wall: OpenWall) -> None:
    wall = open_wall(NIGHTLY)
    wall.city.late(1, 90)
    tell_time(wall, 12)

    def late() -> set[str]:
        wall.settle()
        image = wall.window.grabWindow()
        box = wall.find("mosaic").tile_of(1)  # type: ignore[attr-defined]
        top = wall.find("mosaic").y()
        x, y = int(box[0]), int(box[1] + top)
        wide, high = int(box[2]), int(box[3])
        return {
            image.pixelColor(x + dx, y + dy).name() for dx in range(wide) for dy in range(high)
        } & {DAY.late, NIGHT.late}

    assert late() == {DAY.late}
    tell_time(wall, 22)
    assert late() == {NIGHT.late}


def test_text_grows_with_all_that_bears_it(open_wall: OpenWall) -> None:
    wall = open_wall(LAYOUT)
    item = wall.find("mosaic")
    assert isinstance(item, MosaicItem)
    before = item.unit, wall.find("searchButton").height(), wall.window.property("u")
    large = replace(LAYOUT, surface=replace(LAYOUT.surface, text_scale=1.5))
    wall.face.take(Documents(wall.city.channels, large, {}, (), {}))
    wall.settle()
    after = item.unit, wall.find("searchButton").height(), wall.window.property("u")
    assert after == pytest.approx(tuple(1.5 * side for side in before), abs=1)
    wall.face.take(Documents(wall.city.channels, LAYOUT, {}, (), {}))
    wall.settle()
    assert item.unit == before[0]


def test_a_wall_that_ends_turns_nothing_any_more(open_wall: OpenWall, qtbot: QtBot) -> None:
    wall = open_wall(NIGHTLY)
    tell_time(wall, 12)
    wall.face.comfort_._timer.setInterval(1)
    COLOURS.turn(NIGHT)
    qtbot.waitUntil(lambda: COLOURS.now == DAY)
    wall.face.stop()
    COLOURS.turn(NIGHT)
    qtbot.wait(50)
    assert COLOURS.now == NIGHT
