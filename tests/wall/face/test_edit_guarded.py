"""Rules, tours, people, other editors and crashes: an edit outlives what goes on around it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QPointingDevice

from tests.wall.face.conftest import OpenWall, channels
from tests.wall.face.desk import Desk, read, written
from wall.documents import Documents
from wall.face.witness import Witness
from wall.rules.happening import Happening, Kind
from wall.trust.archive import Archive
from wall.trust.clerk import Clerk
from wall.trust.door import Door
from wall.trust.entry import Entry, Event, Role
from wall.trust.ledger import read as entries
from wall.trust.ledger import reading
from wall.trust.people import People, Person
from wall.trust.pin import hashed

PIN = "482913"
RULES = """,
  "tours": [{"id": "day", "name": {"en": "Day"}, "dwell_s": 1, "pause_on_touch": false,
             "steps": [{"scene": "all"}, {"scene": "morning"}]}],
  "rules": [{"id": "rain", "name": {"en": "Heavy rain"}, "when": {"alert": {}},
             "show": {"scene": "all"}, "priority": 80}]"""
RAIN = Happening("a1", Kind.ALERT, "호우경보", severity="extreme")

OpenDesk = Callable[..., Desk]


@pytest.fixture
def at_the_desk(open_wall: OpenWall, tmp_path: Path, screen: QPointingDevice) -> Iterator[OpenDesk]:
    """Opens walls with a rule and a tour, recorded, whose scenes can be edited."""
    made: list[Desk] = []
    clerks: list[Clerk] = []

    def make(role: Role | None = None) -> Desk:
        path = tmp_path / "wall.json"
        if not path.exists():
            written(tmp_path, RULES)
        clerk = Clerk(Archive(tmp_path / f"audit-{len(made)}.sqlite"))
        clerk.start()
        clerks.append(clerk)
        people = People((Person("Kim", role, hashed(PIN)),)) if role else None
        door = Door(lambda: people, clerk) if people else None
        wall = open_wall(read(path), door=door)
        documents = Documents(wall.city.channels, read(path), {}, (), {})
        witness = Witness(wall.face, clerk, documents, "sha256:00")
        made.append(Desk(wall, path, screen, witness, tmp_path / "draft.json"))
        return made[-1]

    yield make
    for one, clerk in zip(made, clerks, strict=True):
        one.close()
        clerk.stop()


def recorded(desk: Desk, tmp_path: Path) -> list[Entry]:
    """What was recorded of edits."""
    witness = desk.editing._witness
    assert witness is not None
    witness.stop()
    witness._clerk.stop()
    with reading(tmp_path / "audit-0.sqlite") as log:
        about = (Event.EDIT, Event.SAVED)
        return [entry for entry in entries(log, "ORDER BY sequence") if entry.event in about]


def test_a_rule_waits_behind_the_edit_until_somebody_wants_it(at_the_desk: OpenDesk) -> None:
    desk = at_the_desk()
    desk.enter()
    desk.drag(desk.result(4), desk.at(0.85, 0.75))
    mine = desk.shown()
    desk.ruling.tell(RAIN)
    desk.wall.settle()
    assert desk.shown() == mine, "nothing pulls the scene away"
    assert "A scene is being edited; the rule waits behind it." in desk.wall.texts()
    desk.touch("showRule_rain")
    assert not desk.desk.open
    assert desk.shown() == [channel.id for channel in channels()]
    assert desk.wall.find("editButton").property("text") == "Continue draft"

    desk.ruling.end("a1")
    desk.wall.settle()
    assert desk.shown() == ["seoul-0000", "seoul-0001"]
    desk.enter()
    assert desk.shown() == mine
    desk.touch("editUndo")
    assert desk.shown() == ["seoul-0000", "seoul-0001"], "what was done can still be taken back"


def test_a_rule_that_comes_and_goes_leaves_no_trace_on_an_edit(at_the_desk: OpenDesk) -> None:
    desk = at_the_desk()
    desk.enter()
    desk.drag(desk.at(0.3, 0.4), desk.at(0.85, 0.75))
    mine = desk.shown()
    desk.ruling.tell(RAIN)
    desk.ruling.end("a1")
    desk.wall.settle()
    assert (desk.shown(), desk.desk.open) == (mine, True)
    assert desk.wall.face.showing.scene == read(desk.path).scene("morning")


def test_a_tour_goes_on_beneath_and_does_not_pull_the_scene_away(at_the_desk: OpenDesk) -> None:
    desk = at_the_desk()
    desk.wall.face.touring_.start("day")
    desk.wall.face.touring_.move(1)
    desk.enter()
    mine = desk.shown()
    desk.wall.face.touring_.move(1)
    desk.wall.settle()
    assert desk.wall.face.scene_id == "all"
    assert desk.shown() == mine == ["seoul-0000", "seoul-0001"]
    desk.touch("editDone")
    assert len(desk.shown()) == len(channels())


def test_only_operators_edit_and_a_draft_waits_for_them(at_the_desk: OpenDesk) -> None:
    desk = at_the_desk(Role.OPERATOR)
    assert not desk.wall.find("editButton").isVisible(), "the wall is in guest mode"
    door = desk.wall.face.guard_._door
    assert door is not None
    door.knock("Kim", PIN)
    desk.wall.face.guard_.pad_.entered.emit()
    desk.enter()
    desk.drag(desk.result(4), desk.at(0.85, 0.75))
    desk.wall.face.guard_.enterGuest()
    desk.wall.settle()
    assert not desk.desk.open
    assert desk.shown() == ["seoul-0000", "seoul-0001"]
    desk.editing.enter()
    assert not desk.desk.open
    door.knock("Kim", PIN)
    desk.wall.face.guard_.pad_.entered.emit()
    desk.enter()
    assert desk.shown() == ["seoul-0000", "seoul-0001", "seoul-0004"]


def test_viewers_do_not_edit(at_the_desk: OpenDesk) -> None:
    desk = at_the_desk(Role.VIEWER)
    door = desk.wall.face.guard_._door
    assert door is not None
    door.knock("Kim", PIN)
    desk.wall.face.guard_.pad_.entered.emit()
    desk.wall.settle()
    assert not desk.wall.find("editButton").isVisible()


def test_a_draft_outlives_a_crash_and_ends_with_the_edit(
    at_the_desk: OpenDesk, tmp_path: Path
) -> None:
    desk = at_the_desk()
    desk.enter()
    desk.drag(desk.result(4), desk.at(0.85, 0.75))
    draft = tmp_path / "draft.json"
    desk.wall.bot.waitUntil(
        lambda: draft.exists() and "seoul-0004" in draft.read_text(), timeout=20000
    )
    again = at_the_desk()
    assert again.wall.find("editButton").property("text") == "Continue draft"
    again.enter()
    assert again.shown() == ["seoul-0000", "seoul-0001", "seoul-0004"]
    again.written("editSave")
    again.touch("editDone")
    cells = again.scene()["grid"]["cells"]
    assert cells == [{"channel": "seoul-0000", "span": [2, 2]}, "seoul-0001", "seoul-0004"]
    again.wall.bot.waitUntil(lambda: draft.read_text().strip() == "{}", timeout=20000)
    assert again.wall.find("editButton").property("text") == "Edit"


def test_a_draft_of_another_form_or_layout_is_none(at_the_desk: OpenDesk, tmp_path: Path) -> None:
    draft = '{"layout": "%s", "base": null, "draft": {"grid": {"columns": 2}}}'
    for text in (draft % (tmp_path / "wall.json"), draft % "other.json", "[]", "{", '{"a": 1}'):
        (tmp_path / "draft.json").write_text(text, encoding="utf-8")
        assert at_the_desk().wall.find("editButton").property("text") == "Edit"


def test_what_is_wrong_is_said_where_it_is_and_nothing_is_saved(at_the_desk: OpenDesk) -> None:
    desk = at_the_desk()
    desk.enter()
    desk.drag(desk.result(4), desk.at(0.85, 0.75))
    before = desk.path.read_text(encoding="utf-8")
    listed = desk.path.with_name("channels.csv")
    rows = listed.read_text(encoding="utf-8").replace("seoul-0004,", "seoul-4004,")
    listed.write_text(rows, encoding="utf-8")
    desk.written("editSave")
    said = [text for text in desk.wall.texts() if "the unknown channel 'seoul-0004'" in text]
    assert len(said) == 2, "at its cell, and below with the file and the line"
    assert any(text.startswith("found the unknown channel") for text in said)
    assert "Not saved: the document stays as it is." in desk.wall.find("editNotice").property(
        "text"
    )
    assert desk.path.read_text(encoding="utf-8") == before
    desk.touch("editUndo")
    assert not [text for text in desk.wall.texts() if "the unknown channel" in text]


def test_somebody_else_s_edit_of_the_same_scene_is_not_lost(at_the_desk: OpenDesk) -> None:
    desk = at_the_desk()
    desk.enter()
    desk.drag(desk.result(4), desk.at(0.85, 0.75))
    theirs = desk.path.read_text(encoding="utf-8").replace('"seoul-0001"', '"seoul-0002"')
    desk.path.write_text(theirs, encoding="utf-8")
    desk.written("editSave")
    assert "somebody else changed" in desk.wall.find("editNotice").property("text")
    assert desk.path.read_text(encoding="utf-8") == theirs
    desk.touch("editDone")
    desk.touch("leaveKeep")
    assert not desk.desk.open
    assert desk.editing.session is not None


def test_a_mosaic_becomes_a_new_scene_of_its_channels(at_the_desk: OpenDesk) -> None:
    desk = at_the_desk()
    desk.wall.face.showScene("all")
    desk.enter()
    assert desk.shown() == [channel.id for channel in channels()]
    desk.touch("editSave")
    assert desk.wall.find("editQuestion").property("text") == "What is the scene called?"
    desk.wall.type("six")
    desk.written("nameSave")
    scene = desk.scene("six")
    assert scene["name"] == {"en": "six"}
    assert scene["grid"]["cells"] == [channel.id for channel in channels()]
    assert desk.scene("all")["mosaic"] == "all"
    desk.reload()
    desk.touch("editDone")
    assert desk.wall.face.scene_id == "six"


def test_editing_saving_and_taking_back_are_recorded(at_the_desk: OpenDesk, tmp_path: Path) -> None:
    desk = at_the_desk()
    desk.enter()
    desk.drag(desk.result(4), desk.at(0.85, 0.75))
    desk.written("editSave")
    desk.written("editUndoSave")
    desk.touch("editDone")
    desk.touch("leaveKeep")
    desk.enter()
    desk.touch("editDone")
    desk.touch("leaveDiscard")
    told = [(entry.event, entry.object, entry.reason) for entry in recorded(desk, tmp_path)]
    assert told == [
        ("edit", "morning", "begun"),
        ("saved", "morning", "saved from the wall"),
        ("saved", "morning", "save taken back"),
        ("edit", "", "draft kept"),
        ("edit", "morning", "continued"),
        ("edit", "", "changes discarded"),
    ]
