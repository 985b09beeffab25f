"""One worker process as the engine sees it: its wire, its word, what it takes of the machine."""

from __future__ import annotations

import contextlib
import signal
import subprocess
import time
from collections import deque
from dataclasses import dataclass, field
from functools import partial
from typing import Final

import psutil

from streams.media.backlog import Backlog
from streams.media.mark import Mark
from streams.media.usage import Usage
from streams.media.vigil import Vigil, waited_for_core
from streams.media.wire import Message, Wire

FIRST_WORD_S: Final = 20.0
"""A worker loads its libraries before its first word: 0.7 to 1.5 s, 6.5 at a load of 16 on 2 cores.
"""
SILENT_S: Final = 5.0
"""A worker says twice a second how it is.  Honest ones were silent for 1.6 s at most while 2,800
sessions were opened on a busy machine, 1.5 at a load of 16 on 2 cores with sessions handed over;
5.2 only while all 2,800 were handed over and back every second, which nobody does."""
CRASHES: Final = 5


@dataclass
class Handle:
    """One worker.

    Attributes:
        number: Its place.
        process: The process.
        wire: What it says.
        backlog: What it is told.
        vigil: Whether it hangs.
        mark: Whose motion it decodes now.
        report: Its last report.
        starts: When it was started, s, monotonic.
        ingest: What the process itself takes: sockets and motion.
        stills: What its still decoder takes.
        late: By how much its latest work came too late since that was last asked, s.
        fault: Why it was ended; "" while it was not.
        buried: Whether its end was taken note of.
    """

    number: int
    process: subprocess.Popen[bytes]
    wire: Wire
    backlog: Backlog
    vigil: Vigil
    mark: Mark
    report: Message = field(default_factory=dict)
    starts: deque[float] = field(default_factory=lambda: deque(maxlen=CRASHES))
    ingest: Usage = field(default_factory=Usage)
    stills: Usage = field(default_factory=Usage)
    late: float = 0.0
    fault: str = ""
    buried: bool = False
    _asked: bool = False

    @property
    def cores(self) -> float:
        """Cores that it uses now, its still decoder included."""
        return self.ingest.cores + self.stills.cores

    def heard(self, now: float) -> None:
        """It has said something."""
        self.vigil.heard(now)
        self._asked = False

    def examine(self, now: float) -> str:
        """Look whether it hangs; behind all listening.

        Returns:
            What was seen of one that does, in words; else "".
        """
        if self.backlog.full:
            return f"does not take in what it is told ({self._state()})"
        silent = self.vigil.look(now)
        if self.vigil.hangs(silent):
            return f"has said nothing for {silent:.1f} s ({self._state()})"
        if self.vigil.spoken and self.vigil.worries(silent) and not self._asked:
            # Whoever can still hear that writes down where it is.
            self._asked = True
            self.process.send_signal(signal.SIGUSR1)
        return ""

    def end(self, fault: str) -> None:
        """End a process that is of no use; it does not wait for that."""
        self.fault = fault
        self.process.kill()

    def close(self) -> None:
        """Say and hear nothing any more."""
        self.backlog.close()
        self.wire.close()
        self.mark.close()

    def _state(self) -> str:
        with contextlib.suppress(psutil.Error):
            process = psutil.Process(self.process.pid)
            used = sum(process.cpu_times()[:2])
            return f"the process is {process.status()}, {used:.1f} s of CPU since it began"
        return "there is no such process"


def handle_of(number: int, process: subprocess.Popen[bytes], wire: Wire, mark: Mark) -> Handle:
    """A worker that was started just now."""
    waited = partial(waited_for_core, process.pid)
    vigil = Vigil(time.monotonic(), FIRST_WORD_S, SILENT_S, waited)
    return Handle(number, process, wire, Backlog(wire.socket), vigil, mark)
