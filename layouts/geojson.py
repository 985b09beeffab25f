"""Reads GeoJSON (RFC 7946) strictly: what a map shows is where it says, or is told by its line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from layouts.document import Document, load_document
from layouts.feature import Feature, Line, Point
from layouts.names import clean_name
from layouts.nearest import nearest
from layouts.phrase import phrase
from layouts.problem import DocumentError, Fault, JsonPath, Problem, described
from layouts.stamp import Stamp, stamp_of

MOST_CORNERS = 500_000
MOST_PROBLEMS = 20
"""A file in other coordinates is wrong in every point: to say so a few times is enough."""
NAMED: Final[Mapping[str, tuple[str, ...]]] = {
    "ko": ("name_ko", "name:ko", "SIG_KOR_NM", "EMD_KOR_NM", "name"),
    "en": ("name_en", "name:en", "SIG_ENG_NM", "EMD_ENG_NM"),
    "zh": ("name_zh", "name:zh"),
    "ja": ("name_ja", "name:ja"),
}
"""The properties that hold a feature's name where nobody says which; the first there is counts."""

_SHAPES = ("Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon")
_TYPES = ("FeatureCollection", "Feature", *_SHAPES, "GeometryCollection")
_CONVERT = phrase("convert the file to WGS 84: ogr2ogr -t_srs EPSG:4326 out.geojson in.geojson")
_POSITION = phrase("a position: [longitude, latitude]")


class Reading(NamedTuple):
    """What a file holds: features, or what is wrong with it."""

    features: tuple[Feature, ...]
    problems: tuple[Problem, ...] = ()


def read_geojson(path: Path, naming: Mapping[str, str] | None = None) -> Reading:
    """Read the GeoJSON in `path`; a file that has not changed since is not read again.

    Args:
        path: The file.
        naming: The property that holds a feature's name, by language code; without it `NAMED`.

    Returns:
        Its features, or every problem in it.
    """
    keys = tuple(sorted((naming or {}).items()))
    stamp = stamp_of(path)
    return _read(path, keys) if stamp is None else _kept(path, keys, stamp)


@lru_cache(maxsize=64)
def _kept(path: Path, naming: tuple[tuple[str, str], ...], _stamp: Stamp) -> Reading:
    return _read(path, naming)


def _read(path: Path, naming: tuple[tuple[str, str], ...]) -> Reading:
    try:
        document = load_document(path)
        document.refuse(())
    except DocumentError as error:
        return Reading((), error.problems)
    reader = _Reader(dict(naming))
    features = tuple(reader.features((), document.value))
    if reader.faults:
        return Reading((), tuple(_problems(document, reader.faults)))
    return Reading(features)


def _problems(document: Document, faults: list[Fault]) -> list[Problem]:
    problems = document.problems_at((), faults[:MOST_PROBLEMS])
    more = len(faults) - MOST_PROBLEMS
    if more > 0:
        found = (
            phrase("{more} more such mistakes", more=more)
            if more > 1
            else phrase("one more such mistake")
        )
        problems.append(
            document.problem((), found, phrase("none"), phrase("mend those above first"))
        )
    return problems


class _Reader:
    """Reads one document; what is wrong is noted, and the rest read on."""

    def __init__(self, naming: Mapping[str, str]) -> None:
        self.faults: list[Fault] = []
        self._naming = {code: (key,) for code, key in naming.items()} or NAMED
        self._corners = 0

    def features(self, at: JsonPath, value: object) -> Iterator[Feature]:
        """Yield the features of an object of any type."""
        members = self._object(at, value, phrase("a GeoJSON object in braces {}"))
        if members is None or not self._plain(at, members):
            return
        kind = self._type(at, members, _TYPES)
        if kind == "FeatureCollection":
            listed = self._list(
                (*at, "features"), members.get("features"), phrase("a list of features")
            )
            for number, feature in enumerate(listed):
                yield from self._feature((*at, "features", number), feature)
        elif kind == "Feature":
            yield from self._feature(at, members)
        elif kind:
            yield from self._shaped(at, members, {})

    def _feature(self, at: JsonPath, value: object) -> Iterator[Feature]:
        members = self._object(at, value, phrase("a feature in braces {}"))
        if members is None or not self._type(at, members, ("Feature",)):
            return
        properties = members.get("properties") or {}
        if not isinstance(properties, dict):
            self._note((*at, "properties"), properties, phrase("an object in braces {}, or null"))
            return
        if members.get("geometry") is not None:  # RFC 7946: a feature may be nowhere
            yield from self._shaped((*at, "geometry"), members["geometry"], self._names(properties))

    def _shaped(self, at: JsonPath, value: object, names: Mapping[str, str]) -> Iterator[Feature]:
        points: list[Point] = []
        lines: list[Line] = []
        areas: list[tuple[Line, ...]] = []
        self._geometry(at, value, (points, lines, areas))
        if points or lines or areas:
            feature = Feature(names, tuple(points), tuple(lines), tuple(areas))
            _ = feature.box  # here and not on the glass, which has no time for it
            yield feature

    def _geometry(
        self,
        at: JsonPath,
        value: object,
        shape: tuple[list[Point], list[Line], list[tuple[Line, ...]]],
    ) -> None:
        members = self._object(at, value, phrase("a geometry in braces {}"))
        kind = members and self._type(at, members, (*_SHAPES, "GeometryCollection"))
        if not members or not kind:
            return
        if kind == "GeometryCollection":
            inner = (*at, "geometries")
            for number, one in enumerate(
                self._list(inner, members.get("geometries"), phrase("a list"))
            ):
                self._geometry((*inner, number), one, shape)
            return
        if "coordinates" not in members:
            mend = phrase('write for example "coordinates": [126.978, 37.5665]')
            self.faults.append(Fault(at, phrase("no 'coordinates'"), phrase("'coordinates'"), mend))
            return
        points, lines, areas = shape
        inner, held = (*at, "coordinates"), members.get("coordinates")
        many = kind.startswith("Multi")
        each = self._each(inner, held) if many else iter([(inner, held)])
        if kind.endswith("Point"):
            points += [point for one in each if (point := self._point(*one))]
        elif kind.endswith("LineString"):
            lines += [line for one in each if (line := self._line(*one))]
        else:
            areas += [rings for one in each if (rings := self._rings(*one))]

    def _rings(self, at: JsonPath, value: object) -> tuple[Line, ...]:
        return tuple(
            ring for one in self._each(at, value) if (ring := self._line(*one, closed=True))
        )

    def _line(self, at: JsonPath, value: object, *, closed: bool = False) -> Line:
        line = tuple(point for one in self._each(at, value) if (point := self._point(*one)))
        least = 4 if closed else 2
        if not isinstance(value, list) or len(line) < len(value):
            return ()  # told already
        if len(line) < least:
            what = phrase("a closed ring") if closed else phrase("a line")
            expected = phrase("{what} of at least {least} positions", what=what, least=least)
            self.faults.append(
                Fault(
                    at,
                    phrase("{line} positions", line=len(line)),
                    expected,
                    phrase("add what is missing"),
                )
            )
            return ()
        if closed and line[0] != line[-1]:
            mend = phrase("write the first position again at the end")
            found = phrase(
                "a ring that begins at {line} and ends at {line2}", line=line[0], line2=line[-1]
            )
            self.faults.append(Fault(at, found, phrase("a ring that ends where it begins"), mend))
            return ()
        return line

    def _point(self, at: JsonPath, value: object) -> Point | None:
        numbers = value if isinstance(value, list) else []
        if len(numbers) < 2 or not all(type(number) in (int, float) for number in numbers):
            self._note(at, value, _POSITION, phrase("write for example [126.978, 37.5665]"))
            return None
        longitude, latitude = float(numbers[0]), float(numbers[1])
        self._corners += 1
        if self._corners == MOST_CORNERS + 1:
            mend = phrase("simplify the file: ogr2ogr -simplify 0.0001 out.geojson in.geojson")
            found = phrase("more than {most_corners} positions", most_corners=f"{MOST_CORNERS:,}")
            self.faults.append(
                Fault(
                    (),
                    found,
                    phrase("at most {most_corners}", most_corners=f"{MOST_CORNERS:,}"),
                    mend,
                )
            )
        if abs(longitude) <= 180 and abs(latitude) <= 90:
            return longitude, latitude
        expected = phrase("a longitude from -180 to 180 and a latitude from -90 to 90")
        swapped = abs(longitude) <= 90 and abs(latitude) <= 180
        mend = (
            phrase(
                "swap them: [{latitude}, {longitude}]",
                latitude=f"{latitude:g}",
                longitude=f"{longitude:g}",
            )
            if swapped
            else _CONVERT
        )
        found = phrase(
            "longitude {longitude}, latitude {latitude}",
            longitude=f"{longitude:g}",
            latitude=f"{latitude:g}",
        )
        self.faults.append(Fault(at, found, expected, mend))
        return None

    def _each(self, at: JsonPath, value: object) -> Iterator[tuple[JsonPath, object]]:
        for number, one in enumerate(self._list(at, value, phrase("a list in brackets []"))):
            yield (*at, number), one

    def _plain(self, at: JsonPath, members: Mapping[str, Any]) -> bool:
        """Refuse coordinates of another system, which GeoJSON could name before RFC 7946."""
        crs = members.get("crs")
        name = str(crs.get("properties", {}).get("name", "")) if isinstance(crs, dict) else ""
        if crs is None or "CRS84" in name or name.endswith(("EPSG:4326", "EPSG::4326")):
            return True
        found = phrase("the coordinate system {what}", what=name or described(crs))
        self.faults.append(
            Fault((*at, "crs"), found, phrase("longitude and latitude (WGS 84)"), _CONVERT)
        )
        return False

    def _type(self, at: JsonPath, members: Mapping[str, Any], types: tuple[str, ...]) -> str:
        kind = members.get("type")
        if kind in types:
            return str(kind)
        best = nearest(kind, types) if isinstance(kind, str) else types[0]
        mend = (
            phrase('write "type": "{best}"', best=best)
            if best
            else phrase("check that it is a GeoJSON file")
        )
        found: str = described(kind) if "type" in members else phrase("no 'type'")
        where = (*at, "type") if "type" in members else at
        self.faults.append(Fault(where, found, "one of " + ", ".join(types), mend))
        return ""

    def _object(self, at: JsonPath, value: object, what: str) -> Mapping[str, Any] | None:
        if isinstance(value, dict):
            return value
        self._note(at, value, what)
        return None

    def _list(self, at: JsonPath, value: object, what: str) -> list[object]:
        if isinstance(value, list):
            return value
        self._note(at, value, what)
        return []

    def _note(self, at: JsonPath, value: object, expected: str, mend: str = "correct it") -> None:
        self.faults.append(Fault(at, described(value), expected, mend))

    def _names(self, properties: Mapping[str, Any]) -> Mapping[str, str]:
        names = {}
        for code, keys in self._naming.items():
            found = (properties[key] for key in keys if isinstance(properties.get(key), str))
            name = next((text for text in found if text.strip()), "")
            if name and name.isprintable():
                names[code] = clean_name(name)
        return names
