"""The worker's one place to wait, with real sockets and appointments that are changed."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator

import pytest

from streams.media.poller import READ, WRITE, Poller


class Appointment:
    """Notes when it was called."""

    def __init__(self) -> None:
        self.due = 0.0
        self.called: list[float] = []

    def tick(self, now: float) -> None:
        self.called.append(now)


@pytest.fixture
def poller() -> Iterator[Poller]:
    made = Poller()
    yield made
    made.close()


@pytest.fixture
def pair() -> Iterator[tuple[socket.socket, socket.socket]]:
    ours, theirs = socket.socketpair()
    yield ours, theirs
    ours.close()
    theirs.close()


def call_due(poller: Poller, now: float) -> list[Appointment]:
    called = []
    while (timed := poller.fall_due(now)) is not None:
        assert isinstance(timed, Appointment)
        timed.tick(now)
        called.append(timed)
    return called


def test_things_fall_due_in_the_order_of_their_times(poller: Poller) -> None:
    late, early, never = Appointment(), Appointment(), Appointment()
    poller.at(late, 20.0)
    poller.at(early, 10.0)
    poller.at(never, 99.0)
    assert call_due(poller, 5.0) == []
    assert call_due(poller, 30.0) == [early, late]


def test_a_new_appointment_makes_the_old_one_lapse(poller: Poller) -> None:
    moved = Appointment()
    poller.at(moved, 10.0)
    poller.at(moved, 20.0)
    assert call_due(poller, 15.0) == []
    assert call_due(poller, 25.0) == [moved]
    assert call_due(poller, 99.0) == []


def test_what_was_closed_is_not_called(poller: Poller) -> None:
    closed = Appointment()
    poller.at(closed, 10.0)
    closed.due = 0.0
    assert call_due(poller, 15.0) == []


def test_what_is_patient_holds_still_for_a_finger(poller: Poller) -> None:
    patient, hasty, later = Appointment(), Appointment(), Appointment()
    poller.still_until = lambda: 20.0
    poller.at(patient, 10.0, patient=True)
    poller.at(hasty, 15.0)
    poller.at(later, 25.0, patient=True)
    assert call_due(poller, 19.0) == [hasty]
    assert call_due(poller, 20.0) == [patient], "nobody has to wake it"
    assert call_due(poller, 30.0) == [later]


def test_patience_does_not_change_the_order(poller: Poller) -> None:
    first, second, third = Appointment(), Appointment(), Appointment()
    poller.at(second, 11.0)
    poller.at(third, 12.0, patient=True)
    poller.at(first, 10.0, patient=True)
    assert call_due(poller, 30.0) == [first, second, third]


def test_who_is_patient_can_be_called_sooner(poller: Poller) -> None:
    moved = Appointment()
    poller.still_until = lambda: 20.0
    poller.at(moved, 10.0, patient=True)
    poller.at(moved, 11.0)
    assert call_due(poller, 15.0) == [moved]
    assert call_due(poller, 25.0) == []


def test_nobody_wakes_while_all_that_is_due_holds_still(poller: Poller) -> None:
    now = time.monotonic()
    poller.still_until = lambda: now + 0.05
    poller.at(Appointment(), now, patient=True)
    poller.wait(now, 60.0)
    assert 0.04 < time.monotonic() - now < 30.0


def test_a_socket_that_holds_something_wakes_at_once(
    poller: Poller, pair: tuple[socket.socket, socket.socket]
) -> None:
    ours, theirs = pair
    heard: list[float] = []
    poller.watch(ours.fileno(), READ, heard.append)
    assert poller.wait(0.0, 0.0) == []
    theirs.send(b"x")
    [callback] = poller.wait(0.0, 10.0)
    callback(7.0)
    assert heard == [7.0]


def test_a_watch_is_replaced_and_given_up(
    poller: Poller, pair: tuple[socket.socket, socket.socket]
) -> None:
    ours, theirs = pair
    first: list[float] = []
    second: list[float] = []
    poller.watch(ours.fileno(), WRITE, first.append)
    poller.watch(ours.fileno(), READ, second.append)
    assert poller.wait(0.0, 0.0) == []
    theirs.send(b"x")
    assert len(poller.wait(0.0, 10.0)) == 1
    poller.unwatch(ours.fileno())
    poller.unwatch(ours.fileno())
    assert poller.wait(0.0, 0.0) == []


def test_waiting_ends_when_the_next_thing_falls_due(poller: Poller) -> None:
    soon = Appointment()
    now = time.monotonic()
    poller.at(soon, now + 0.02)
    assert poller.wait(now, 60.0) == []
    assert 0.015 < time.monotonic() - now < 30.0


def test_what_is_overdue_does_not_wait(poller: Poller) -> None:
    poller.at(Appointment(), 1.0)
    began = time.monotonic()
    poller.wait(2.0, 60.0)
    assert time.monotonic() - began < 30.0
