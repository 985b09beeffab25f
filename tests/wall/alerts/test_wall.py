"""A real wall follows a real CAP feed: the alert calls a rule, survives a restart, and ends."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.cap import cap, info
from tests.fakes.feed import Feed, in_thread
from tests.fakes.listening import ROOT, listening
from tests.fakes.patience import until

DISPLAY = {
    "id": "main", "x_mm": 0, "y_mm": 0, "width_mm": 1000, "height_mm": 600,
    "pixels": [640, 384], "screen": {"index": 0},
}  # fmt: skip
LAYOUT = {
    "version": 1,
    "channels": "channels.csv",
    "surface": {"displays": [DISPLAY]},
    "scenes": [
        {"id": "all", "name": {"en": "All"}, "mosaic": "all"},
        {"id": "river", "name": {"en": "River"}, "mosaic": {"groups": ["river"]}},
    ],
    "rules": [
        {
            "id": "rain",
            "name": {"en": "Rain"},
            "when": {"alert": {"severity": "severe", "event": "flood"}},
            "show": {"scene": "river"},
        }
    ],
}
ALERTS = {
    "version": 1,
    "place": {"lat": 37.5663, "lon": 126.9779},
    "book": "alerts.sqlite",
}


def stamp(minutes: float) -> str:
    """That many minutes from now, as CAP writes it."""
    at = datetime.now(UTC) + timedelta(minutes=minutes)
    return at.isoformat(timespec="seconds")


class Program:
    """A program that has the control token."""

    def __init__(self, url: str, folder: Path) -> None:
        self._url, self._token = url, (folder / "token").read_text().strip()

    def ask(self, path: str, body: bytes | None = None) -> Any:
        """Send a request, with a body by POST, and return what is answered."""
        headers = {"Authorization": f"Bearer {self._token}"}
        request = urllib.request.Request(self._url + path, body, headers)
        with urllib.request.urlopen(request, timeout=20) as answer:
            return json.load(answer)

    def called(self) -> list[str]:
        """The ids of the rules that are called."""
        return [one["rule"] for one in self.ask("/rules")["rules"]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two cameras that nobody answers for, and a layout with a rule."""
    rows = "a,A,,rtsp://127.0.0.1:9/a\nb,B,river,rtsp://127.0.0.1:9/b\n"
    (tmp_path / "channels.csv").write_text("id,name_en,groups,main\n" + rows, encoding="utf-8")
    (tmp_path / "wall.json").write_text(json.dumps(LAYOUT), encoding="utf-8")
    (tmp_path / "alerts.json").write_text(json.dumps(ALERTS), encoding="utf-8")
    return tmp_path


@pytest.fixture
def feed() -> Iterator[Feed]:
    """A CAP feed."""
    with in_thread() as served:
        yield served


def options(folder: Path) -> list[str]:
    return ["--layout", str(folder / "wall.json"), "--alerts", str(folder / "alerts.json")]


def test_an_alert_calls_a_rule_over_a_restart_until_it_is_cancelled(
    folder: Path, feed: Feed
) -> None:
    sources = [{"id": "kma", "url": feed.url, "every_s": 1}]
    (folder / "alerts.json").write_text(json.dumps({**ALERTS, "sources": sources}))
    sent = stamp(-1)
    feed.messages = {"1": cap("a1", info(expires=stamp(60)), sent=sent)}
    with listening(*options(folder), token=folder / "token") as (wall, url):
        program = Program(url, folder)
        until(lambda: program.called() == ["rain"], 20, program.called)
        until(lambda: program.ask("/state")["scene"] == "river", 20, "the scene of the rule")
        wall.send_signal(signal.SIGKILL)
        wall.wait(20)
    feed.messages["2"] = cap(
        "c1", kind="Cancel", sent=stamp(0), references=f"kma@example.kr,a1,{sent}"
    )
    feed.fault = 503
    with listening(*options(folder), token=folder / "token") as (wall, url):
        program = Program(url, folder)
        # The feed does not answer: what was heard is in the book.
        until(lambda: program.called() == ["rain"], 20, program.called)
        assert program.ask("/alerts")["alerts"][0]["identifier"] == "a1"
        feed.fault = 0
        until(lambda: program.called() == [], 20, program.called)
        until(lambda: program.ask("/state")["scene"] == "all", 20, "what was there")
        wall.send_signal(signal.SIGTERM)
        wall.communicate(timeout=20)


def test_a_program_hands_an_exercise_over(folder: Path) -> None:
    with listening(*options(folder), token=folder / "token") as (wall, url):
        program = Program(url, folder)
        drill = cap("d1", info(expires=stamp(60)), sent=stamp(-1), status="Exercise")
        answer = program.ask("/alerts", drill)
        assert answer["stands"]
        until(lambda: program.called() == ["rain"], 20, program.called)
        (called,) = program.ask("/rules")["rules"]
        assert (called["event"], called["priority"]) == (answer["alert"], 1)
        with pytest.raises(urllib.error.HTTPError, match="400"):
            program.ask("/alerts", b"<alert/>")
        wall.send_signal(signal.SIGTERM)
        wall.communicate(timeout=20)


def test_an_alerts_document_that_is_wrong_is_said(folder: Path) -> None:
    (folder / "alerts.json").write_text('{"version": 1}')
    said = subprocess.run(
        [sys.executable, "-m", "wall", *options(folder)],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip

    assert said.returncode == 2
    assert "alerts.json, line 1: found no 'place'" in said.stderr
