"""Nothing that a script started outlives it: neither children, nor their children, nor runaways."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from scripts.bringup.environment import ROOT

# A part that starts a worker in its group, a runaway in a session of its own, and turns a deaf ear.
STUBBORN = """
    import os, signal, subprocess, sys, time
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    sleep = [sys.executable, "-c", "import time; time.sleep(600)"]
    worker = subprocess.Popen(sleep)
    runaway = subprocess.Popen(sleep, start_new_session=True)
    print(os.getpid(), worker.pid, runaway.pid, flush=True)
    time.sleep(600)
"""
SCRIPT = """
    import sys
    from pathlib import Path
    from scripts.bringup import part
    from scripts.bringup.session import session
    part._GRACE = 0.2

    def work():
        log = Path(sys.argv[1])
        stubborn = part.Part("Stubborn", [sys.executable, "-c", sys.argv[2]], log)
        stubborn.wait_until(lambda: log.read_text().count("\\n"), 20, "")
        print(log.read_text(), flush=True)
        sys.stdin.read(1)
        if sys.argv[3] == "stop":
            stubborn.stop()
        return 7

    sys.exit(session(work, patience=0.2))
"""


def start(tmp_path: Path, ending: str) -> tuple[subprocess.Popen[str], list[int]]:
    script = subprocess.Popen(
        [
            *(sys.executable, "-c", textwrap.dedent(SCRIPT)),
            *(str(tmp_path / "log"), textwrap.dedent(STUBBORN), ending),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert script.stdout is not None
    for line in script.stdout:
        if line[0].isdigit():
            return script, [int(pid) for pid in line.split()]
    raise AssertionError("the script ended before its part was ready")


def left(pids: list[int]) -> list[int]:
    return [pid for pid in pids if os.path.exists(f"/proc/{pid}")]


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_ends_everything_and_tells_the_shell_which(
    tmp_path: Path, sign: signal.Signals
) -> None:
    script, pids = start(tmp_path, "-")
    assert left(pids) == pids
    script.send_signal(sign)
    said, _ = script.communicate(timeout=30)
    assert "Ending everything" in said
    assert script.returncode == 128 + sign
    assert left(pids) == []


@pytest.mark.parametrize("ending", ["stop", "leave"])
def test_the_end_of_the_work_is_the_end_of_its_parts(tmp_path: Path, ending: str) -> None:
    script, pids = start(tmp_path, ending)
    script.communicate("x", timeout=30)
    assert script.returncode == 7
    assert left(pids) == []
