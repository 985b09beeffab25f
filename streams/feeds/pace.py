"""When to ask a source again: on the beat, sooner after a failure, later where it says so."""

from __future__ import annotations

import random
from typing import Final

from streams.feeds.reason import FeedError, Reason

STEPS_S: Final = (2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 300.0)
"""After the first failure, the second, and so on; never later than the feed's own beat."""
STUBBORN_S: Final = 600.0
"""A refused key or a spent quota is not mended by asking: so long, or on the beat if slower."""
PATIENT: Final = 3
"""From this refusal in a row on; the first ones may be a source's hiccup."""
MOST_WAIT_S: Final = 3600.0
"""However long a source asks to be left alone: an hour later somebody may have mended it."""
JITTER: Final = 0.1
"""Pauses are shortened by up to a tenth, so that a city's feeds do not ask in one breath."""

_STUBBORN = frozenset({Reason.KEY, Reason.QUOTA, Reason.SPENT})


def pause(every_s: float, failures: int, error: FeedError | None, chance: random.Random) -> float:
    """Seconds until the next question.

    Args:
        every_s: The feed's own beat, seconds.
        failures: How many questions failed in a row, the last one included.
        error: The last failure; None where the last question was answered.
        chance: Where the jitter comes from.
    """
    if error is None:
        return every_s * (1.0 - JITTER * chance.random())
    step = STEPS_S[min(max(failures, 1), len(STEPS_S)) - 1]
    wait = min(step, every_s) * (1.0 - JITTER * chance.random())
    if error.reason in _STUBBORN and failures >= PATIENT:
        wait = max(every_s, STUBBORN_S)
    elif error.reason is Reason.NO_KEY:
        wait = every_s
    return max(wait, min(error.wait_s or 0.0, MOST_WAIT_S))
