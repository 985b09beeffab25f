"""When to try a camera again: soon at first, never less often than every ten seconds, for ever."""

from __future__ import annotations

import random

STEPS_S = (1.0, 2.0, 4.0, 8.0, 10.0)
JITTER = 0.2
"""Tries are drawn from the last fifth before each step, so that a city does not return at once."""


def pause(tries: int, chance: random.Random) -> float:
    """Seconds to wait after a number of failed tries (at least 1)."""
    step = STEPS_S[min(max(tries, 1), len(STEPS_S)) - 1]
    return step * (1.0 - JITTER * chance.random())
