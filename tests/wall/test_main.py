"""``python -m wall`` as a person starts it: what is refused, and how it ends."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fakes.listening import listening

ROOT = Path(__file__).parents[2]
WALL = [sys.executable, "-m", "wall"]


@pytest.fixture
def channels(tmp_path: Path) -> Path:
    """Two cameras that nobody answers for."""
    path = tmp_path / "channels.csv"
    path.write_text(
        "id,name_ko,name_en,lat,lon,groups,main,sub,credential\n"
        "a,가,A,,,g,rtsp://127.0.0.1:9/a,,\n"
        "b,나,B,,,g,rtsp://127.0.0.1:9/b,,\n",
        encoding="utf-8",
    )
    return path


def refused(*arguments: str, **environment: str) -> str:
    """What the wall says when it refuses to start."""
    ran = subprocess.run(
        [*WALL, *arguments],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.returncode == 2, ran.stderr
    assert "Traceback" not in ran.stderr
    return ran.stderr


def test_a_missing_list_is_refused(tmp_path: Path) -> None:
    assert "nowhere.json" in refused("--channels", str(tmp_path / "nowhere.json"))


def test_what_is_refused_is_said_in_the_language_of_the_terminal(tmp_path: Path) -> None:
    told = refused("--channels", str(tmp_path / "nowhere.json"), LC_ALL="ko_KR.UTF-8")
    assert "발견: 없는 파일" in told


def test_no_list_at_all_is_refused() -> None:
    assert "--channels FILE" in refused()


def test_a_scene_without_a_layout_is_refused(channels: Path) -> None:
    assert "--scene" in refused("--channels", str(channels), "--scene", "x")


def test_a_size_that_is_none_is_refused(channels: Path) -> None:
    assert "1920x1080" in refused("--channels", str(channels), "--size", "large")


def test_an_address_that_is_none_is_refused(channels: Path) -> None:
    assert "HOST:PORT" in refused("--channels", str(channels), "--control", "8600")


def test_a_credentials_file_that_others_may_read_is_refused(channels: Path, tmp_path: Path) -> None:
    secret = tmp_path / "credentials.json"
    secret.write_text('{"city": {"username": "u", "password": "hush"}}', encoding="utf-8")
    secret.chmod(0o644)
    said = refused("--channels", str(channels), "--credentials", str(secret))
    assert "chmod 600" in said
    assert "hush" not in said


def test_a_port_in_use_is_refused(channels: Path, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        token = str(tmp_path / "token")
        said = refused(
            "--channels", str(channels), "--control", address, "--control-token-file", token
        )
    assert address in said


def test_a_machine_without_a_display_is_told_what_to_do(channels: Path) -> None:
    nothing = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}
    assert "QT_QPA_PLATFORM=offscreen" in refused("--channels", str(channels), **nothing)


@pytest.fixture
def running(channels: Path, tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], str, str]]:
    """A wall, the address of its remote control, and its token."""
    token = tmp_path / "token"
    with listening("--channels", str(channels), "--size", "640x360", token=token) as (wall, url):
        yield wall, url, token.read_text(encoding="utf-8").strip()


def ask(url: str, token: str) -> bytes:
    request = urllib.request.Request(url, headers={"Authorization": f"Bearer {token}"})
    with urllib.request.urlopen(request, timeout=20) as answer:
        body: bytes = answer.read()
        return body


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_wall_and_its_workers(
    running: tuple[subprocess.Popen[str], str, str], sign: signal.Signals
) -> None:
    wall, url, token = running
    assert ask(f"{url}/snapshot.png", token).startswith(b"\x89PNG")
    children = _children(wall.pid)
    assert children
    wall.send_signal(sign)
    assert wall.wait(20) == 0
    assert not [child for child in children if Path(f"/proc/{child}").exists()]


def test_an_edit_is_on_the_glass_soon(
    running: tuple[subprocess.Popen[str], str, str], channels: Path
) -> None:
    wall, url, token = running
    with channels.open("a", encoding="utf-8") as end:
        end.write("c,다,C,,,g,rtsp://127.0.0.1:9/c,,\n")
    until = time.monotonic() + 15
    while time.monotonic() < until:
        state = json.loads(ask(f"{url}/state", token))
        if [channel["id"] for channel in state["channels"]] == ["a", "b", "c"]:
            break
    else:
        pytest.fail("the third channel did not come")
    wall.terminate()
    assert wall.wait(20) == 0


def _children(parent: int) -> list[int]:
    tasks = Path(f"/proc/{parent}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text().split()]
