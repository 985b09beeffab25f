"""Guessing is slow, and gets slower, but never locks the wall for a night."""

from __future__ import annotations

import itertools

from wall.trust.attempts import LONGEST_S, Attempts


def waits(wrong: int) -> list[float]:
    """Seconds to wait after each wrong PIN, of somebody who tries again as soon as it counts."""
    now, attempts, found = 100.0, Attempts(), []
    for _ in range(wrong):
        attempts = attempts.failed(now)
        found.append(attempts.wait(now))
        now += found[-1]
    return found


def test_five_wrong_cost_thirty_seconds_and_each_further_one_twice_as_long() -> None:
    assert waits(9) == [0, 0, 0, 0, 30, 60, 120, 240, 480]


def test_the_pause_is_bounded_however_often_somebody_tries() -> None:
    many = waits(400)
    assert max(many) == LONGEST_S
    assert all(later >= earlier for earlier, later in itertools.pairwise(many))


def test_the_pause_ends() -> None:
    attempts = Attempts()
    for _ in range(5):
        attempts = attempts.failed(100.0)
    assert attempts.wait(129.0) == 1.0
    assert attempts.wait(131.0) == 0.0
