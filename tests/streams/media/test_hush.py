"""What can wait holds still while a finger waits, in every process that has the same memory."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from streams.media.hush import HUSH_S, MOST_S, SHARE, Hush


@pytest.fixture
def hush() -> Iterator[Hush]:
    made = Hush.begin()
    yield made
    made.close()


def test_a_finger_keeps_everything_still_for_a_moment(hush: Hush) -> None:
    assert hush.until == 0.0
    hush.keep(100.0)
    assert hush.until == pytest.approx(100.0 + HUSH_S)


def test_another_process_sees_it(hush: Hush) -> None:
    theirs = Hush(os.dup(hush.descriptor))
    hush.keep(100.0)
    assert theirs.until == hush.until
    theirs.close()


def test_a_second_finger_is_waited_for_as_long(hush: Hush) -> None:
    hush.keep(100.0)
    hush.keep(100.1)
    assert hush.until == pytest.approx(100.1 + HUSH_S)


def test_fingers_that_never_rest_take_no_more_than_their_share(hush: Hush) -> None:
    """Ten touches a second for a minute: stills go on for three quarters of it."""
    still, after = 0.0, 0.0
    for tenth in range(600):
        now = 100.0 + tenth / 10
        hush.keep(now)
        still += max(hush.until - max(now, after), 0.0)
        after = hush.until
    assert still <= 60.0 * SHARE + MOST_S + 0.01
    assert still >= 60.0 * SHARE - MOST_S
    hush.keep(200.0)
    assert hush.until == pytest.approx(200.0 + HUSH_S), "a rest gives it back"
