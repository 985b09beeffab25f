"""Keeps a wall on the glass: starts it, watches its pulse, and starts it again where it stood."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Mapping, Sequence

from streams.floor.log import logger
from wall.care.charge import Charge, adopt_orphans, wall_command
from wall.care.systemd import Notifier
from wall.care.vigil import LOOK_S, Health, Patience, Vigil

END_S = 10.0
"""How long a wall gets to end by itself, before it is ended."""
BAD_INPUT = 2
"""The exit code of a wall that says what a person has to mend."""

log = logger(__name__)


class Watchdog:
    """Watches over one wall until it is closed on purpose, or the watchdog is told to end.

    Args:
        options: The wall's own.
        environment: Of this process.
        command: What starts a wall with such options.
    """

    def __init__(
        self,
        options: Sequence[str],
        environment: Mapping[str, str],
        command: Callable[[Sequence[str]], list[str]] = wall_command,
    ) -> None:
        """Nothing is started before `run`."""
        self._options = list(options)
        self._environment = environment
        self._command = command
        self._notifier = Notifier(environment)
        self._asked_to_end = False
        self._stood = False
        self._restarts = 0
        self._wake_out, self._wake_in = os.pipe()
        os.set_blocking(self._wake_in, False)

    def run(self) -> int:
        """Watch; on the main thread, whose signals it takes.

        Returns:
            The exit code of the wall's last run, or 0 when told to end.
        """
        adopt_orphans()
        signal.set_wakeup_fd(self._wake_in, warn_on_full_buffer=False)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._end)
        patience = Patience()
        while True:
            code, lived_s, why = self._watch()
            if self._asked_to_end or code == 0:
                return 0
            if code == BAD_INPUT and not self._stood:
                return code  # it has said what to mend, and whoever started it is there
            patience = patience.ended(lived_s)
            self._restarts += 1
            sentence = f"the wall {why}; it is started again{_in(patience.pause_s)}"
            log.error(sentence, lived_s=round(lived_s, 1), restarts=self._restarts)
            self._notifier.status(sentence)
            if self._pause(patience.pause_s):
                return 0

    def _watch(self) -> tuple[int, float, str]:
        """One run of the wall: its exit code, how long it lived, and what ended it, in words."""
        charge = Charge(self._command([*self._options, *self._resuming()]), self._environment)
        log.info("the wall is started", pid=charge.pid)
        why = ""
        try:
            why = self._look_after(charge)
        finally:
            lived_s, code = charge.lived_s, charge.finish()
        return code, lived_s, why or _ended(code)

    def _resuming(self) -> list[str]:
        """A first scene that a person asked for is obeyed once; from then on, where it stood."""
        asked = any(option.split("=")[0] == "--scene" for option in self._options)
        return [] if asked and not self._restarts else ["--resume"]

    def _look_after(self, charge: Charge) -> str:
        vigil = Vigil()
        ready = False
        while not charge.wait(LOOK_S, self._wake_out):
            if self._asked_to_end:
                self._notifier.stopping()
                charge.ask_to_end()
                charge.wait(END_S)
                return ""
            self._notifier.alive(time.monotonic())
            vigil = vigil.looked(charge.pulse.beats)
            if vigil.health is Health.HUNG:
                charge.tell()
                return "hung: its Qt loop no longer turned"
            if vigil.health is Health.WELL and not ready:
                ready = self._stood = True
                log.info("the wall stands", pid=charge.pid, seconds=round(charge.lived_s, 1))
                self._notifier.ready()
                self._notifier.status(f"the wall stands; started again {self._restarts} times")
        return ""

    def _pause(self, seconds: float) -> bool:
        """Wait; returns whether the watchdog is to end."""
        until = time.monotonic() + seconds
        while not self._asked_to_end and (left := until - time.monotonic()) > 0:
            self._notifier.alive(time.monotonic())
            time.sleep(min(left, LOOK_S))
        return self._asked_to_end

    def _end(self, _number: int, _frame: object) -> None:
        self._asked_to_end = True


def _in(seconds: float) -> str:
    return f" in {seconds:.0f} s" if seconds else ""


def _ended(code: int) -> str:
    return f"was ended by signal {-code}" if code < 0 else f"ended with exit code {code}"
