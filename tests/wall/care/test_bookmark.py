"""What stood on the glass is written whole, the newest last, and read with patience."""

from __future__ import annotations

from pathlib import Path

import pytest

from streams.floor.keeper import Keeper
from wall.care.bookmark import Bookmark, read_bookmark


def test_what_is_kept_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "run" / "standing.json"
    keeper = Keeper(file)
    keeper.start()
    for number in range(100):
        keeper.keep(Bookmark(f"scene-{number}", ("s", "t"), "night", 3, ("han-01",)).document())
    keeper.stop()
    assert read_bookmark(file) == Bookmark("scene-99", ("s", "t"), "night", 3, ("han-01",))
    assert list(file.parent.iterdir()) == [file]


def test_without_a_file_nothing_stood(tmp_path: Path) -> None:
    assert read_bookmark(tmp_path / "standing.json") == Bookmark()


@pytest.mark.parametrize("text", ["", "[]", "7", '{"scene": "a"}', "\xff", "{"])
def test_a_file_that_is_none_stands_for_nothing(tmp_path: Path, text: str) -> None:
    file = tmp_path / "standing.json"
    file.write_text(text, encoding="latin-1")
    assert read_bookmark(file) == Bookmark()


def test_what_is_no_name_is_left_out(tmp_path: Path) -> None:
    file = tmp_path / "standing.json"
    file.write_text(
        '{"scene": 5, "salvos": ["s", 7], "tour": {}, "step": -2, "spotlights": ["b", 1]}',
        encoding="utf-8",
    )
    assert read_bookmark(file) == Bookmark(None, ("s",), None, 0, ("b",))


def test_a_disk_that_cannot_be_written_does_not_end_the_wall(tmp_path: Path) -> None:
    (tmp_path / "run").write_text("a file where a folder should be", encoding="utf-8")
    keeper = Keeper(tmp_path / "run" / "standing.json")
    keeper.start()
    keeper.keep(Bookmark("a").document())
    keeper.stop()
    assert read_bookmark(tmp_path / "run" / "standing.json") == Bookmark()
