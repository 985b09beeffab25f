"""The process that decodes stills, spoken to over its socket as a worker does."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from streams.floor.frame import STILL_HEIGHT, STILL_WIDTH
from streams.floor.watch.pulse import Pulse
from streams.media.hush import HUSH_S, Hush
from streams.media.nal import START_CODE
from streams.media.stillwire import LENGTH, Inbox, StillResult, StillTask, result_from
from tests.fakes.film import film

PATIENCE_S = 20.0


class Desk:
    """The worker's end."""

    def __init__(self) -> None:
        self.socket, theirs = socket.socketpair()
        self.socket.settimeout(PATIENCE_S)
        self.pulse, self.hush, self.said = Pulse.begin(), Hush.begin(), b""
        with theirs:
            given = (theirs.fileno(), self.pulse.descriptor, self.hush.descriptor)
            command = [sys.executable, "-m", "streams.media.stilldecoder", *map(str, given)]
            self.process = subprocess.Popen(command, pass_fds=given)
        self._inbox = Inbox()

    def ask(self, *tasks: StillTask) -> list[StillResult]:
        self.socket.sendall(b"".join(task.packed() for task in tasks))
        results: list[StillResult] = []
        while len(results) < len(tasks):
            data = self.socket.recv(1 << 16)
            assert data, "the decoder hung up"
            self.said += data
            results += [result_from(body) for body in self._inbox.take(data)]
        return results


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk()
    yield made
    made.socket.close()
    made.pulse.close()
    made.hush.close()
    assert made.process.wait(PATIENCE_S) == 0, "it goes when its worker does"


def task(number: int, codec: str = "h264", width: int = 0, data: bytes | None = None) -> StillTask:
    key = film("hevc" if codec == "hevc" else "h264")[0]
    coded = START_CODE + START_CODE.join(key.nals) if data is None else data
    return StillTask(number, width, width, not width, 8.0, codec, b"", coded)


def test_keyframes_come_back_as_pictures(desk: Desk) -> None:
    results = desk.ask(task(1), task(2, "hevc"), task(3, width=80))
    assert [result.number for result in results] == [1, 2, 3]
    assert desk.pulse.beats == 3
    for result in results:
        assert result.good
        assert result.slot is not None
        assert result.slot.shape == (STILL_HEIGHT, STILL_WIDTH, 4)
        assert result.slot[..., :3].std() > 1.0, "a picture, not a plane"
        assert result.luma is not None
        assert result.width > 0 < result.height
    assert [result.large is not None for result in results] == [False, False, True]
    large = results[2].large
    assert large is not None
    assert large.shape[1] == 80


def test_no_keyframe_is_begun_while_a_finger_waits(desk: Desk) -> None:
    desk.ask(task(1))
    began = time.monotonic()
    desk.hush.keep(began)
    [result] = desk.ask(task(2))
    assert result.good, "it goes on by itself"
    assert time.monotonic() - began >= HUSH_S


def test_what_is_no_picture_costs_nothing_but_itself(desk: Desk) -> None:
    results = desk.ask(
        task(1, data=b""),
        task(2, data=START_CODE + b"\x65" + bytes(60)),
        task(3, codec="no-such-codec"),
        task(4),
    )
    assert [result.good for result in results] == [False, False, False, True]


def lengths(said: bytes) -> Iterator[int]:
    """How long each message is, the empty ones as well."""
    at = 0
    while at < len(said):
        (length,) = LENGTH.unpack_from(said, at)
        yield length
        at += LENGTH.size + length


def test_who_waits_for_its_budget_says_that_it_does_not_hang(desk: Desk) -> None:
    """With hardly any of a core a few keyframes have it wait for seconds."""
    while 0 not in lengths(desk.said):
        assert all(result.good for result in desk.ask(replace(task(1), cores=0.0)))
