"""A real wall as a process of its own, once its remote control answers."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LISTENS = re.compile(r"url=(http://127\.0\.0\.1:\d+)")


@contextmanager
def listening(*options: str, token: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The process and its remote control's address; what it said where it never listened.

    The test ends it; whatever it left running is killed.
    """
    control = ["--control", "127.0.0.1:0", "--control-token-file", str(token)]
    with subprocess.Popen(
        [sys.executable, "-m", "wall", *options, *control],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as wall:
        assert wall.stdout is not None
        said = []
        for line in wall.stdout:
            said.append(line)
            listens = LISTENS.search(line)
            if listens:
                try:
                    yield wall, listens[1]
                finally:
                    if wall.poll() is None:
                        wall.kill()
                break
        else:
            pytest.fail("".join(said))
