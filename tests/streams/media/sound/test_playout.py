"""What is heard is as live as what is seen: a bounded buffer, and late sound is dropped."""

from __future__ import annotations

import threading
from contextlib import suppress

import pytest

from streams.media.sound.playout import BYTES_S, MOST_S, Playout
from streams.media.sound.sink import Loudspeaker, NoDeviceError
from tests.fakes.patience import until
from tests.fakes.recorder import Recorder


class Stuck(Recorder):
    """A device that takes nothing until it is freed."""

    def __init__(self) -> None:
        super().__init__()
        self.free = threading.Event()

    def write(self, samples: bytes) -> None:
        assert self.free.wait(20)
        super().write(samples)


class Pulled(Recorder):
    """A device that is pulled out at once."""

    def write(self, samples: bytes) -> None:
        raise NoDeviceError("unplugged")


def test_everything_that_comes_in_time_is_played_in_order() -> None:
    recorder = Recorder()
    playout = Playout(recorder)
    for number in range(12):
        playout.add(bytes([number, 0]) * 2400)
    until(lambda: recorder.seconds >= 0.4, 20, "not all was played")
    playout.close()
    numbers = list(recorder.heard[::2400])
    assert numbers == sorted(numbers), "in order"
    assert recorder.closed


def test_a_device_that_is_stuck_makes_sound_be_dropped_and_not_be_late() -> None:
    stuck = Stuck()
    playout = Playout(stuck)
    for _ in range(100):
        playout.add(b"\x01\x00" * 4800)
    assert playout.dropped > 5 * BYTES_S
    stuck.free.set()
    playout.close()
    assert stuck.seconds <= MOST_S + 0.1


def test_a_device_that_is_pulled_out_is_told() -> None:
    playout = Playout(Pulled())
    playout.add(b"\x01\x00" * 24_000)
    until(lambda: playout.broken is not None, 20, "it was not told")
    playout.add(b"\x01\x00" * 24_000)
    playout.close()


def test_a_loudspeaker_plays_or_says_why_it_cannot() -> None:
    """What this machine has is not for the test to choose; it never fails in another way."""
    with suppress(NoDeviceError):
        loudspeaker = Loudspeaker()
        loudspeaker.write(b"\x00\x00" * 480)
        loudspeaker.close()


def test_nothing_is_played_before_there_is_enough() -> None:
    recorder = Recorder()
    playout = Playout(recorder)
    playout.add(b"\x01\x00" * 100)
    playout.close()
    assert recorder.seconds == pytest.approx(0)
