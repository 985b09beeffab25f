"""Adds to a block what only a screen needs: inks read on colours, a map's places in its frame."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, Final

from kiosk.face.colours import ink
from kiosk.page.block import Block
from kiosk.page.chart import Chart, Point
from kiosk.page.departures import Departures

METRES_A_DEGREE: Final = 111_320.0
RINGS_M: Final = (50, 100, 200, 250, 500, 1_000, 2_000, 5_000, 10_000, 20_000)
"""Distances that a ring around the kiosk may have; as large as leaves two of them on the map."""


def dressed(block: Block) -> dict[str, Any]:
    """The block as plain values, with what the screen adds to them."""
    plain = block.as_map()
    if isinstance(block, Departures):
        plain["rows"] = [{**row, "ink": ink(row["colour"])} for row in plain["rows"]]
    if isinstance(block, Chart):
        plain["plan"] = plan(block)
    return plain


def plan(chart: Chart) -> Mapping[str, Any]:
    """Where everything lies on the map, in widths of the map from its middle, x right and y down.

    The kiosk is in the middle, and what one looks at over the screen is above.
    """
    turn = math.radians(chart.facing or 0.0)
    shrink = math.cos(math.radians(chart.here[0]))

    def place(point: Point) -> tuple[float, float]:
        east = (point[1] - chart.here[1]) * METRES_A_DEGREE * shrink
        north = (point[0] - chart.here[0]) * METRES_A_DEGREE
        right = east * math.cos(turn) - north * math.sin(turn)
        ahead = east * math.sin(turn) + north * math.cos(turn)
        return right / chart.span_m, -ahead / chart.span_m

    ring = max((one for one in RINGS_M if one * 4 <= chart.span_m), default=RINGS_M[0])
    return {
        "north": -(chart.facing or 0.0),
        "ring_m": ring,
        "ring": ring / chart.span_m,
        "route": [{"x": x, "y": y} for x, y in map(place, chart.route)],
        "markers": [
            {"x": x, "y": y, "label": one.label, "says": one.says, "mark": one.mark}
            for one in chart.markers
            for x, y in [place(one.at)]
        ],
    }
