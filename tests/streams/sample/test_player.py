"""A player sends every frame once, in order, and drops whole ones when nobody reads."""

import socket
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest

from streams.sample import film
from streams.sample.camera import Show, Stream
from streams.sample.clipset import tiny
from streams.sample.player import OUTBOX_BYTES, Player
from streams.sample.wheel import Ring

SPEC = replace(tiny()[0].sub, seconds=2)


@pytest.fixture(scope="module")
def show() -> Show:
    return Show.of(film.make(SPEC))


@pytest.fixture
def line() -> Iterator[tuple[socket.socket, socket.socket]]:
    here, there = socket.socketpair()
    here.setblocking(False)
    yield here, there
    here.close()
    there.close()


def numbers(received: bytes) -> list[int]:
    """Return the sequence numbers of whole packets."""
    found, at = [], 0
    while at < len(received):
        assert received[at] == 0x24
        end = at + 4 + int.from_bytes(received[at + 2 : at + 4], "big")
        assert end <= len(received)
        found.append(int.from_bytes(received[at + 6 : at + 8], "big"))
        at = end
    return found


@pytest.mark.parametrize("batch", [1, 3, 4])
def test_every_frame_is_sent_once_over_loops_and_wraps(
    show: Show, line: tuple[socket.socket, socket.socket], batch: int
) -> None:
    here, there = line
    ring = Ring(SPEC.fps, batch)
    stream = Stream("sub", show, 37)
    first = ring.index(stream.lead, 0.0) + 1
    ring.join(Player(here, stream, 0, first, batch, {}))
    received = b""
    there.settimeout(5)
    for step in range(1, 401):
        ring.turn(step / 40)
        there.setblocking(False)
        try:
            received += there.recv(1 << 20)
        except BlockingIOError:
            continue
    found = numbers(received)
    assert found == [(found[0] + n) & 0xFFFF for n in range(len(found))]
    assert found[0] == stream.reel.sequence(first)
    sent = stream.reel.sent_between(first, first + int(10 * SPEC.fps) - batch - 1)[0]
    assert len(found) >= sent


def test_a_client_that_does_not_read_loses_whole_frames(
    show: Show, line: tuple[socket.socket, socket.socket]
) -> None:
    here, there = line
    player = Player(here, Stream("sub", show, 0), 0, 1, 1, {})
    index = 0
    while player.dropped < 10:
        index += 1
        player.fire(index)
    assert player.pending <= OUTBOX_BYTES
    there.settimeout(0.05)
    received = b""
    while player.pending:
        received += there.recv(1 << 20)
        index += 1
        player.fire(index)
    received += there.recv(1 << 20)
    found = numbers(received)
    gaps = [(b - a) & 0xFFFF for a, b in pairwise(found)]
    assert max(gaps) > 1
    assert player.plain


def test_a_late_wheel_leaves_out_what_is_long_past(
    show: Show, line: tuple[socket.socket, socket.socket]
) -> None:
    ring = Ring(SPEC.fps, 1)
    ring.join(Player(line[0], Stream("sub", show, 0), 0, 1, 1, {}))
    ring.turn(60.0)
    assert ring.skipped > 0
    line[1].settimeout(5)
    found = numbers(line[1].recv(1 << 20))
    packets = show.reels["moving"].sent_between(0, 2 * SPEC.fps)[0]
    assert len(found) <= packets + 10


def test_a_wheel_tells_how_much_it_served_late() -> None:
    ring = Ring(SPEC.fps, 1)
    for turn in range(1, 101):
        ring.turn(turn * 0.02)
    assert ring.late == 0
    on_time = ring.turned
    ring.turn(3.0)
    assert ring.turned > on_time
    assert 0.9 < ring.late / (ring.turned - on_time) < 1.0
