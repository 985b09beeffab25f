"""A worker that was started again knows nothing of the past: whoever waits for it is told."""

from __future__ import annotations

from collections.abc import Iterator
from threading import RLock

import pytest

from streams.media.planner import Planner
from streams.media.replay.excerpt import ExcerptError
from streams.media.replay.replays import Replays
from streams.media.wire import Message
from tests.fakes.memory import memory


@pytest.fixture
def replays() -> Iterator[Replays]:
    """Of a wall of two channels, whose workers never answer."""
    said: list[tuple[int, Message]] = []
    with memory(2) as frames:
        yield Replays(
            Planner(frames, 1.0), RLock(), lambda row, message: said.append((row, message))
        )


def test_what_was_held_is_held_no_longer(replays: Replays) -> None:
    replays.take({"do": "held", "channels": [[0, [[1.0, 9.0]], 0], [1, [[1.0, 9.0]], 0]]}, [])
    assert replays.held(0) is not None
    replays.forget([0])
    assert replays.held(0) is None
    assert replays.held(1) is not None


def test_who_waits_for_an_excerpt_is_told(replays: Replays) -> None:
    lost, waiting = replays.excerpt(0, 1.0, 2.0), replays.excerpt(1, 1.0, 2.0)
    replays.forget([0])
    with pytest.raises(ExcerptError, match="worker_ended"):
        lost.result(0)
    assert not waiting.done()
