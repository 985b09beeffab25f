"""A map around the kiosk, with what can be reached from here and the way there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kiosk.page.block import Block

Point = tuple[float, float]
"""Latitude and longitude, degrees."""


@dataclass(frozen=True)
class Marker:
    """A place on the map.

    Attributes:
        at: Where.
        label: Its name.
        says: What is said of it: "12 bikes"; may be empty.
        mark: The name of its sign.
    """

    at: Point
    label: str
    says: str = ""
    mark: str = ""


@dataclass(frozen=True, kw_only=True)
class Chart(Block):
    """The map.

    Attributes:
        here: Where the kiosk stands.
        span_m: How many metres the map's width shows.
        markers: Places, the most important first.
        route: A drawn way from here; empty for none.
        facing: The direction in which one looks at the screen, degrees clockwise from north: the
            map is turned so that what lies ahead is above. None leaves north above.
    """

    kind: ClassVar[str] = "chart"

    here: Point
    span_m: float
    markers: tuple[Marker, ...]
    route: tuple[Point, ...] = ()
    facing: float | None = None
