"""A feature is one thing on a map, a district or a river, with its name and its shape."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

from layouts.names import name_in

Point: TypeAlias = tuple[float, float]
"""Longitude and latitude in degrees (WGS 84), in the order that GeoJSON has them in."""
Line: TypeAlias = tuple[Point, ...]


@dataclass(frozen=True)
class Feature:
    """One thing on a map; of points, lines and areas it has what it needs.

    Attributes:
        names: What it is called, by language code; may be empty.
        points: Where it stands.
        lines: Where it runs.
        areas: What it covers: rings, each closed; the first is its edge, the others are holes.
    """

    names: Mapping[str, str] = field(hash=False)
    points: tuple[Point, ...] = ()
    lines: tuple[Line, ...] = ()
    areas: tuple[tuple[Line, ...], ...] = ()

    def name(self, language: str = "ko") -> str:
        """Return its name in `language`, or else in Korean, English or any; empty for none."""
        return name_in(self.names, language, "")

    @cached_property
    def box(self) -> tuple[float, float, float, float]:
        """West, south, east and north of it; found once, for a coast has thousands of bends."""
        longitudes, latitudes = zip(*self.corners(), strict=True)
        return min(longitudes), min(latitudes), max(longitudes), max(latitudes)

    def corners(self) -> Iterator[Point]:
        """Yield every point that its shape is made of."""
        yield from self.points
        for line in self.lines:
            yield from line
        for rings in self.areas:
            for ring in rings:
                yield from ring
