"""When a worker that ended is started again."""

from __future__ import annotations

from streams.media.workers import REST_S, again_at


def test_a_worker_that_ended_is_back_at_once() -> None:
    assert again_at([]) == 0.0
    assert again_at([100.0, 101.0, 102.0, 103.0]) == 0.0


def test_one_that_ends_again_and_again_rests() -> None:
    assert again_at([100.0, 108.0, 116.0, 124.0, 132.0]) == 132.0 + REST_S


def test_one_that_ends_now_and_then_does_not() -> None:
    assert again_at([0.0, 3600.0, 7200.0, 10800.0, 14400.0]) == 0.0
