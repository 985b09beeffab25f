"""A map is turned to whoever stands before the screen; lines' numbers get an ink that is read."""

from __future__ import annotations

import pytest

from kiosk.face.dressing import dressed, plan
from kiosk.page import Chart, Language, Marker
from tests.kiosk.face.sample import home, vouch

HERE = (37.5571, 126.9245)
NORTH = (37.5571 + 300 / 111_320, 126.9245)


def chart(facing: float | None) -> Chart:
    return Chart(
        title="지도",
        spoken="지도",
        vouch=vouch(Language.KO),
        here=HERE,
        span_m=1200.0,
        markers=(Marker(NORTH, "북쪽"),),
        facing=facing,
    )


@pytest.mark.parametrize(
    ("facing", "x", "y"),
    [(None, 0.0, -0.25), (0.0, 0.0, -0.25), (90.0, -0.25, 0.0), (180.0, 0.0, 0.25)],
)
def test_what_lies_ahead_is_above(facing: float | None, x: float, y: float) -> None:
    marker = plan(chart(facing))["markers"][0]
    assert (marker["x"], marker["y"]) == (pytest.approx(x, abs=1e-6), pytest.approx(y, abs=1e-6))


def test_a_ring_has_a_round_distance_and_fits_twice() -> None:
    told = plan(chart(None))
    assert told["ring_m"] == 250
    assert told["ring"] * 2 <= 0.5


def test_a_trains_number_has_an_ink_of_its_own() -> None:
    board = home(Language.KO).blocks[1]
    assert dressed(board)["rows"][0]["ink"] == "#000000"
