"""The stills of one worker: keyframes decoded in a thread of their own, oldest picture first.

A touch never waits for a still: motion is decoded in the worker's main thread, stills in this one,
and PyAV lets go of the interpreter while it decodes.
"""

from __future__ import annotations

import heapq
import threading
import time
from dataclasses import dataclass

from streams.floor.frame import STILL_HEIGHT, STILL_WIDTH
from streams.media.decoder import Scaler, StillDecoders, fitted
from streams.media.order import Order
from streams.media.receiver import Receiver
from streams.media.unit import AccessUnit

BURST_S = 0.05
"""CPU seconds that stills may run ahead of their budget."""
REST_S = 0.005


@dataclass(frozen=True)
class Job:
    """One keyframe to be decoded."""

    receiver: Receiver
    unit: AccessUnit
    captured: float
    order: Order
    codec: str
    extradata: bytes


class Stills:
    """Decodes what is due within a budget of CPU time.

    Args:
        lock: Held by whoever changes a receiver; taken here to pick a job and to show its picture.
    """

    def __init__(self, lock: threading.Lock) -> None:
        self.cores = 1.0
        """CPU seconds a second that stills may take."""
        self.decoded = 0
        self.failed = 0
        self.spent = 0.0
        """CPU seconds spent so far."""
        self._lock = lock
        self._ready: list[tuple[bool, float, int, Receiver]] = []
        self._queued: set[int] = set()
        self._work = threading.Event()
        self._closed = False
        self._decoders, self._scaler = StillDecoders(), Scaler()
        self._thread = threading.Thread(target=self._run, name="stills", daemon=True)

    def start(self) -> None:
        """Begin to decode."""
        self._thread.start()

    def offer(self, receiver: Receiver) -> None:
        """Queue a channel that has a new keyframe (the lock is held)."""
        if receiver.index not in self._queued:
            self._queued.add(receiver.index)
            hidden = receiver.order.width == 0
            heapq.heappush(self._ready, (hidden, receiver.captured, receiver.index, receiver))
            self._work.set()

    def waiting(self) -> int:
        """Channels in the queue."""
        return len(self._ready)

    def close(self) -> None:
        """End the thread."""
        self._closed = True
        self._work.set()
        self._thread.join(2.0)

    def _run(self) -> None:
        credit, at = BURST_S, time.monotonic()
        while not self._closed:
            now = time.monotonic()
            credit, at = min(credit + (now - at) * self.cores, BURST_S), now
            if credit <= 0:
                time.sleep(max(REST_S, -credit / max(self.cores, 0.01)))
                continue
            with self._lock:
                job = self._next()
                if job is None:
                    self._work.clear()
            if job is None:
                self._work.wait(0.5)
                continue
            began = time.thread_time()
            self._do(job)
            used = time.thread_time() - began
            credit -= used
            self.spent += used

    def _next(self) -> Job | None:
        while self._ready:
            _, _, index, receiver = heapq.heappop(self._ready)
            self._queued.discard(index)
            if not receiver.wants_still:
                continue
            source = receiver.thumb
            receiver.decoded_key = source.keys
            unit = source.key()
            if unit is None or unit.damaged:
                self.failed += unit is not None
                continue
            captured = min(source.captured(unit.timestamp), time.monotonic())
            return Job(receiver, unit, captured, receiver.order, source.codec, source.extradata)
        return None

    def _do(self, job: Job) -> None:
        began = time.thread_time()
        frame = self._decoders.decode(job.codec, job.extradata, job.unit)
        if frame is None:
            self.failed += 1
            return
        slot = self._scaler.pixels(frame, STILL_WIDTH, STILL_HEIGHT)
        large = None
        if job.order.canvas >= 0:
            size = fitted(frame.width, frame.height, job.order.width, job.order.height)
            large = self._scaler.pixels(frame, *size)
        spent = time.thread_time() - began
        with self._lock:
            same = job.receiver.order.canvas == job.order.canvas
            job.receiver.still(frame, slot, large if same else None, job.captured, spent)
        self.decoded += 1
