"""The list of kiosks on the glass: opened by a touch, the worst first, never fresher than it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QPointingDevice
from PySide6.QtQuick import QQuickItem

from layouts.fleet_form import load_fleet
from tests.fakes.kiosk_door import Door
from tests.fakes.patience import until
from tests.wall.face.conftest import OpenWall, Wall
from tests.wall.fleet.conftest import COLOURS, written
from wall.face.kiosks import Kiosks
from wall.fleet.poller import Poller
from wall.fleet.words import SPOKEN


class Time:
    """A stopwatch beside the real one."""

    def __init__(self, poller: Poller) -> None:
        """As much ahead as a test wants."""
        self.ahead = 0.0
        self._clock = poller._clock

    def __call__(self) -> float:
        """Seconds."""
        return self._clock() + self.ahead


class Stand:
    """A wall that looks at three kiosks."""

    def __init__(self, folder: Path) -> None:
        """Open their doors, and look at them."""
        self.doors = {name: Door(folder, name, colour) for name, colour in COLOURS.items()}
        self.poller = Poller(load_fleet(written(folder, self.doors)))
        self.time = Time(self.poller)
        self.poller.start()
        self.kiosks: Kiosks | None = None
        until(
            lambda: all(sight.picture for sight in self.poller.sights.values()),
            20,
            lambda: str(self.poller.sights),
        )

    def show_on(self, wall: Wall, language: str) -> None:
        """Have the wall list them."""
        self.kiosks = Kiosks(self.poller, language, self.time)
        self.kiosks.show_in(wall.windows)
        wall.settle()

    def close(self) -> None:
        """End all of it."""
        if self.kiosks is not None:
            self.kiosks.stop()
        self.poller.stop()
        for door in self.doors.values():
            door.close()


@pytest.fixture
def stand(tmp_path: Path) -> Iterator[Stand]:
    """Kiosks; asked for before a wall is, for they have to outlive it."""
    found = Stand(tmp_path)
    yield found
    found.close()


def entries(wall: Wall) -> list[dict[str, Any]]:
    """What is written in the list's rows, from above."""
    rows = [item for item in wall.items(wall.find("fleetList")) if item.property("entry")]
    rows.sort(key=QQuickItem.y)
    return [row.property("entry") for row in rows if row.isVisible()]


@pytest.mark.parametrize("language", ["ko", "en"])
def test_a_touch_lists_every_kiosk_with_its_picture_and_its_age(
    stand: Stand, open_wall: OpenWall, screen: QPointingDevice, language: str
) -> None:
    wall = open_wall(language=language)
    stand.show_on(wall, language)
    wall.touch(screen, "fleetButton")
    assert {entry["said"] for entry in entries(wall)} == {SPOKEN[language]["well"]}
    assert len(entries(wall)) == 3
    picture = wall.window.grabWindow()
    for place, colour in enumerate(COLOURS.values()):
        middle = wall.middle(f"kiosk_{place}")
        row = wall.find(f"kiosk_{place}")
        left = row.mapToScene(row.boundingRect().topLeft()).x()
        shown = picture.pixelColor(int(left) + 90, middle.y())
        assert (shown.blue(), shown.green(), shown.red()) == colour
    wall.touch(screen, "closeFleet")
    assert not wall.find("fleet").isVisible()


def test_what_is_silent_rises_to_the_top_and_looks_no_fresher_than_it_is(
    stand: Stand, open_wall: OpenWall, screen: QPointingDevice
) -> None:
    wall = open_wall(language="en")
    stand.show_on(wall, "en")
    wall.touch(screen, "fleetButton")
    stand.poller.stop()
    stand.time.ahead = 125.0
    assert stand.kiosks is not None
    stand.kiosks.look()
    wall.settle()
    assert {entry["said"] for entry in entries(wall)} == {"lost"}
    assert {entry["age"] for entry in entries(wall)} == {"picture 2 min old"}
    assert not any(entry["believed"] for entry in entries(wall))
    assert "3" in wall.find("fleetButton").property("text")


def test_a_wall_without_kiosks_has_no_button_for_them(open_wall: OpenWall) -> None:
    wall = open_wall()
    assert not wall.find("fleetButton").isVisible()


def test_only_one_list_stands_open(
    stand: Stand, open_wall: OpenWall, screen: QPointingDevice
) -> None:
    wall = open_wall()
    stand.show_on(wall, "ko")
    wall.touch(screen, "totals")
    assert wall.find("troubles").isVisible()
    wall.touch(screen, "fleetButton")
    assert wall.find("fleet").isVisible()
    assert not wall.find("troubles").isVisible()
    wall.touch(screen, "searchButton")
    assert not wall.find("fleet").isVisible()
