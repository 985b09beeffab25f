"""Writes the documents of a wall that has something to show on every screen."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from layouts.channels import load_channels
from layouts.json_page import page
from streams.sample.faults import Kind
from streams.sample.layout import write_layout
from wall.trust.entry import Role
from wall.trust.people import People, Person, save_people
from wall.trust.pin import hashed

CAMERAS = 24
PIN = "482913"
PERSON = {"ko": "김하늘", "en": "Kim"}
PRIVATE, ASKED = (5, 6), 7
"""Cameras that visitors do not see, and the one that is enlarged for a purpose alone."""
FAULTS: Mapping[int, tuple[Kind, dict[str, float | str]]] = {
    2: ("freeze", {}),
    10: ("refuse", {"status": 404}),
    12: ("stall", {}),
    15: ("black", {}),
    18: ("half_open", {}),
}
"""What goes wrong with which camera."""
ALWAYS = {"from": "00:00", "to": "23:59"}


def with_flags(channels: Path) -> None:
    """Mark cameras of a channel list as private, or as shown for a purpose alone."""
    with channels.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for number, row in enumerate(rows):
        row["private"] = "yes" if number in PRIVATE else ""
        row["reason_required"] = "yes" if number == ASKED else ""
    with channels.open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, list(rows[0]))
        out.writeheader()
        out.writerows(rows)


def layout_of(folder: Path, channels: Path, *, night: bool) -> Path:
    """Write a layout with scenes, a tour, a salvo and rules beside a channel list."""
    listed = load_channels(channels).channels
    path = write_layout(folder, channels, listed, feeds=True)
    layout: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    ids = [channel.id for channel in listed]
    grid = {"shape": "1+5", "cells": ids[:6]}
    layout["scenes"] += [
        {"id": "morning", "name": _names("출근길", "Morning"), "grid": grid},
        {"id": "desk", "name": _names("상황판", "Desk"), "grid": _desk(ids)},
    ]
    steps = [{"scene": "morning"}, {"scene": "bridges"}, {"scene": "map"}]
    layout["tours"] = [
        {"id": "day", "name": _names("주간 순회", "By day"), "dwell_s": 30, "steps": steps}
    ]
    show = [{"displays": ["main"], "channels": ids[8:12]}]
    layout["salvos"] = [{"id": "flood", "name": _names("호우 대응", "Heavy rain"), "show": show}]
    layout["rules"].append(
        {
            "id": "rain",
            "name": _names("호우 경보", "Heavy rain warning"),
            "when": {"alert": {"severity": "severe"}},
            "show": {"salvo": "flood"},
            "card": _names(
                "1. 저지대 지하차도를 확인하십시오.\n2. 한강사업본부에 알리십시오.",
                "1. Check the low underpasses.\n2. Tell the river office.",
            ),
            "priority": 80,
        }
    )
    layout["rules"] += [
        _rule(
            "river",
            "홍수",
            _names("호우 대응: 하천과 지하차도", "Heavy rain: rivers, underpasses"),
            75,
        ),
        _rule("quake", "지진", _names("지진 대응", "Earthquake"), 70),
    ]
    if night:
        layout["surface"]["night"] = ALWAYS
    path.write_text(page(layout), encoding="utf-8")
    return path


def people_in(folder: Path, language: str) -> Path:
    """Write a list of one person who may do everything."""
    path = folder / "people.json"
    save_people(path, People((Person(PERSON[language], Role.ADMINISTRATOR, hashed(PIN)),)))
    return path


def _desk(ids: list[str]) -> dict[str, Any]:
    # The mosaic chooses nobody, and is to say so.
    cells: list[Any] = [
        {"map": {"boundaries": ["districts.geojson"]}, "span": [2, 2]},
        ids[8],
        {"clock": {"date": True}},
        {"mosaic": {"query": "name:nobody"}},
        {"text": _names("도심 상황", "City centre")},
        ids[9],
    ]
    return {"columns": 4, "rows": 3, "cells": cells}


def _rule(id_: str, event: str, name: dict[str, str], priority: int) -> dict[str, Any]:
    """A rule without a card of its own: it says what the alert advises."""
    when = {"alert": {"event": event}}
    show = {"scene": "bridges"}
    return {"id": id_, "name": name, "when": when, "show": show, "priority": priority}


def _names(*names: str) -> dict[str, str]:
    return dict(zip(("ko", "en"), names, strict=True))
