"""The canvas follows the fingers, and comes back where it was dragged too far."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wall.glass.view import Limits, Motion, View, drag, framed, glide, pinch, settled

FRAME = Limits(1920, 1080)
places = st.floats(-20_000, 20_000)
views = st.builds(View, st.floats(0.3, 40), places, places)


@given(views)
def test_a_settled_view_covers_the_whole_frame(view: View) -> None:
    home = settled(view, FRAME)
    left, top = home.to_frame(0, 0)
    right, bottom = home.to_frame(1920, 1080)
    assert left <= 1e-6
    assert top <= 1e-6
    assert right >= 1920 - 1e-6
    assert bottom >= 1080 - 1e-6
    again = settled(home, FRAME)
    assert (again.scale, again.x, again.y) == pytest.approx((home.scale, home.x, home.y))


@given(st.floats(0, 1920), st.floats(0, 1080), st.floats(1.0, 6.0))
def test_what_is_between_the_fingers_stays_between_them(x: float, y: float, factor: float) -> None:
    before = View()
    after = pinch(before, x, y, factor, FRAME)
    assert after.to_canvas(x, y) == pytest.approx(before.to_canvas(x, y), abs=1e-6)


def test_a_drag_follows_the_finger_inside_and_like_rubber_beyond() -> None:
    inside = settled(View(3.0, -800, -500), FRAME)
    assert drag(inside, 50, 0, FRAME).x == inside.x + 50
    beyond = View(3.0, 100, -500)
    assert 0 < drag(beyond, 50, 0, FRAME).x - 100 < 50


def test_a_thrown_canvas_slows_down_and_rests_inside() -> None:
    motion = Motion(View(3.0, -800, -500), 4000, 0)
    steps = 0
    rested = False
    while not rested:
        motion, rested = glide(motion, 1 / 60, FRAME)
        steps += 1
        assert steps < 300, "it must come to rest within five seconds"
    assert motion.view == settled(motion.view, FRAME)
    assert motion.view.x > -800


def test_a_canvas_pinched_too_small_grows_back() -> None:
    motion, rested = Motion(pinch(View(), 900, 500, 0.5, FRAME)), False
    assert motion.view.scale < 1
    while not rested:
        motion, rested = glide(motion, 1 / 60, FRAME)
    assert motion.view == View()


def test_a_part_can_be_brought_to_fill_the_frame() -> None:
    view = framed((480, 270, 192, 108), FRAME)
    assert view.scale == pytest.approx(10)
    assert view.to_frame(480, 270) == pytest.approx((0, 0))
