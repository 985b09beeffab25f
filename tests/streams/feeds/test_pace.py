"""A feed is asked on its beat, sooner after a failure, and later where the source says so."""

from __future__ import annotations

import random

import pytest

from streams.feeds.pace import pause
from streams.feeds.reason import FeedError, Reason


class Low(random.Random):
    """Chance at its least, so that pauses are at their longest."""

    def random(self) -> float:
        return 0.0


BROKEN = FeedError(Reason.NO_ANSWER)


@pytest.mark.parametrize(
    ("every_s", "failures", "error", "seconds"),
    [
        (15, 0, None, 15),
        (15, 1, BROKEN, 2),
        (15, 3, BROKEN, 8),
        (15, 9, BROKEN, 15),
        (3600, 9, BROKEN, 300),
        (15, 1, FeedError(Reason.KEY), 2),
        (15, 3, FeedError(Reason.QUOTA), 600),
        (15, 3, FeedError(Reason.KEY), 600),
        (3600, 3, FeedError(Reason.KEY), 3600),
        (15, 1, FeedError(Reason.QUOTA, wait_s=1200), 1200),
        (15, 1, FeedError(Reason.HTTP, 503, wait_s=40), 40),
        (15, 1, FeedError(Reason.HTTP, 503, wait_s=1e9), 3600),
        (15, 1, FeedError(Reason.NO_KEY), 15),
    ],
)
def test_the_pause(every_s: float, failures: int, error: FeedError | None, seconds: float) -> None:
    assert pause(every_s, failures, error, Low()) == seconds


def test_pauses_differ_a_little_and_are_never_longer_than_the_beat() -> None:
    chance = random.Random(1)
    pauses = {pause(15, 0, None, chance) for _ in range(100)}
    assert len(pauses) > 50
    assert 13.5 <= min(pauses) <= max(pauses) <= 15
