"""One run of a program under the watchdog: a process group, started whole and ended whole."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence

from streams.floor.readiness import ready
from streams.floor.watch.pulse import Pulse

TELL_S = 0.1
"""How long a hung program gets to write down where it hangs."""
NOTIFYING = ("NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID")
"""What systemd tells the watchdog; the program is not to answer in its place."""
_PR_SET_CHILD_SUBREAPER = 36


class Charge:
    """A program that has been started.

    Args:
        command: What starts it, but for its pulse.
        environment: Of the watchdog.
    """

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        """Start it, in a process group of its own."""
        self.pulse = Pulse.begin()
        self._process = subprocess.Popen(
            [*command, "--pulse", str(self.pulse.descriptor)],
            env={name: text for name, text in environment.items() if name not in NOTIFYING},
            stdin=subprocess.DEVNULL,
            pass_fds=[self.pulse.descriptor],
            start_new_session=True,
        )
        self.pid = self._process.pid
        self._ended = os.pidfd_open(self.pid)
        self._began = time.monotonic()

    @property
    def lived_s(self) -> float:
        """Seconds since its start."""
        return time.monotonic() - self._began

    def wait(self, seconds: float, *beside: int) -> bool:
        """Wait until it has ended; for no longer than this, or until `beside` can be read."""
        return self._ended in ready([self._ended, *beside], seconds=seconds).reads

    def ask_to_end(self) -> None:
        """Have it end by itself, with its workers."""
        self._signal(signal.SIGTERM)

    def tell(self) -> None:
        """Have a hung one write its threads' stacks to the log; Python need not run for that."""
        self._signal(signal.SIGUSR1)
        self.wait(TELL_S)

    def finish(self) -> int:
        """End whatever is left of it, and see to it that nothing is.

        Returns:
            Its exit code, or less than zero: the signal that ended it.
        """
        self._sweep(signal.SIGKILL)  # its process is not reaped yet: the group is still its own
        code = self._process.wait()
        # What it had started is ours now (`adopt_orphans`), and dead.
        try:
            while True:
                os.waitpid(-self.pid, 0)
        except ChildProcessError:
            pass
        os.close(self._ended)
        self.pulse.close()
        return code

    def _signal(self, number: signal.Signals) -> None:
        signal.pidfd_send_signal(self._ended, number)

    def _sweep(self, number: signal.Signals) -> None:
        os.killpg(self.pid, number)


def adopt_orphans() -> None:
    """Become the parent of whatever a dead program leaves behind, so that none gets away."""
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
