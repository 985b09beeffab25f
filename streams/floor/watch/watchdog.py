"""Keeps a program on the glass: starts it, watches its pulse, and starts it again."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass

from streams.floor.log import logger
from streams.floor.watch.charge import Charge, adopt_orphans
from streams.floor.watch.compositor import Compositor
from streams.floor.watch.systemd import Notifier
from streams.floor.watch.vigil import LOOK_S, WALL, Health, Pace, Patience, Vigil

END_S = 10.0
"""How long a program gets to end by itself, before it is ended."""
BAD_INPUT = 2
"""The exit code of a program that says what a person has to mend."""
NO_GLASS = 75
"""The watchdog's own exit code when the window system has ended: whoever brings that back starts
both anew (EX_TEMPFAIL of sysexits.h)."""

log = logger(__name__)


@dataclass(frozen=True)
class Ward:
    """The program that is watched over.

    Attributes:
        name: What its log calls it: ``wall`` or ``kiosk``.
        command: What starts it, but for its pulse, after so many restarts.
        pace: How soon it is missed.
    """

    name: str
    command: Callable[[int], list[str]]
    pace: Pace = WALL


class Watchdog:
    """Watches over one program until it is closed on purpose, or the watchdog is told to end.

    Args:
        ward: The program.
        environment: Of this process.
    """

    def __init__(self, ward: Ward, environment: Mapping[str, str]) -> None:
        """Nothing is started before `run`."""
        self._ward = ward
        self._environment = environment
        self._notifier = Notifier(environment)
        self._compositor = Compositor(environment)
        self._asked_to_end = False
        self._stood = False
        self._restarts = 0
        self._unborn = 0
        self._wake_out, self._wake_in = os.pipe()
        os.set_blocking(self._wake_in, False)

    def run(self) -> int:
        """Watch; on the main thread, whose signals it takes.

        Returns:
            The exit code of the program's last run, 0 when told to end, or `NO_GLASS`.
        """
        adopt_orphans()
        signal.set_wakeup_fd(self._wake_in, warn_on_full_buffer=False)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._end)
        with closing(self._compositor):
            return self._keep()

    def _keep(self) -> int:
        """Start it again and again."""
        patience = Patience(pauses_s=self._ward.pace.pauses_s)
        while True:
            code, lived_s, why = self._watch()
            if self._asked_to_end or code == 0:
                return 0
            if code == BAD_INPUT and not self._stood:
                return code  # it has said what to mend, and whoever started it is there
            if self._compositor.gone:
                sentence = f"the window system has ended: the {self._ward.name} ends with it"
                log.error(sentence, lived_s=round(lived_s, 1))
                self._notifier.status(sentence)
                return NO_GLASS
            patience = patience.ended(lived_s)
            self._restarts += 1
            sentence = f"the {self._ward.name} {why}; it is started again{_in(patience.pause_s)}"
            log.error(sentence, lived_s=round(lived_s, 1), restarts=self._restarts)
            self._notifier.status(sentence)
            if self._pause(patience.pause_s):
                return 0

    def _watch(self) -> tuple[int, float, str]:
        """One run: its exit code, how long it lived, and what ended it, in words."""
        charge = Charge(self._ward.command(self._restarts), self._environment)
        log.info("the %s is started", self._ward.name, pid=charge.pid)
        why = ""
        try:
            why = self._look_after(charge)
        finally:
            lived_s, code = charge.lived_s, charge.finish()
        return code, lived_s, why or _ended(code)

    def _look_after(self, charge: Charge) -> str:
        vigil = Vigil(pace=self._ward.pace.after(self._unborn))
        ready, stands = False, f"the {self._ward.name} stands"
        while not charge.wait(LOOK_S, self._wake_out):
            if self._asked_to_end:
                self._notifier.stopping()
                charge.ask_to_end()
                charge.wait(END_S)
                return ""
            if self._compositor.gone:
                return "had no window system any more"
            self._notifier.alive(time.monotonic())
            vigil = vigil.looked(charge.pulse.beats)
            if vigil.health is Health.HUNG:
                charge.tell()
                return self._missed(vigil)
            if vigil.health is Health.WELL and not ready:
                ready = self._stood = True
                self._unborn = 0
                log.info(stands, pid=charge.pid, seconds=round(charge.lived_s, 1))
                self._notifier.ready()
                self._notifier.status(f"{stands}; started again {self._restarts} times")
        return ""

    def _missed(self, vigil: Vigil) -> str:
        """Why a run is ended, in words."""
        if vigil.beats:
            return "hung: its Qt loop no longer turned"
        self._unborn += 1
        return f"did not start within {vigil.pace.start_looks * LOOK_S:.0f} s"

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
