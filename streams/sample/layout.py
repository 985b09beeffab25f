"""Writes a layout for the sample city: the whole of it, its map, and some of its places."""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any

from layouts.channel import Channel
from layouts.json_page import page

ATLAS = Path(__file__).with_name("atlas")
"""Schematic drawings of the city's districts, rivers and roads, made for it; no survey data."""
FILES = ("districts.geojson", "parks.geojson", "water.geojson", "roads.geojson")
LANGUAGES = ("ko", "en")
FEEDS = (
    *("trains-hongik", "air-districts", "bikes-hongik", "crowd-hongik"),
    *("incidents", "messages", "buses-hongik"),
)
"""Those of the sample services that are shown."""


def write_layout(
    folder: Path, channel_list: Path, channels: Iterable[Channel], *, feeds: bool = False
) -> Path:
    """Write layout.json, and what it names, beside the channel list; return its path.

    Args:
        folder: Where it is written.
        channel_list: The channel list, in that folder.
        channels: Those in it.
        feeds: Whether the wall is started with the feeds of the sample services.
    """
    groups = {group for channel in channels for group in channel.groups}
    for name in FILES:
        shutil.copyfile(ATLAS / name, folder / name)
    path = folder / "layout.json"
    path.write_text(page(_layout(channel_list.name, groups, feeds=feeds)), encoding="utf-8")
    return path


def _layout(channels: str, groups: Collection[str], *, feeds: bool) -> dict[str, Any]:
    display = {
        "id": "main",
        "x_mm": 0,
        "y_mm": 0,
        "width_mm": 1600,
        "height_mm": 900,
        "pixels": [1920, 1080],
        "screen": {"index": 0},
    }
    scenes = [
        {"id": "all", "name": _names("전체", "Everything"), "mosaic": "all"},
        {"id": "map", "name": _names("지도", "Map"), "cells": [_map(0, 1)]},
    ]
    if "bridge" in groups:
        cells = [_map(0, 0.5), _mosaic("bridge", 0.5, 0.5)]
        name = _names("한강 교량", "Han River bridges")
        scenes.append({"id": "bridges", "name": name, "cells": cells})
    if feeds:
        figures = [*({"feed": feed} for feed in FEEDS), {"clock": {"date": True}}]
        grid = {"columns": 4, "rows": 2, "cells": figures}
        scenes.append(
            {"id": "figures", "name": _names("오늘의 도시", "The city today"), "grid": grid}
        )
    return {
        "version": 1,
        "channels": channels,
        "surface": {"displays": [display]},
        "scenes": scenes,
        "rules": [
            {
                "id": "nearby",
                "name": _names("현장 주변", "Around the place"),
                "when": {"situation": {}},
                "show": {"nearest": 9},
                "card": {
                    "ko": "1. 현장 주변 카메라를 확인하십시오.\n2. 담당 부서에 알리십시오.",
                    "en": "1. Look at the cameras around.\n2. Tell the department in charge.",
                },
                "priority": 60,
            }
        ],
    }


def _map(x: float, width: float) -> dict[str, Any]:
    layers = [
        {"file": "parks.geojson", "colour": "park"},
        {"file": "water.geojson", "colour": "water"},
        {"file": "roads.geojson", "colour": "road"},
    ]
    content = {"boundaries": ["districts.geojson"], "layers": layers}
    return {"map": content, "rect": {"x": x, "y": 0, "width": width, "height": 1}}


def _mosaic(group: str, x: float, width: float) -> dict[str, Any]:
    rect = {"x": x, "y": 0, "width": width, "height": 1}
    return {"mosaic": {"groups": [group]}, "rect": rect}


def _names(*names: str) -> dict[str, str]:
    return dict(zip(LANGUAGES, names, strict=True))
