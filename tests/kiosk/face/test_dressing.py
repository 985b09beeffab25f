"""A map is turned to whoever stands before the screen; lines' numbers get an ink that is read."""

from __future__ import annotations

from dataclasses import replace

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


def test_labels_on_a_map_do_not_lie_over_one_another() -> None:
    far = [(HERE[0] + 0.0001 * at, HERE[1] + 0.002) for at in range(3)]
    markers = tuple(Marker(at, "홍대입구역 2번출구 앞", "7대", "bike") for at in far)
    crowded = replace(chart(None), markers=markers)
    told = plan(crowded)["markers"]
    assert [one["text"] for one in told] != ["홍대입구역 2번출구 앞  7대"] * 3
    assert told[0]["text"]
    assert all(not one["text"] or "7대" in one["text"] for one in told)
