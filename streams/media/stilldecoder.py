"""A process that decodes stills and knows nothing else: neither cameras nor the glass.

It stands apart from the worker whose stills it decodes so that neither waits for the other's
interpreter, so that the kernel lets everything else go first, and so that a keyframe that kills a
decoder costs no session.
"""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import socket
import sys
import time

from streams.floor.child import end_with_parent, tell_where
from streams.floor.frame import STILL_HEIGHT, STILL_WIDTH
from streams.floor.log import logger, set_up
from streams.floor.watch.pulse import Pulse
from streams.media.decoder import Scaler, StillDecoders, fitted, signature
from streams.media.hush import Hush
from streams.media.stillwire import BEAT, PIECE, Inbox, StillResult, StillTask, task_from
from streams.media.unit import AccessUnit

log = logger(__name__)

BURST_S = 0.05
"""CPU seconds that stills may run ahead of their budget."""
BEAT_S = 1.0
"""Who waits for longer says so in between."""
NICE = 10
"""Stills give way to motion, to the glass and to the sockets wherever cores are short."""
TOGETHER = 4
"""Results sent at a time: the worker is woken for several at once."""


class StillDecoder:
    """Decodes what comes, within a budget of CPU time.

    Args:
        wire: To the worker; blocking.
        pulse: Beats for each keyframe that is begun: so the worker knows over which one it ended.
        hush: When to hold still for a finger.
    """

    def __init__(self, wire: socket.socket, pulse: Pulse, hush: Hush) -> None:
        self._wire, self._pulse, self._hush = wire, pulse, hush
        self._decoders, self._scaler = StillDecoders(), Scaler()
        self._credit, self._at = BURST_S, time.monotonic()

    def run(self) -> None:
        """Work until the worker hangs up."""
        inbox = Inbox()
        while data := self._wire.recv(PIECE):
            results: list[bytes] = []
            for body in inbox.take(data):
                results.append(self._do(task_from(body)).packed())
                if len(results) >= TOGETHER:
                    self._wire.sendall(b"".join(results))
                    results.clear()
            if results:
                self._wire.sendall(b"".join(results))

    def _do(self, task: StillTask) -> StillResult:
        self._wait(task.cores)
        while (left := self._hush.until - time.monotonic()) > 0:
            time.sleep(left)
        self._pulse.beat()
        began = time.thread_time()
        try:
            result = self._decoded(task, began)
        except Exception:
            log.exception("a keyframe could not be decoded")
            result = StillResult(task.number, False, 0.0)
        self._credit -= time.thread_time() - began
        return result

    def _wait(self, cores: float) -> None:
        """Sleep while more was spent than the budget gives."""
        now = time.monotonic()
        self._credit = min(self._credit + (now - self._at) * cores, BURST_S)
        self._at = now
        left = -self._credit / max(cores, 0.01)
        while left > 0:
            time.sleep(min(left, BEAT_S))
            left -= BEAT_S
            # Whoever waits for its budget does not hang.
            self._wire.sendall(BEAT)

    def _decoded(self, task: StillTask, began: float) -> StillResult:
        unit = AccessUnit(0, task.data, key=True, damaged=False)
        frame = self._decoders.decode(task.codec, task.extradata, unit, task.small)
        if frame is None:
            return StillResult(task.number, False, time.thread_time() - began)
        slot = self._scaler.pixels(frame, STILL_WIDTH, STILL_HEIGHT)
        large = None
        if task.width:
            size = fitted(frame.width, frame.height, task.width, task.height)
            large = self._scaler.pixels(frame, *size)
        luma, spent = signature(frame), time.thread_time() - began
        return StillResult(task.number, True, spent, frame.width, frame.height, luma, slot, large)


def main() -> None:
    """Take what is inherited and work; the arguments are descriptors: wire, pulse, hush."""
    wire, pulse, hush = map(int, sys.argv[1:])
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent(signal.SIGKILL)
    tell_where()
    os.setpriority(os.PRIO_PROCESS, 0, NICE)
    set_up()
    gc.freeze()
    with contextlib.suppress(ConnectionError):  # the worker has gone
        StillDecoder(socket.socket(fileno=wire), Pulse(pulse), Hush(hush)).run()


if __name__ == "__main__":
    main()
