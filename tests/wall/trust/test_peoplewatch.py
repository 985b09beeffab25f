"""A person who is removed from the document on the disk is out within a moment."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from tests.fakes.patience import until
from tests.wall.trust.test_door import KIM, PEOPLE
from wall.trust.clerk import Clerk
from wall.trust.door import VISITORS, Answer, Door
from wall.trust.people import load_people, save_people
from wall.trust.peoplewatch import PeopleWatch


def test_an_edit_on_the_disk_counts_at_once(clerk: Clerk, tmp_path: Path) -> None:
    file = tmp_path / "people.json"
    save_people(file, PEOPLE)
    door = Door(partial(load_people, file), clerk)
    watch = PeopleWatch(file, door)
    watch.start()
    try:
        assert door.knock("Kim", KIM) is Answer.IN
        save_people(file, replace(PEOPLE, minutes=20))
        until(lambda: door.people.minutes == 20, 20, "the edit")
        assert door.presence.name == "Kim"
        file.write_text("{", encoding="utf-8")
        save_people(file, replace(PEOPLE, all=PEOPLE.all[1:]))
        until(lambda: door.presence == VISITORS, 20, lambda: door.presence.name)
    finally:
        watch.stop()


def test_an_edit_while_the_wall_starts_counts_as_well(clerk: Clerk, tmp_path: Path) -> None:
    file = tmp_path / "people.json"
    save_people(file, PEOPLE)
    door = Door(partial(load_people, file), clerk)
    save_people(file, replace(PEOPLE, minutes=20))
    watch = PeopleWatch(file, door)
    watch.start()
    try:
        until(lambda: door.people.minutes == 20, 20, "the edit")
    finally:
        watch.stop()
