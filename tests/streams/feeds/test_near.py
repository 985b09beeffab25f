"""What is near a place is kept, nearest first."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from streams.feeds.near import Near, metres, nearest_first
from streams.feeds.position import Position

HONGIK = Position(37.5568, 126.9237)
SINCHON = Position(37.5552, 126.9368)
CHANGDONG = Position(37.6532, 127.0476)


@dataclass(frozen=True)
class Thing:
    position: Position | None


def test_distances_are_over_the_ground() -> None:
    assert metres(HONGIK, SINCHON) == pytest.approx(1168, abs=5)
    assert metres(HONGIK, HONGIK) == 0


def test_what_is_far_or_nowhere_is_left_out_where_a_place_is_named() -> None:
    things = [Thing(CHANGDONG), Thing(SINCHON), Thing(None), Thing(HONGIK)]
    assert nearest_first(things, Near(HONGIK, 1500)) == (Thing(HONGIK), Thing(SINCHON))
    assert nearest_first(things, None) == tuple(things)
