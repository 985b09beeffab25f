"""What a channel's receiver puts on the glass, from coded pictures to rows of shared memory."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest

from streams.floor.frame import Frames
from streams.floor.truth import Content, Link, Tier
from streams.media.decoder import Scaler
from streams.media.hardware import Hardware
from streams.media.mark import NOBODY, Mark
from streams.media.order import Order
from streams.media.receiver import AWAITED_S, QUIETLY_S, Receiver, stretch_s
from streams.media.replay.passage import Tail
from streams.media.replay.tape import Tape
from streams.media.replay.vault import Vault
from streams.media.shared import Shared
from streams.media.source import Facts
from streams.media.unit import AccessUnit
from tests.fakes.film import film
from tests.fakes.memory import memory
from tests.streams.media.test_decoder import units

RATE = 90_000


class Reel:
    """A source that plays a short film; its session may end while the film is being decoded."""

    codec, extradata, rate = "h264", b"", RATE

    def __init__(self, arrived: Callable[[float], None]) -> None:
        """Nothing has come."""
        self.arrived = arrived
        self.facts = Facts(link=Link.PLAYING, sessions=1)
        self.keys, self.cadence, self.due = 1, 0.5, 0.0
        self.tape = Tape(Vault())
        self.began = time.monotonic() - 1.0
        self.coming = units(film())
        self.ended = False

    def start(self, now: float) -> None:
        """It plays already."""

    def tick(self, now: float) -> None:
        """Nothing is due."""

    def set_motion(self, motion: bool, now: float) -> None:
        """It comes as it comes."""

    def key(self) -> AccessUnit | None:
        """The first picture."""
        return units(film())[0]

    def group(self) -> list[AccessUnit]:
        """All that has not been asked for."""
        return self.fresh()

    def fresh(self) -> list[AccessUnit]:
        """All that has not been asked for."""
        coming, self.coming = self.coming, []
        return coming

    def captured(self, timestamp: int) -> float:
        """By a clock that goes with the session."""
        return 0.0 if self.ended else self.began + timestamp / RATE

    def tail(self) -> Tail | None:
        """Nobody looks back."""
        return None

    def hurry(self, now: float) -> None:
        """Nothing is left."""

    def stumble(self, now: float, error: Exception) -> None:
        """It does not."""
        raise error

    def close(self) -> None:
        """Nothing is held."""


@pytest.fixture
def frames() -> Iterator[Frames]:
    """The memory of one channel."""
    with memory(1) as made:
        yield made


@pytest.fixture
def mark() -> Iterator[Mark]:
    """What the engine sees of the worker's work."""
    made = Mark.begin()
    yield made
    assert made.row == NOBODY, "whoever was decoded is done"
    made.close()


def received(frames: Frames, mark: Mark) -> tuple[Receiver, Reel]:
    """A receiver and its source."""
    reels: list[Reel] = []

    def opened(index: int, arrived: Callable[[float], None]) -> Reel:
        reels.append(Reel(arrived))
        return reels[-1]

    software = Hardware("software", "asked for by the test")
    shared = Shared(frames, Scaler(), software, lambda receiver: None, opened, opened, mark)
    return Receiver(0, True, shared), reels[0]


def test_a_picture_in_motion_bears_the_moment_of_its_capture(frames: Frames, mark: Mark) -> None:
    receiver, reel = received(frames, mark)
    receiver.obey(Order(0, Tier.SMOOTH), time.monotonic())
    assert frames.status["captured"][0] == pytest.approx(reel.captured(5 * 3600))
    assert frames.status["tier"][0] == Tier.SMOOTH
    picture = frames.read(0)
    assert picture is not None
    assert picture.captured == pytest.approx(reel.captured(5 * 3600))


def test_what_is_left_of_a_session_that_has_ended_is_not_shown(frames: Frames, mark: Mark) -> None:
    receiver, reel = received(frames, mark)
    receiver.obey(Order(0, Tier.SMOOTH), time.monotonic())
    before = frames.status["captured"][0]
    reel.coming, reel.ended = units(film()), True
    reel.arrived(time.monotonic())
    assert frames.status["captured"][0] == before, "no picture bears a moment that nobody knows"
    assert frames.status["decoded"][0] == 12


def test_a_frozen_camera_is_found_out_though_no_keyframe_of_it_is_ever_the_newest(
    frames: Frames, mark: Mark
) -> None:
    receiver, reel = received(frames, mark)
    reel.began -= 30.0
    reel.coming = []
    receiver.obey(Order(0, Tier.SMOOTH), time.monotonic())
    group = units(film())[:3]
    for second in range(20):
        reel.coming = [unit._replace(timestamp=unit.timestamp + second * RATE) for unit in group]
        reel.arrived(time.monotonic())
    assert frames.status["decoded"][0] == 60
    assert frames.status["content"][0] == Content.FROZEN


@pytest.mark.parametrize("shown", [Tier.STILL, Tier.SMOOTH, Tier.SHARP])
def test_what_nobody_waits_for_lets_fingers_in_more_often(shown: Tier) -> None:
    assert stretch_s(Tier.SHARP, shown) == QUIETLY_S, "motion of the sub stream stands meanwhile"
    awaited = stretch_s(Tier.SMOOTH, shown)
    assert awaited == (QUIETLY_S if shown is Tier.SHARP else AWAITED_S)
