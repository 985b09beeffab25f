"""What the engine and its workers say to one another, over a real socket pair."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from streams.floor.truth import Tier
from streams.media.order import Order
from streams.media.wire import LONGEST, PREFIX, Message, Wire, packed


@pytest.fixture
def ends() -> Iterator[tuple[Wire, Wire]]:
    ours, theirs = socket.socketpair()
    yield Wire(ours), Wire(theirs)
    ours.close()
    theirs.close()


def test_messages_arrive_whole_and_in_order(ends: tuple[Wire, Wire]) -> None:
    ours, theirs = ends
    messages: list[Message] = [{"do": "stills", "cores": 0.5}, {"name": "강남대로"}, {}]
    for message in messages:
        ours.send(message)
    assert theirs.receive() == messages
    assert theirs.receive() == []


def test_half_a_message_waits_for_its_other_half(ends: tuple[Wire, Wire]) -> None:
    ours, theirs = ends
    data = PREFIX.pack(8) + b'{"a": 1}'
    for byte in data[:-1]:
        ours.socket.send(bytes((byte,)))
        assert theirs.receive() == []
    ours.socket.send(data[-1:])
    assert theirs.receive() == [{"a": 1}]


def test_a_long_message_is_taken_in_pieces(ends: tuple[Wire, Wire]) -> None:
    ours, theirs = ends
    body = b'{"x": "' + b"y" * 1_000_000 + b'"}'
    left, got = memoryview(PREFIX.pack(len(body)) + body), list[Message]()
    while not got:
        if left:
            left = left[ours.socket.send(left[:100_000]) :]
        got += theirs.receive() or []
    assert got == [{"x": "y" * 1_000_000}]


def test_when_the_other_end_is_gone_it_is_told(ends: tuple[Wire, Wire]) -> None:
    ours, theirs = ends
    theirs.socket.close()
    assert ours.receive() is None
    with pytest.raises(OSError, match=r"."):
        ours.send({"do": "orders"})


def test_a_message_longer_than_any_is_refused(ends: tuple[Wire, Wire]) -> None:
    ours, theirs = ends
    ours.socket.send(PREFIX.pack(LONGEST + 1))
    with pytest.raises(OSError, match="too long"):
        theirs.receive()


def test_an_order_is_a_list_of_numbers() -> None:
    order = Order(7, Tier.SHARP, 3, 640, 360, warm=True, keep=True)
    assert packed(order) == [7, 2, 3, 640, 360, 1, 1]


def test_sockets_come_along_with_their_message(ends: tuple[Wire, Wire]) -> None:
    ours, theirs = ends
    near, far = socket.socketpair()
    with near:
        ours.send({"do": "reports"})
        with far:
            ours.send({"do": "adopt", "text": "x" * 100_000}, [far.fileno()])
        assert theirs.receive() == [{"do": "reports"}, {"do": "adopt", "text": "x" * 100_000}]
        with socket.socket(fileno=theirs.sockets.popleft()) as came:
            near.send(b"hello")
            assert came.recv(5) == b"hello"
        assert not theirs.sockets


def test_two_ends_that_both_have_much_to_say_do_not_wait_for_one_another(
    ends: tuple[Wire, Wire],
) -> None:
    much: Message = {"text": "y" * 3_000_000}

    def talk(end: Wire) -> list[Message]:
        end.send(much)
        got: list[Message] = []
        while not got:
            got += end.receive() or []
        return got

    with ThreadPoolExecutor(2) as both:
        assert list(both.map(talk, ends)) == [[much], [much]]
