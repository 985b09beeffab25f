"""Judges whether a process hangs: it could have spoken, somebody listened, and it said nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

STEP_S: Final = 1.0
"""One look counts at most so much: what came in a longer pause is heard only behind it."""
AGAIN_S: Final = 0.1
"""Stills come by the hundred a second: to ask the kernel over each would cost what they do."""
NANOSECOND_S: Final = 1e-9


class Vigil:
    """Counts how long one process has been silent of its own doing, s.

    Two things are nobody's fault and do not count.  Time in which nobody listened: whoever looks
    came late itself, or the whole machine stood still (a suspended one, a paused guest), after
    which every process has been silent for as long.  And time in which the process waited for a
    core, as the kernel accounts for it: one that starves does not hang, and to start it again would
    take more of what is short.

    Args:
        now: Seconds, monotonic.
        first: How long its first word may take, s: it loads its libraries before.
        silence: How long it may be silent from then on, s.
        waited: How long it has waited for a core since it began, s; see `waited_for_core`.
    """

    def __init__(
        self, now: float, first: float, silence: float, waited: Callable[[], float]
    ) -> None:
        """It has said nothing yet."""
        self._looked, self._limit, self._silence = now, first, silence
        self._listened = 0.0
        self._waited = waited
        self._waited_before = waited()
        self.spoken = False
        """Whether it has ever said anything."""

    def heard(self, now: float) -> None:
        """It has said something."""
        if self.spoken and not self._listened and now - self._looked < AGAIN_S:
            return
        self._limit, self.spoken = self._silence, True
        self.excuse(now)

    def excuse(self, now: float) -> None:
        """It has nothing to say: nothing was asked of it."""
        self._looked, self._listened = now, 0.0
        self._waited_before = self._waited()

    def look(self, now: float) -> float:
        """Count the time since the last look; to be called behind all listening.

        Returns:
            How long it has been silent of its own doing, s.
        """
        self._listened += min(max(now - self._looked, 0.0), STEP_S)
        self._looked = now
        return max(self._listened - (self._waited() - self._waited_before), 0.0)

    def worries(self, silent: float) -> bool:
        """Whether a silence is long enough to ask the process where it is."""
        return silent > self._limit - STEP_S

    def hangs(self, silent: float) -> bool:
        """Whether a silence is longer than any honest one."""
        return silent > self._limit


def waited_for_core(pid: int) -> float:
    """How long a process's first thread has been ready to run and had no core, s, by the kernel.

    0 where the kernel does not say (it was built without SCHED_INFO), or the process is gone.
    """
    try:
        told = Path(f"/proc/{pid}/schedstat").read_text().split()
        return int(told[1]) * NANOSECOND_S
    except (OSError, ValueError, IndexError):
        return 0.0
