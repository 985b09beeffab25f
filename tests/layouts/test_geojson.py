"""GeoJSON is read by the letter of RFC 7946, and what is wrong is told by file, line and mend."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from layouts.geojson import MOST_PROBLEMS, read_geojson

SQUARE = [[126.9, 37.5], [127.0, 37.5], [127.0, 37.6], [126.9, 37.5]]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "city.geojson"


def written(file: Path, value: object) -> Path:
    file.write_text(json.dumps(value, ensure_ascii=False, indent=1), encoding="utf-8")
    return file


def collection(*features: object) -> dict[str, object]:
    return {"type": "FeatureCollection", "features": list(features)}


def feature(geometry: object, **properties: object) -> dict[str, object]:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def shape(kind: str, coordinates: object) -> dict[str, object]:
    return {"type": kind, "coordinates": coordinates}


def told(file: Path) -> list[str]:
    """What is wrong with the file, without its path."""
    return [str(problem).removeprefix(f"{file}, ") for problem in read_geojson(file).problems]


def test_every_kind_of_geometry_is_read(file: Path) -> None:
    point, line = [127.0, 37.5], [[127.0, 37.5], [127.1, 37.6]]
    parts = [shape("Point", point), shape("Polygon", [SQUARE])]
    shapes = [
        shape("Point", point),
        shape("MultiPoint", [point, point]),
        shape("LineString", line),
        shape("MultiLineString", [line, line]),
        shape("Polygon", [SQUARE]),
        shape("MultiPolygon", [[SQUARE], [SQUARE, SQUARE]]),
        {"type": "GeometryCollection", "geometries": parts},
    ]
    found = read_geojson(written(file, collection(*map(feature, shapes)))).features
    counts = [(len(one.points), len(one.lines), len(one.areas)) for one in found]
    assert counts == [(1, 0, 0), (2, 0, 0), (0, 1, 0), (0, 2, 0), (0, 0, 1), (0, 0, 2), (1, 0, 1)]
    assert len(found[5].areas[1]) == 2


def test_a_geometry_and_a_feature_stand_for_themselves(file: Path) -> None:
    alone = shape("Point", [127.0, 37.5, 38.0])
    assert read_geojson(written(file, alone)).features[0].points == ((127.0, 37.5),)
    one = read_geojson(written(file, feature(alone, name_ko="서울", name_en="Seoul"))).features[0]
    assert (one.name("ko"), one.name("en")) == ("서울", "Seoul")


def test_a_feature_without_a_geometry_is_nowhere(file: Path) -> None:
    assert read_geojson(written(file, collection(feature(None, name="a")))) == ((), ())


def test_names_stand_in_the_properties_that_are_told(file: Path) -> None:
    districts = collection(feature(shape("Point", [127, 37]), SIG_KOR_NM="마포구", label="Mapo"))
    assert read_geojson(written(file, districts)).features[0].names == {"ko": "마포구"}
    named = read_geojson(file, {"en": "label"})
    assert named.features[0].names == {"en": "Mapo"}


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ({"type": "FeatureColection", "features": []}, 'write "type": "FeatureCollection"'),
        (collection({"type": "Feature", "geometry": {"type": "Point"}}), "no 'coordinates'"),
        (collection(feature(shape("Point", [37.5, 127.0]))), "swap them: [127, 37.5]"),
        (collection(feature(shape("Point", [955156.7, 1952032.1]))), "ogr2ogr -t_srs EPSG:4326"),
        (collection(feature(shape("Point", ["127", 37]))), "a position: [longitude, latitude]"),
        (collection(feature(shape("LineString", [[127, 37]]))), "a line of at least 2 positions"),
        (collection(feature(shape("Polygon", [SQUARE[:3]]))), "a closed ring of at least 4"),
        (
            collection(feature(shape("Polygon", [[*SQUARE[:3], [126.8, 37.4]]]))),
            "a ring that ends where it begins",
        ),
        ([], "a GeoJSON object in braces {}"),
        (
            {"type": "FeatureCollection", "features": [], "crs": {"properties": {"name": "5179"}}},
            "longitude and latitude (WGS 84)",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_place_and_its_mend(
    file: Path, value: object, sentence: str
) -> None:
    problems = told(written(file, value))
    assert len(problems) == 1
    assert sentence in problems[0]
    assert problems[0].startswith("line ")


def test_a_mistake_is_told_by_its_line(file: Path) -> None:
    assert told(written(file, collection(feature(shape("Point", [127, 97]))))) == [
        "line 9, $.features[0].geometry.coordinates: found longitude 127, latitude 97, expected a "
        "longitude from -180 to 180 and a latitude from -90 to 90; convert the file to WGS 84: "
        "ogr2ogr -t_srs EPSG:4326 out.geojson in.geojson."
    ]


def test_a_file_in_other_coordinates_is_not_told_point_by_point(file: Path) -> None:
    points = [[955156.7 + n, 1952032.1] for n in range(100)]
    problems = told(written(file, collection(feature(shape("MultiPoint", points)))))
    assert len(problems) == MOST_PROBLEMS + 1
    assert "80 more such mistakes" in "".join(problems)


def test_a_file_is_read_once_until_it_changes(file: Path) -> None:
    written(file, collection(feature(shape("Point", [127, 37]))))
    first = read_geojson(file)
    assert read_geojson(file) is first
    written(file, collection())
    assert read_geojson(file) == ((), ())


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    assert "no such file" in str(read_geojson(tmp_path / "none.geojson").problems[0])
