"""Judges whether an area holds the place for which we look at alerts."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from streams.alerts.alert import Area, Info, Pair, Point
from streams.alerts.region import is_among
from streams.alerts.sphere import beyond_circle_m, beyond_polygon_m


@dataclass(frozen=True)
class Place:
    """Where we are.

    Attributes:
        point: The middle.
        radius_m: How far around it an area concerns us, metres; for a city's wall the city.
        geocodes: Our codes, as ``Pair("SAME", "006109")``.
        regions: Our region's names, as ``서울특별시 마포구`` and ``Mapo-gu, Seoul``.
    """

    point: Point
    radius_m: float = 0.0
    geocodes: tuple[Pair, ...] = ()
    regions: tuple[str, ...] = ()


class Cover(StrEnum):
    """How it is known whether an area holds the place."""

    SHAPE = "shape"
    GEOCODE = "geocode"
    NAME = "name"
    EVERYWHERE = "everywhere"
    UNSURE = "unsure"


@dataclass(frozen=True)
class Coverage:
    """Whether an area holds the place.

    Attributes:
        holds: It does; also where it cannot be known, for a warning too many is the smaller harm.
        by: How that is known.
        area: The area's description.
        beyond_m: How far its shape is away, metres; 0 where it holds the place or has none.
    """

    holds: bool
    by: Cover
    area: str = ""
    beyond_m: float = 0.0


EVERYWHERE: Final = Coverage(holds=True, by=Cover.EVERYWHERE)
_SURENESS: Final = tuple(Cover)


def coverage(info: Info, place: Place) -> Coverage:
    """Return whether any area of an info holds the place, by the surest that says so.

    Of areas that do not hold it the nearest is returned; an info without areas is for everybody.
    """
    if not info.areas:
        return EVERYWHERE
    found = [area_coverage(area, place) for area in info.areas]
    return min(found, key=_order)


def area_coverage(area: Area, place: Place) -> Coverage:
    """Return whether an area holds the place.

    Its shapes say so where it has any: its geocodes and its words only tell of them again, and more
    roughly. Then its geocodes, in a system that we know our own code of; then its words.
    """
    if area.polygons or area.circles:
        beyond = _beyond_m(area, place.point)
        holds = beyond <= place.radius_m
        return Coverage(holds, Cover.SHAPE, area.description, 0.0 if holds else beyond)
    known = {pair.name.casefold() for pair in place.geocodes}
    codes = [pair for pair in area.geocodes if pair.name.casefold() in known]
    if codes:
        return Coverage(_shared(codes, place.geocodes), Cover.GEOCODE, area.description)
    if area.description and place.regions:
        return Coverage(is_among(area.description, place.regions), Cover.NAME, area.description)
    return Coverage(holds=True, by=Cover.UNSURE, area=area.description)


def _order(coverage: Coverage) -> tuple[bool, float, int]:
    far = coverage.beyond_m if coverage.by is Cover.SHAPE else math.inf
    return not coverage.holds, 0.0 if coverage.holds else far, _SURENESS.index(coverage.by)


def _beyond_m(area: Area, point: Point) -> float:
    polygons = (beyond_polygon_m(point, ring) for ring in area.polygons)
    circles = (beyond_circle_m(point, circle) for circle in area.circles)
    return min((*polygons, *circles))


def _shared(codes: Sequence[Pair], own: Sequence[Pair]) -> bool:
    """Whether a code is ours; some senders write a list of them into one value."""
    ours = {(pair.name.casefold(), pair.value.casefold()) for pair in own}
    return any(
        (pair.name.casefold(), code) in ours
        for pair in codes
        for code in (pair.value.casefold(), *re.split(r"[\s,;]+", pair.value.casefold()))
    )
