"""What a newcomer types: the demonstration comes up, shows live cameras, and leaves no trace."""

from __future__ import annotations

import os
import re
import signal
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from scripts.bringup.environment import ROOT
from scripts.bringup.family import descendants

# The first demonstration of a machine draws the street scenes.
pytestmark = [pytest.mark.e2e, pytest.mark.timeout(900)]


@pytest.fixture
def no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "QT_QUICK_BACKEND"):
        monkeypatch.delenv(name, raising=False)


def start(*options: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [str(ROOT / "scripts" / "demo"), "--size", "1280x720", *options],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


@pytest.mark.usefixtures("no_display")
def test_a_demonstration_without_a_display_ends_by_itself_with_a_picture(tmp_path: Path) -> None:
    picture = tmp_path / "out.png"
    with start("--channels", "8", "--seconds", "20", "--screenshot", str(picture)) as demo:
        said, _ = demo.communicate()
    assert demo.returncode == 0, said
    assert "vncviewer 127.0.0.1:" in said
    assert "8 of 8 live" in said.splitlines()[-1], said
    with Image.open(picture) as shown:
        assert shown.size == (1280, 720)
        assert len(shown.convert("L").resize((160, 90)).getcolors(256) or []) > 50


@pytest.mark.usefixtures("no_display")
@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_cameras_screen_wall_and_workers(sign: signal.Signals) -> None:
    said = []
    with start("--channels", "8") as demo:
        assert demo.stdout is not None
        for line in demo.stdout:
            said.append(line)
            if re.search(r"\b8 of 8 live", line):
                break
        started = descendants(demo.pid)
        names = {Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ") for pid in started}
        assert len(started) >= 4, (said, names)  # cameras, screen, wall, and a worker at least
        demo.send_signal(sign)
        rest, _ = demo.communicate()
    assert demo.returncode == 128 + sign, "".join(said) + rest
    assert [pid for pid in started if os.path.exists(f"/proc/{pid}")] == [], names


def test_a_screenshot_that_cannot_be_written_is_told_before_anything_is_started() -> None:
    with start("--screenshot", "/no/such/folder/out.png") as demo:
        said, _ = demo.communicate()
    assert "does not exist; make it first" in said
    assert demo.returncode == 2
