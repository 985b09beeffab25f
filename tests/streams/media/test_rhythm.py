"""Sockets are read as seldom as may be, and looked at in between."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator

import pytest

from streams.media.pulse import pulse
from streams.media.rhythm import FULL, LONGEST_S, ROUND_S, Rhythm
from tests.fakes.patience import until


@pytest.fixture
def line() -> Iterator[tuple[socket.socket, socket.socket]]:
    """Our end of a real connection, and the camera's."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        ours = socket.create_connection(server.getsockname())
        theirs, _ = server.accept()
    with ours, theirs:
        yield ours, theirs


def at_most(now: float, cadence: float, longest: float) -> float:
    """A session whose next keyframe is far off."""
    return now + max(cadence, longest)


def fed(rhythm: Rhythm, rate: int) -> float:
    """Read once a second for a while; the time then."""
    for second in range(1, 30):
        rhythm.came(rate, float(second))
    return 30.0


def test_a_slow_camera_is_read_seldom_and_looked_at_every_second(
    line: tuple[socket.socket, socket.socket],
) -> None:
    rhythm = Rhythm(line[0])
    now = fed(rhythm, 2_000)
    look = rhythm.plan(now, 1.0, at_most)
    assert rhythm.read_at == pytest.approx(now + LONGEST_S)
    assert 0.5 < look - now < 1.5


def test_a_fast_camera_is_read_at_the_cadence(line: tuple[socket.socket, socket.socket]) -> None:
    rhythm = Rhythm(line[0])
    now = fed(rhythm, rhythm.room)
    assert rhythm.plan(now, 1.0, at_most) == pytest.approx(now + 1.0, abs=ROUND_S)
    assert rhythm.read_at == pytest.approx(now + 1.0)


def test_looks_end_with_the_reading(line: tuple[socket.socket, socket.socket]) -> None:
    rhythm = Rhythm(line[0])
    now = fed(rhythm, 2_000)
    looks = [rhythm.plan(now, 1.0, at_most)]
    while looks[-1] < rhythm.read_at - ROUND_S:
        looks.append(rhythm.next_look(looks[-1], 1.0))
    assert len(looks) <= LONGEST_S + 1
    assert looks[-1] - rhythm.read_at <= ROUND_S


def test_what_waits_unread_is_counted_and_when_it_came(
    line: tuple[socket.socket, socket.socket],
) -> None:
    ours, theirs = line
    rhythm = Rhythm(ours)

    def since(sent: float) -> bool:
        """Whether what came last came after this."""
        return pulse(ours).silent <= time.monotonic() - sent + 0.1

    sent = time.monotonic()
    theirs.send(b"x" * 5000)
    until(lambda: pulse(ours).waiting == 5000, 20, "bytes")
    assert not rhythm.full(5000)
    assert rhythm.full(int(rhythm.room * FULL) + 1)
    until(lambda: pulse(ours).silent > 0.3, 20, "silence")
    assert since(sent)
    again = time.monotonic()
    assert not since(again)
    theirs.send(b"y")
    until(lambda: since(again), 20, "a packet")
    assert ours.recv(100) == b"x" * 100


def test_a_camera_that_hung_up_is_told_though_nothing_was_read(
    line: tuple[socket.socket, socket.socket],
) -> None:
    ours, theirs = line
    assert pulse(ours).whole
    theirs.send(b"z")
    theirs.close()
    until(lambda: not pulse(ours).whole, 20, "the end")
    assert pulse(ours).waiting == 1
