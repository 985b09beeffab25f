"""How fast a camera is to be by how far a hand pulls: nothing near by, never more than it can."""

from __future__ import annotations

import math
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from streams.onvif.ptz.velocity import STILL, Velocity
from wall.face.aim import DEAD, REACH, STEP, turned, zoomed

lines = st.floats(-4000, 4000)


def fast(velocity: Velocity) -> float:
    return math.hypot(velocity.pan, velocity.tilt)


def test_a_tremble_is_none() -> None:
    assert turned(0.7 * DEAD, -0.7 * DEAD) == STILL
    assert zoomed(1.05) == zoomed(0.96) == STILL


def test_up_is_up_and_right_is_right() -> None:
    assert turned(REACH, 0.0) == Velocity(pan=1.0)
    assert turned(0.0, -REACH) == Velocity(tilt=1.0)
    assert turned(-2 * REACH, 0.0) == Velocity(pan=-1.0)
    assert zoomed(4.0) == Velocity(zoom=1.0)
    assert zoomed(0.1) == Velocity(zoom=-1.0)


def test_near_by_it_is_fine() -> None:
    half = turned((DEAD + REACH) / 2, 0.0).pan
    assert 0.15 < half < 0.35, "half the way is far from half the speed"
    assert turned(DEAD + 1, 0.0).pan == STEP, "whoever pulls at all, moves it"


@given(lines, lines)
def test_it_goes_where_the_finger_is_and_no_faster_than_it_can(dx: float, dy: float) -> None:
    velocity = turned(dx, dy)
    assert fast(velocity) <= 1.0 + STEP
    assert max(abs(velocity.pan), abs(velocity.tilt)) <= 1.0
    assert (math.hypot(dx, dy) <= DEAD) <= (velocity == STILL)
    if velocity != STILL:
        asked = math.atan2(-dy, dx)
        given_ = math.atan2(velocity.tilt, velocity.pan)
        apart = abs((asked - given_ + math.pi) % (2 * math.pi) - math.pi)
        assert apart <= STEP / fast(velocity)


@given(st.lists(st.floats(0, 1000), min_size=2, max_size=20), st.floats(0, 2 * math.pi))
def test_further_is_never_slower(ways: list[float], angle: float) -> None:
    speeds = [fast(turned(far * math.cos(angle), far * math.sin(angle))) for far in sorted(ways)]
    assert all(b >= a - STEP for a, b in pairwise(speeds))


@given(st.floats(0, 1e6))
def test_any_spread_is_a_zoom(spread: float) -> None:
    velocity = zoomed(spread)
    assert -1.0 <= velocity.zoom <= 1.0
    assert (velocity.pan, velocity.tilt) == (0.0, 0.0)
