"""Invents the quarter around a station, so that a map has streets where no survey may be shipped.

Everything in it says that it is a sample: "견본대로 1", "Sample Ave 1".
"""

from __future__ import annotations

import json
import math
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

Spot = tuple[float, float]
"""East and north of the station, metres."""

BLOCKS: Final = 8
"""To each side of the station."""
BLOCK_M: Final = (88.0, 70.0)
"""How long and how deep a block is."""
ASTRAY_M: Final = 11.0
"""By how much a crossing lies beside where a grid would have it."""
AVENUE: Final = 4
"""Every so many streets are wide."""
MISSING: Final = 0.13
"""Of the narrow streets so many pieces are missing: no quarter is a grid."""
SIDEWALK_M: Final = 9.0
COURT: Final = 0.16
"""Of a block so much lies between two of its houses."""
DEGREE_M: Final = 111_195.0
NAMES: Final[Mapping[str, Mapping[str, str]]] = {
    "avenue": {
        "ko": "견본대로 {n}",
        "en": "Sample Ave {n}",
        "zh": "样本大道{n}",
        "ja": "見本大通り{n}",
    },
    "street": {"ko": "견본 {n}길", "en": "Sample St {n}", "zh": "样本{n}街", "ja": "見本{n}通り"},
    "park": {
        "ko": "견본공원 {n}",
        "en": "Sample Park {n}",
        "zh": "样本公园{n}",
        "ja": "見本公園{n}",
    },
    "water": {"ko": "견본천", "en": "Sample Stream", "zh": "样本溪", "ja": "見本川"},
}


@dataclass(frozen=True)
class Site:
    """Where a quarter lies.

    Attributes:
        name: Its folder's; the quarter follows from it.
        lat: Degrees.
        lon: Degrees.
        turned: How far its streets are turned from north, degrees.
    """

    name: str
    lat: float
    lon: float
    turned: float

    def degrees(self, spot: Spot) -> list[float]:
        """Longitude and latitude of a spot, as GeoJSON has them."""
        turn = math.radians(self.turned)
        east = spot[0] * math.cos(turn) + spot[1] * math.sin(turn)
        north = spot[1] * math.cos(turn) - spot[0] * math.sin(turn)
        wide = DEGREE_M * math.cos(math.radians(self.lat))
        return [round(self.lon + east / wide, 5), round(self.lat + north / DEGREE_M, 5)]


SITES: Final = (
    Site("hongik", 37.5568, 126.9237, 32.0),
    Site("yeouido", 37.5216, 126.9243, 47.0),
    Site("changdong", 37.6532, 127.0475, 8.0),
)
"""Where the sample kiosks stand."""


class Quarter:
    """One invented quarter.

    Args:
        site: Where it lies.
    """

    def __init__(self, site: Site) -> None:
        """Lay out its crossings; the same for the same site."""
        self._site = site
        self._dice = random.Random(site.name)
        each = range(-BLOCKS, BLOCKS + 1)
        self._crossings = {
            (column, row): self._crossing(column, row) for column in each for row in each
        }
        self._green = frozenset(
            (self._dice.randrange(2, BLOCKS - 1) * side, self._dice.randrange(1, BLOCKS - 2) * up)
            for side, up in ((1, 1), (-1, 1), (1, -1), (-1, -1), (1, 1))
        )

    def layers(self) -> dict[str, dict[str, Any]]:
        """Return its files' content by their names, what lies lowest first."""
        return {
            "water": self._collection(self._water()),
            "parks": self._collection(self._parks()),
            "buildings": self._collection(self._buildings()),
            "streets": self._collection(self._streets(wide=False)),
            "avenues": self._collection(self._streets(wide=True)),
        }

    def _crossing(self, column: int, row: int) -> Spot:
        if (column, row) == (0, 0):
            return 0.0, 0.0
        astray = (self._dice.uniform(-ASTRAY_M, ASTRAY_M) for _ in range(2))
        bend = 14.0 * math.sin(column / 2.7), 12.0 * math.sin(row / 2.3)
        return (
            column * BLOCK_M[0] + next(astray) + bend[1],
            row * BLOCK_M[1] + next(astray) + bend[0],
        )

    def _streets(self, *, wide: bool) -> Iterator[dict[str, Any]]:
        each = range(-BLOCKS, BLOCKS + 1)
        ways = [[(column, row) for column in each] for row in each]
        ways += [[(column, row) for row in each] for column in each]
        wanted = [way for way in ways if _wide(way) is wide]
        for number, way in enumerate(wanted, 1):
            pieces = [way] if wide else self._pieces(way)
            lines = [[self._crossings[one] for one in piece] for piece in pieces]
            names = _named("avenue" if wide else "street", number)
            yield self._feature("MultiLineString", lines, names)

    def _pieces(self, way: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
        pieces: list[list[tuple[int, int]]] = [[way[0]]]
        for one in way[1:]:
            if self._dice.random() < MISSING:
                pieces.append([one])
            else:
                pieces[-1].append(one)
        return [piece for piece in pieces if len(piece) > 1]

    def _buildings(self) -> Iterator[dict[str, Any]]:
        houses: list[list[list[Spot]]] = []
        for column in range(-BLOCKS, BLOCKS):
            for row in range(-BLOCKS, BLOCKS):
                if (column, row) in self._green or row == -BLOCKS + 1:
                    continue
                block = self._block(column, row)
                first = self._dice.uniform(0.3, 0.7)
                parts = [(0.0, first - COURT / 2), (first + COURT / 2, 1.0)]
                depths = [(0.0, 1.0)] if self._dice.random() < 0.4 else [(0.0, 0.44), (0.56, 1.0)]
                houses += [[_part(block, part, deep)] for part in parts for deep in depths]
        yield self._feature("MultiPolygon", houses, {})

    def _parks(self) -> Iterator[dict[str, Any]]:
        for number, (column, row) in enumerate(sorted(self._green), 1):
            block = _part(self._block(column, row), (0.0, 1.0), (0.0, 1.0))
            yield self._feature("Polygon", [block], _named("park", number))

    def _water(self) -> Iterator[dict[str, Any]]:
        row = -BLOCKS + 1
        bank = [self._crossings[column, row] for column in range(-BLOCKS, BLOCKS + 1)]
        other = [self._crossings[column, row + 1] for column in range(-BLOCKS, BLOCKS + 1)]
        north = [_between(a, b, 0.25) for a, b in zip(bank, other, strict=True)]
        south = [_between(a, b, 0.78) for a, b in zip(bank, other, strict=True)]
        ring = [*north, *reversed(south), north[0]]
        yield self._feature("Polygon", [ring], _named("water", 1))

    def _block(self, column: int, row: int) -> list[Spot]:
        """Return a block's corners within its sidewalks, counter-clockwise."""
        around = ((0, 0), (1, 0), (1, 1), (0, 1))
        corners = [self._crossings[column + right, row + up] for right, up in around]
        middle = sum(x for x, _ in corners) / 4, sum(y for _, y in corners) / 4
        return [_towards(corner, middle, SIDEWALK_M * 1.4) for corner in corners]

    def _feature(self, kind: str, shape: Any, properties: Mapping[str, str]) -> dict[str, Any]:
        geometry = {"type": kind, "coordinates": self._placed(shape)}
        return {"type": "Feature", "properties": properties, "geometry": geometry}

    def _placed(self, shape: Any) -> Any:
        if isinstance(shape, tuple):
            return self._site.degrees(shape)
        return [self._placed(one) for one in shape]

    def _collection(self, features: Iterator[dict[str, Any]]) -> dict[str, Any]:
        return {"type": "FeatureCollection", "features": list(features)}


def write_quarter(site: Site, folder: Path) -> tuple[Path, ...]:
    """Write a quarter's GeoJSON files into a folder, which is made; returns them."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, content in Quarter(site).layers().items():
        file = folder / f"{name}.geojson"
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        file.write_text(text.replace('{"type":"Feature",', '\n{"type":"Feature",') + "\n", "utf-8")
        written.append(file)
    return tuple(written)


def _wide(way: Sequence[tuple[int, int]]) -> bool:
    (column, row), (_, further) = way[:2]
    return (row if row == further else column) % AVENUE == 0


def _named(kind: str, number: int) -> dict[str, str]:
    return {f"name_{code}": name.format(n=number) for code, name in NAMES[kind].items()}


def _between(one: Spot, other: Spot, part: float) -> Spot:
    return one[0] + (other[0] - one[0]) * part, one[1] + (other[1] - one[1]) * part


def _towards(one: Spot, other: Spot, metres: float) -> Spot:
    return _between(one, other, min(metres / max(math.dist(one, other), 1e-9), 1.0))


def _part(block: Sequence[Spot], wide: Spot, deep: Spot) -> list[Spot]:
    """Return a part of a block as a closed ring; `wide` and `deep` are shares of its sides."""
    lower, upper = (block[0], block[1]), (block[3], block[2])
    ring = [
        _between(_between(*lower, across), _between(*upper, across), up)
        for across, up in (
            (wide[0], deep[0]),
            (wide[1], deep[0]),
            (wide[1], deep[1]),
            (wide[0], deep[1]),
        )
    ]
    return [*ring, ring[0]]
