"""What one process takes of the machine, measured from one look to the next."""

from __future__ import annotations

from dataclasses import dataclass

import psutil


@dataclass
class Usage:
    """What one process takes of the machine, by the kernel's account.

    Attributes:
        cores: Lately.
    """

    cores: float = 0.0
    _pid: int = 0
    _at: float = 0.0
    _used: float = 0.0

    def look(self, pid: int, now: float) -> None:
        """Bring ``cores`` up to date; ``pid`` 0: there is no process."""
        try:
            times = psutil.Process(pid).cpu_times() if pid else None
        except psutil.Error:
            times = None
        if times is None:
            self._pid, self.cores = 0, 0.0
            return
        used = times.user + times.system
        if pid == self._pid and now > self._at:
            self.cores = (used - self._used) / (now - self._at)
        self._pid, self._at, self._used = pid, now, used
