"""Documents are read at start and noticed when they are edited."""

from __future__ import annotations

import json
import os
import queue
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from layouts.problem import DocumentError
from tests.layouts.test_map import WHOLE, layout_file, map_of
from wall.documents import Documents, Paths, Watch, load

Told = queue.Queue[Documents | DocumentError]
SOON_S = 5.0


def row(number: int, main: str = "rtsp://192.0.2.1/1") -> dict[str, Any]:
    return {"id": f"c-{number}", "name": {"en": f"Camera {number}"}, "main": main}


def write(path: Path, *rows: dict[str, Any]) -> None:
    path.write_text(json.dumps({"channels": list(rows)}), encoding="utf-8")


@pytest.fixture
def channels(tmp_path: Path) -> Path:
    path = tmp_path / "channels.json"
    write(path, row(1), row(2))
    return path


@pytest.fixture
def told(channels: Path) -> Iterator[Told]:
    """What a watch of the channel list tells."""
    heard: Told = queue.Queue()
    paths = Paths(channels)
    watch = Watch(paths, load(paths), heard.put, heard.put)
    watch.start()
    yield heard
    watch.stop()


def test_a_channel_list_alone_is_a_wall(channels: Path) -> None:
    documents = load(Paths(channels))
    assert [channel.id for channel in documents.channels] == ["c-1", "c-2"]
    assert documents.layout is None


def test_an_edited_map_file_is_noticed(channels: Path, tmp_path: Path) -> None:
    heard: Told = queue.Queue()
    paths = Paths(channels, layout_file(tmp_path, WHOLE))
    watch = Watch(paths, load(paths), heard.put, heard.put)
    watch.start()
    try:
        river = tmp_path / "river.json"
        river.write_text('{"type": "Point", "coordinates": [127, 97]}', encoding="utf-8")
        refused = heard.get(timeout=SOON_S)
        assert isinstance(refused, DocumentError)
        assert "latitude 97" in str(refused)
        river.write_text('{"type": "Point", "coordinates": [127, 37]}', encoding="utf-8")
        taken = heard.get(timeout=SOON_S)
        assert isinstance(taken, Documents)
        assert taken.layout is not None
        assert map_of(taken.layout).layers[0].features[0].points == ((127.0, 37.0),)
    finally:
        watch.stop()


def test_a_layout_may_name_the_channel_list() -> None:
    example = Path(__file__).parents[2] / "layouts" / "examples"
    (layout,) = [path for path in example.glob("*.json") if _is_wall_layout(path)][:1]
    documents = load(Paths(None, layout))
    assert documents.layout is not None
    assert documents.channels


def test_neither_list_nor_layout_is_told() -> None:
    with pytest.raises(DocumentError, match="--channels FILE"):
        load(Paths(None))


def test_a_valid_edit_is_taken(told: Told, channels: Path) -> None:
    write(channels, row(1), row(2), row(3))
    documents = told.get(timeout=SOON_S)
    assert isinstance(documents, Documents)
    assert [channel.id for channel in documents.channels] == ["c-1", "c-2", "c-3"]


def test_an_editor_that_replaces_the_file_is_noticed(told: Told, channels: Path) -> None:
    draft = channels.with_suffix(".new")
    write(draft, row(1))
    os.replace(draft, channels)
    documents = told.get(timeout=SOON_S)
    assert isinstance(documents, Documents)
    assert len(documents.channels) == 1


def test_a_broken_edit_is_told_and_its_mend_is_taken(told: Told, channels: Path) -> None:
    channels.write_text('{"channels": [', encoding="utf-8")
    error = told.get(timeout=SOON_S)
    assert isinstance(error, DocumentError)
    assert str(channels) in str(error)
    write(channels, row(1))
    assert isinstance(told.get(timeout=SOON_S), Documents)


def test_a_mistyped_address_does_not_take_a_channel_off_the_wall(
    told: Told, channels: Path
) -> None:
    write(channels, row(1, "rtsp://"), row(2))
    error = told.get(timeout=SOON_S)
    assert isinstance(error, DocumentError)
    assert "line" in str(error)


def test_a_new_bad_row_is_left_out_and_the_good_ones_are_taken(told: Told, channels: Path) -> None:
    write(channels, row(1), row(2), row(3), row(4, "rtsp://"))
    documents = told.get(timeout=SOON_S)
    assert isinstance(documents, Documents)
    assert [channel.id for channel in documents.channels] == ["c-1", "c-2", "c-3"]
    assert len(documents.problems) == 1


def _is_wall_layout(path: Path) -> bool:
    document = json.loads(path.read_text(encoding="utf-8"))
    return "surface" in document and "channels" in document


def test_an_edit_between_the_reading_and_the_watching_is_taken(channels: Path) -> None:
    heard: Told = queue.Queue()
    paths = Paths(channels)
    documents = load(paths)
    write(channels, row(1))
    watch = Watch(paths, documents, heard.put, heard.put)
    watch.start()
    try:
        taken = heard.get(timeout=SOON_S)
    finally:
        watch.stop()
    assert isinstance(taken, Documents)
    assert len(taken.channels) == 1
