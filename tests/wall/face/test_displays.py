"""Which window opens on which screen, and which stays with its display whatever is plugged in."""

from __future__ import annotations

from collections.abc import Sequence

from layouts.geometry import Rect
from layouts.surface import Display, Screen, Surface
from wall.face.absence import dark_words, turned_words
from wall.face.displays import ScreenFacts, Seats, WindowPlan, planned

HDMI = ScreenFacts("HDMI-1", "A1", (0, 0, 1920, 1080))
DP = ScreenFacts("DP-2", "B2", (1920, 0, 1920, 1080))
DESK = ScreenFacts("DESK", "D4", (3840, 0, 1280, 800))
LEFT, RIGHT = (0, 0, 1000, 600), (1020, 0, 1000, 600)
WHOLE = WindowPlan(None, (0, 0, 2020, 600), None)


def display(name: str, x: float, screen: Screen) -> Display:
    return Display(name, Rect(x, 0, 1000, 600), (1920, 1080), screen)


def two(left: Screen, right: Screen) -> Surface:
    return Surface((display("left", 0, left), display("right", 1020, right)))


NAMED = two(Screen(name="HDMI-1"), Screen(name="DP-2"))
COUNTED = two(Screen(index=0), Screen(index=1))


def seats(surface: Surface, *moments: Sequence[ScreenFacts]) -> Seats:
    """Where displays stand at last, when there were these screens one moment after another."""
    now = Seats(())
    for screens in moments:
        now = planned(surface, screens, now.known)
    return now


def places(now: Seats) -> dict[str | None, int | None]:
    """The screen of each display that has one."""
    return {plan.display: plan.screen for plan in now.windows}


def test_without_a_layout_there_is_one_window() -> None:
    assert planned(None, [HDMI]).windows == (WindowPlan(None, None, None),)


def test_every_display_gets_its_part_on_its_screen() -> None:
    surface = two(Screen(name="DP-2"), Screen(index=0))
    assert planned(surface, [HDMI, DP]).windows == (
        WindowPlan(1, LEFT, "left"),
        WindowPlan(0, RIGHT, "right"),
    )


def test_a_screen_is_found_by_its_serial_number() -> None:
    surface = Surface((display("only", 0, Screen(serial="B2")),))
    assert places(planned(surface, [HDMI, DP])) == {"only": 1}


def test_a_desk_with_fewer_screens_shows_the_whole_wall_in_one_window_and_misses_nothing() -> None:
    desk = planned(COUNTED, [HDMI])
    assert (desk.windows, desk.dark, desk.rehearsed) == ((WHOLE,), (), True)
    assert places(seats(COUNTED, [HDMI], [HDMI, DP])) == {"left": 0, "right": 1}


def test_a_wall_that_lacks_a_screen_stands_on_those_there_are() -> None:
    lacking = planned(NAMED, [DP, DESK])
    assert lacking.windows == (WindowPlan(0, RIGHT, "right"),)
    assert lacking.dark == ("left",)
    assert places(seats(NAMED, [DP, DESK], [DP, DESK, HDMI])) == {"left": 2, "right": 0}


def test_a_screen_that_is_not_the_walls_is_left_alone_while_one_of_the_walls_is_there() -> None:
    assert places(seats(COUNTED, [HDMI, DP, DESK], [HDMI, DESK])) == {"left": 0}


def test_without_any_of_its_screens_the_wall_stands_whole_on_what_there_is() -> None:
    lost = seats(NAMED, [HDMI, DP, DESK], [DESK])
    assert (lost.windows, lost.dark) == ((WHOLE,), ("left", "right"))
    assert places(seats(NAMED, [HDMI, DP], [], [DP, HDMI])) == {"left": 1, "right": 0}


def test_counted_screens_keep_their_displays_when_they_come_back_in_another_order() -> None:
    assert places(seats(COUNTED, [HDMI, DP], [DP])) == {"right": 0}
    assert places(seats(COUNTED, [HDMI, DP], [DP], [DP, HDMI])) == {"left": 1, "right": 0}


def test_a_panel_on_another_connector_is_known_by_its_serial_number() -> None:
    moved = ScreenFacts("DP-7", "A1")
    assert places(seats(NAMED, [HDMI, DP], [DP, moved])) == {"left": 1, "right": 0}
    assert places(seats(COUNTED, [HDMI, DP], [DP, moved])) == {"left": 1, "right": 0}


def test_what_the_document_names_goes_before_what_a_panel_was() -> None:
    swapped = [ScreenFacts("HDMI-1", "B2"), ScreenFacts("DP-2", "A1")]
    assert places(seats(NAMED, [HDMI, DP], swapped)) == {"left": 0, "right": 1}
    assert places(seats(COUNTED, [HDMI, DP], swapped)) == {"left": 1, "right": 0}


def test_a_serial_number_that_two_panels_share_says_nothing() -> None:
    alike = [ScreenFacts("HDMI-1", "0"), ScreenFacts("DP-2", "0")]
    assert places(seats(COUNTED, alike, alike[::-1])) == {"left": 1, "right": 0}


def test_the_only_display_takes_whatever_screen_there_is() -> None:
    counted = Surface((display("only", 0, Screen(index=0)),))
    assert seats(counted, [HDMI], [DP]).dark == ()
    named = planned(Surface((display("only", 0, Screen(name="DP-9")),)), [HDMI])
    assert (named.windows, named.dark) == ((WindowPlan(None, None, "only"),), ("only",))


def test_a_screen_that_lies_where_its_display_stands_is_told() -> None:
    upright = Display("only", Rect(0, 0, 600, 1000), (1920, 1080), Screen(name="HDMI-1"), 90)
    surface = Surface((upright, display("right", 1020, Screen(name="DP-2"))))
    assert planned(surface, [HDMI, DP]).turned == ("only",)
    lead, why = turned_words(surface, ("only",), "en")
    assert lead == "Display 'only' does not show its picture as it is mounted."
    assert "xrandr --output HDMI-1 --rotate left" in why
    stands = ScreenFacts("HDMI-1", "A1", (0, 0, 1080, 1920))
    assert planned(surface, [stands, DP]).turned == ()


def test_a_dark_display_is_told_with_the_screens_there_are_and_the_one_that_may_be_meant() -> None:
    surface = two(Screen(name="HDMI-2"), Screen(name="DP-2"))
    lead, why = dark_words(surface, ("left",), [HDMI, DP], "en")
    assert lead == "Display 'left' is dark; the others show what belongs on them."
    assert why == (
        "'left' stands on screen 'HDMI-2'; this machine has 'HDMI-1', 'DP-2'. Is 'HDMI-1' meant? "
        "Then correct 'screen' of that display in the layout."
    )
    _, korean = dark_words(NAMED, ("left",), [DP], "ko")
    assert "화면이 연결되면 저절로 돌아옵니다" in korean
