"""What may not be seen is nowhere in the pixels: still, moving, large or late."""

from __future__ import annotations

import time

import numpy as np
import pytest
from PySide6.QtGui import QColor

from streams.floor.truth import Tier
from tests.wall.city import City, flat
from tests.wall.glass.conftest import Glass, MakeGlass
from wall.face.panorama import pixels_of
from wall.glass.palette import COLOURS
from wall.glass.spotlights import Bay
from wall.glass.veil import Veil, stripes, veiled

BRIGHT = (250, 60, 200)


def veil(glass: Glass, **kinds: Veil) -> None:
    """Veil channels, named like ``c2``."""
    veils = np.zeros(glass.city.frames.shape.capacity, np.uint8)
    for name, kind in kinds.items():
        veils[int(name[1:])] = kind
    glass.stage.veil_words = {Veil.HIDDEN: "Private", Veil.BLURRED: "Private"}
    glass.stage.veil(veils)
    glass.settle()


def dark(colour: tuple[int, int, int]) -> bool:
    """Whether a colour is one of the quiet stripes, or of what lies on them."""
    return max(colour) < 60


def has(glass: Glass, colour: tuple[int, int, int]) -> bool:
    """Whether any pixel of the window is of nearly this colour."""
    glass.settle()
    apart = pixels_of(glass.image())[..., 2::-1].astype(int) - np.array(colour)
    return bool((np.abs(apart).max(axis=2) < 24).any())


def test_a_hidden_still_is_nowhere_on_the_glass_and_its_neighbours_are(
    make_glass: MakeGlass,
) -> None:
    glass = make_glass(6)
    glass.city.still(2, BRIGHT)
    assert has(glass, BRIGHT)
    veil(glass, c2=Veil.HIDDEN)
    assert not has(glass, BRIGHT)
    assert glass.colour_of(1) == City.colour(1)
    glass.city.still(2, BRIGHT)
    assert not has(glass, BRIGHT), "nor is the next one"


def test_a_hidden_channel_in_motion_is_hidden_too(make_glass: MakeGlass) -> None:
    glass = make_glass(4)
    veil(glass, c1=Veil.HIDDEN)
    glass.city.move(1, BRIGHT)
    assert not has(glass, BRIGHT)
    glass.city.late(1, 20)
    assert not has(glass, BRIGHT)


def test_not_even_the_grey_copy_of_a_late_channel_is_left(make_glass: MakeGlass) -> None:
    glass = make_glass(4)
    glass.city.still(1, (250, 250, 250))
    glass.city.late(1, 20)
    grey = glass.colour_of(1)
    assert not dark(grey)
    veil(glass, c1=Veil.HIDDEN)
    assert not has(glass, grey)


def test_what_was_hidden_comes_back_as_it_is(make_glass: MakeGlass) -> None:
    glass = make_glass(4)
    veil(glass, c1=Veil.HIDDEN)
    veil(glass)
    assert glass.colour_of(1) == City.colour(1)


def test_the_canvas_in_movement_shows_no_more(make_glass: MakeGlass) -> None:
    glass = make_glass(6)
    glass.city.still(2, BRIGHT)
    veil(glass, c2=Veil.HIDDEN)
    glass.stage.pan(10, 0)
    assert glass.stage.moving
    assert not has(glass, BRIGHT)
    glass.stage.release()


def test_a_spotlight_that_returns_to_its_tile_is_veiled_on_the_way(make_glass: MakeGlass) -> None:
    glass = make_glass(4)
    glass.city.move(1, BRIGHT)
    glass.stage.spotlights.open(1, Bay(glass.item), time.monotonic() - 5)
    assert has(glass, BRIGHT)
    veil(glass, c1=Veil.HIDDEN)
    assert not has(glass, BRIGHT)


def test_of_a_blurred_picture_only_its_coarse_light_is_left(make_glass: MakeGlass) -> None:
    glass = make_glass(4)
    lines = flat(96, 54, (0, 0, 0))
    lines[:, ::2] = 255
    glass.city.frames.write_still(1, lines, time.monotonic(), Tier.STILL)
    glass.city.look()
    veil(glass, c1=Veil.BLURRED)
    box = glass.item.tile_of(1)
    assert box is not None
    x, y, width, height = (round(side) for side in box)
    seen = pixels_of(glass.image())[y + 4 : y + height // 3, x + 4 : x + width - 4, :3]
    assert np.ptp(seen) < 40, "the lines have become one grey"
    assert 90 < seen.mean() < 160


@pytest.mark.parametrize("shape", [(54, 96), (720, 1280), (360, 640)])
def test_fine_lines_are_gone_from_a_blurred_picture(shape: tuple[int, int]) -> None:
    lines = flat(shape[1], shape[0], (0, 0, 0))
    lines[:, :: shape[1] // 48] = 255
    seen = veiled(lines, Veil.BLURRED)
    assert seen.shape == stripes().shape
    assert np.ptp(seen[..., :3]) < np.ptp(lines) / 4


def test_a_gate_that_says_no_keeps_a_channel_in_its_tile(make_glass: MakeGlass) -> None:
    glass = make_glass(4)
    asked: list[int] = []

    def gate(channel: int) -> bool:
        asked.append(channel)
        return channel != 1

    glass.stage.gate = gate
    lit = []
    for channel in (1, 2, None):
        glass.stage.light(channel)
        lit.append(glass.stage.lit)
    assert lit == [None, 2, None]
    assert asked == [1, 2]
    glass.stage.approach(1)
    assert not glass.stage.moving, "nor does a double tap bring its tile closer"
    glass.stage.approach(2)
    assert glass.stage.moving


def test_a_blur_that_is_late_says_so_and_a_hidden_picture_says_nothing_of_itself(
    make_glass: MakeGlass,
) -> None:
    glass = make_glass(4)
    for channel in (1, 2):
        glass.city.late(channel, 20)
    veil(glass, c1=Veil.HIDDEN, c2=Veil.HIDDEN)
    late = QColor(COLOURS.late)
    orange = (late.red(), late.green(), late.blue())
    assert not has(glass, orange)
    veil(glass, c1=Veil.HIDDEN, c2=Veil.BLURRED)
    assert has(glass, orange)
