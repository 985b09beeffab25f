"""A wall that is killed, hangs or crashes is back soon with what stood on it."""

from __future__ import annotations

import os
import re
import signal
import socket
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fakes.patience import until
from tests.fakes.watched import Watched, children, runs, zombie
from tests.wall.care.conftest import Watch, ask
from wall.care.bookmark import Bookmark, read_bookmark

BACK_S = 60.0
"""Many times what is promised: test machines are busy."""
HARM = """
import os, pathlib, signal, sys

def spin(*_):
    while True:
        pass

if "--pulse" in sys.argv:
    signal.signal(signal.SIGUSR2, spin)
    if pathlib.Path(os.environ["HARM"]).exists():
        os._exit(3)
"""
"""Runs in front of a wall that a test wants to spin on its Qt thread, or to crash at once."""


def stand_large(watched: Watched, folder: Path) -> None:
    """Scene b, and channel b large, by remote control."""
    ask(watched, folder / "token", "/scene/b", "POST")
    ask(watched, folder / "token", "/salvos/both", "POST")
    ask(watched, folder / "token", "/spotlight/b", "POST")
    bookmark = folder / "standing.json"
    wanted = Bookmark("b", ("both",), None, 0, ("b",))
    until(lambda: read_bookmark(bookmark) == wanted, 20, bookmark.read_text)


@pytest.fixture
def harm(tmp_path: Path) -> dict[str, str]:
    """An environment in which walls spin on SIGUSR2, and crash while the file 'harm' is there."""
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(HARM, encoding="utf-8")
    return {"PYTHONPATH": str(folder), "HARM": str(tmp_path / "harm")}


@pytest.mark.parametrize(
    ("number", "why"),
    [
        (signal.SIGKILL, "was ended by signal 9"),
        (signal.SIGSTOP, "hung"),
        (signal.SIGUSR2, "hung"),
    ],
)
def test_a_harmed_wall_is_back_where_it_stood(
    watch: Watch,
    documents: list[str],
    harm: dict[str, str],
    tmp_path: Path,
    number: signal.Signals,
    why: str,
) -> None:
    watched = watch(documents, **harm)
    first = watched.stands(1)
    stand_large(watched, tmp_path)
    workers = children(first)
    assert workers
    began = time.monotonic()
    os.kill(first, number)
    second = watched.stands(2)
    took = time.monotonic() - began
    assert second != first
    shown = ask(watched, tmp_path / "token", "/state")
    assert (shown["scene"], shown["salvos"], shown["spotlight"]) == ("b", ["both"], "b")
    assert took < BACK_S, watched.said
    assert not runs(first)
    assert not [worker for worker in workers if runs(worker)]
    assert f"the wall {why}" in watched.said
    if number == signal.SIGUSR2:
        assert "sitecustomize.py" in watched.said, "where it hung is in the log"
    assert watched.end() == 0


def test_a_tour_goes_on_at_the_step_that_it_was_at(
    watch: Watch, documents: list[str], tmp_path: Path
) -> None:
    watched = watch(documents)
    first = watched.stands(1)
    ask(watched, tmp_path / "token", "/tours/round/start", "POST")
    bookmark = tmp_path / "standing.json"
    until(lambda: read_bookmark(bookmark).step == 1, 20, bookmark.read_text)
    os.kill(first, signal.SIGKILL)
    watched.stands(2)
    state = ask(watched, tmp_path / "token", "/state")
    assert (state["tour"]["id"], state["tour"]["step"]) == ("round", 2)
    assert state["scene"] == "b"


def test_what_happens_goes_on_and_people_find_what_they_had(
    watch: Watch, documents: list[str], tmp_path: Path
) -> None:
    watched = watch(documents)
    first = watched.stands(1)
    token = tmp_path / "token"
    ask(watched, token, "/scene/b", "POST")
    ask(watched, token, "/events", "POST", {"id": "f1", "situation": {"kind": "flood"}})
    until(lambda: ask(watched, token, "/state")["scene"] == "a", 20, lambda: watched.said)
    kept = tmp_path / "events.json"
    until(lambda: '"f1"' in kept.read_text(), 20, kept.read_text)
    until(lambda: read_bookmark(tmp_path / "standing.json").scene == "b", 20, "no bookmark")
    os.kill(first, signal.SIGKILL)
    watched.stands(2)
    until(lambda: ask(watched, token, "/state")["scene"] == "a", 20, lambda: watched.said)
    called = ask(watched, token, "/rules")["rules"]
    assert [(one["rule"], one["event"]) for one in called] == [("water", "f1")]
    ask(watched, token, "/events", "POST", {"id": "f1", "end": True})
    until(lambda: ask(watched, token, "/state")["scene"] == "b", 20, lambda: watched.said)


def test_crashes_in_a_row_are_waited_out(
    watch: Watch, documents: list[str], harm: dict[str, str]
) -> None:
    file = Path(harm["HARM"])
    file.touch()
    watched = watch(documents, **harm)
    until(lambda: "again in 2 s" in watched.said, 60, lambda: watched.said)
    file.unlink()
    watched.stands(1)
    pauses = re.findall(r"started again( in \d s)? ", watched.said)
    assert pauses[:3] == ["", " in 1 s", " in 2 s"]
    assert "ended with exit code 3" in watched.said
    assert watched.end() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_with_the_wall_and_its_workers(
    watch: Watch, documents: list[str], number: signal.Signals
) -> None:
    watched = watch(documents)
    wall = watched.stands(1)
    workers = children(wall)
    assert watched.end(number) == 0
    assert not [one for one in (wall, *workers) if runs(one)]


def test_a_wall_without_its_watchdog_ends(watch: Watch, documents: list[str]) -> None:
    watched = watch(documents)
    wall = watched.stands(1)
    workers = children(wall)
    watched.process.kill()
    watched.process.wait(10)
    for one in (wall, *workers):
        until(lambda one=one: not runs(one) or zombie(one), 20, "it runs on")  # type: ignore[misc]


def test_what_a_person_has_to_mend_is_said_once(watch: Watch, documents: list[str]) -> None:
    watched = watch([*documents, "--scene", "c"])
    assert watched.process.wait(60) == 2
    watched.close()
    assert "--scene: found 'c'" in watched.said
    assert "started again" not in watched.said


def test_a_first_scene_is_obeyed_once(watch: Watch, documents: list[str], tmp_path: Path) -> None:
    watched = watch([*documents, "--scene", "b"])
    first = watched.stands(1)
    assert ask(watched, tmp_path / "token", "/state")["scene"] == "b"
    ask(watched, tmp_path / "token", "/scene/a", "POST")
    bookmark = tmp_path / "standing.json"
    until(lambda: '"a"' in bookmark.read_text(), 20, "no bookmark")
    os.kill(first, signal.SIGKILL)
    watched.stands(2)
    assert ask(watched, tmp_path / "token", "/state")["scene"] == "a"


def test_systemd_is_told(watch: Watch, documents: list[str], tmp_path: Path) -> None:
    address = tmp_path / "notify"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(str(address))
        systemd.settimeout(60)
        watched = watch(documents, NOTIFY_SOCKET=str(address), WATCHDOG_USEC="400000")
        words: list[str] = []
        hear: Callable[[], None] = lambda: words.append(systemd.recv(4096).decode())  # noqa: E731
        while "READY=1" not in words:
            hear()
        assert watched.pids or watched.stands(1)
        while not words[-1].startswith("WATCHDOG=1"):
            hear()
        assert watched.end() == 0
        while words[-1] != "STOPPING=1":
            hear()
    assert "STATUS=the wall stands; started again 0 times" in words
    before, after = words[: words.index("READY=1")], words[words.index("READY=1") :]
    assert "EXTEND_TIMEOUT_USEC=30000000" in before, "a slow start is not ended by systemd"
    assert "EXTEND_TIMEOUT_USEC=30000000" not in after
