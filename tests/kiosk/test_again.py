"""A kiosk that QML does not see all of ends, to be started anew, and not for ever."""

from __future__ import annotations

from pathlib import Path

from kiosk.again import FILE, MOST, to_end

MISSED = ("reading.open", "reading.text")


def test_a_start_that_is_well_ends_nothing_and_leaves_nothing(tmp_path: Path) -> None:
    assert not to_end((), tmp_path, watched=True)
    assert list(tmp_path.iterdir()) == []


def test_it_ends_a_few_times_in_a_row_and_then_stands_as_it_is(tmp_path: Path) -> None:
    store = tmp_path / "made" / "when needed"
    for _ in range(MOST):
        assert to_end(MISSED, store, watched=True)
    for _ in range(2):
        assert not to_end(MISSED, store, watched=True), "a blank screen is worse than a deaf panel"


def test_one_that_was_well_in_between_begins_the_count_anew(tmp_path: Path) -> None:
    for _ in range(MOST):
        to_end(MISSED, tmp_path, watched=True)
    assert not to_end((), tmp_path, watched=True)
    assert not (tmp_path / FILE).exists()
    assert to_end(MISSED, tmp_path, watched=True)


def test_where_nobody_starts_it_again_it_stands(tmp_path: Path) -> None:
    assert not to_end(MISSED, tmp_path, watched=False)
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_counted_is_not_tried(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"\xff")
    assert not to_end(MISSED, tmp_path, watched=True)
    (tmp_path / "a file").touch()
    assert not to_end(MISSED, tmp_path / "a file", watched=True), "no folder can be made there"
