"""Makes sure that nothing this script started outlives it, however it ends."""

from __future__ import annotations

import ctypes
import os
import signal
import time
from pathlib import Path
from typing import Final

_PR_SET_PDEATHSIG: Final = 1
_PR_SET_CHILD_SUBREAPER: Final = 36
_LIBC: Final = ctypes.CDLL(None, use_errno=True)


def die_with_parent() -> None:
    """Asks the kernel to end this process when its parent dies; runs between fork and exec."""
    _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)


def adopt_orphans() -> None:
    """Becomes the parent of every descendant whose own parent ends, so that none can get away."""
    _LIBC.prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def descendants(root: int) -> list[int]:
    """Process ids of everything below `root`, from /proc; zombies are left out."""
    children: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text(errors="replace").rpartition(")")[2].split()
        except OSError:
            continue  # it ended while we looked
        if fields[0] != "Z":
            children.setdefault(int(fields[1]), []).append(int(stat.parent.name))
    found: list[int] = []
    waiting = [root]
    while waiting:
        below = children.get(waiting.pop(), [])
        found += below
        waiting += below
    return found


def end_descendants(patience: float) -> None:
    """Ends whatever is still below this process, by SIGKILL where `patience` seconds pass."""
    for sign, seconds in ((signal.SIGTERM, patience), (signal.SIGKILL, 2.0)):
        left = descendants(os.getpid())
        for pid in left:
            _signal(pid, sign)
        end = time.monotonic() + seconds
        while left and time.monotonic() < end:
            _reap()
            left = descendants(os.getpid())
            time.sleep(0.05)
    _reap()


def _signal(pid: int, sign: signal.Signals) -> None:
    try:
        os.kill(pid, sign)
    except ProcessLookupError:
        return


def _reap() -> None:
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        return
