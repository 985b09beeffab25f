"""Adds to a block what only a screen needs: inks read on colours, a map's places in its frame."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from kiosk.face.alarming import scale
from kiosk.face.colours import ink
from kiosk.face.typesetting import typeset
from kiosk.page.alarm import Alarm
from kiosk.page.block import Block
from kiosk.page.chart import Chart, Marker, Point
from kiosk.page.departures import Departures

METRES_A_DEGREE: Final = 111_320.0
RINGS_M: Final = (50, 100, 200, 250, 500, 1_000, 2_000, 5_000, 10_000, 20_000)
"""Distances that a ring around the kiosk may have; as large as leaves two of them on the map."""
EM: Final = 0.042
"""The height of a label on the map, in widths of the map."""
SIGN: Final = 0.032
"""Half of a sign's, likewise."""
LATIN: Final = 0x2E80
"""Letters from here on are as wide as they are high."""

Box = tuple[float, float, float, float]


def dressed(block: Block) -> dict[str, Any]:
    """The block as plain values, with what the screen adds to them."""
    plain = typeset(block.as_map())
    if isinstance(block, Departures):
        plain["rows"] = [{**row, "ink": ink(row["colour"])} for row in plain["rows"]]
    if isinstance(block, Alarm):
        plain["scale"] = scale(block)
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
        "markers": _labelled([(one, *place(one.at)) for one in chart.markers]),
    }


def _labelled(markers: Sequence[tuple[Marker, float, float]]) -> list[dict[str, Any]]:
    """Name the places for which there is room, the most important first, beside their signs."""
    taken = [(x - SIGN, y - SIGN, x + SIGN, y + SIGN) for _, x, y in markers]
    taken.append((-SIGN, -SIGN, SIGN, SIGN))  # the kiosk itself
    told = []
    for marker, x, y in markers:
        whole = f"{marker.label}  {marker.says}" if marker.says else marker.label
        spots = [spot for text in (whole, marker.says) if text for spot in _beside(text, x, y)]
        spot = next((one for one in spots if _free(one.box, taken)), None)
        if spot:
            taken.append(spot.box)
        told.append(
            {
                "x": x,
                "y": y,
                "mark": marker.mark,
                "text": spot.text if spot else "",
                "before": bool(spot and spot.before),
            }
        )
    return told


@dataclass(frozen=True)
class _Spot:
    """Where a label could stand."""

    text: str
    before: bool
    box: Box


def _beside(text: str, x: float, y: float) -> tuple[_Spot, _Spot]:
    length = sum(EM if ord(letter) > LATIN else EM * 0.55 for letter in text)
    top, bottom = y - EM / 2, y + EM / 2
    return (
        _Spot(text, False, (x + SIGN, top, x + SIGN + length, bottom)),
        _Spot(text, True, (x - SIGN - length, top, x - SIGN, bottom)),
    )


def _free(box: Box, taken: Sequence[Box]) -> bool:
    left, top, right, bottom = box
    if left < -0.5 or right > 0.5:
        return False
    return all(
        right <= other[0] or left >= other[2] or bottom <= other[1] or top >= other[3]
        for other in taken
    )
