"""Keeps processes of alert desks, and waits until every desk knows what was published."""

from __future__ import annotations

import json
import queue
import subprocess
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from scripts.benchmark.problem import BenchError
from scripts.bringup.environment import PYTHON, ROOT

START_S: Final = 300.0
END_S: Final = 20.0


class Crowd:
    """The desks of many kiosks, in a few processes.

    Args:
        documents: An alerts document for each, in a folder of its own.
        processes: How many processes share them.
    """

    def __init__(self, documents: Sequence[Path], processes: int) -> None:
        """Start them, and wait until each has heard its source."""
        self.count = len(documents)
        self._lines: queue.Queue[dict[str, Any]] = queue.Queue()
        shares = [documents[number::processes] for number in range(processes)]
        self._processes = [_open(share) for share in shares if share]
        for process in self._processes:
            threading.Thread(target=self._read, args=(process,), daemon=True).start()
        end, ready = time.monotonic() + START_S, 0
        while ready < self.count:
            ready += int(self._next(end, f"{ready} of {self.count} desks are").get("ready", 0))

    def __enter__(self) -> Self:
        """For a while."""
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        """End them all."""
        for process in self._processes:
            if process.stdin is not None:
                process.stdin.close()
        for process in self._processes:
            try:
                process.wait(END_S)
            except subprocess.TimeoutExpired:
                process.kill()

    @property
    def pids(self) -> dict[str, int]:
        """The processes."""
        return {f"desks {n}": process.pid for n, process in enumerate(self._processes, 1)}

    def all_know(self, standing: list[str], seconds: float) -> list[float]:
        """Wait until exactly this stands at every desk; return when each knew, time by the clock.

        Raises:
            BenchError: One does not know in time.
        """
        end, known = time.monotonic() + seconds, dict[str, float]()
        while len(known) < self.count:
            told = self._next(end, f"{len(known)} of {self.count} desks know {standing}")
            if told.get("standing") == standing:
                known[told["desk"]] = told["at"]
        return list(known.values())

    def _next(self, end: float, so_far: str) -> dict[str, Any]:
        try:
            return self._lines.get(timeout=max(end - time.monotonic(), 0.0))
        except queue.Empty:
            raise BenchError(f"Waited in vain: {so_far}.") from None

    def _read(self, process: subprocess.Popen[str]) -> None:
        for line in process.stdout or ():
            self._lines.put(json.loads(line))


def _open(documents: Sequence[Path]) -> subprocess.Popen[str]:
    command = [str(PYTHON), "-m", "scripts.benchmark.alarmdesks", *map(str, documents)]
    return subprocess.Popen(
        command,
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
