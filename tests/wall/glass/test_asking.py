"""What the source is told of the glass: how large each tile is, and which main streams to open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from streams.media.demand import Demand, Focus
from wall.glass.asking import Asking

SMALL, LARGE = (36, 20), (1800, 1012)


@dataclass
class Pane:
    """A window with a row of tiles."""

    channels: tuple[int, ...]

    def demands(self) -> dict[int, tuple[int, int]]:
        return dict.fromkeys(self.channels, SMALL)

    def spotlight_size(self, channel: int) -> tuple[int, int]:
        return LARGE

    def density(self) -> float:
        return 1.0


@dataclass
class Ear:
    """A source that only listens."""

    heard: dict[int, Demand] = field(default_factory=dict)

    def show(self, demands: Mapping[int, Demand]) -> None:
        self.heard = dict(demands)


def asked(channels: tuple[int, ...], lit: tuple[int, ...]) -> dict[int, Demand]:
    ear: Any = Ear()
    Asking().ask_now(ear, [Pane(channels)], lit, 100.0)
    heard: dict[int, Demand] = ear.heard
    return heard


def test_the_neighbours_of_what_is_enlarged_are_made_ready() -> None:
    focus = {channel: demand.focus for channel, demand in asked((7, 3, 5, 9, 1), (5,)).items()}
    assert focus == {
        7: Focus.NONE,
        3: Focus.NEAR,
        5: Focus.SPOTLIGHT,
        9: Focus.NEAR,
        1: Focus.NONE,
    }


def test_a_neighbour_keeps_its_size() -> None:
    assert asked((7, 3), (7,))[3] == Demand(*SMALL, Focus.NEAR)


def test_two_that_stand_side_by_side_are_both_enlarged() -> None:
    heard = asked((7, 3, 5), (7, 3))
    assert [heard[channel].focus for channel in (7, 3, 5)] == [
        Focus.SPOTLIGHT,
        Focus.SPOTLIGHT,
        Focus.NEAR,
    ]


def test_what_stands_nowhere_has_no_neighbours() -> None:
    heard = asked((7, 3), (99,))
    assert {channel: demand.focus for channel, demand in heard.items()} == {
        7: Focus.NONE,
        3: Focus.NONE,
        99: Focus.SPOTLIGHT,
    }
