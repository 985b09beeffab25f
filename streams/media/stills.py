"""The stills of one worker: which keyframe is decoded next, and its picture put on the glass.

A touch never waits for a still: motion is decoded in the worker, stills by a process of their own
that is handed a few keyframes at a time.  Channels belong to the worker's one thread alone.
"""

from __future__ import annotations

import contextlib
import heapq
import os
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from functools import partial

from streams.floor.log import logger
from streams.floor.watch.pulse import Pulse
from streams.media import heap
from streams.media.falls import Why
from streams.media.hush import Hush
from streams.media.order import Order
from streams.media.poller import READ, WRITE, Poller
from streams.media.receiver import Receiver
from streams.media.stillwire import PIECE, Inbox, StillResult, StillTask, result_from
from streams.media.suspects import Suspects
from streams.media.vigil import Vigil, waited_for_core

log = logger(__name__)

FRESH_S, WORTH_WAITING_S = 0.3, 3.0
"""A keyframe older than the first gives way where the next one comes within the second."""
AHEAD = 12
"""Keyframes handed over ahead: few, so that the oldest is next; enough for a busy worker."""
HIDDEN_LATER_S = 15.0
"""What is not on the glass may be older by so much and no more: nothing starves."""
REST_S = 0.2
"""Before a still decoder that ended is started again."""
FIRST_WORD_S, SILENT_S = 20.0, 5.0
"""How long it may be silent over a keyframe, the time left out in which it waits for a core: until
its first answer (it loads FFmpeg before), and from then on.  A keyframe takes 5 to 400 ms."""
STOP_S = 2.0


@dataclass(frozen=True)
class Job:
    """A keyframe that was handed over.

    Attributes:
        receiver: Whose it is.
        captured: When, s, monotonic.
        order: What was ordered of the channel then.
    """

    receiver: Receiver
    captured: float
    order: Order


class Stills:
    """Has what is due decoded, oldest picture first, within a budget of CPU time.

    Args:
        poller: The worker's.
        hush: When the process holds still for a finger.
    """

    def __init__(self, poller: Poller, hush: Hush) -> None:
        self.cores = 1.0
        """CPU seconds a second that stills may take."""
        self.decoded = 0
        self.failed = 0
        self.due = 0.0
        self._poller, self._hush = poller, hush
        self._ready: list[tuple[float, int, Receiver]] = []
        self._queued: dict[int, float] = {}
        self._jobs: dict[int, Job] = {}
        self._number = 0
        self.falls: Counter[Why] = Counter()
        """Why its decoders had to be started again, and how often, since that was last told."""
        self._process: subprocess.Popen[bytes] | None = None
        self._wire: socket.socket | None = None
        self._pulse = Pulse.begin()
        self._vigil = Vigil(0.0, FIRST_WORD_S, SILENT_S, lambda: 0.0)
        self._asked = False
        self._first = 1
        self._suspects = Suspects()
        self._inbox = Inbox()
        self._outgoing = bytearray()

    @property
    def pid(self) -> int:
        """Of the decoding process; 0: there is none now."""
        return self._process.pid if self._process else 0

    def start(self) -> None:
        """Start the process that decodes."""
        self._pulse.close()
        self._pulse, self._first = Pulse.begin(), self._number + 1
        ours, theirs = socket.socketpair()
        ours.setblocking(False)
        with theirs:
            given = (theirs.fileno(), self._pulse.descriptor, self._hush.descriptor)
            self._process = subprocess.Popen(
                [sys.executable, "-m", "streams.media.stilldecoder", *map(str, given)],
                pass_fds=given,
                stdin=subprocess.DEVNULL,
                env=os.environ | heap.KEPT,
            )
        waited = partial(waited_for_core, self._process.pid)
        self._vigil = Vigil(time.monotonic(), FIRST_WORD_S, SILENT_S, waited)
        self._asked = False
        self._wire, self._inbox, self._outgoing = ours, Inbox(), bytearray()
        self._poller.watch(ours.fileno(), READ, self._turn)

    def tick(self, _now: float) -> None:
        """Start again what ended, and hand on."""
        self.start()
        self._hand_over()

    def offer(self, receiver: Receiver) -> None:
        """Queue a channel that has a new keyframe."""
        place = receiver.captured + (0.0 if receiver.order.width else HIDDEN_LATER_S)
        if self._queued.get(receiver.index) != place:
            self._queued[receiver.index] = place
            heapq.heappush(self._ready, (place, receiver.index, receiver))
            if len(self._jobs) < AHEAD:
                self._hand_over()

    def waiting(self) -> int:
        """Channels in the queue."""
        return len(self._queued)

    def look(self, now: float) -> None:
        """Look whether the process hangs, and end one that does; behind all reading."""
        if self._wire is None or self._process is None:
            return
        if not self._jobs:
            self._vigil.excuse(now)
        silent = self._vigil.look(now)
        if self._vigil.hangs(silent):
            self._lost(now, f"has said nothing over a keyframe for {silent:.1f} s")
        elif self._vigil.spoken and self._vigil.worries(silent) and not self._asked:
            self._asked = True
            self._process.send_signal(signal.SIGUSR1)

    def forget(self, channel: int) -> None:
        """A channel is another camera from now on, or nobody's."""
        self._suspects.forget(channel)

    def close(self) -> None:
        """End the process, which goes by itself unless it hangs."""
        if self._wire is not None and self._process is not None:
            self._poller.unwatch(self._wire.fileno())
            self._wire.close()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(STOP_S)
            self._hang_up()

    def _turn(self, now: float) -> None:
        """Put what was decoded on the glass, and hand the next keyframes over."""
        if self._wire is None:
            return
        try:
            self._flush()
            data = self._wire.recv(PIECE)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            self._lost(now)
            return
        self._vigil.heard(now)
        self._asked = False
        for body in self._inbox.take(data):
            self._show(result_from(body))
        self._hand_over()

    def _show(self, result: StillResult) -> None:
        job = self._jobs.pop(result.number)
        if not result.good:
            self.failed += 1
            return
        self.decoded += 1
        job.receiver.still(result, job.captured, job.order)

    def _hand_over(self) -> None:
        while self._wire is not None and len(self._jobs) < AHEAD and self._ready:
            receiver = self._next()
            if receiver is not None:
                self._give(receiver)
        if self._wire is not None:
            self._flush()

    def _next(self) -> Receiver | None:
        """The channel with the oldest picture among those whose keyframe is fresh.

        Under pressure not every keyframe can be decoded.  A channel that is passed over waits for
        its next one: decoding half of them fresh beats decoding all of them late.  Where none is
        fresh, the oldest picture it is.
        """
        now = time.monotonic()
        stale: Receiver | None = None
        while self._ready:
            place, index, receiver = heapq.heappop(self._ready)
            if self._queued.get(index) != place:
                continue
            del self._queued[index]
            if not receiver.wants_still or self._suspects.rests(index, now):
                continue
            if not _passed_over(receiver, now):
                return receiver
            stale = stale or receiver
        return stale

    def _give(self, receiver: Receiver) -> None:
        source, order = receiver.thumb, receiver.order
        receiver.decoded_key = source.keys
        unit = source.key()
        if unit is None or unit.damaged:
            self.failed += unit is not None
            return
        captured = min(source.captured(unit.timestamp), time.monotonic())
        small = order.canvas < 0
        self._number += 1
        self._jobs[self._number] = Job(receiver, captured, order)
        self._outgoing += StillTask(
            self._number,
            0 if small else order.width,
            0 if small else order.height,
            small,
            self.cores,
            source.codec,
            source.extradata,
            unit.data,
        ).packed()

    def _flush(self) -> None:
        """Send what the socket takes now; the poller says when it takes more."""
        wire, outgoing = self._wire, self._outgoing
        if wire is None or not outgoing:
            return
        with contextlib.suppress(OSError):  # a dead process is met when its answer is read
            del outgoing[: wire.send(outgoing)]
        self._poller.watch(wire.fileno(), READ | WRITE if outgoing else READ, self._turn)

    def _lost(self, now: float, hangs: str = "") -> None:
        """The process ended, or hangs: what it had is decoded by the next one, at a next keyframe.

        Args:
            now: Seconds, monotonic.
            hangs: What was seen of one that hangs.
        """
        # It begins what it is given in that order, and counts it before.
        job = self._jobs.get(self._first + self._pulse.beats - 1)
        code = self._hang_up()
        log.warning("a still decoder %s; starting it again", hangs or f"ended with {code}")
        self.falls["hung" if hangs else "ended"] += 1
        self.failed += len(self._jobs)
        self._jobs.clear()
        if job is not None:
            self._accuse(job.receiver.index, now)
        self._poller.at(self, now + REST_S)

    def _accuse(self, channel: int, now: float) -> None:
        if rest := self._suspects.accuse(channel, now):
            log.error(
                "no still of channel row %d is decoded for %.0f s: more than once a decoder "
                "ended or hung over its keyframe; see what this camera sends",
                channel,
                rest,
            )

    def _hang_up(self) -> int | None:
        wire, process = self._wire, self._process
        if wire is None or process is None:
            return None
        if wire.fileno() >= 0:
            self._poller.unwatch(wire.fileno())
            wire.close()
        self._wire = self._process = None
        process.kill()
        return process.wait()


def _passed_over(receiver: Receiver, now: float) -> bool:
    """Whether a channel's keyframe is old, and its next one near."""
    facts = receiver.thumb.facts
    late = now - facts.key_came
    return receiver.captured > 0 and late > FRESH_S and facts.gop - late < WORTH_WAITING_S
