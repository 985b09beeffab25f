"""When a camera is tried again: soon, then less often, never less often than every ten seconds."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from streams.media.backoff import JITTER, STEPS_S, pause


def test_the_steps_are_one_two_four_eight_and_ten_seconds_for_ever() -> None:
    chance = random.Random(1)
    longest = [
        max(pause(tries, chance) for _ in range(500)) for tries in (1, 2, 3, 4, 5, 6, 10_000)
    ]
    for found, step in zip(longest, (1, 2, 4, 8, 10, 10, 10), strict=True):
        assert 0.99 * step < found <= step


@given(st.integers(-3, 1 << 40), st.integers(0, 1 << 30))
def test_no_pause_is_shorter_than_its_jitter_allows_or_longer_than_its_step(
    tries: int, seed: int
) -> None:
    found = pause(tries, random.Random(seed))
    step = STEPS_S[min(max(tries, 1), len(STEPS_S)) - 1]
    assert step * (1 - JITTER) <= found <= step


def test_a_city_that_fails_at_once_does_not_return_at_once() -> None:
    chance = random.Random(7)
    pauses = sorted(pause(5, chance) for _ in range(300))
    assert pauses[-1] - pauses[0] > 0.9 * JITTER * STEPS_S[-1]
