"""Nobody is sent to an exit that is closed, nor to stairs who cannot take them."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

from kiosk.ground import Ground, Streets
from kiosk.page import Language, StationChart
from kiosk.pages import Brief, build
from kiosk.pages.gates import gates, usable
from kiosk.pages.reach import reach, told
from layouts.kiosk import Exit
from layouts.map import Map
from tests.kiosk.pages.known import HERE, KIOSK, brief, fresh

NORTH, SOUTH = (HERE.lat + 0.001, HERE.lon), (HERE.lat - 0.001, HERE.lon)
FURTHER = (HERE.lat + 0.002, HERE.lon)
LINE = [(HERE.lon, HERE.lat - 0.01), (HERE.lon, HERE.lat), (HERE.lon, HERE.lat + 0.01)]
WORKS = {"ko": "공사", "en": "works"}


def gate(number: str, at: tuple[float, float], *, lift: bool = False, closed: bool = False) -> Exit:
    way = {"en": f"way to {number}"}
    return Exit(number, ({"en": f"Place {number}"},), lift, way, 0.0, WORKS if closed else {}, at)


def asked(*exits: Exit, step_free: bool = False, streets: bool = False) -> Brief:
    known = fresh()
    if streets:
        known = replace(known, ground=Ground(Map(), Streets([LINE])))
    one = replace(brief(known, Language.EN), step_free=step_free)
    return replace(one, kiosk=replace(KIOSK, exits=exits))


def test_without_stairs_only_exits_with_a_lift_are_suggested_while_there_is_one() -> None:
    for lifts in product((False, True), repeat=3):
        for closed in product((False, True), repeat=3):
            exits = [
                gate(str(at), NORTH, lift=lift, closed=shut)
                for at, (lift, shut) in enumerate(zip(lifts, closed, strict=True))
            ]
            found = usable(asked(*exits, step_free=True))
            assert not any(one.closed for one in found)
            if any(one.lift and not one.closed for one in exits):
                assert all(one.lift for one in found)


def test_an_exit_with_stairs_alone_leads_who_cannot_take_them_to_the_lift() -> None:
    stairs, lift = gate("1", NORTH), gate("2", SOUTH, lift=True)
    by_number = {one.number: one for one in gates(asked(stairs, lift, step_free=True))}
    assert by_number["1"].instead == "The lift is at Exit 2 · way to 2 · lift to the street"
    assert by_number["1"].way is not None
    assert by_number["1"].way.inside[-1] == SOUTH
    assert by_number["2"].instead == ""
    (first, _) = gates(asked(stairs, lift, step_free=True))
    assert first.number == "2", "what this visitor can take comes first"
    plain = {one.number: one for one in gates(asked(stairs, lift))}
    assert plain["1"].instead == ""
    assert plain["1"].tells == "way to 1 · stairs, no lift"


def test_where_no_exit_has_a_lift_that_is_said() -> None:
    (one,) = gates(asked(gate("1", NORTH), step_free=True))
    assert one.instead == "No exit has a lift. Please ask the staff."


def test_a_closed_exit_says_why_and_leads_to_the_nearest_open_one() -> None:
    exits = gate("1", NORTH, closed=True), gate("2", SOUTH), gate("3", FURTHER)
    one = gates(asked(*exits))[0]
    assert one.closed == "works"
    assert one.instead == "Use Exit 3 instead · way to 3 · stairs, no lift"
    assert one.tells == ""


def test_a_place_is_reached_by_the_exit_that_is_nearest_along_the_streets() -> None:
    exits = gate("1", NORTH), gate("2", SOUTH, lift=True)
    found = reach(asked(*exits, streets=True), FURTHER)
    assert found.gate is exits[0]
    assert not found.way.straight
    assert found.way.inside == ((HERE.lat, HERE.lon), NORTH)
    assert told(asked(*exits, streets=True), found) == "220 m · about 3 min on foot · by Exit 1"


def test_without_stairs_the_way_begins_at_a_lift_though_it_is_longer() -> None:
    exits = gate("1", NORTH), gate("2", SOUTH, lift=True)
    one = asked(*exits, step_free=True, streets=True)
    found = reach(one, FURTHER)
    assert found.gate is exits[1]
    assert told(one, found) == "440 m · about 7 min on foot · by Exit 2"


def test_without_streets_the_way_is_straight_and_says_so() -> None:
    one = asked(gate("1", NORTH))
    found = reach(one, FURTHER)
    assert found.way.straight
    assert told(one, found).endswith("by Exit 1 · straight line")


def test_the_page_of_exits_has_all_of_them_on_its_map() -> None:
    (chart,) = build("exits", asked(gate("1", NORTH), gate("2", SOUTH, closed=True))).blocks
    assert isinstance(chart, StationChart)
    assert chart.pins == ("exit-1", "exit-2")
    assert "Exit 2" in chart.spoken
    assert "works" in chart.spoken


def test_a_scale_tells_minutes_and_metres() -> None:
    (chart,) = build("exits", asked(gate("1", NORTH))).blocks
    assert isinstance(chart, StationChart)
    five = next(one for one in chart.paces if one.short == "5 min")
    assert five.says == "5 min = 330 m"
    assert five.metres == 330
