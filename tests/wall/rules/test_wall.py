"""A running wall acts by its rules: an event over HTTP, the glass, its return, the audit log."""

from __future__ import annotations

import json
import signal
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.listening import listening
from tests.fakes.patience import until
from tests.wall.trust.conftest import entries

DISPLAYS = [
    {
        "id": name,
        "x_mm": 1000 * number,
        "y_mm": 0,
        "width_mm": 1000,
        "height_mm": 600,
        "pixels": [640, 384],
        "screen": {"index": number},
    }
    for number, name in enumerate(("left", "right"))
]
LAYOUT = {
    "version": 1,
    "channels": "channels.csv",
    "surface": {"displays": DISPLAYS},
    "scenes": [
        {"id": "all", "name": {"en": "All"}, "mosaic": "all"},
        {"id": "river", "name": {"en": "River"}, "mosaic": {"groups": ["river"]}},
    ],
    "salvos": [
        {
            "id": "flood",
            "name": {"en": "Flood"},
            "show": [{"displays": ["right"], "scene": "river"}],
        }
    ],
    "rules": [
        {
            "id": "rain",
            "name": {"en": "Rain"},
            "when": {"alert": {}},
            "show": {"scene": "river"},
            "priority": 80,
        },
        {
            "id": "water",
            "name": {"en": "Water"},
            "when": {"situation": {"kind": "flood"}},
            "show": {"salvo": "flood"},
        },
    ],
}


class Program:
    """A program that has the control token."""

    def __init__(self, url: str, folder: Path) -> None:
        self._url, self._token = url, (folder / "token").read_text().strip()

    def ask(self, path: str, body: object = None) -> Any:
        """Send a request, with a body by POST, and return what is answered."""
        data = None if body is None else json.dumps(body).encode()
        headers = {"Authorization": f"Bearer {self._token}"}
        request = urllib.request.Request(self._url + path, data, headers)
        with urllib.request.urlopen(request, timeout=20) as answer:
            return json.load(answer)

    def glass(self) -> tuple[str, list[str]]:
        """The scene, and the salvos over it."""
        state = self.ask("/state")
        return state["scene"], state["salvos"]


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    """A program beside a wall of two displays with two cameras that nobody answers for."""
    rows = "a,A,,rtsp://127.0.0.1:9/a\nb,B,river,rtsp://127.0.0.1:9/b\n"
    (tmp_path / "channels.csv").write_text("id,name_en,groups,main\n" + rows, encoding="utf-8")
    (tmp_path / "wall.json").write_text(json.dumps(LAYOUT), encoding="utf-8")
    layout, token = str(tmp_path / "wall.json"), tmp_path / "token"
    with listening("--layout", layout, token=token) as (wall, url):
        yield Program(url, tmp_path)
        wall.send_signal(signal.SIGTERM)
        wall.communicate(timeout=20)


def test_events_change_the_glass_and_give_it_back(program: Program, tmp_path: Path) -> None:
    water = {"id": "s1", "situation": {"kind": "flood"}}
    assert program.ask("/events", water) == {"event": "s1", "rules": ["water"]}
    until(lambda: program.glass() == ("all", ["flood"]), 20, program.glass)
    assert program.ask("/events", {"id": "a1", "alert": {}})["rules"] == ["rain"]
    until(lambda: program.glass() == ("river", []), 20, program.glass)
    called = [(one["rule"], one["shown"]) for one in program.ask("/rules")["rules"]]
    assert called == [("rain", ["left", "right"]), ("water", [])]
    program.ask("/events", {"id": "a1", "end": True})
    until(lambda: program.glass() == ("all", ["flood"]), 20, program.glass)
    program.ask("/events", {"id": "s1", "end": True})
    until(lambda: program.glass() == ("all", []), 20, program.glass)
    log = tmp_path / "audit.sqlite"

    def ruled() -> list[tuple[str, str]]:
        return [(e.object, e.origin) for e in entries(log) if e.event == "rule"]

    wanted = [("water", "rule"), ("rain", "rule"), ("rain", "rule"), ("water", "rule")]
    until(lambda: ruled() == wanted, 20, ruled)
    scenes = [(e.object, e.origin) for e in entries(log) if e.event == "scene"]
    assert scenes[1:] == [("river", "rule"), ("all", "rule")]
