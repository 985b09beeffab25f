"""A clock that somebody sets neither ends an alert nor brings one back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from streams.alerts.reckoning import Reckoning
from tests.fakes.cap import NOON


@dataclass
class Machine:
    """A machine's clocks."""

    wall: datetime = NOON
    steady: float = 100.0
    synchronised: bool = False

    def passes(self, seconds: float, jump: float = 0) -> None:
        """Time passes, and somebody sets the clock."""
        self.steady += seconds
        self.wall += timedelta(seconds=seconds + jump)

    def reckoning(self) -> Reckoning:
        return Reckoning(lambda: self.wall, lambda: self.steady, lambda: self.synchronised)


def after(seconds: float) -> datetime:
    return NOON + timedelta(seconds=seconds)


def test_time_passes() -> None:
    machine = Machine()
    clock = machine.reckoning()
    machine.passes(60)

    assert clock.now() == after(60)
    assert not clock.jumped


def test_a_jump_of_a_clock_that_nothing_keeps_right_is_not_believed() -> None:
    machine = Machine()
    clock = machine.reckoning()
    machine.passes(60, jump=86_400)
    assert clock.now() == after(60)
    machine.passes(60, jump=-3 * 86_400)

    assert clock.now() == after(120)
    assert clock.jumped


def test_a_clock_that_comes_back_is_believed_again() -> None:
    machine = Machine()
    clock = machine.reckoning()
    machine.passes(1, jump=3_600)
    assert clock.now() == after(1)
    machine.passes(1, jump=-3_600)

    assert clock.now() == after(2)
    assert not clock.jumped


def test_a_clock_that_is_being_synchronised_is_believed_at_once() -> None:
    machine = Machine(wall=datetime.fromtimestamp(0, tz=NOON.tzinfo))
    clock = machine.reckoning()
    machine.synchronised = True
    machine.wall = NOON

    assert clock.now() == NOON
    assert not clock.jumped


def test_a_clock_that_is_set_right_little_by_little_is_followed() -> None:
    machine = Machine()
    clock = machine.reckoning()
    for _ in range(100):
        machine.passes(60, jump=1)
        clock.now()

    assert clock.now() == machine.wall
    assert not clock.jumped


def test_it_is_not_earlier_than_when_we_were_up_already() -> None:
    machine = Machine(wall=datetime.fromtimestamp(0, tz=NOON.tzinfo))
    clock = machine.reckoning()
    clock.not_before(NOON)
    machine.passes(30)
    assert clock.now() == after(30)

    machine.synchronised, machine.wall = True, after(7_200)
    assert clock.now() == after(7_200)
