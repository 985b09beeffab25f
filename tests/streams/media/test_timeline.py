"""Timestamps that loop, jump and vanish, and the steady time made of them."""

from __future__ import annotations

import pytest

from streams.media.timeline import Timeline


def played(*stamps: float | None) -> list[float]:
    timeline = Timeline()
    return [round(timeline.at(stamp), 3) for stamp in stamps]


def test_steady_stamps_pass_as_they_are() -> None:
    assert played(10.0, 10.1, 10.2) == [10.0, 10.1, 10.2]


def test_b_frames_keep_their_order_of_decoding() -> None:
    assert played(0.0, 0.3, 0.1, 0.2, 0.6) == [0.0, 0.3, 0.1, 0.2, 0.6]


@pytest.mark.parametrize("jump", [-3600.0, 3600.0, -95443.7])
def test_a_jump_becomes_one_more_step(jump: float) -> None:
    assert played(100000.0, 100000.1, 100000.2 + jump, 100000.3 + jump) == [
        100000.0, 100000.1, 100000.2, 100000.3,
    ]  # fmt: skip


def test_a_gap_of_some_seconds_is_a_gap() -> None:
    assert played(1.0, 9.0) == [1.0, 9.0]


def test_missing_stamps_go_on_at_the_last_step() -> None:
    assert played(None, None, 0.1, None) == [0.0, 0.04, 0.1, 0.16]


def test_a_loop_begins_one_step_behind_the_end() -> None:
    timeline = Timeline()
    first = [timeline.at(stamp) for stamp in (5.0, 5.1, 5.2)]
    timeline.restart()
    second = [round(timeline.at(stamp), 3) for stamp in (5.0, 5.1)]
    assert first == [5.0, 5.1, 5.2]
    assert second == [5.3, 5.4]
