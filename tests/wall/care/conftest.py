"""Walls under a watchdog, as processes that are really started, hung and killed."""

from __future__ import annotations

import json
import os
import re
import sys
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.watched import Watched

LISTENS = re.compile(r"url=(http://127\.0\.0\.1:\d+)")
LAYOUT = {
    "version": 1,
    "surface": {
        "displays": [
            {"id": "desk", "x_mm": 0, "y_mm": 0, "width_mm": 600, "height_mm": 340}
            | {"pixels": [640, 360], "screen": {"index": 0}}
        ]
    },
    "channels": "channels.csv",
    "scenes": [
        {"id": name, "name": {"ko": name}, "grid": {"columns": 1, "rows": 1, "cells": [name]}}
        for name in ("a", "b")
    ],
    "salvos": [
        {"id": "both", "name": {"ko": "둘"}, "show": [{"displays": ["desk"], "channels": ["a"]}]}
    ],
    "tours": [
        {
            "id": "round",
            "name": {"ko": "순회"},
            "steps": [{"scene": "a", "dwell_s": 3}, {"scene": "b", "dwell_s": 600}],
        }
    ],
    "rules": [
        {
            "id": "water",
            "name": {"ko": "침수"},
            "when": {"situation": {"kind": "flood"}},
            "show": {"scene": "a"},
        }
    ],
}


@pytest.fixture
def documents(tmp_path: Path) -> list[str]:
    """The options of a wall with two cameras, that nobody answers for, and a scene of each."""
    (tmp_path / "channels.csv").write_text(
        "id,name_ko,main\na,가,rtsp://127.0.0.1:9/a\nb,나,rtsp://127.0.0.1:9/b\n", encoding="utf-8"
    )
    (tmp_path / "layout.json").write_text(json.dumps(LAYOUT), encoding="utf-8")
    token = str(tmp_path / "token")
    control = ["--control", "127.0.0.1:0", "--control-token-file", token]
    return ["--layout", str(tmp_path / "layout.json"), "--size", "640x360", *control]


Watch = Callable[..., Watched]


@pytest.fixture
def watch() -> Iterator[Watch]:
    """Starts watchdogs, and ends what a test left of them."""
    started: list[Watched] = []

    def start(options: list[str], **environment: str) -> Watched:
        """A watchdog over a wall with these options."""
        command = [sys.executable, "-m", "wall", "watch", "--", *options]
        started.append(Watched(command, os.environ | environment))
        return started[-1]

    yield start
    for watched in started:
        if watched.process.poll() is None:
            watched.end()
        watched.close()


def ask(watched: Watched, token: Path, path: str, method: str = "GET", body: object = None) -> Any:
    """What the newest wall answers."""
    request = urllib.request.Request(
        f"{watched.found(LISTENS)[-1]}{path}",
        data=None if body is None else json.dumps(body).encode(),
        headers={"Authorization": f"Bearer {token.read_text().strip()}"},
        method=method,
    )
    with urllib.request.urlopen(request, timeout=20) as answer:
        return json.loads(answer.read())
