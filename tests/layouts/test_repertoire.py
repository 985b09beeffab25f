"""Scenes are renamed, copied and deleted in the hand of the document; what is in use stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from layouts.layout import load_layout
from layouts.problem import DocumentError
from layouts.repertoire import copy_scene, delete_scene, rename_scene
from layouts.scene_use import uses_of
from layouts.store import undo

BY_HAND = """\
{ "version": 1,
  "surface": {"displays": [
    {"id": "d", "x_mm": 0, "y_mm": 0, "width_mm": 1600, "height_mm": 900,
     "pixels": [1920, 1080], "screen": {"index": 0}} ]},
  "scenes": [
    {"id": "all",     "name": {"ko": "전체", "en": "Everything"}, "mosaic": "all"},
    {"id": "morning", "name": {"en": "Morning",   "ko": "출근길"},   "mosaic": "all"},
    {"id": "bare", "name": {"ko": "빈"}, "mosaic": "all"}
  ],
  "salvos": [{"id": "both", "name": {"ko": "둘"},
              "show": [{"displays": ["d"], "scene": "morning"}]}],
  "tours": [{"id": "round", "name": {"ko": "순회"}, "steps": [
    {"scene": "morning", "dwell_s": 5}, {"scene": "all", "dwell_s": 5}]}],
  "rules": [{"id": "fire", "name": {"ko": "화재"}, "when": {"situation": {"kind": "fire"}},
             "show": {"scene": "all"}}]
}
"""


@pytest.fixture
def wall(tmp_path: Path) -> Path:
    path = tmp_path / "wall.json"
    path.write_text(BY_HAND, encoding="utf-8")
    return path


def test_only_the_name_is_written_anew_and_a_save_is_taken_back_alone(wall: Path) -> None:
    mark = rename_scene(wall, "morning", {"ko": "오전"})
    assert wall.read_text(encoding="utf-8") == BY_HAND.replace('"출근길"', '"오전"')
    later = rename_scene(wall, "bare", {"ko": "밤", "en": "Night"})
    assert '{"id": "bare", "name": {"ko": "밤", "en": "Night"}, "mosaic": "all"}' in wall.read_text(
        encoding="utf-8"
    )
    with pytest.raises(DocumentError, match="changed again since it was saved"):
        undo(wall, mark)
    undo(wall, later)
    undo(wall, mark)
    assert wall.read_text(encoding="utf-8") == BY_HAND


def test_a_language_without_a_name_loses_it_but_a_scene_keeps_one(wall: Path) -> None:
    rename_scene(wall, "morning", {"en": ""})
    assert load_layout(wall).scene("morning").names == {"ko": "출근길"}
    with pytest.raises(DocumentError):
        rename_scene(wall, "bare", {"ko": ""})
    assert load_layout(wall).scene("bare").names == {"ko": "빈"}


def test_a_copy_stands_behind_its_scene_under_an_id_of_its_own(wall: Path) -> None:
    id_, mark = copy_scene(wall, "all", {"ko": "전체 사본"})
    assert id_ == "all-2"
    layout = load_layout(wall)
    assert [scene.id for scene in layout.scenes] == ["all", "all-2", "morning", "bare"]
    assert layout.scene("all-2").names == {"ko": "전체 사본"}
    undo(wall, mark)
    assert wall.read_text(encoding="utf-8") == BY_HAND


def test_a_scene_goes_and_comes_back(wall: Path) -> None:
    mark = delete_scene(wall, "bare")
    line = ',\n    {"id": "bare", "name": {"ko": "빈"}, "mosaic": "all"}'
    assert wall.read_text(encoding="utf-8") == BY_HAND.replace(line, "")
    undo(wall, mark)
    assert wall.read_text(encoding="utf-8") == BY_HAND


@pytest.mark.parametrize(
    ("scene", "by", "in_korean"),
    [
        ("morning", "the salvo 'both', the tour 'round'", "살보 'both', 투어 'round'에서 쓰는"),
        ("all", "the tour 'round', the rule 'fire'", "투어 'round', 규칙 'fire'에서 쓰는"),
    ],
)
def test_what_is_in_use_stays_and_it_is_said_by_whom(
    wall: Path, scene: str, by: str, in_korean: str
) -> None:
    with pytest.raises(DocumentError) as refusal:
        delete_scene(wall, scene)
    assert f"which is shown by {by}" in str(refusal.value)
    assert f"{in_korean} 장면 '{scene}'" in refusal.value.said("ko")
    assert wall.read_text(encoding="utf-8") == BY_HAND
    assert len(uses_of(load_layout(wall), scene)) == 2


def test_the_last_scene_and_an_unknown_one_cannot_be_deleted(tmp_path: Path, wall: Path) -> None:
    with pytest.raises(DocumentError, match="no scene 'gone'"):
        delete_scene(wall, "gone")
    text = BY_HAND[: BY_HAND.index('"salvos"')].rstrip(", \n") + "}"
    wall.write_text(text, encoding="utf-8")
    delete_scene(wall, "all")
    delete_scene(wall, "morning")
    with pytest.raises(DocumentError, match="'bare', which is the only one"):
        delete_scene(wall, "bare")
