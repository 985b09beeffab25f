"""The worker processes: started, spoken to, measured, and started again when one dies or hangs."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from streams.floor.frame import Frames
from streams.floor.log import logger
from streams.media import heap
from streams.media.falls import Fall, falls_in
from streams.media.handle import CRASHES, Handle, handle_of
from streams.media.hush import Hush
from streams.media.mark import Mark
from streams.media.wire import Message, Wire

log = logger(__name__)

STOP_S: Final = 2.0
CRASH_WINDOW_S: Final = 60.0
"""A worker that was started `CRASHES` times in so many seconds rests before the next start."""
REST_S: Final = 30.0


class Workers:
    """Keeps a number of worker processes alive, and at work.

    Args:
        number: How many.
        frames: The wall's shared memory, which they inherit.
        settings: As `streams.media.worker.Worker` takes them.
    """

    def __init__(self, number: int, frames: Frames, settings: dict[str, Any]) -> None:
        self.number = number
        self.falls: Counter[Fall] = Counter()
        """How often a worker, or the still decoder of one, was started again."""
        self._frames, self._settings = frames, settings
        self.hush = Hush.begin()
        """When all of them hold still for a finger."""
        self._lock = threading.Lock()
        self.handles = [self._start(place) for place in range(number)]

    def send(self, number: int, message: Message, sockets: Sequence[int] = ()) -> None:
        """Say something to one worker; nobody waits, and a dead one is told when it is back."""
        with self._lock:
            self.handles[number].backlog.add(message, sockets)

    def laden(self) -> list[socket.socket]:
        """The ways to workers that are told more as soon as they take it."""
        return [handle.wire.socket for handle in self.handles if handle.backlog.waits]

    def listen(self, told: Mapping[str, Callable[[Message, list[int]], None]]) -> None:
        """Take in what the workers say, and have them take in what waits.

        Args:
            told: By what a message does: called with it and the descriptors that came along, which
                are closed behind the call. A message that does nothing is a report.
        """
        for handle in self.handles:
            for message in self._heard(handle):
                if "do" not in message:
                    handle.report = message
                    handle.late = max(handle.late, float(message.get("late", 0.0)))
                    self.falls.update(falls_in(message))
                    continue
                along = [handle.wire.sockets.popleft() for _ in range(int(message["along"]))]
                told[message["do"]](message, along)
                for descriptor in along:
                    os.close(descriptor)

    def revive(
        self, now: float, gone: Callable[[int, float, int], None], back: Callable[[int], None]
    ) -> None:
        """End workers that hang, and start again those that have ended; behind all listening.

        Args:
            now: Seconds, monotonic.
            gone: Called with the number of a worker that has ended, when it is started again, and
                the row of the channel whose motion it was decoding; `mark.NOBODY`: of none.
            back: Called with the number of a worker that knows nothing yet.
        """
        for place, handle in enumerate(self.handles):
            code = handle.process.poll()
            if code is None:
                self._examine(handle, now)
                continue
            again = again_at(handle.starts)
            if not handle.buried:
                handle.buried, row = True, handle.mark.row
                with self._lock:
                    handle.close()
                self.falls[Fall("worker", "hung" if handle.fault else "ended")] += 1
                why = handle.fault or f"ended with {code}"
                rest = max(again - now, 0.0)
                log.warning("worker %d %s; starting it again in %.0f s", place, why, rest)
                gone(place, max(again, now), row)
            if now < again:
                continue
            fresh = self._start(place)
            fresh.starts.extend((*handle.starts, now))
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
        with self._lock:
            for handle in self.handles:
                if not handle.buried:
                    handle.close()
        until = time.monotonic() + STOP_S
        for handle in self.handles:
            try:
                handle.process.wait(max(until - time.monotonic(), 0.1))
            except subprocess.TimeoutExpired:
                handle.process.kill()
                handle.process.wait()
        self.hush.close()

    def _heard(self, handle: Handle) -> Sequence[Message]:
        """What one worker has said since it was last listened to."""
        with self._lock:
            handle.backlog.flush()
            try:
                messages = handle.wire.receive() or ()
            except (OSError, ValueError) as error:
                # Its memory is not to be trusted any more, nor what it writes for the glass.
                handle.end(f"talks nonsense ({type(error).__name__}: {error})")
                return ()
        if messages:
            handle.heard(time.monotonic())
        return messages

    def _examine(self, handle: Handle, now: float) -> None:
        if not handle.fault and (fault := handle.examine(now)):
            handle.end(fault)

    def _start(self, place: int) -> Handle:
        ours, theirs = socket.socketpair()
        mark = Mark.begin()
        start = {
            "number": place,
            "mark": mark.descriptor,
            "hush": self.hush.descriptor,
            "wire": theirs.fileno(),
            "fds": self._frames.fds,
            "shape": [self._frames.shape.capacity, self._frames.shape.columns],
            "settings": self._settings,
        }
        process = subprocess.Popen(
            [sys.executable, "-m", "streams.media.worker", json.dumps(start)],
            pass_fds=(
                *self._frames.fds,
                theirs.fileno(),
                mark.descriptor,
                self.hush.descriptor,
            ),
            stdin=subprocess.DEVNULL,
            env=os.environ | heap.KEPT,
        )
        theirs.close()
        return handle_of(place, process, Wire(ours), mark)


def again_at(starts: Sequence[float]) -> float:
    """When a worker that has ended is started again: at once, unless it ends again and again.

    Args:
        starts: When it was started again before, at most the last `CRASHES` times, s, monotonic.
    """
    crashing = len(starts) == CRASHES and starts[-1] - starts[0] < CRASH_WINDOW_S
    return starts[-1] + REST_S if crashing else 0.0
