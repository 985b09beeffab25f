"""A clock that is not synchronised is said on the glass until it is."""

from __future__ import annotations

import pytest

from streams.floor.clock import SURE, Timing
from tests.wall.face.conftest import OpenWall, Wall
from wall.face.timekeeping import Timekeeping

FREE = Timing(synchronised=False, error_s=16.0)


def shows(wall: Wall, name: str) -> bool:
    """Whether the item of this name can be seen."""
    found = [one for one in wall.items(wall.window.contentItem()) if one.objectName() == name]
    return bool(found) and found[0].isVisible()


@pytest.mark.parametrize(
    ("language", "warning", "mend"),
    [
        ("en", "Clock not synchronised", "timedatectl set-ntp true"),
        ("ko", "시계 동기화 안 됨", "timedatectl set-ntp true"),
    ],
)
def test_the_warning_comes_and_goes_and_explains_itself(
    open_wall: OpenWall, language: str, warning: str, mend: str
) -> None:
    wall = open_wall(language=language)
    wall.face.clock_.take(SURE)
    wall.settle()
    assert not shows(wall, "clockButton")
    wall.face.clock_.take(FREE)
    wall.settle()
    assert shows(wall, "clockButton")
    assert warning in wall.texts()
    assert wall.face.notice_.property("sentence") == ""
    wall.press("clockButton")
    assert mend in wall.face.notice_.property("sentence")
    wall.face.clock_.take(SURE)
    wall.settle()
    assert not shows(wall, "clockButton")


def test_a_clock_that_is_right_has_nothing_to_explain() -> None:
    clock = Timekeeping("en", lambda: SURE)
    said: list[str] = []
    clock.explained.connect(lambda lead, _mend: said.append(lead))
    clock.explain()
    assert not said
