"""The session that is shipped, in the real compositor: a kiosk stands in cage, and ends with it."""

from __future__ import annotations

import json
import os
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.benchmark.panel import Panel, panel
from tests.fakes.cage import SIZE, UNPLUGGED, nested, session
from tests.fakes.kioskscreen import Screen, station
from tests.fakes.patience import until
from tests.fakes.watched import runs

WAIT_S = 60.0
COLOURS = 100
"""A screen with words on it has many more; the ground of an empty one has one."""


@pytest.fixture
def folder() -> Iterator[Path]:
    """For sockets, whose paths have to be short."""
    with tempfile.TemporaryDirectory(prefix="cw-") as name:
        yield Path(name)


def document(folder: Path) -> Path:
    """A station without a network."""
    file = folder / "kiosk.json"
    file.write_text(json.dumps(station()), "utf-8")
    return file


def lit(seen: Panel) -> bool:
    """Whether there is content on the panel."""
    flat = seen.pixels.reshape(-1, 3).astype("uint32") @ (1 << 16, 1 << 8, 1)
    return len(set(flat[::7].tolist())) > COLOURS


@pytest.mark.e2e
def test_a_kiosk_in_cage_is_back_when_killed_and_ends_when_its_glass_is_gone(folder: Path) -> None:
    with panel(SIZE, folder) as seen:
        cage = session("citywall-kiosk.service", document(folder), nested(seen.display), folder)
        said = lambda: cage.said  # noqa: E731
        try:
            first = cage.stands(1)
            until(lambda: lit(seen), WAIT_S, said)
            os.kill(first, signal.SIGKILL)
            until(lambda: not lit(seen), WAIT_S, said)
            second = cage.stands(2)
            until(lambda: lit(seen), WAIT_S, said)
            # As with the only panel of a machine: cage ends, and would wait for its program.
            seen.break_down()
            cage.process.wait(WAIT_S)
            until(lambda: not runs(second), WAIT_S, "the kiosk runs on without its glass")
        finally:
            cage.process.kill()
            cage.process.wait()
            cage.close()
    assert "the window system has ended: the kiosk ends with it" in cage.said


@pytest.mark.e2e
def test_a_kiosk_without_a_panel_says_so_to_whoever_asks(folder: Path) -> None:
    screen = Screen(folder)
    cage = session("citywall-kiosk.service", screen.file, UNPLUGGED, folder)
    try:
        cage.stands(1)
        until(lambda: screen.get("/state"), WAIT_S, lambda: cage.said)
        state = screen.state()
    finally:
        cage.end()
    assert state["state"] == "unseen"
    assert state["display"]["connected"] is False
    assert ("display", "no screen is plugged in") in {
        (one["code"], one["detail"]) for one in state["troubles"]
    }
