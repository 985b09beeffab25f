"""Saves that are killed, before every step and at any moment: what stands there is whole."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from layouts.schema import FOLDER
from layouts.store import save, undo, versions
from tests.layouts.test_store import layout, shown

SAVER = """
import os, signal, sys
sys.path.insert(0, {root!r})
from pathlib import Path
from layouts.store import save, undo
from tests.layouts.test_store import layout, shown

path = Path(sys.argv[1])
"""

AT_EVERY_STEP = (
    SAVER
    + """
STEPS = ("open", "os.rename", "os.remove", "os.utime", "os.mkdir")

def watched(action, last):
    seen = 0
    def hook(event, args):
        nonlocal seen
        if event in STEPS:
            seen += 1
            if seen == last:
                os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(hook)
    action()

last = 0
while True:
    last += 1
    save(layout("old"), path)
    child = os.fork()
    if not child:
        watched({action}, last)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    print(shown(path), flush=True)
    if os.WIFEXITED(status):
        break
"""
)

FOR_EVER = (
    SAVER
    + """
n = 0
while True:
    n += 1
    print(n, flush=True)
    save(layout(str(n % 2), 400), path)
"""
)


def program(text: str, action: str = "") -> str:
    root = str(FOLDER.parents[1])
    return text.replace("{root!r}", repr(root)).replace("{action}", action)


@pytest.mark.parametrize(
    ("action", "outcome"),
    [('lambda: save(layout("new"), path)', "new"), ("lambda: undo(path)", "first")],
    ids=["save", "undo"],
)
def test_a_kill_before_any_step_leaves_the_old_document_or_the_new_one(
    tmp_path: Path, action: str, outcome: str
) -> None:
    path = tmp_path / "wall.json"
    save(layout("first"), path)
    save(layout("old"), path)
    done = subprocess.run(
        [sys.executable, "-c", program(AT_EVERY_STEP, action), str(path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    stood = done.stdout.split()
    assert len(stood) > 5
    assert set(stood) == {"old", outcome}
    save(layout("last"), path)
    undo(path)
    assert shown(path) == outcome
    assert list(tmp_path.rglob(".citywall-*")) == []


def test_a_kill_at_any_moment_leaves_the_document_and_every_version_whole(tmp_path: Path) -> None:
    path = tmp_path / "wall.json"
    dice = random.Random(4)
    wholes = set()
    for name in "01":
        save(layout(name, 400), path)
        wholes.add(path.read_bytes())
    for _ in range(6):
        child = subprocess.Popen(
            [sys.executable, "-c", program(FOR_EVER), str(path)], stdout=subprocess.PIPE, text=True
        )
        assert child.stdout is not None
        with child, child.stdout as said:
            for _ in range(dice.randrange(2, 6)):
                assert said.readline()
            # A moment within the save that the line announced.
            threading.Event().wait(dice.uniform(0, 0.04))
            child.send_signal(signal.SIGKILL)
        assert child.returncode == -signal.SIGKILL
        assert path.read_bytes() in wholes
        assert {version.data for version in versions(path)} <= wholes
    save(layout("2"), path)
    assert list(tmp_path.rglob(".citywall-*")) == []
