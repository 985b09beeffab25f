"""A running wall keeps the log: what was done by remote control is there, even after a kill."""

from __future__ import annotations

import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fakes.listening import listening
from tests.fakes.patience import until
from tests.wall.trust.conftest import entries
from wall.trust.verify import verify

ROOT = Path(__file__).parents[3]


@pytest.fixture
def wall(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A wall with one camera that nobody answers for, and its remote control's address."""
    channels = tmp_path / "channels.csv"
    channels.write_text("id,name_ko,main\na,가,rtsp://127.0.0.1:9/a\n", encoding="utf-8")
    options = ("--channels", str(channels), "--size", "640x360")
    with listening(*options, token=tmp_path / "token") as started:
        yield started


def test_people_that_others_may_read_are_refused_with_the_mend(tmp_path: Path) -> None:
    channels, people = tmp_path / "channels.csv", tmp_path / "people.json"
    channels.write_text("id,name_ko,main\na,가,rtsp://127.0.0.1:9/a\n", encoding="utf-8")
    people.write_text('{"people": []}', encoding="utf-8")
    people.chmod(0o644)
    options = ["--channels", str(channels), "--people", str(people)]
    ran = subprocess.run(
        [sys.executable, "-m", "wall", *options, "--audit", str(tmp_path / "audit.sqlite")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.returncode == 2, ran.stderr
    assert f"chmod 600 {people}" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_the_log_lies_beside_the_token_and_survives_a_kill(
    wall: tuple[subprocess.Popen[str], str], tmp_path: Path
) -> None:
    process, url = wall
    token = (tmp_path / "token").read_text().strip()
    headers = {"Authorization": f"Bearer {token}"}
    request = urllib.request.Request(f"{url}/spotlight/a", headers=headers, method="POST")
    with urllib.request.urlopen(request, timeout=20) as answer:
        assert answer.status == 200
    shown = urllib.request.Request(f"{url}/snapshot.png", headers=headers)
    with urllib.request.urlopen(shown, timeout=20) as answer:
        assert answer.status == 200
    log = tmp_path / "audit.sqlite"
    spotlit = ("spotlight", "a", "remote", "administrator")
    until(
        lambda: spotlit in [(e.event, e.object, e.origin, e.role) for e in entries(log)],
        20,
        lambda: entries(log),
    )
    process.send_signal(signal.SIGKILL)
    process.wait(20)
    told = [e.event for e in entries(log)]
    assert told[:3] == ["started", "documents", "scene"]
    assert "stopped" not in told
    assert verify(log).broken == ""
