"""The course of a touch, read from outside: shared memory, and what the kernel says of a thread."""

from __future__ import annotations

import os
import time

from scripts.benchmark.hand.course import Courier, taken_ms
from streams.floor.frame import Frames, Shape


def city() -> Frames:
    frames = Frames.create(Shape(4, 2))
    frames.status["worker"] = 0
    return frames


def test_it_begins_with_the_order_and_ends_with_a_picture() -> None:
    frames = city()
    courier = Courier(frames, [os.getpid()], 2)
    courier.look(None)
    began = time.monotonic()
    frames.canvases["channel"][1] = 2
    courier.look(None)
    until = time.thread_time() + 0.02
    while time.thread_time() < until:
        pass
    courier.look((1, 0, 2))
    course = courier.course
    assert course is not None
    assert began <= course.asked < course.shown
    assert course.computed_ms >= 10.0
    assert course.waited_ms >= 0.0


def test_a_tile_that_moves_already_has_none() -> None:
    frames = city()
    frames.canvases["channel"][1] = 2
    courier = Courier(frames, [os.getpid()], 2)
    courier.look((1, 0, 2))
    assert courier.course is None


def test_of_a_process_that_is_gone_nothing_is_known() -> None:
    assert taken_ms(0) == (0.0, 0.0)
