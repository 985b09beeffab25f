"""Keyframes out and small pictures back, cut wherever a socket may cut."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from streams.floor.frame import STILL_HEIGHT, STILL_WIDTH
from streams.media.stillwire import Inbox, StillResult, StillTask, result_from, task_from

tasks = st.builds(
    StillTask,
    number=st.integers(0, 2**32 - 1),
    width=st.integers(0, 7680),
    height=st.integers(0, 4320),
    small=st.booleans(),
    cores=st.floats(0.0, 512.0),
    codec=st.sampled_from(["h264", "hevc", "mjpeg"]),
    extradata=st.binary(max_size=40),
    data=st.binary(max_size=400),
)


@given(st.lists(tasks, max_size=5), st.integers(1, 97))
def test_tasks_come_whole_however_they_are_cut(sent: list[StillTask], piece: int) -> None:
    stream = b"".join(task.packed() for task in sent)
    inbox = Inbox()
    pieces = [stream[at : at + piece] for at in range(0, len(stream), piece)]
    assert [task_from(body) for each in pieces for body in inbox.take(each)] == sent


def test_a_result_brings_its_pictures() -> None:
    chance = np.random.default_rng(7)
    luma = chance.integers(0, 256, (30, 53), np.uint8)
    slot = chance.integers(0, 256, (STILL_HEIGHT, STILL_WIDTH, 4), np.uint8)
    wide = chance.integers(0, 256, (90, 200, 4), np.uint8)
    large = wide[:, :160]
    sent = StillResult(7, True, 0.25, 640, 360, luma, slot, large)
    [body] = Inbox().take(sent.packed())
    came = result_from(body)
    assert (came.number, came.good, came.spent, came.width, came.height) == (
        7,
        True,
        0.25,
        640,
        360,
    )
    for got, gave in ((came.luma, luma), (came.slot, slot), (came.large, large)):
        assert got is not None
        assert np.array_equal(got, gave)


def test_a_result_without_a_large_picture_has_none() -> None:
    luma, slot = np.zeros((30, 53), np.uint8), np.zeros((STILL_HEIGHT, STILL_WIDTH, 4), np.uint8)
    [body] = Inbox().take(StillResult(7, True, 0.25, 640, 360, luma, slot).packed())
    assert result_from(body).large is None


def test_a_keyframe_that_could_not_be_decoded_has_no_picture() -> None:
    [body] = Inbox().take(StillResult(7, False, 0.5).packed())
    assert result_from(body) == StillResult(7, False, 0.5)
