"""The worker processes: started, spoken to, measured, and started again when one dies."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import psutil

from streams.floor.frame import Frames
from streams.floor.log import logger
from streams.media.wire import Message, Wire

log = logger(__name__)

STOP_S = 2.0
CRASHES, CRASH_WINDOW_S = 5, 60.0
"""A worker that dies so often in so many seconds rests before it is started again."""
REST_S = 30.0


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


@dataclass
class Handle:
    """One worker as the engine sees it.

    Attributes:
        number: Its place.
        process: The process.
        wire: To it.
        report: Its last report.
        heard: When anything was last heard of it, s, monotonic; at first when it was started.
        starts: When it was started, s, monotonic.
        ingest: What the process itself takes: sockets and motion.
        stills: What its still decoder takes.
        late: By how much its latest work came too late since that was last asked, s.
    """

    number: int
    process: subprocess.Popen[bytes]
    wire: Wire
    report: Message = field(default_factory=dict)
    heard: float = field(default_factory=time.monotonic)
    starts: deque[float] = field(default_factory=lambda: deque(maxlen=CRASHES))
    ingest: Usage = field(default_factory=Usage)
    stills: Usage = field(default_factory=Usage)
    late: float = 0.0

    @property
    def cores(self) -> float:
        """Cores that it uses now, its still decoder included."""
        return self.ingest.cores + self.stills.cores


class Workers:
    """Keeps a number of worker processes alive.

    Args:
        number: How many.
        frames: The wall's shared memory, which they inherit.
        settings: As `streams.media.worker.Worker` takes them.
    """

    def __init__(self, number: int, frames: Frames, settings: dict[str, Any]) -> None:
        self.number = number
        self._frames, self._settings = frames, settings
        self._lock = threading.Lock()
        self.handles = [self._start(place) for place in range(number)]

    def send(self, number: int, message: Message, sockets: Sequence[int] = ()) -> None:
        """Say something to one worker; a dead one is told again when it is back."""
        handle = self.handles[number]
        try:
            with self._lock:
                handle.wire.send(message, sockets)
        except OSError:
            handle.report = {}

    def listen(self, told: Mapping[str, Callable[[Message, list[int]], None]]) -> None:
        """Take in what the workers say.

        Args:
            told: By what a message does: called with it and the descriptors that came along, which
                are closed behind the call. A message that does nothing is a report.
        """
        for handle in self.handles:
            with self._lock:
                messages = handle.wire.receive() or ()
            if messages:
                handle.heard = time.monotonic()
            for message in messages:
                if "do" not in message:
                    handle.report = message
                    handle.late = max(handle.late, float(message.get("late", 0.0)))
                    continue
                along = [handle.wire.sockets.popleft() for _ in range(int(message["along"]))]
                told[message["do"]](message, along)
                for descriptor in along:
                    os.close(descriptor)

    def revive(self, now: float, back: Callable[[int], None]) -> None:
        """Start dead workers again.

        Args:
            now: Seconds, monotonic.
            back: Called with the number of a worker that knows nothing yet.
        """
        for place, handle in enumerate(self.handles):
            if handle.process.poll() is None:
                continue
            starts = handle.starts
            crashing = len(starts) == CRASHES and now - starts[0] < CRASH_WINDOW_S
            if crashing and now - starts[-1] < REST_S:
                continue
            handle.wire.socket.close()
            log.warning("worker %d ended with %s; starting it again", place, handle.process.poll())
            fresh = self._start(place)
            fresh.starts.extend((*starts, now))
            with self._lock:
                self.handles[place] = fresh
            back(place)

    def measure(self, now: float) -> None:
        """Bring every handle's ``cores`` up to date from what the kernel says of its processes."""
        for handle in self.handles:
            decoder = int(handle.report.get("decoder", 0))
            handle.ingest.look(handle.process.pid, now)
            handle.stills.look(decoder, now)

    def lateness(self) -> float:
        """By how much the latest work of any worker came too late since the last call, s."""
        latest = max((handle.late for handle in self.handles), default=0.0)
        for handle in self.handles:
            handle.late = 0.0
        return latest

    def stop(self) -> None:
        """Hang up on all workers, and end those that do not go by themselves."""
        for handle in self.handles:
            handle.wire.socket.close()
        until = time.monotonic() + STOP_S
        for handle in self.handles:
            try:
                handle.process.wait(max(until - time.monotonic(), 0.1))
            except subprocess.TimeoutExpired:
                handle.process.kill()
                handle.process.wait()

    def _start(self, place: int) -> Handle:
        ours, theirs = socket.socketpair()
        start = {
            "number": place,
            "wire": theirs.fileno(),
            "fds": self._frames.fds,
            "shape": [self._frames.shape.capacity, self._frames.shape.columns],
            "settings": self._settings,
        }
        process = subprocess.Popen(
            [sys.executable, "-m", "streams.media.worker", json.dumps(start)],
            pass_fds=(*self._frames.fds, theirs.fileno()),
            stdin=subprocess.DEVNULL,
        )
        theirs.close()
        return Handle(place, process, Wire(ours))
