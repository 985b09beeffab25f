"""A map in a layout: written down, read with its files, told in words, drawn without a wall."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from layouts.channel import Channel
from layouts.compare import compared
from layouts.geometry import Rect
from layouts.layout import Layout, load_layout
from layouts.letters import Letters
from layouts.map import Map
from layouts.map_picture import BORDER, CHANNEL, LAND, LAYERS, map_picture
from layouts.notes import notes
from layouts.problem import DocumentError
from layouts.render import Sheet, drawn
from layouts.scene import Placed

CITY = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {"name_ko": "마포구", "name_en": "Mapo-gu"},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[126.8, 37.5], [127.2, 37.5], [127.2, 37.7], [126.8, 37.5]]],
            },
        }
    ],
}
RIVER = {"type": "LineString", "coordinates": [[126.0, 37.6], [128.0, 37.6]]}
CHANNELS = (
    Channel("a", {"en": "A"}, "rtsp://192.0.2.1/a", groups=("bridge",), position=(37.52, 127.0)),
    Channel("b", {"en": "B"}, "rtsp://192.0.2.1/b", position=(37.56, 127.1)),
    Channel("c", {"en": "C"}, "rtsp://192.0.2.1/c"),
)
WHOLE = {"boundaries": ["city.geojson"], "layers": [{"file": "river.json", "colour": "water"}]}


def layout_file(folder: Path, content: object, name: str = "wall.json") -> Path:
    """A layout with this map in its only cell, and the files that it names."""
    (folder / "city.geojson").write_text(json.dumps(CITY), encoding="utf-8")
    (folder / "river.json").write_text(json.dumps(RIVER), encoding="utf-8")
    display = {
        "id": "main",
        "x_mm": 0,
        "y_mm": 0,
        "width_mm": 1600,
        "height_mm": 900,
        "pixels": [1920, 1080],
        "screen": {"index": 0},
    }
    rect = {"x": 0, "y": 0, "width": 1, "height": 1}
    scene = {"id": "map", "name": {"ko": "지도"}, "cells": [{"map": content, "rect": rect}]}
    value = {"version": 1, "surface": {"displays": [display]}, "scenes": [scene]}
    path = folder / name
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1), encoding="utf-8")
    return path


def map_of(layout: Layout) -> Map:
    placed = layout.scenes[0].content
    assert isinstance(placed, Placed)
    content = placed.panes[0].content
    assert isinstance(content, Map)
    return content


def refusal(path: Path, **known: Any) -> str:
    with pytest.raises(DocumentError) as refused:
        load_layout(path, **known)
    return str(refused.value).replace(str(path.parent), "FOLDER")


def test_a_map_is_read_with_its_files(tmp_path: Path) -> None:
    content = map_of(load_layout(layout_file(tmp_path, WHOLE)))
    assert content.boundaries[0].features[0].name("en") == "Mapo-gu"
    assert content.layers[0].colour == "water"
    assert len(content.layers[0].features[0].lines) == 1


def test_the_smallest_map_has_every_camera_that_has_a_place(tmp_path: Path) -> None:
    content = map_of(load_layout(layout_file(tmp_path, {})))
    assert [channel.id for channel in content.placed(CHANNELS)] == ["a", "b"]
    extent = content.extent(CHANNELS)
    assert extent.west < 127.0 < 127.1 < extent.east


def test_a_query_chooses_who_is_on_it(tmp_path: Path) -> None:
    choice = {"channels": {"groups": ["bridge"]}}
    content = map_of(load_layout(layout_file(tmp_path, choice), None, {"bridge"}))
    assert [channel.id for channel in content.placed(CHANNELS)] == ["a"]


def test_a_river_that_runs_on_does_not_make_the_city_small(tmp_path: Path) -> None:
    extent = map_of(load_layout(layout_file(tmp_path, WHOLE))).extent(CHANNELS)
    assert (extent.west, extent.east) == pytest.approx((126.78, 127.22))


def test_a_centre_says_what_is_seen_first(tmp_path: Path) -> None:
    content = map_of(
        load_layout(layout_file(tmp_path, {"centre": {"lat": 37.5, "lon": 127}, "across_km": 10}))
    )
    extent = content.extent(CHANNELS, 16 / 9)
    assert (extent.west + extent.east) / 2 == pytest.approx(127)
    assert extent.east - extent.west == pytest.approx(10 / 88.3, rel=0.01)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ({"boundary": []}, "found the unknown key 'boundary'"),
        ({"boundaries": ["city.png"]}, "expected a GeoJSON file: .geojson, .json"),
        ({"boundaries": ["citty.geojson"]}, "which is no file"),
        ({"layers": [{"file": "river.json", "colour": "blue"}]}, "expected a colour of the theme"),
        ({"centre": {"lat": 37.5, "lon": 127}}, "'centre' without 'across_km'"),
        ({"across_km": 12}, 'add "centre": {"lat": 37.57, "lon": 126.98}'),
        ({"channels": {"groups": ["brigde"]}}, "write 'bridge'"),
    ],
)
def test_a_slip_in_a_map_is_told(tmp_path: Path, content: object, sentence: str) -> None:
    said = refusal(layout_file(tmp_path, content), groups=["bridge"])
    assert sentence in said
    assert "$.scenes[0].cells[0].map" in said


def test_a_bad_file_refuses_the_layout_at_the_place_in_that_file(tmp_path: Path) -> None:
    path = layout_file(tmp_path, WHOLE)
    (tmp_path / "river.json").write_text('{"type": "Point",\n "coordinates": [37, 127]}')
    said = refusal(path)
    assert said.startswith("FOLDER/river.json, line 2, $.coordinates: found longitude 37")
    assert said.endswith("swap them: [127, 37].")


def test_cameras_without_a_place_are_told(tmp_path: Path) -> None:
    layout = load_layout(layout_file(tmp_path, {}))
    assert notes(layout, CHANNELS) == (
        "scene 'map': 1 channel has no position, and will not be on the map.",
    )


def test_what_changed_in_a_map_is_told_in_words(tmp_path: Path) -> None:
    before = layout_file(tmp_path, WHOLE)
    wider = {**WHOLE, "layers": [], "centre": {"lat": 37.5, "lon": 127}, "across_km": 12}
    after = layout_file(tmp_path, wider, "after.json")
    told = "\n".join(map(str, compared(before, after)))
    assert "across none → 12 km" in told
    assert "file river.json is gone" in told


def test_a_map_is_drawn_without_a_wall(tmp_path: Path) -> None:
    content = map_of(load_layout(layout_file(tmp_path, WHOLE)))
    picture = map_picture(content, CHANNELS, (400, 300), Letters(), "en")
    colours = {colour for _, colour in picture.getcolors(picture.width * picture.height) or []}
    assert {LAND, BORDER, LAYERS["water"], CHANNEL} <= colours


def test_a_map_stands_in_the_drawing_of_its_scene(tmp_path: Path) -> None:
    layout = load_layout(layout_file(tmp_path, WHOLE))
    sheet = Sheet((640, 400), datetime(2026, 11, 21, tzinfo=UTC), Letters())
    places = layout.scenes[0].places_on(layout.surface, CHANNELS)
    picture = drawn(layout.surface, places, CHANNELS, "map", sheet)
    room = Rect(0, 40, 640, 360)
    inside = picture.crop((10, round(room.y), 630, 390))
    assert LAND in {colour for _, colour in inside.getcolors(inside.width * inside.height) or []}
