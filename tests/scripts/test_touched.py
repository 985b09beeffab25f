"""Which tests the quick check runs: those that mirror what was changed, and the house's."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from scripts.bringup.touched import changed, mirrored

THERE = {
    "tests/house",
    "tests/layouts",
    "tests/layouts/test_query.py",
    "tests/streams/media",
    "tests/streams/media/test_gop.py",
    "tests/wall/face",
    "tests/wall/face/test_guard.py",
}


@pytest.mark.parametrize(
    ("paths", "tests"),
    [
        ([], ["tests/house"]),
        (["README.md", "pyproject.toml", "docs/architecture.md"], ["tests/house"]),
        (["streams/media/gop.py"], ["tests/house", "tests/streams/media/test_gop.py"]),
        (["streams/media/odd.py"], ["tests/house", "tests/streams/media"]),
        (["streams/media/replay/tape.py"], ["tests/house", "tests/streams/media"]),
        (["streams/media/gop.py", "streams/media/odd.py"], ["tests/house", "tests/streams/media"]),
        (["wall/face/Keypad.qml"], ["tests/house", "tests/wall/face"]),
        (["tests/layouts/test_query.py"], ["tests/house", "tests/layouts/test_query.py"]),
        (["tests/layouts/test_gone.py"], ["tests/house", "tests/layouts"]),
        (["tests/layouts/slips/scenes.txt"], ["tests/house", "tests/layouts"]),
        (["tests/fakes/film.py", "layouts/query.py"], ["tests"]),
        (["tests/conftest.py"], ["tests"]),
    ],
)
def test_a_changed_file_has_its_own_tests_run(paths: list[str], tests: list[str]) -> None:
    assert list(mirrored(paths, THERE.__contains__)) == tests


def git(folder: Path, *words: str) -> None:
    login = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    subprocess.run(["git", "-C", str(folder), *login, *words], check=True, capture_output=True)


def test_what_is_not_committed_counts_and_else_the_last_commit(tmp_path: Path) -> None:
    git(tmp_path, "init")
    for name in ("a.py", "b.py"):
        (tmp_path / name).write_text("1\n", encoding="utf-8")
        git(tmp_path, "add", name)
        git(tmp_path, "commit", "-m", name)
    assert changed(tmp_path) == ("b.py",)
    (tmp_path / "a.py").write_text("2\n", encoding="utf-8")
    (tmp_path / "c.py").write_text("3\n", encoding="utf-8")
    assert changed(tmp_path) == ("a.py", "c.py")


def test_where_there_is_no_git_nothing_is_known(tmp_path: Path) -> None:
    assert changed(tmp_path) == ()
