"""Names on a map can be read on what they stand on, by day and by night."""

from __future__ import annotations

import pytest

from wall.glass.map.mapcolours import BY_DAY, BY_NIGHT, MapColours, map_colours
from wall.glass.palette import COLOURS, DAY, NIGHT

LEAST_CONTRAST = 4.5


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("colours", [BY_DAY, BY_NIGHT], ids=["day", "night"])
@pytest.mark.parametrize(
    ("name", "ground"),
    [
        ("name", "land"),
        ("name", "park"),
        ("road_name", "land"),
        ("water_name", "water"),
        ("water_name", "land"),
        ("accent", "land"),
        ("sand", "land"),
        ("rose", "land"),
    ],
)
def test_a_name_can_be_read(colours: MapColours, name: str, ground: str) -> None:
    light, dark = (luminance(getattr(colours, one)) for one in (name, ground))
    assert (light + 0.05) / (dark + 0.05) >= LEAST_CONTRAST


def test_the_map_turns_with_the_glass() -> None:
    try:
        assert map_colours() is BY_DAY
        COLOURS.turn(NIGHT)
        assert map_colours() is BY_NIGHT
    finally:
        COLOURS.turn(DAY)
