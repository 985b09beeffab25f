"""Road cameras become a channel list of their own; somebody else's list is never written over."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from layouts.channels import load_channels
from layouts.problem import DocumentError
from streams.feeds.cameralist import CameraList
from streams.feeds.korea.road_cameras import RoadCamera, RoadCameras
from streams.feeds.moment import read_moment
from streams.feeds.position import Position
from streams.feeds.reason import Reason
from streams.feeds.snapshot import Failure, Snapshot

NOW = read_moment("2026-07-21 09:00")
ONE = RoadCamera(
    NOW,
    "its-0a1b",
    "[경부선] 양재",
    "경부선",
    Position(37.47, 127.042),
    "http://a.example/1?token=ONE",
)
TWO = replace(ONE, id="its-2c3d", name="양화", road="", position=None)


def snapshot(*cameras: RoadCamera) -> Snapshot:
    about = RoadCameras.attribution, RoadCameras.freshness
    return Snapshot("cameras", "road_cameras", *about, records=cameras, fetched=NOW, next_s=600)


def test_the_list_is_one_that_a_wall_can_load(tmp_path: Path) -> None:
    path = tmp_path / "its.json"
    assert CameraList(path).write([snapshot(ONE, TWO)], NOW) == 2
    first, second = load_channels(path).channels
    assert (first.id, first.name(), first.groups) == (
        "its-0a1b",
        "[경부선] 양재",
        ("its", "경부선"),
    )
    assert (first.main, first.position) == ("http://a.example/1?token=ONE", (37.47, 127.042))
    assert (second.groups, second.position) == (("its",), None)


def test_it_is_written_anew_only_where_something_changed(tmp_path: Path) -> None:
    path = tmp_path / "its.json"
    cameras = CameraList(path)
    cameras.write([snapshot(ONE)], NOW)
    before = path.stat().st_ino
    cameras.write([snapshot(ONE)], NOW)
    assert path.stat().st_ino == before
    cameras.write([snapshot(replace(ONE, url="http://a.example/1?token=TWO"))], NOW)
    assert load_channels(path).channels[0].main.endswith("TWO")
    assert CameraList(path).write([snapshot(ONE)], NOW) == 1, "a list of ours is taken up again"


def test_where_nothing_is_known_any_more_the_last_list_stays(tmp_path: Path) -> None:
    path = tmp_path / "its.json"
    cameras = CameraList(path)
    cameras.write([snapshot(ONE)], NOW)
    failed = replace(snapshot(ONE), failed_since=NOW, failure=Failure(NOW, Reason.NO_ANSWER, 10))
    assert cameras.write([failed], NOW + timedelta(hours=1)) == 0
    assert load_channels(path).channels[0].main.endswith("ONE")


@pytest.mark.parametrize(
    "content",
    [
        {"channels": [{"id": "mapo-1", "name": {"ko": "마포"}, "main": "rtsp://a.example/1"}]},
        {"scenes": []},
        [],
    ],
)
def test_another_list_is_not_touched(tmp_path: Path, content: object) -> None:
    path = tmp_path / "channels.json"
    path.write_text(json.dumps(content))
    with pytest.raises(DocumentError, match="name another file"):
        CameraList(path)
    assert json.loads(path.read_text()) == content
