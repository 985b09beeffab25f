"""Which window opens on which screen."""

from __future__ import annotations

import pytest

from layouts.geometry import Rect
from layouts.surface import Display, Screen, Surface
from wall.face.displays import DisplayMissingError, ScreenFacts, WindowPlan, planned

HDMI = ScreenFacts("HDMI-1", "A1")
DP = ScreenFacts("DP-2", "B2")


def display(name: str, x: float, screen: Screen) -> Display:
    return Display(name, Rect(x, 0, 1000, 600), (1920, 1080), screen)


def two(left: Screen, right: Screen) -> Surface:
    return Surface((display("left", 0, left), display("right", 1020, right)))


def test_without_a_layout_there_is_one_window() -> None:
    assert planned(None, [HDMI]) == (WindowPlan(None, None, None),)


def test_every_display_gets_its_part_on_its_screen() -> None:
    surface = two(Screen(name="DP-2"), Screen(index=0))
    assert planned(surface, [HDMI, DP]) == (
        WindowPlan(1, (0, 0, 1000, 600), "left"),
        WindowPlan(0, (1020, 0, 1000, 600), "right"),
    )


def test_a_screen_is_found_by_its_serial_number() -> None:
    surface = Surface((display("only", 0, Screen(serial="B2")),))
    assert planned(surface, [HDMI, DP])[0].screen == 1


def test_a_machine_with_fewer_screens_shows_the_whole_wall_in_one_window() -> None:
    surface = two(Screen(index=0), Screen(index=1))
    assert planned(surface, [HDMI]) == (WindowPlan(None, (0, 0, 2020, 600), None),)


def test_a_screen_that_is_not_there_is_told_with_those_that_are() -> None:
    surface = Surface((display("only", 0, Screen(name="HDMI-2")),))
    with pytest.raises(DisplayMissingError) as told:
        planned(surface, [HDMI, DP])
    assert str(told.value) == (
        "The display 'only' of the layout stands on screen 'HDMI-2', but this machine has the "
        "screens 0: 'HDMI-1', 1: 'DP-2'; is 'HDMI-1' meant? "
        "Correct 'screen' of that display in the layout."
    )
