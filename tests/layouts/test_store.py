"""Saving a document: what is refused, what is kept, and what is taken back."""

from __future__ import annotations

import json
import os
import stat
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from layouts.layout import load_layout
from layouts.problem import DocumentError
from layouts.schema import FOLDER
from layouts.store import mark, redo, restore, save, undo, versions
from tests.layouts.test_command import answer

Write = Callable[[str, str], Path]

CHANNELS = (FOLDER.parent / "examples" / "channels.csv").read_text(encoding="utf-8")
DISPLAY = {
    "id": "d", "x_mm": 0, "y_mm": 0, "width_mm": 1600, "height_mm": 900,
    "pixels": [1920, 1080], "screen": {"index": 0},
}  # fmt: skip


def layout(name: str, scenes: int = 1) -> dict[str, Any]:
    """A layout whose first scene has a name of its own."""
    return {
        "version": 1,
        "surface": {"displays": [DISPLAY]},
        "scenes": [
            {"id": f"s{n}", "name": {"ko": f"장면 {n}", "en": name}, "mosaic": "all"}
            for n in range(scenes)
        ],
    }


def shown(path: Path) -> str:
    return load_layout(path).scenes[0].name("en")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A wall's layout that was saved as A, as B and as C."""
    path = tmp_path / "wall.json"
    for name in "ABC":
        save(layout(name), path)
    return path


def test_what_is_saved_is_what_is_loaded_keys_in_their_order(tmp_path: Path) -> None:
    path = tmp_path / "wall.json"
    document = {"tours": [], **layout("A")}
    assert save(document, path) == mark(path)
    assert list(json.loads(path.read_text(encoding="utf-8"))) == list(document)
    assert "장면 0" in path.read_text(encoding="utf-8")
    assert versions(path) == ()


def test_saving_the_same_again_keeps_no_version(path: Path) -> None:
    before = len(versions(path))
    save(layout("C"), path)
    assert len(versions(path)) == before == 2


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"tours": [{"id": "t", "name": {"ko": "가"}, "steps": []}]}, "found an empty list"),
        ({"tour": []}, "found the unknown key 'tour'"),
        ({"channels": "none.csv"}, "found no such file"),
        (
            {
                "channels": "list.csv",
                "scenes": [{"id": "s", "name": {"ko": "가"}, "mosaic": {"groups": ["rivr"]}}],
            },
            "found the unknown group 'rivr', .*write 'river'",
        ),
    ],
)
def test_a_bad_document_is_refused_and_the_file_stays(
    path: Path, write: Write, change: dict[str, Any], sentence: str
) -> None:
    write("list.csv", CHANNELS)
    with pytest.raises(DocumentError, match=sentence):
        save(layout("D") | change, path)
    assert shown(path) == "C"
    assert len(versions(path)) == 2
    save(layout("D") | {"channels": "list.csv"}, path)
    assert shown(path) == "D"


def test_a_cell_that_the_wall_does_not_draw_is_saved_only_by_who_draws_it(path: Path) -> None:
    grid = {"shape": "1x1", "cells": [{"clock": {}}]}
    clock = layout("") | {"scenes": [{"id": "s", "name": {"en": "Clock"}, "grid": grid}]}
    with pytest.raises(DocumentError, match="'clock', which this version's wall does not draw"):
        save(clock, path, drawn=("channel",))
    save(clock, path)
    assert versions(path)[0].number == 3


def test_channel_lists_are_saved_and_credentials_are_not(tmp_path: Path) -> None:
    row = {"id": "a", "name": {"ko": "가"}, "main": "rtsp://h/"}
    path = tmp_path / "channels.json"
    save({"channels": [row]}, path)
    with pytest.raises(DocumentError, match="id 'a', which line"):
        save({"channels": [row, row]}, path)
    secret = {"city": {"username": "v", "password": "hunter2"}}
    with pytest.raises(DocumentError, match="no version of passwords is kept") as refusal:
        save(secret, tmp_path / "credentials.json")
    assert "hunter2" not in str(refusal.value)
    assert not (tmp_path / "credentials.json").exists()


def test_an_edit_of_what_somebody_else_changed_meanwhile_is_refused(path: Path) -> None:
    opened = mark(path)
    save(layout("theirs"), path, based_on=opened)
    with pytest.raises(DocumentError, match="somebody else changed since it was opened"):
        save(layout("mine"), path, based_on=opened)
    assert shown(path) == "theirs"


def test_undo_goes_back_step_by_step_and_redo_comes_again(path: Path) -> None:
    undo(path)
    assert shown(path) == "B"
    undo(path)
    assert shown(path) == "A"
    with pytest.raises(DocumentError, match="no version before the present one"):
        undo(path)
    redo(path)
    redo(path)
    assert shown(path) == "C"
    with pytest.raises(DocumentError, match="no version that was undone"):
        redo(path)
    undo(path)
    assert shown(path) == "B"


def test_after_another_save_what_was_undone_comes_only_by_its_number(path: Path) -> None:
    undo(path)
    save(layout("D"), path)
    with pytest.raises(DocumentError, match="no version that was undone"):
        redo(path)
    (left,) = (version for version in versions(path) if version.kind == "left")
    restore(path, left.number)
    assert shown(path) == "C"
    undo(path)
    assert shown(path) == "D"


def test_a_restored_version_leaves_what_stood_there_among_the_versions(path: Path) -> None:
    first = versions(path)[-1]
    assert restore(path, first.number).number == first.number
    assert shown(path) == "A"
    undo(path)
    assert shown(path) == "C"
    with pytest.raises(DocumentError, match="found no version 99, expected one of the versions"):
        restore(path, 99)


def test_what_was_written_by_hand_is_kept_as_it_was_written(path: Path) -> None:
    by_hand = path.read_text(encoding="utf-8").replace('"C"', '"by  hand"')
    path.write_text(by_hand, encoding="utf-8")
    save(layout("D"), path)
    undo(path)
    assert path.read_text(encoding="utf-8") == by_hand


def test_a_version_that_is_not_good_any_more_does_not_come_back(path: Path) -> None:
    path.write_text('{"surface": broken', encoding="utf-8")
    save(layout("D"), path)
    with pytest.raises(DocumentError, match="'broken' without quotes"):
        undo(path)
    assert shown(path) == "D"


def test_only_the_newest_versions_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "wall.json"
    for n in range(9):
        save(layout(str(n)), path, keep=3)
    assert [version.number for version in versions(path)] == [8, 7, 6]
    for name in "765":
        undo(path)
        assert shown(path) == name


def test_a_version_remembers_when_it_was_saved(path: Path) -> None:
    os.utime(path, (1_000_000_000, 1_000_000_000))
    save(layout("D"), path)
    assert versions(path)[0].saved.isoformat() == "2001-09-09T01:46:40+00:00"
    undo(path)
    assert path.stat().st_mtime == 1_000_000_000


def test_a_file_that_only_its_owner_reads_stays_so_and_so_do_its_versions(path: Path) -> None:
    path.chmod(0o600)
    save(layout("D"), path)
    kept = versions(path)[0].file
    assert {stat.S_IMODE(file.stat().st_mode) for file in (path, kept)} == {0o600}


def test_a_link_is_followed_and_stays_one(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "elsewhere" / "wall.json"
    link.parent.mkdir()
    link.symlink_to(path)
    save(layout("D"), link)
    assert link.is_symlink()
    assert shown(path) == "D"
    assert versions(link) == versions(path)


def test_where_nothing_can_be_written_it_is_said(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"found the folder .*none missing"):
        save(layout("A"), tmp_path / "none" / "wall.json")
    (tmp_path / ".history").write_text("in the way")
    with pytest.raises(DocumentError, match=r"an error on writing \("):
        save(layout("A"), tmp_path / "wall.json")
    assert not (tmp_path / "wall.json").exists()


def test_many_who_save_at_once_lose_no_version(tmp_path: Path) -> None:
    path = tmp_path / "wall.json"
    threads = [
        threading.Thread(target=save, args=(layout(f"by {n}"), path), daemon=True)
        for n in range(12)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    stood = [version.data for version in versions(path)] + [path.read_bytes()]
    assert len(set(stood)) == 12


def test_the_command_lists_and_puts_back(path: Path) -> None:
    code, said = answer("history", path)
    assert code == 0
    assert [line.split("; ")[1] for line in said.splitlines()] == [
        "since then scene 's0': name in en: B → C",
        "since then scene 's0': name in en: A → C",
    ]
    assert answer("history", path, 1) == (0, "scene 's0': name in en: A → C\n")
    assert answer("undo", path)[1].startswith(f"{path}: as it was saved at 20")
    assert shown(path) == "B"
    assert ", undone; since then scene 's0': name in en: C → B" in answer("history", path)[1]
    assert answer("redo", path)[0] == 0
    assert answer("restore", path, 1)[0] == 0
    assert shown(path) == "A"
    code, said = answer("restore", path, 77)
    assert (code, "found no version 77" in said) == (2, True)
    code, said = answer("history", path, 77)
    assert (code, "found no version 77" in said) == (2, True)
    fresh = path.with_name("fresh.json")
    fresh.write_bytes(path.read_bytes())
    assert "no version is kept" in answer("history", fresh)[1]
