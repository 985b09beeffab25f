"""The stills of one worker: keyframes decoded in a thread of their own, oldest picture first.

A touch never waits for a still: motion is decoded in the worker's main thread, stills in this one,
and PyAV lets go of the interpreter while it decodes.  Channels belong to the main thread alone: it
hands jobs over and takes results back, so nothing is locked.
"""

from __future__ import annotations

import heapq
import os
import threading
import time
from collections import deque
from dataclasses import dataclass
from queue import SimpleQueue

from av.video.frame import VideoFrame

from streams.floor.frame import STILL_HEIGHT, STILL_WIDTH, Pixels
from streams.floor.log import logger
from streams.media.decoder import Scaler, StillDecoders, fitted
from streams.media.order import Order
from streams.media.receiver import Receiver
from streams.media.unit import AccessUnit

log = logger(__name__)

BURST_S = 0.05
"""CPU seconds that stills may run ahead of their budget."""
FRESH_S, WORTH_WAITING_S = 0.6, 3.0
"""A keyframe older than the first gives way where the next one comes within the second."""
NICE = 5
"""Stills give way to motion, to the glass and to the sockets wherever cores are short."""
AHEAD = 10
"""Jobs handed over ahead: few, so that the oldest is next; enough for a busy main thread."""


@dataclass(frozen=True)
class Job:
    """One keyframe to be decoded."""

    receiver: Receiver
    unit: AccessUnit
    captured: float
    order: Order
    codec: str
    extradata: bytes


@dataclass(frozen=True)
class Still:
    """One keyframe decoded and scaled; no frame where it could not be decoded.

    Attributes:
        job: What was to be done.
        frame: As decoded.
        slot: For the still slot, BGRA.
        large: For the canvas, BGRA.
        spent: CPU seconds.
    """

    job: Job
    frame: VideoFrame | None
    slot: Pixels | None
    large: Pixels | None
    spent: float


class Stills:
    """Decodes what is due within a budget of CPU time."""

    def __init__(self) -> None:
        self.cores = 1.0
        """CPU seconds a second that stills may take."""
        self.decoded = 0
        self.failed = 0
        self.spent = 0.0
        """CPU seconds spent so far."""
        self.done = os.eventfd(0, os.EFD_NONBLOCK | os.EFD_CLOEXEC)
        """Readable when there is something to `collect`."""
        self._ready: list[tuple[bool, float, int, Receiver]] = []
        self._queued: set[int] = set()
        self._jobs: SimpleQueue[Job | None] = SimpleQueue()
        self._results: deque[Still] = deque()
        self._out = 0
        self._decoders, self._scaler = StillDecoders(), Scaler()
        self._thread = threading.Thread(target=self._run, name="stills", daemon=True)

    def start(self) -> None:
        """Begin to decode."""
        self._thread.start()

    def offer(self, receiver: Receiver) -> None:
        """Queue a channel that has a new keyframe."""
        if receiver.index not in self._queued:
            self._queued.add(receiver.index)
            hidden = receiver.order.width == 0
            heapq.heappush(self._ready, (hidden, receiver.captured, receiver.index, receiver))
            if self._out < AHEAD:
                self._hand_over()

    def collect(self, _now: float) -> None:
        """Put what was decoded on the glass, and hand the next jobs over."""
        os.eventfd_read(self.done)
        while self._results:
            still = self._results.popleft()
            self._out -= 1
            if still.frame is None or still.slot is None:
                self.failed += 1
                continue
            self.decoded += 1
            job = still.job
            same = job.receiver.order.canvas == job.order.canvas
            large = still.large if same else None
            small = job.order.canvas < 0
            job.receiver.still(still.frame, still.slot, large, job.captured, still.spent, small)
        self._hand_over()

    def waiting(self) -> int:
        """Channels in the queue."""
        return len(self._ready)

    def close(self) -> None:
        """End the thread."""
        self._jobs.put(None)
        self._thread.join(2.0)

    def _hand_over(self) -> None:
        while self._out < AHEAD and self._ready:
            receiver = self._next()
            job = self._job(receiver) if receiver is not None else None
            if job is not None:
                self._out += 1
                self._jobs.put(job)

    def _next(self) -> Receiver | None:
        """The channel with the oldest picture among those whose keyframe is fresh.

        Under pressure not every keyframe can be decoded.  A channel that is passed over waits for
        its next one: decoding half of them fresh beats decoding all of them late.  Where none is
        fresh, the oldest picture it is.
        """
        now = time.monotonic()
        stale: Receiver | None = None
        while self._ready:
            _, _, index, receiver = heapq.heappop(self._ready)
            self._queued.discard(index)
            if not receiver.wants_still:
                continue
            if not _passed_over(receiver, now):
                return receiver
            stale = stale or receiver
        return stale

    def _job(self, receiver: Receiver) -> Job | None:
        source = receiver.thumb
        receiver.decoded_key = source.keys
        unit = source.key()
        if unit is None or unit.damaged:
            self.failed += unit is not None
            return None
        captured = min(source.captured(unit.timestamp), time.monotonic())
        return Job(receiver, unit, captured, receiver.order, source.codec, source.extradata)

    def _run(self) -> None:
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICE)
        credit, at = BURST_S, time.monotonic()
        while (job := self._jobs.get()) is not None:
            now = time.monotonic()
            credit, at = min(credit + (now - at) * self.cores, BURST_S), now
            if credit < 0:
                time.sleep(-credit / max(self.cores, 0.01))
            began = time.thread_time()
            try:
                still = self._do(job, began)
            except Exception:
                log.exception("a keyframe could not be decoded")
                still = Still(job, None, None, None, 0.0)
            self._results.append(still)
            os.eventfd_write(self.done, 1)
            used = time.thread_time() - began
            credit -= used
            self.spent += used

    def _do(self, job: Job, began: float) -> Still:
        frame = self._decoders.decode(job.codec, job.extradata, job.unit, job.order.canvas < 0)
        if frame is None:
            return Still(job, None, None, None, 0.0)
        slot = self._scaler.pixels(frame, STILL_WIDTH, STILL_HEIGHT)
        large = None
        if job.order.canvas >= 0:
            size = fitted(frame.width, frame.height, job.order.width, job.order.height)
            large = self._scaler.pixels(frame, *size)
        return Still(job, frame, slot, large, time.thread_time() - began)


def _passed_over(receiver: Receiver, now: float) -> bool:
    """Whether a channel's keyframe is old, and its next one near."""
    facts = receiver.thumb.facts
    late = now - facts.key_came
    return receiver.captured > 0 and late > FRESH_S and facts.gop - late < WORTH_WAITING_S
