"""A watchdog with what it watches over, as processes that are really started, hung and killed."""

from __future__ import annotations

import re
import signal
import subprocess
import threading
from pathlib import Path

from tests.fakes.patience import until

ROOT = Path(__file__).parents[2]


class Watched:
    """A watchdog with its ward.

    Args:
        command: What starts it.
        environment: Of it.
        name: What the watchdog calls its ward.
    """

    def __init__(self, command: list[str], environment: dict[str, str], name: str = "wall") -> None:
        """Start it, and listen to its log."""
        self._pid = re.compile(rf"the {name} stands .*\bpid=(\d+)")
        self.lines: list[str] = []
        self.process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        self.lines.extend(iter(self.process.stdout.readline, ""))

    def found(self, form: re.Pattern[str]) -> list[str]:
        """What the log says of this form, in order."""
        return [found[1] for line in list(self.lines) if (found := form.search(line))]

    @property
    def pids(self) -> list[str]:
        """The process ids of all wards that have stood, in order."""
        return self.found(self._pid)

    @property
    def said(self) -> str:
        """The whole log."""
        return "".join(self.lines)

    def stands(self, times: int) -> int:
        """Wait until its ward has stood so many times; the process id."""
        until(
            lambda: len(self.pids) >= times or self.process.poll() is not None,
            60,
            lambda: self.said,
        )
        assert self.process.poll() is None, self.said
        return int(self.pids[-1])

    def end(self, number: signal.Signals = signal.SIGTERM) -> int:
        """End it; its exit code."""
        self.process.send_signal(number)
        code = self.process.wait(30)
        self.close()
        return code

    def close(self) -> None:
        """It has ended: listen no longer."""
        self._listener.join(10)
        if self.process.stdout is not None:
            self.process.stdout.close()


def children(parent: int) -> list[int]:
    """The process ids of a process's children."""
    tasks = Path(f"/proc/{parent}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text().split()]


def runs(pid: int) -> bool:
    """Whether there is such a process."""
    return Path(f"/proc/{pid}").exists()


def zombie(pid: int) -> bool:
    """Whether a process has ended and nobody has asked how."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True
