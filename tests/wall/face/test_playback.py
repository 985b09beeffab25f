"""A tour as time passes and hands touch the glass."""

from __future__ import annotations

import pytest

from layouts.tour import Step, Tour
from wall.face.playback import Playback

NIGHT = Tour("night", {}, (Step(scene="bridges", dwell_s=5), Step(salvo="flood", dwell_s=20)))
DAY = Tour(
    "day", {}, (Step(scene="all", dwell_s=10), Step(tour="night")), resume_after_s=60.0
)  # fmt: skip
TOURS = {tour.id: tour for tour in (NIGHT, DAY)}


def later(playback: Playback, now: float) -> Playback:
    after = playback.at(now)
    assert after is not None
    return after


def test_a_tour_goes_through_its_steps_and_those_of_the_tours_that_it_names() -> None:
    playback = Playback.begun(DAY, TOURS, 100.0)
    assert [step.scene or step.salvo for step in playback.steps] == ["all", "bridges", "flood"]
    assert later(playback, 109.9) is playback
    second = later(playback, 110.0)
    assert (second.step.scene, second.left(112.0)) == ("bridges", 3.0)
    third = later(second, 115.2)
    assert third.step.salvo == "flood"
    assert later(third, 136.0).number == 0, "it begins again"


def test_one_that_does_not_loop_ends() -> None:
    once = Tour("once", {}, (Step(scene="all", dwell_s=10),), loop=False)
    playback = Playback.begun(once, {}, 0.0)
    assert playback.ahead is None
    assert playback.at(10.0) is None


def test_a_touch_stops_it_and_it_goes_on_after_the_last() -> None:
    playback = Playback.begun(DAY, TOURS, 0.0).touched(4.0).touched(30.0)
    assert playback.share(50.0) == pytest.approx(0.4), "its progress stands still, too"
    assert later(playback, 89.9).paused == 4.0
    on = later(playback, 90.0)
    assert (on.paused, on.left(90.0)) == (None, 6.0)
    assert later(on, 96.0).step.scene == "bridges"


def test_without_a_time_it_waits_to_be_told() -> None:
    playback = Playback.begun(NIGHT, TOURS, 0.0).touched(1.0)
    assert later(playback, 1e6) is playback
    assert playback.resumed(1e6).left(1e6) == 4.0


def test_one_that_no_touch_stops_goes_on() -> None:
    steady = Tour("steady", {}, NIGHT.steps, pause_on_touch=False)
    playback = Playback.begun(steady, {}, 0.0)
    assert playback.touched(1.0) is playback


def test_one_that_was_told_to_stand_still_does_so_whatever_is_touched() -> None:
    playback = Playback.begun(DAY, TOURS, 0.0).touched(1.0).stopped(2.0).touched(3.0)
    assert later(playback, 1e6) is playback
    assert playback.resumed(20.0).left(20.0) == 9.0


def test_a_hand_leads_it_forth_and_back() -> None:
    playback = Playback.begun(DAY, TOURS, 0.0)
    assert playback.moved(-1, 4.0).step.salvo == "flood"
    ahead = playback.stopped(3.0).moved(1, 4.0)
    assert (ahead.step.scene, ahead.share(9.0)) == ("bridges", 0.0)
    assert ahead.paused is not None
