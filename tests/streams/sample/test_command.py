"""The sample city as a person starts and stops it."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[3]


@contextmanager
def started(*words: str) -> Iterator["subprocess.Popen[str]"]:
    child = subprocess.Popen(
        [sys.executable, "-m", "streams", "sample", *words],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=dict(os.environ),
    )
    try:
        yield child
    finally:
        child.kill()
        child.communicate()


def test_it_says_when_it_is_ready_and_ends_when_told(tmp_path: Path) -> None:
    words = ("--channels", "3", "--clips", "tiny", "--folder", str(tmp_path))
    with started(*words) as child:
        assert child.stdout is not None
        ready = json.loads(child.stdout.readline())
        assert ready["ready"] is True
        assert len(Path(ready["channels"]).read_text("utf-8").splitlines()) == 4
        assert str(ready["port"]) in Path(ready["channels"]).read_text("utf-8")
        assert Path(ready["credentials"]).stat().st_mode & 0o777 == 0o600
        child.send_signal(signal.SIGTERM)
        assert child.wait(timeout=10) == 0


def test_the_end_of_it_is_the_end_of_all_that_paint_for_it(tmp_path: Path) -> None:
    words = ("--clips", "demo", "--cache", str(tmp_path / "clips"), "--folder", str(tmp_path))
    with started(*words) as child:
        assert child.stderr is not None
        # The second line comes when a painter has begun to paint.
        lines = [child.stderr.readline() for _ in range(2)]
        assert all("painting cameras" in line for line in lines)
        painters = psutil.Process(child.pid).children(recursive=True)
        assert painters
        child.send_signal(signal.SIGTERM)
        assert child.wait(timeout=10) == 130
        alive = psutil.wait_procs(painters, timeout=10)[1]
        # Whoever inherits an orphan may be slow to bury it.
        assert [one for one in alive if one.status() != psutil.STATUS_ZOMBIE] == []


def test_a_port_in_use_is_said_in_words(tmp_path: Path) -> None:
    words = ("--channels", "1", "--clips", "tiny", "--folder", str(tmp_path))
    with started(*words) as first:
        assert first.stdout is not None
        port = str(json.loads(first.stdout.readline())["port"])
        with started(*words, "--port", port) as second:
            _, said = second.communicate(timeout=30)
            assert second.returncode == 2
            assert f"cannot listen on 127.0.0.1:{port}" in said
            assert "choose another port" in said


def test_unknown_clips_are_said_in_words(tmp_path: Path) -> None:
    with started("--clips", "films", "--folder", str(tmp_path)) as child:
        _, said = child.communicate(timeout=30)
        assert child.returncode == 2
        assert "no clips are called 'films': expected one of demo, subs, tiny, odd" in said
