"""People come in by their PIN, go by hand or by time, and the log knows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from layouts.problem import DocumentError
from tests.wall.trust.conftest import entries
from wall.trust.clerk import Clerk
from wall.trust.door import VISITORS, Answer, Door, Presence
from wall.trust.entry import Origin, Role
from wall.trust.people import People, Person
from wall.trust.pin import hashed

KIM, LEE = "482913", "551177"
PEOPLE = People(
    (
        Person("Kim", Role.OPERATOR, hashed(KIM)),
        Person("Lee", Role.ADMINISTRATOR, hashed(LEE)),
    ),
    minutes=10,
)


class Watch:
    """Seconds that a test counts."""

    now = 1000.0

    def __call__(self) -> float:
        """Now."""
        return self.now


@pytest.fixture
def watch() -> Watch:
    """A watch that stands."""
    return Watch()


@pytest.fixture
def door(clerk: Clerk, watch: Watch) -> Door:
    """The door of a wall with people."""
    return Door(lambda: PEOPLE, clerk, watch)


Told = Callable[[], list[tuple[str, str, str, str]]]


@pytest.fixture
def told(clerk: Clerk, log: Path) -> Told:
    """What was recorded; nothing can be recorded after it."""

    def read() -> list[tuple[str, str, str, str]]:
        clerk.stop()
        return [(e.event, e.who, e.origin, e.reason) for e in entries(log)]

    return read


def test_with_people_it_begins_in_guest_mode(door: Door) -> None:
    assert door.presence == VISITORS


def test_the_right_pin_lets_its_owner_in_and_no_other(door: Door, told: Told) -> None:
    assert door.knock("Kim", LEE) is Answer.WRONG
    assert door.knock("nobody", KIM) is Answer.WRONG
    assert door.presence == VISITORS
    assert door.knock("Kim", KIM) is Answer.IN
    assert door.presence == Presence(guest=False, name="Kim", role=Role.OPERATOR)
    assert door.knock("Lee", LEE, Origin.REMOTE) is Answer.IN
    assert door.presence.role is Role.ADMINISTRATOR
    door.leave(reason="visitors")
    assert door.presence == VISITORS
    assert told() == [
        ("denied", "", "touch", "wrong PIN, try 1"),
        ("denied", "", "touch", "wrong PIN, try 2"),
        ("signed in", "Kim", "touch", ""),
        ("signed out", "Kim", "remote", "somebody else signed in"),
        ("signed in", "Lee", "remote", ""),
        ("signed out", "Lee", "touch", "visitors"),
        ("guest mode", "", "touch", ""),
    ]


def test_after_five_wrong_pins_even_the_right_one_has_to_wait(door: Door, watch: Watch) -> None:
    for _ in range(5):
        assert door.knock("Kim", "000001") is Answer.WRONG
    assert door.wait == 30.0
    assert door.knock("Kim", KIM) is Answer.WAIT
    watch.now += 31
    assert door.knock("Kim", "000001") is Answer.WRONG
    assert door.wait == 60.0
    watch.now += 61
    assert door.knock("Kim", KIM) is Answer.IN
    door.leave()
    assert door.knock("Kim", "000001") is Answer.WRONG
    assert door.wait == 0.0, "who came in has begun anew"


def test_who_touches_nothing_is_signed_out(door: Door, watch: Watch, told: Told) -> None:
    door.knock("Kim", KIM)
    watch.now += 599
    assert not door.lapse()
    door.touched()
    watch.now += 599
    assert not door.lapse()
    watch.now += 2
    assert door.lapse()
    assert door.presence == VISITORS
    assert not door.lapse(), "nobody is there any more"
    assert told()[-2:] == [
        ("signed out", "Kim", "wall", "no touch for 10 min"),
        ("guest mode", "", "wall", ""),
    ]


def test_an_edit_of_the_people_counts_at_the_next_knock(clerk: Clerk) -> None:
    kept = [PEOPLE]
    door = Door(lambda: kept[0], clerk)
    kept[0] = replace(PEOPLE, all=PEOPLE.all[1:])
    assert door.knock("Kim", KIM) is Answer.WRONG
    assert door.knock("Lee", LEE) is Answer.IN


def test_a_document_that_was_broken_meanwhile_locks_nobody_out(clerk: Clerk) -> None:
    kept: list[People] = [PEOPLE]

    def read() -> People:
        if not kept:
            raise DocumentError([])
        return kept[0]

    door = Door(read, clerk)
    kept.clear()
    assert door.knock("Kim", KIM) is Answer.IN


class Edited:
    """A people document that is edited while somebody is signed in."""

    def __init__(self, clerk: Clerk) -> None:
        self.people = PEOPLE
        self.door = Door(lambda: self.people, clerk)
        self.heard: list[tuple[str, str]] = []
        self.door.renewed = lambda name, why: self.heard.append((name, why))
        assert self.door.knock("Kim", KIM) is Answer.IN

    def edit(self, *people: Person) -> None:
        """Write other people into it."""
        self.people = replace(PEOPLE, all=people)
        self.door.renew()


OTHER_PIN = hashed("700700")


@pytest.mark.parametrize(
    ("people", "why"),
    [
        (PEOPLE.all[1:], "removed"),
        ((replace(PEOPLE.all[0], role=Role.VIEWER),), "role_changed"),
        ((replace(PEOPLE.all[0], pin=OTHER_PIN),), "pin_changed"),
    ],
)
def test_an_edit_ends_the_session_of_whom_it_is_about(
    clerk: Clerk, told: Told, people: tuple[Person, ...], why: str
) -> None:
    it = Edited(clerk)
    it.edit(*people)
    assert it.door.presence == VISITORS
    assert it.heard == [("Kim", why)]
    assert [(event, who, origin) for event, who, origin, _ in told()] == [
        ("signed in", "Kim", "touch"),
        ("signed out", "Kim", "wall"),
        ("guest mode", "", "wall"),
    ]


def test_an_edit_about_others_leaves_whoever_is_there(clerk: Clerk) -> None:
    it = Edited(clerk)
    it.edit(PEOPLE.all[0])
    it.door.renew()
    assert it.door.presence.name == "Kim"
    assert it.heard == [("", "")], "told once: the second reading found nothing new"


def test_a_document_that_cannot_be_read_ends_nothing(clerk: Clerk) -> None:
    it = Edited(clerk)

    def broken() -> People:
        raise DocumentError([])

    it.door._read = broken
    it.door.renew()
    assert it.door.presence.name == "Kim"
