"""What was on the glass is told for any minute, and nothing is claimed that was not recorded."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.wall.trust.conftest import BEGUN, KIM, Clock
from wall.trust.account import told
from wall.trust.clerk import Clerk
from wall.trust.entry import THE_WALL, Actor, Event, Origin, Role
from wall.trust.flight import Glimpse, glimpse
from wall.trust.ledger import reading

REMOTE = Actor(Origin.REMOTE, role=Role.ADMINISTRATOR)


@pytest.fixture
def flown(clerk: Clerk, clock: Clock, log: Path) -> Path:
    """An afternoon: Kim comes, looks at a bridge and goes; the wall is killed, and starts again."""
    clerk.record(THE_WALL, Event.STARTED)
    clerk.record(THE_WALL, Event.DOCUMENTS, "sha256:00")
    clerk.record(THE_WALL, Event.GUEST)
    clerk.record(THE_WALL, Event.SCENE, "overview")
    clock.at(1)
    clerk.record(THE_WALL, Event.RUNNING)
    clock.at(1.5)
    clerk.record(KIM, Event.SIGNED_IN)
    clerk.record(KIM, Event.SPOTLIGHT, "mapo-001", "교통사고")
    clock.at(2.25)
    clerk.record(KIM, Event.SPOTLIGHT)
    clerk.record(REMOTE, Event.SCENE, "bridges")
    clerk.record(THE_WALL, Event.TOUR, "night/2")
    clock.at(3)
    clerk.record(THE_WALL, Event.RUNNING)
    clock.at(30)
    clerk.record(THE_WALL, Event.STARTED)
    clerk.record(THE_WALL, Event.SCENE, "overview")
    clock.at(40)
    clerk.record(THE_WALL, Event.STOPPED).result(10)
    return log


def at(log: Path, minutes: float) -> Glimpse:
    with reading(log) as database:
        return glimpse(database, BEGUN + timedelta(minutes=minutes))


def words(log: Path, minutes: float) -> str:
    zone = BEGUN.astimezone()
    return "\n".join(told(at(log, minutes), zone))


def test_the_scene_the_spotlight_and_who_was_signed_in_are_told(flown: Path) -> None:
    seen = at(flown, 2)
    assert seen.ended is None
    assert seen.shown[Event.SCENE].object == "overview"
    spot = seen.shown[Event.SPOTLIGHT]
    assert (spot.object, spot.who, spot.reason) == ("mapo-001", "Kim", "교통사고")
    assert seen.person is not None
    assert (seen.person.event, seen.person.who) == (Event.SIGNED_IN, "Kim")
    assert Event.TOUR not in seen.shown
    assert [(entry.event, entry.object) for entry in seen.changes] == [
        ("spotlight", ""),
        ("scene", "bridges"),
        ("tour", "night/2"),
    ]


def test_before_anybody_signed_in_it_was_guests(flown: Path) -> None:
    seen = at(flown, 1)
    assert seen.person is not None
    assert seen.person.event == Event.GUEST
    assert "nobody signed in" in words(flown, 1)


def test_the_last_change_of_each_kind_counts(flown: Path) -> None:
    seen = at(flown, 4)
    assert seen.shown[Event.SCENE].object == "bridges"
    assert seen.shown[Event.SCENE].origin == "remote"
    assert seen.shown[Event.SPOTLIGHT].object == ""
    assert seen.shown[Event.TOUR].object == "night/2"


def test_a_wall_that_was_killed_is_not_claimed_to_have_run(flown: Path) -> None:
    assert at(flown, 4).ended is None, "it had said so a minute ago"
    assert at(flown, 10).ended == BEGUN + timedelta(minutes=3)
    assert "no wall ran; it was last heard of at" in words(flown, 10)


def test_a_new_start_brings_nothing_over(flown: Path) -> None:
    seen = at(flown, 31)
    assert set(seen.shown) == {Event.SCENE}
    assert seen.person is None


def test_a_wall_that_was_stopped_has_ended(flown: Path) -> None:
    assert at(flown, 40.5).ended == BEGUN + timedelta(minutes=40)


def test_before_the_log_nothing_is_known(flown: Path) -> None:
    seen = at(flown, -1)
    assert seen.started is None
    assert "does not reach back" in words(flown, -1)


def test_the_telling_names_all_of_it(flown: Path) -> None:
    said = words(flown, 2)
    for part in ("overview", "mapo-001", ": 교통사고", "Kim (operator) signed in", "bridges"):
        assert part in said


def test_an_edit_that_stood_over_everything_is_told(clerk: Clerk, clock: Clock, log: Path) -> None:
    clerk.record(THE_WALL, Event.STARTED)
    clerk.record(THE_WALL, Event.SCENE, "overview")
    clock.at(1)
    clerk.record(KIM, Event.EDIT, "bridges", "begun")
    clock.at(2)
    clerk.record(KIM, Event.SAVED, "bridges", "saved from the wall")
    clerk.record(KIM, Event.EDIT, "", "left")
    clerk.record(THE_WALL, Event.STOPPED).result(10)
    words = ["\n".join(told(at(log, minutes), BEGUN)) for minutes in (0.5, 1.5, 2.5)]
    assert ["edit       nothing" in said for said in words] == [True, False, True]
    assert "edit       bridges, since" in words[1]
