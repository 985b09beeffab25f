"""What is said to a process that does not listen waits for it, and nobody waits with it."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator

import pytest

from streams.media.backlog import MOST_BYTES, Backlog
from streams.media.wire import Message, Wire
from tests.fakes.descriptors import held

LONG = "x" * (1 << 18)


@pytest.fixture
def pair() -> Iterator[tuple[Backlog, Wire]]:
    ours, theirs = socket.socketpair()
    ours.setblocking(False)
    backlog, wire = Backlog(ours), Wire(theirs)
    yield backlog, wire
    backlog.close()
    wire.close()
    ours.close()


def received(backlog: Backlog, wire: Wire) -> list[Message]:
    """All that is on its way."""
    found = list(wire.receive() or ())
    while backlog.waits:
        backlog.flush()
        found += wire.receive() or ()
    return found


def test_all_arrives_in_order_and_with_what_goes_along(pair: tuple[Backlog, Wire]) -> None:
    backlog, wire = pair
    reading, writing = os.pipe()
    for number in range(20):
        backlog.add({"number": number, "long": LONG}, [writing] if number == 15 else ())
    os.close(writing)
    assert backlog.waits, "nobody has listened yet, and nobody was held up"
    assert [message["number"] for message in received(backlog, wire)] == list(range(20))
    [along] = wire.sockets
    os.write(along, b"here")
    assert os.read(reading, 16) == b"here"
    os.close(reading)


def test_who_leaves_everything_unread_is_found_out(pair: tuple[Backlog, Wire]) -> None:
    backlog, _ = pair
    for _ in range(MOST_BYTES // len(LONG) + 1):
        assert not backlog.full
        backlog.add({"long": LONG})
    backlog.add({"long": LONG})
    assert backlog.full


def test_what_waits_for_one_that_is_gone_is_let_go(pair: tuple[Backlog, Wire]) -> None:
    backlog, wire = pair
    reading, writing = os.pipe()
    pipe = held()[writing]
    for _ in range(20):
        backlog.add({"long": LONG}, [writing])
    assert list(held().values()).count(pipe) > 2
    wire.close()
    backlog.flush()
    assert not backlog.waits
    backlog.add({"to": "nobody"}, [writing])
    assert not backlog.waits
    assert list(held().values()).count(pipe) == 2, "its two ends alone are left"
    os.close(reading)
    os.close(writing)
