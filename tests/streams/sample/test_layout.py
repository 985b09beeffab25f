"""The sample city's layout is good, and its map has every camera where the city is."""

from __future__ import annotations

from pathlib import Path

from layouts.channels import load_channels
from layouts.layout import load_layout
from layouts.map import Map
from layouts.notes import notes
from layouts.pane import Feed
from layouts.scene import Placed
from streams.sample.layout import write_layout
from streams.sample.places import PLACES
from streams.sample.roster import Roster
from streams.sample.services.document import feeds_document


def test_the_layout_of_a_city_is_good(tmp_path: Path) -> None:
    roster = Roster(24, range(len(PLACES)))
    listed, _ = roster.write(tmp_path, 8554)
    path = write_layout(tmp_path, listed, roster.channels(8554))
    channels = load_channels(listed).channels
    groups = {group for channel in channels for group in channel.groups}
    layout = load_layout(path, [channel.id for channel in channels], groups)
    assert [scene.id for scene in layout.scenes] == ["all", "map", "bridges"]
    assert notes(layout, channels) == ()


def test_every_place_of_the_city_is_on_its_map(tmp_path: Path) -> None:
    roster = Roster(1, [0])
    path = write_layout(tmp_path, *roster.write(tmp_path, 8554)[:1], roster.channels(8554))
    layout = load_layout(path)
    assert [scene.id for scene in layout.scenes] == ["all", "map"], "no camera is at a bridge"
    content = layout.scenes[1].content
    assert isinstance(content, Placed)
    city = content.panes[0].content
    assert isinstance(city, Map)
    extent = city.extent(())
    for place in PLACES:
        assert extent.south < place.position[0] < extent.north
        assert extent.west < place.position[1] < extent.east
    names = {feature.name("ko") for feature in city.boundaries[0].features}
    assert len(names) == 25
    assert {f"{place.district[0].removesuffix('구')}구" for place in PLACES} <= names


def test_the_feeds_of_the_sample_services_stand_in_a_scene_of_their_own(tmp_path: Path) -> None:
    roster = Roster(1, [0])
    listed, _ = roster.write(tmp_path, 8554)
    path = write_layout(tmp_path, listed, roster.channels(8554), feeds=True)
    content = load_layout(path).scenes[-1].content
    assert isinstance(content, Placed)
    shown = [pane.content.id for pane in content.panes if isinstance(pane.content, Feed)]
    entries = feeds_document("http://127.0.0.1:1")["feeds"]
    assert isinstance(entries, list)
    named = {entry["id"] for entry in entries if "name" in entry}
    assert shown
    assert named >= set(shown), "each has a name that a mayor can read"
