"""Runs one program of the whole, keeps its log, and ends it together with everything it started."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from scripts.bringup.family import die_with_parent
from scripts.bringup.speech import BringupError, Progress

_GRACE: Final = 8.0
"""Seconds that a program gets to end in good order before it is killed."""
_TICK: Final = 0.1


class Part:
    """A running program in a process group of its own; its output goes to `log`."""

    def __init__(
        self,
        name: str,
        command: Sequence[str],
        log: Path,
        *,
        env: Mapping[str, str] | None = None,
        output: Path | None = None,
        inherit: Sequence[int] = (),
    ) -> None:
        """Starts `command`.

        Args:
            name: What a person calls it.
            command: The program and its arguments.
            log: Where its standard error goes, and its standard output unless `output` is given.
            env: Its whole environment; this process's own when None.
            output: Where its standard output goes.
            inherit: File descriptors that it keeps open.

        Raises:
            BringupError: The program cannot be started.
        """
        self.name = name
        self.log = log
        with contextlib.ExitStack() as files:
            stderr = files.enter_context(log.open("ab"))
            stdout = files.enter_context(output.open("ab")) if output else stderr
            try:
                self._process = subprocess.Popen(
                    list(command),
                    stdin=subprocess.DEVNULL,
                    stdout=stdout,
                    stderr=stderr,
                    env=env,
                    start_new_session=True,
                    preexec_fn=die_with_parent,
                    pass_fds=inherit,
                )
            except OSError as error:
                raise BringupError(
                    f"{name} cannot be started: {command[0]}: {error.strerror}."
                ) from error

    @property
    def pid(self) -> int:
        """Its process id, which is that of its process group, too."""
        return self._process.pid

    @property
    def ended(self) -> int | None:
        """Its exit code, or None while it runs."""
        return self._process.poll()

    def last_lines(self, count: int = 12) -> list[str]:
        """The newest lines of its log that are not blank."""
        text = self.log.read_text(errors="replace").replace("\r", "\n")
        return [line.rstrip() for line in text.splitlines() if line.strip()][-count:]

    def failure(self, what: str, mend: str) -> BringupError:
        """What to tell a person about this part: the event, its last words and the mend."""
        lines = "\n".join(f"    {line}" for line in self.last_lines())
        return BringupError(f"{self.name} {what}. Its last lines ({self.log}):\n{lines}\n{mend}")

    def wait_until(self, ready: Callable[[], bool], seconds: float, mend: str) -> None:
        """Waits until `ready()`, showing the log's newest line.

        Raises:
            BringupError: The program ended first, or `seconds` passed.
        """
        progress = Progress(self.name)
        while not ready():
            if (code := self.ended) is not None:
                raise self.failure(f"ended with exit code {code}", mend)
            if progress.seconds > seconds:
                raise self.failure(f"was not ready within {seconds:.0f} s", mend)
            progress.now(" ".join(self.last_lines(1)))
            time.sleep(_TICK)
        progress.done("ready")

    def finish(self, mend: str) -> None:
        """Waits for a program that ends by itself.

        Raises:
            BringupError: It ended with another exit code than 0.
        """
        progress = Progress(self.name)
        while (code := self.ended) is None:
            progress.now(" ".join(self.last_lines(1)))
            time.sleep(_TICK)
        if code != 0:
            raise self.failure(f"failed with exit code {code}", mend)
        progress.done()

    def stop(self) -> None:
        """Ends the program and its process group; a second call does nothing."""
        self._signal_group(signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(_GRACE)
        self._signal_group(signal.SIGKILL)
        self._process.wait()

    def _signal_group(self, sign: signal.Signals) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, sign)


def run(name: str, command: Sequence[str], log: Path, mend: str) -> None:
    """Runs one program to its end, with progress shown.

    Raises:
        BringupError: It failed; the text has its last lines and `mend`.
    """
    part = Part(name, command, log)
    try:
        part.finish(mend)
    finally:
        part.stop()
