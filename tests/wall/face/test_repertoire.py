"""Scenes are renamed, copied and deleted by fingers, and come back by one more touch."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QPointingDevice

from tests.wall.face.conftest import OpenWall
from tests.wall.face.desk import Desk, read, written
from wall.face.witness import Witness

MORE = """,
  "tours": [{"id": "round", "name": {"ko": "아침 순회", "en": "Morning round"}, "steps": [
    {"scene": "all", "dwell_s": 60}]}],
  "rules": [{"id": "fire", "name": {"ko": "화재", "en": "Fire"},
             "when": {"situation": {"kind": "fire"}}, "show": {"scene": "all"}}]"""

OpenDesk = Callable[..., Desk]


@pytest.fixture
def at_the_desk(open_wall: OpenWall, tmp_path: Path, screen: QPointingDevice) -> Iterator[OpenDesk]:
    made: list[Desk] = []

    def make(language: str = "en", witness: Witness | None = None) -> Desk:
        path = written(tmp_path, MORE)
        made.append(Desk(open_wall(read(path), language), path, screen, witness))
        made[-1].enter()
        made[-1].touch("editRepertoire")
        return made[-1]

    yield make
    for one in made:
        one.close()


def done(desk: Desk, name: str) -> None:
    """Touch a button that has the document written, and let the wall notice the file."""
    desk.touch(name)
    desk.wall.bot.waitUntil(lambda: not desk.editing.filing_.busy, timeout=20_000)
    desk.reload()


def said(desk: Desk, name: str) -> Any:
    return desk.wall.find(name).property("text")


def test_a_scene_is_renamed_in_two_languages_with_the_keys_on_the_glass(
    at_the_desk: OpenDesk,
) -> None:
    desk = at_the_desk("ko")
    before = desk.path.read_text(encoding="utf-8")
    assert said(desk, "repertoireName_morning") == "출근길"
    desk.touch("repertoireRename_morning")
    assert said(desk, "repertoireQuestion") == "'출근길' 장면의 새 이름"
    for _ in range(9):
        desk.touch("letter_erase")
    for letter in "ㅇㅗㅈㅓㄴ":
        desk.touch(f"letter_{letter}")
    desk.touch("repertoireField_en")
    desk.touch("letter_s")
    done(desk, "repertoireSave")
    after = before.replace('"ko": "출근길", "en": "Morning"', '"ko": "오전", "en": "Mornings"')
    assert desk.path.read_text(encoding="utf-8") == after
    assert said(desk, "repertoireName_morning") == "오전"
    assert said(desk, "repertoireNotice") == "장면 이름을 바꿨습니다: '오전'"
    done(desk, "repertoireUndo")
    assert desk.path.read_text(encoding="utf-8") == before
    assert said(desk, "repertoireName_morning") == "출근길"


def test_the_scene_that_is_edited_keeps_its_draft_under_its_new_name(
    at_the_desk: OpenDesk,
) -> None:
    desk = at_the_desk()
    desk.touch("repertoireClose")
    desk.touch("result_4")
    desk.touch("editRepertoire")
    desk.touch("repertoireRename_morning")
    desk.touch("letter_s")
    done(desk, "repertoireSave")
    desk.touch("repertoireClose")
    assert said(desk, "editTitle") == "Editing: Mornings"
    assert desk.bar("dirty")
    desk.written("editSave")
    assert desk.scene()["name"] == {"ko": "출근길", "en": "Mornings"}
    assert desk.scene()["grid"]["cells"][-1] == "seoul-0004"


def test_a_copy_is_one_touch_and_so_is_its_end(at_the_desk: OpenDesk) -> None:
    desk = at_the_desk()
    before = desk.path.read_text(encoding="utf-8")
    done(desk, "repertoireCopy_morning")
    done(desk, "repertoireCopy_morning")
    names = [row["name"] for row in desk.editing.repertoire_.property("rows")]
    assert names == ["Everything", "Morning", "Morning (copy 2)", "Morning (copy)"]
    assert desk.scene("morning-2")["grid"] == desk.scene()["grid"]
    done(desk, "repertoireUndo")
    done(desk, "repertoireUndo")
    assert desk.path.read_text(encoding="utf-8") == before
    assert not desk.wall.find("repertoireUndo").isEnabled()


def test_two_touches_in_one_place_delete_nothing(at_the_desk: OpenDesk) -> None:
    desk = at_the_desk()
    before = desk.path.read_text(encoding="utf-8")
    done(desk, "repertoireCopy_morning")
    copied = desk.path.read_text(encoding="utf-8")
    desk.touch("repertoireDelete_morning-2")
    assert said(desk, "repertoireName_morning-2") == "Delete 'Morning (copy)'?"
    desk.touch("repertoireDelete_morning-2")
    assert said(desk, "repertoireName_morning-2") == "Morning (copy)"
    assert desk.path.read_text(encoding="utf-8") == copied
    desk.touch("repertoireDelete_morning-2")
    done(desk, "repertoireReally_morning-2")
    assert desk.path.read_text(encoding="utf-8") == before
    assert said(desk, "repertoireNotice") == "'Morning (copy)' was deleted."


def test_what_a_tour_or_a_rule_shows_stays_and_they_are_named(at_the_desk: OpenDesk) -> None:
    desk = at_the_desk("ko")
    before = desk.path.read_text(encoding="utf-8")
    desk.touch("repertoireDelete_all")
    told = "순회 '아침 순회', 규칙 '화재'에서 쓰고 있으니 먼저 거기에서 빼세요."
    assert said(desk, "repertoireNotice") == f"'전체' 장면은 삭제할 수 없습니다. {told}"
    assert said(desk, "repertoireName_all") == "전체", "it is not even asked"
    assert desk.path.read_text(encoding="utf-8") == before


def test_the_edit_of_a_scene_that_is_deleted_ends_and_its_draft_outlives_it(
    at_the_desk: OpenDesk,
) -> None:
    desk = at_the_desk()
    desk.touch("repertoireDelete_morning")
    done(desk, "repertoireReally_morning")
    assert desk.wall.face.cover is None, "nobody edits any more"
    assert desk.wall.face.scene_id == "all"
    done(desk, "repertoireUndo")
    desk.touch("repertoireClose")
    desk.wall.face.showScene("morning")
    desk.wall.settle()
    desk.enter()
    desk.touch("result_4")
    desk.touch("editRepertoire")
    desk.touch("repertoireDelete_morning")
    done(desk, "repertoireReally_morning")
    desk.touch("repertoireClose")
    assert desk.desk.open
    assert said(desk, "editTitle") == "Editing: New scene"
    assert desk.shown() == ["seoul-0000", "seoul-0001", "seoul-0004"]
    assert desk.scene() is None


def test_a_document_that_somebody_else_changed_meanwhile_is_not_taken_back(
    at_the_desk: OpenDesk,
) -> None:
    desk = at_the_desk("ko")
    done(desk, "repertoireCopy_morning")
    theirs = desk.path.read_text(encoding="utf-8").replace("Everything", "All")
    desk.path.write_text(theirs, encoding="utf-8")
    done(desk, "repertoireUndo")
    assert desk.path.read_text(encoding="utf-8") == theirs
    notice = str(said(desk, "repertoireNotice"))
    assert notice.startswith("바꾸지 못했습니다. 문서는 그대로입니다.")
    assert "저장한 뒤에 다시 바뀐 문서" in notice


def test_a_closed_repertoire_does_nothing(at_the_desk: OpenDesk) -> None:
    desk = at_the_desk()
    desk.touch("repertoireClose")
    before = desk.path.read_text(encoding="utf-8")
    repertoire = desk.editing.repertoire_
    repertoire.ask("morning")
    repertoire.delete()
    repertoire.copy("morning")
    repertoire.undo()
    assert not desk.bar("busy")
    assert desk.path.read_text(encoding="utf-8") == before
