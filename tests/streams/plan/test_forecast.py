"""What the governor will make of a scene, told before there is a camera."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layouts.channel import Channel
from layouts.geometry import Rect, Size
from layouts.scene import Cell, Mosaic, Scene
from streams.floor.truth import Tier
from streams.media.demand import Demand
from streams.plan.costs import Cameras, Costs
from streams.plan.forecast import Bound, demanded, foretold
from streams.plan.words import details, headline

COSTS = Costs(smooth_ms=0.8, sharp_ms=4.0, still_ms=2.0, receive=0.0001)
CAMERAS = Cameras()
GLASS = Size(3840, 2160)


def city(count: int, sub: bool = True) -> tuple[Channel, ...]:
    """So many channels, with or without a sub-stream."""
    return tuple(
        Channel(f"c{n}", {}, f"rtsp://192.0.2.1/{n}", f"rtsp://192.0.2.1/{n}s" if sub else None)
        for n in range(count)
    )


def grid(columns: int, rows: int) -> dict[str, Demand]:
    """The demands of a grid that fills a 4K glass."""
    cells = (
        Cell(f"c{n}", Rect(n % columns / columns, n // columns / rows, 1 / columns, 1 / rows))
        for n in range(columns * rows)
    )
    return demanded(cells, GLASS)


def test_a_wall_that_fits_is_shown_in_motion() -> None:
    found = foretold(grid(8, 8), city(64), COSTS, CAMERAS, 1.6)
    assert found.shown == found.wanted == {Tier.STILL: 0, Tier.SMOOTH: 64, Tier.SHARP: 0}
    assert found.motion == pytest.approx(64 * 15 * 0.0008)
    assert found.bounds == (Bound.KEYFRAMES,)
    assert headline(found) == (
        "needs 64 smooth decodes: 0.8 cores of 1.6; this machine shows all of them in motion."
    )


def test_what_does_not_fit_is_told_with_its_number_and_its_age() -> None:
    found = foretold(grid(16, 16), city(2800), COSTS, CAMERAS, 1.6)
    assert found.wanted[Tier.SMOOTH] == 256
    assert found.stilled == 256 - found.shown[Tier.SMOOTH] > 100
    assert found.motion <= 1.6
    assert found.mbit == pytest.approx(896)
    stills = 2800 - found.shown[Tier.SMOOTH]
    assert found.still_every == pytest.approx(stills * 0.002 / found.stills)
    assert found.bounds == (Bound.DECODING,)
    assert headline(found) == (
        f"needs 256 smooth decodes: 3.2 cores of 1.6; this machine will show {found.stilled} of "
        f"them as stills, each renewed every {found.still_every:.1f} s."
    )


def test_a_large_tile_opens_the_main_stream_and_the_network_pays() -> None:
    found = foretold(grid(2, 2), city(4), COSTS, CAMERAS, 1.6)
    assert found.shown[Tier.SHARP] == 4
    assert found.mbit == pytest.approx(4 * (0.32 + 3.0))
    assert found.canvas_bytes == 4 * 2 * 1920 * 1080 * 4


def test_a_sharp_tile_beyond_the_budget_is_shown_from_its_sub_stream() -> None:
    found = foretold(grid(2, 2), city(4), COSTS, CAMERAS, 0.3)
    assert found.shown == {Tier.STILL: 0, Tier.SMOOTH: 2, Tier.SHARP: 2}
    assert headline(found).endswith("this machine will show 2 sharp tiles from their sub-stream.")


def test_without_a_sub_stream_the_main_stream_is_received_once_and_pays_for_stills() -> None:
    found = foretold(grid(8, 8), city(64, sub=False), COSTS, CAMERAS, 16.0)
    assert found.mbit == pytest.approx(64 * 3.0)
    assert found.wanted_motion == pytest.approx(64 * 25 * 0.004)


def test_a_city_on_one_glass_needs_no_motion_at_all() -> None:
    scene = Scene("all", {}, Mosaic())
    channels = city(2800)
    demands = demanded(scene.cells_on(GLASS.aspect, channels), GLASS)
    found = foretold(demands, channels, COSTS, CAMERAS, 1.6)
    assert headline(found).startswith("needs no decode in motion: 2,800 stills, each renewed every")
    assert found.canvas_bytes == 0


@pytest.mark.parametrize(
    ("count", "cores", "bound"),
    [(3000, 4.0, Bound.NETWORK), (3000, 0.12, Bound.RECEIVING), (20, 4.0, Bound.KEYFRAMES)],
)
def test_what_bounds_it_is_named_with_the_mend(count: int, cores: float, bound: Bound) -> None:
    found = foretold({}, city(count), COSTS, CAMERAS, cores)
    assert bound in found.bounds
    assert any(line.startswith("bound by") for line in details(found, CAMERAS))


def test_canvases_that_do_not_fit_are_told() -> None:
    channels = city(20)
    demands = {channel.id: Demand(3840, 2160) for channel in channels}
    found = foretold(demands, channels, COSTS, CAMERAS, 64.0)
    assert Bound.CANVASES in found.bounds


def test_of_a_channel_that_stands_twice_the_larger_place_counts() -> None:
    cells = [Cell("c0", Rect(0, 0, 0.1, 0.1)), Cell("c0", Rect(0, 0, 0.5, 0.5))]
    assert demanded(cells, GLASS) == {"c0": Demand(1920, 1080)}
    assert demanded([Cell("c0", Rect(0, 0, 0.5, 1))], GLASS) == {"c0": Demand(1920, 1080)}


@settings(deadline=None, max_examples=60)
@given(st.integers(1, 400), st.floats(0.1, 8.0), st.integers(1, 20))
def test_nothing_is_counted_twice_and_the_budget_holds(
    count: int, cores: float, columns: int
) -> None:
    columns = min(columns, count)
    demands = grid(columns, count // columns)
    found = foretold(demands, city(count), COSTS, CAMERAS, cores)
    assert sum(found.wanted.values()) == sum(found.shown.values()) == found.tiles == len(demands)
    assert found.motion <= cores
    assert found.stilled >= 0
    more = foretold(demands, city(count), COSTS, CAMERAS, cores * 2)
    assert more.stilled <= found.stilled
