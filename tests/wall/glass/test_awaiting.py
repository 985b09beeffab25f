"""The first moving picture under a finger is seen as it comes, not at the stage's next beat."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.wall.city import City
from tests.wall.glass.conftest import MakeGlass
from wall.glass.awaiting import PATIENCE_S, Awaiting

RED, GREEN = (200, 20, 20), (20, 200, 20)


class Awaited:
    """A look-out over a city, and how often it has seen something."""

    def __init__(self, city: City) -> None:
        self.city, self.seen = city, 0
        self.awaiting = Awaiting(lambda: city.frames)
        self.awaiting.came.connect(self.count)

    def count(self) -> None:
        self.seen += 1


@pytest.fixture
def awaited(qtbot: QtBot) -> Iterator[Awaited]:
    made = Awaited(City(4))
    yield made
    made.awaiting.stop()


def test_the_first_moving_picture_is_seen_once(awaited: Awaited, qtbot: QtBot) -> None:
    with qtbot.waitSignal(awaited.awaiting.came, timeout=20_000):
        awaited.awaiting.begin(2)
        awaited.city.move(2, GREEN)
    awaited.city.move(2, RED)
    qtbot.wait(20)
    assert awaited.seen == 1, "what follows has the stage's beat"


def test_of_a_tile_that_moves_the_next_picture_is_awaited(awaited: Awaited) -> None:
    awaited.city.move(2, GREEN)
    awaited.awaiting.begin(2)
    awaited.awaiting.look()
    assert awaited.seen == 0
    awaited.city.move(2, RED)
    awaited.awaiting.look()
    assert awaited.seen == 1


def test_pictures_of_others_and_stills_are_not_awaited(awaited: Awaited) -> None:
    awaited.awaiting.begin(2)
    awaited.city.move(1, GREEN)
    awaited.city.still(2, GREEN)
    awaited.awaiting.look()
    assert awaited.seen == 0


def test_nobody_looks_for_what_never_comes(awaited: Awaited, qtbot: QtBot) -> None:
    awaited.awaiting.begin(2)
    qtbot.wait(round(PATIENCE_S * 1000) + 200)
    awaited.city.move(2, GREEN)
    qtbot.wait(20)
    assert awaited.seen == 0


def test_a_stage_looks_at_once_when_it_has_come(make_glass: MakeGlass, qtbot: QtBot) -> None:
    glass = make_glass(12)
    glass.stage.press(5)
    glass.stage._timer.stop()  # its own beat, which would see it a little later
    glass.city.move(5, GREEN)
    qtbot.waitUntil(lambda: int(glass.stage.lookout.canvas[5]) >= 0, timeout=20_000)
