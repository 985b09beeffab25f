"""Writes the cameras that feeds tell of into a channel list, so that a wall can show them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from layouts.channel import Channel
from layouts.document import load_document
from layouts.problem import DocumentError, Problem
from layouts.whole_file import write_whole
from streams.feeds.korea.road_cameras import PREFIX, RoadCamera, as_channels
from streams.feeds.snapshot import Snapshot


class CameraList:
    """A channel list of its own, written anew whenever an address in it has changed.

    Args:
        path: The file. One that holds other channels is not touched.

    Raises:
        DocumentError: The file holds something else.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._written = ""
        if path.exists():
            _refuse_others(path)

    def write(self, snapshots: Iterable[Snapshot], now: datetime) -> int:
        """Write the cameras of all feeds; without any, the list stays as it is.

        Returns:
            How many they are.

        Raises:
            OSError: The file cannot be written; what was there before is untouched.
        """
        cameras = [camera for one in snapshots for camera in one.of(RoadCamera, now)]
        channels = {channel.id: channel for channel in as_channels(cameras)}
        text = _text(channels.values())
        if channels and text != self._written:
            write_whole(self._path, text.encode())
            self._written = text
        return len(channels)


def _refuse_others(path: Path) -> None:
    document = load_document(path)
    rows = document.value.get("channels") if isinstance(document.value, dict) else None
    ids = [row.get("id") if isinstance(row, dict) else None for row in rows or ()]
    if rows is None or not all(isinstance(name, str) and name.startswith(PREFIX) for name in ids):
        found = "something else than road cameras"
        expected = "a file of its own for them, which is written anew again and again"
        raise DocumentError([Problem(str(path), 0, "", found, expected, "name another file")])


def _text(channels: Iterable[Channel]) -> str:
    rows = [_row(channel) for channel in channels]
    return json.dumps({"channels": rows}, ensure_ascii=False, indent=1) + "\n"


def _row(channel: Channel) -> dict[str, object]:
    row: dict[str, object] = {"id": channel.id, "name": dict(channel.names), "main": channel.main}
    row["groups"] = list(channel.groups)
    if channel.position is not None:
        row["position"] = {"lat": channel.position[0], "lon": channel.position[1]}
    return row
