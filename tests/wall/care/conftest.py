"""Walls under a watchdog, as processes that are really started, hung and killed."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.patience import until

ROOT = Path(__file__).parents[3]
PID = re.compile(r"the wall stands .*\bpid=(\d+)")
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


class Watched:
    """A watchdog with its wall.

    Args:
        command: What starts it.
        environment: Of it.
    """

    def __init__(self, command: list[str], environment: dict[str, str]) -> None:
        """Start it, and listen to its log."""
        self.lines: list[str] = []
        self.process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        self.lines.extend(iter(self.process.stdout.readline, ""))

    def found(self, form: re.Pattern[str]) -> list[str]:
        """What the log says of this form, in order."""
        return [found[1] for line in list(self.lines) if (found := form.search(line))]

    @property
    def said(self) -> str:
        """The whole log."""
        return "".join(self.lines)

    def stands(self, times: int) -> int:
        """Wait until the wall has stood so many times; its process id."""
        until(
            lambda: len(self.found(PID)) >= times or self.process.poll() is not None,
            60,
            lambda: self.said,
        )
        assert self.process.poll() is None, self.said
        return int(self.found(PID)[-1])

    def end(self, number: signal.Signals = signal.SIGTERM) -> int:
        """End it; its exit code."""
        self.process.send_signal(number)
        code = self.process.wait(30)
        self.close()
        return code

    def close(self) -> None:
        """It has ended: listen no longer."""
        self._listener.join(10)
        if self.process.stdout is not None:
            self.process.stdout.close()


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


def children(parent: int) -> list[int]:
    """The process ids of a process's children."""
    tasks = Path(f"/proc/{parent}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text().split()]


def runs(pid: int) -> bool:
    """Whether there is such a process."""
    return Path(f"/proc/{pid}").exists()


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
