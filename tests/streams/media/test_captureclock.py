"""When a picture was captured, told by cameras whose clocks are right, wrong, jumping or absent."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.media.captureclock import CaptureClock
from streams.media.rtp import SenderReport
from tests.fakes.packets import WRAP

RATE = 90_000
WALL = 1_700_000_000.0
"""Our wall clock when the monotonic clock shows zero."""


class Camera:
    """A camera whose packets take a while to us, and whose clocks run as they are told.

    Args:
        clock: The clock under test.
        off: Seconds by which its wall clock is ahead of ours.
        first: Its first timestamp, ticks.
        ppm: By how many millionths its oscillator is fast.
    """

    def __init__(
        self, clock: CaptureClock, off: float = 0.0, first: int = 1000, ppm: float = 0.0
    ) -> None:
        self.clock, self.off, self.first, self.ppm = clock, off, first, ppm

    def stamp(self, at: float) -> int:
        return self.first + round(at * (1 + self.ppm * 1e-6) * RATE)

    def sends(self, captured: float, delay: float) -> None:
        """A picture captured then is read ``delay`` seconds later."""
        self.clock.observe(self.stamp(captured), captured + delay)

    def reports(self, at: float) -> None:
        report = SenderReport(1, WALL + at + self.off, self.stamp(at) % WRAP)
        self.clock.report(report, WALL)

    def error(self, captured: float) -> float:
        """What the clock says of a capture, less what is true, s."""
        return self.clock.captured(self.stamp(captured)) - captured


def seconds(start: float, count: int, every: float = 0.5) -> Iterator[float]:
    return (start + number * every for number in range(count))


def test_before_the_first_packet_nothing_was_captured() -> None:
    assert CaptureClock(RATE).captured(90_000) == 0.0
    assert CaptureClock(RATE).arrived(90_000) == 0.0


def test_a_sender_report_is_believed_and_the_drains_delay_does_not_hide() -> None:
    camera = Camera(CaptureClock(RATE))
    camera.sends(100.0, 0.4)
    camera.reports(100.0)
    for at in seconds(100.5, 6):
        camera.sends(at, 0.4)
    assert camera.error(103.0) == pytest.approx(0.0, abs=1e-3)
    assert camera.clock.clock_off == 0.0


@pytest.mark.parametrize("off", [3600.0, -3600.0, 10.0, -7.0])
def test_a_clock_that_is_off_is_corrected_by_the_lowest_delay_and_told(off: float) -> None:
    camera = Camera(CaptureClock(RATE), off=off)
    camera.sends(100.0, 0.7)
    camera.reports(100.0)
    for number, at in enumerate(seconds(100.5, 10)):
        camera.sends(at, 0.7 if number % 3 else 0.02)
    assert camera.error(105.0) == pytest.approx(0.02, abs=2e-3)
    assert camera.clock.clock_off == pytest.approx(off, abs=0.1)


def test_without_reports_the_lowest_observed_delay_counts() -> None:
    camera = Camera(CaptureClock(RATE))
    for at, delay in zip(seconds(100.0, 5), (0.9, 0.3, 0.05, 0.8, 1.0), strict=True):
        camera.sends(at, delay)
    assert camera.error(102.0) == pytest.approx(0.05, abs=1e-3)
    assert camera.clock.clock_off == 0.0


@given(st.lists(st.floats(0.0, 1.0), min_size=2, max_size=30))
def test_without_reports_no_picture_is_made_younger_than_it_is(delays: list[float]) -> None:
    camera = Camera(CaptureClock(RATE))
    for at, delay in zip(seconds(10.0, len(delays)), delays, strict=True):
        camera.sends(at, delay)
    newest = 10.0 + 0.5 * (len(delays) - 1)
    assert camera.error(newest) == pytest.approx(min(delays), abs=0.01)


@pytest.mark.parametrize("ppm", [-80.0, 80.0])
def test_a_drifting_oscillator_is_followed_for_hours(ppm: float) -> None:
    camera = Camera(CaptureClock(RATE), ppm=ppm)
    for at in seconds(0.0, 4 * 3600, every=1.0):
        camera.sends(at, 0.05)
    assert camera.error(4 * 3600.0 - 1) == pytest.approx(0.05, abs=0.05)


def test_a_drifting_oscillator_is_followed_by_its_reports() -> None:
    camera = Camera(CaptureClock(RATE), ppm=90.0)
    for at in seconds(0.0, 1000, every=5.0):
        camera.sends(at, 0.1)
        camera.reports(at)
    camera.sends(5000.0, 0.1)
    assert camera.error(5000.0) == pytest.approx(0.0, abs=0.01)


@pytest.mark.parametrize("jump", [3600.0, -3600.0, 20.0, -2.0])
def test_timestamps_that_jump_set_the_clock_anew(jump: float) -> None:
    camera = Camera(CaptureClock(RATE), first=10 * 3600 * RATE)
    for at in seconds(100.0, 5):
        camera.sends(at, 0.05)
    camera.first += round(jump * RATE)
    camera.sends(102.5, 0.05)
    assert camera.error(102.5) == pytest.approx(0.05, abs=1e-3)


def test_a_report_from_before_a_jump_is_not_believed_behind_it() -> None:
    camera = Camera(CaptureClock(RATE))
    camera.sends(100.0, 0.05)
    camera.reports(100.0)
    camera.sends(100.5, 0.05)
    camera.first += 3600 * RATE
    camera.sends(101.0, 0.05)
    assert camera.error(101.0) == pytest.approx(0.05, abs=1e-3)
    camera.reports(101.0)
    camera.sends(101.5, 0.3)
    assert camera.error(101.5) == pytest.approx(0.0, abs=1e-3)


def test_a_wall_clock_that_is_set_right_is_believed_from_then_on() -> None:
    camera = Camera(CaptureClock(RATE), off=3600.0)
    for at in seconds(100.0, 4):
        camera.sends(at, 0.3)
        camera.reports(at)
    assert camera.error(101.5) == pytest.approx(0.3, abs=2e-3)
    camera.off = 0.0
    camera.reports(102.0)
    camera.sends(102.0, 0.3)
    assert camera.error(102.0) == pytest.approx(0.0, abs=1e-3)


def test_a_report_whose_timestamp_has_wrapped_is_read_near_the_newest() -> None:
    camera = Camera(CaptureClock(RATE), first=WRAP - 100 * RATE)
    for at in seconds(98.0, 12):
        camera.sends(at, 0.2)
    camera.reports(103.5)
    camera.sends(104.0, 0.2)
    assert camera.error(104.0) == pytest.approx(0.0, abs=1e-3)


def test_frames_that_go_back_a_little_are_no_jump() -> None:
    camera = Camera(CaptureClock(RATE))
    for at in (100.0, 100.08, 100.04, 100.2, 100.12):
        camera.sends(at, 0.1)
    assert camera.error(100.2) == pytest.approx(0.1, abs=0.09)


def test_silence_is_no_jump() -> None:
    camera = Camera(CaptureClock(RATE))
    camera.sends(100.0, 0.02)
    camera.sends(107.0, 0.9)
    assert camera.error(107.0) == pytest.approx(0.02, abs=1e-2)
