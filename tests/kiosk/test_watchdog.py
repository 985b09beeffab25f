"""A screen that is killed, stopped, or spins is missed within two seconds and back soon after."""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.watchdog import ward
from streams.floor.watch.vigil import LOOK_S
from tests.fakes.patience import until
from tests.fakes.watched import Watched, runs, zombie

BACK_S = 60.0
"""Many times what is promised: test machines are busy."""
WATCH = """
import os, sys
from pathlib import Path
from dataclasses import replace
from kiosk.watchdog import ward
from streams.floor.log import set_up
from streams.floor.watch.watchdog import Watchdog

set_up()
small = [sys.executable, "-m", "tests.fakes.small_screen"]
sys.exit(Watchdog(replace(ward(Path("none.json")), command=lambda _: small), os.environ).run())
"""
"""The kiosk's watchdog, but over a small screen."""
STUCK = """
import os, sys
from streams.floor.log import set_up
from streams.floor.watch.vigil import Pace
from streams.floor.watch.watchdog import Ward, Watchdog

set_up()
never = [sys.executable, "-c", "import signal; signal.pause()"]
sys.exit(Watchdog(Ward("kiosk", lambda _: never, Pace(start_looks=10)), os.environ).run())
"""
"""A watchdog over a kiosk that takes longer to start than it is given."""


@dataclass
class Stand:
    """A watchdog over a small screen.

    Attributes:
        watched: Its processes.
        drawn: The file with the moments of the screens' first pictures.
        harm: While this file is there, screens crash.
    """

    watched: Watched
    drawn: Path
    harm: Path

    def pictures(self) -> list[float]:
        """When the screens were first drawn, seconds, monotonic."""
        return [float(line) for line in self.drawn.read_text().split()]


@pytest.fixture
def stand(tmp_path: Path) -> Iterator[Stand]:
    """A watchdog over a small screen; ended with the test."""
    drawn, harm = tmp_path / "drawn", tmp_path / "harm"
    drawn.touch()
    environment = os.environ | {"DRAWN": str(drawn), "HARM": str(harm)}
    watched = Watched([sys.executable, "-c", WATCH], environment, "kiosk")
    yield Stand(watched, drawn, harm)
    if watched.process.poll() is None:
        watched.end()
    watched.close()


def test_a_kiosk_is_started_by_its_document_and_missed_after_two_seconds_at_most() -> None:
    found = ward(Path("hongik.json"), ["--window", "960x540"])
    assert found.command(0) == [
        *(sys.executable, "-m", "kiosk", "--config", "hongik.json"),
        *("--window", "960x540"),
    ]
    assert found.command(7) == found.command(0)
    assert found.pace.hung_looks * LOOK_S + LOOK_S <= 2.0


@pytest.mark.parametrize(
    ("number", "why"),
    [
        (signal.SIGKILL, "was ended by signal 9"),
        (signal.SIGSTOP, "hung"),
        (signal.SIGUSR2, "hung"),
    ],
)
def test_a_harmed_screen_is_back_with_content(
    stand: Stand, number: signal.Signals, why: str
) -> None:
    first = stand.watched.stands(1)
    began = time.monotonic()
    os.kill(first, number)
    until(lambda: len(stand.pictures()) == 2, BACK_S, lambda: stand.watched.said)
    assert stand.pictures()[1] - began < BACK_S
    assert stand.watched.stands(2) != first
    assert not runs(first)
    assert f"the kiosk {why}" in stand.watched.said
    if number == signal.SIGUSR2:
        assert "in spin" in stand.watched.said, "where it hung is in the log"
    assert stand.watched.end() == 0


def test_crashes_in_a_row_are_waited_out_and_said_and_it_is_never_given_up(stand: Stand) -> None:
    stand.watched.stands(1)
    stand.harm.touch()
    os.kill(int(stand.watched.pids[0]), signal.SIGKILL)
    until(lambda: "again in 2 s" in stand.watched.said, 60, lambda: stand.watched.said)
    stand.harm.unlink()
    stand.watched.stands(2)
    assert re.findall(r"started again( in \d s)? ", stand.watched.said)[:5] == [
        "",
        "",
        "",
        " in 1 s",
        " in 2 s",
    ]
    assert "the kiosk ended with exit code 3" in stand.watched.said


def test_a_start_that_takes_too_long_gets_more_time_the_next_time() -> None:
    watched = Watched([sys.executable, "-c", STUCK], dict(os.environ), "kiosk")
    try:
        until(lambda: "not start within 2 s" in watched.said, 60, lambda: watched.said)
        assert "the kiosk did not start within 1 s; it is started again" in watched.said
    finally:
        assert watched.end() == 0
        watched.close()


def test_it_ends_with_its_screen_and_the_screen_with_it(stand: Stand) -> None:
    screen = stand.watched.stands(1)
    stand.watched.process.kill()
    stand.watched.process.wait(10)
    until(lambda: not runs(screen) or zombie(screen), 20, "it runs on")
