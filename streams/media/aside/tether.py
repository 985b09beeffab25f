"""A program's hold on an engine aside: started, listened to, and started again when it fails."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from layouts.channel import Channel
from layouts.credentials import Credential
from streams.floor.frame import Frames, Shape
from streams.floor.log import logger
from streams.floor.readiness import ready
from streams.media.demand import Demand
from streams.media.wire import Message, Wire

MODULE: Final = "streams.media.aside.house"
SILENT_S: Final = 4.0
"""An engine that has not beaten for so long hangs."""
FIRST_BEAT_S: Final = 20.0
"""A slow machine takes so long to start one."""
LOOK_S: Final = 0.5
STOP_S: Final = 3.0
PAUSES_S: Final = (1.0, 2.0, 4.0, 8.0, 15.0, 30.0)
"""Between one end and the next start; the last one for ever."""
SOUND_S: Final = 60.0
"""Who has run for so long is started again at once."""
MOST_TOUCHES: Final = 16
NOTHING: Final = -1
"""No descriptor."""

log = logger(__name__)


@dataclass(frozen=True)
class Shared:
    """What an engine shares with the program; another value where either has changed.

    Attributes:
        frames: Its pictures.
        rows: The row of each channel, by id.
    """

    frames: Frames
    rows: Mapping[str, int]


@dataclass
class _Talk:
    """What one engine was told, and has told.

    Attributes:
        wire: To it.
        begun: The list that it has.
        shared: What it shares; None before it does.
        told: What is shown, and the rows by which that was said.
    """

    wire: Wire
    begun: Message
    shared: Shared | None = None
    told: tuple[Mapping[str, Demand], Mapping[str, int]] | None = None

    def known(self, rows: Mapping[str, int]) -> Mapping[str, int]:
        """Of some rows those of the list that the engine has."""
        listed = {channel["id"] for channel in self.begun["channels"]}
        return {name: row for name, row in rows.items() if name in listed}

    def taken(self, message: Message) -> Shared:
        """What the engine shares from now on, as it has told."""
        rows = self.known(message["rows"])
        if "frames" not in message and self.shared is not None:
            return Shared(self.shared.frames, rows)
        along = tuple(self.wire.sockets.popleft() for _ in range(len(self.wire.sockets)))
        try:
            return Shared(Frames.attach(Shape(*message["frames"]), along), rows)
        finally:
            # The maps hold the memory by themselves.
            for descriptor in along:
                os.close(descriptor)


class Tether:
    """Holds one engine over some channels; no method waits for it, nor raises for what befalls it.

    What it shared last stays readable when it is gone: its pictures grow old there, as whoever
    judges them sees.

    Args:
        channels: In the order in which they are shown.
        credentials: By the names that the channels give.
        cores: The budget for ingest and decoding.
        module: The process's module.
    """

    def __init__(
        self,
        channels: Sequence[Channel],
        credentials: Mapping[str, Credential],
        cores: float,
        module: str = MODULE,
    ) -> None:
        """Nothing runs before `start`."""
        self._cores = cores
        self._begin = begin_message(channels, credentials, cores)
        self._module = module
        self.shared: Shared | None = None
        """The newest; another value after each start."""
        self.starts = 0
        """How often an engine was started."""
        self.cores = 0.0
        """What its workers take, as it said last."""
        self._demands: Mapping[str, Demand] | None = None
        self._touches: deque[tuple[str, int, int]] = deque(maxlen=MOST_TOUCHES)
        self._wake_out, self._wake_in = os.pipe()
        os.set_blocking(self._wake_in, False)
        os.set_blocking(self._wake_out, False)
        self._waking = threading.Lock()
        self._over = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._run, name="tether", daemon=True)

    @property
    def pid(self) -> int:
        """Of the engine's process; 0 where there is none."""
        process = self._process
        return 0 if process is None else process.pid

    def start(self) -> None:
        """Start an engine, in a thread that looks after it."""
        self._thread.start()

    def stop(self) -> None:
        """End it; bounded, and harmless without `start` or if called twice."""
        if self._over.is_set():
            return
        self._over.set()
        self._wake()
        if self._thread.ident is not None:
            self._thread.join(2 * STOP_S)
        with self._waking:
            for descriptor in (self._wake_out, self._wake_in):
                with contextlib.suppress(OSError):
                    os.close(descriptor)
            # The number may be that of somebody else's file from now on.
            self._wake_in = NOTHING

    def replace(self, channels: Sequence[Channel], credentials: Mapping[str, Credential]) -> None:
        """Take an edited list: cameras whose addresses and logins did not change stay connected."""
        self._begin = begin_message(channels, credentials, self._cores)
        self._wake()

    def show(self, demands: Mapping[str, Demand]) -> None:
        """Say what stands on the glass now: all of it, by channel."""
        self._demands = dict(demands)
        self._wake()

    def touch(self, channel: str, width: int, height: int) -> None:
        """A finger came down on a channel: its motion is wanted now, at this size."""
        self._touches.append((channel, width, height))
        self._wake()

    def _run(self) -> None:
        tries = 0
        while not self._over.is_set():
            began = time.monotonic()
            try:
                why = self._hold()
            except Exception as error:
                # Whatever it was, the next try is in another process, and nothing else depends.
                log.exception("an engine aside cannot be held")
                why = type(error).__name__
            finally:
                self._let_go()
            if self._over.is_set():
                return
            tries = 0 if time.monotonic() - began > SOUND_S else tries + 1
            pause = PAUSES_S[min(tries, len(PAUSES_S)) - 1] if tries else 0.0
            log.warning("the engine aside %s; it is started again in %.0f s", why, pause)
            self._over.wait(pause)

    def _hold(self) -> str:
        """Start one and listen to it; returns what ended it, in words."""
        wire = self._start()
        talk = _Talk(wire, self._begin)
        heard, patience = time.monotonic(), FIRST_BEAT_S
        try:
            wire.send(talk.begun)
            while not self._over.is_set():
                reads = ready([wire.socket, self._wake_out], seconds=LOOK_S).reads
                if self._wake_out in reads:
                    _drain(self._wake_out)
                messages = wire.receive()
                if messages is None:
                    return "has ended"
                for message in messages:
                    if "rows" in message:
                        self.shared = talk.shared = talk.taken(message)
                        if len(message["rows"]) < len(talk.begun["channels"]):
                            return "has no room for another list"
                    else:
                        heard, patience = time.monotonic(), SILENT_S
                        self.cores = float(message["cores"])
                self._say(talk)
                if time.monotonic() - heard > patience:
                    return f"has not been heard of for {patience:.0f} s"
        except OSError as error:
            return f"cannot be reached ({error})"
        finally:
            wire.close()
        return "was told to end"

    def _say(self, talk: _Talk) -> None:
        """Pass on fingers, lists and what is shown, as far as it is news."""
        wire, shared = talk.wire, talk.shared
        if shared is None:
            return
        if self._begin is not talk.begun:
            talk.begun, talk.told = self._begin, None
            # What is no camera of ours any more is not shown from now on.
            self.shared = talk.shared = shared = Shared(shared.frames, talk.known(shared.rows))
            wire.send({**talk.begun, "do": "replace"})
        rows = shared.rows
        while self._touches:
            channel, width, height = self._touches.popleft()
            if channel in rows:
                wire.send({"do": "touch", "touch": [rows[channel], width, height]})
        demands = self._demands
        if demands is not None and (demands, rows) != talk.told:
            wanted = [[rows[name], *demand] for name, demand in demands.items() if name in rows]
            wire.send({"do": "show", "demands": wanted})
            talk.told = (demands, rows)

    def _start(self) -> Wire:
        self.starts += 1
        ours, theirs = socket.socketpair()
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-m", self._module, str(theirs.fileno())],
                pass_fds=(theirs.fileno(),),
                stdin=subprocess.DEVNULL,
            )
        except OSError:
            ours.close()
            raise
        finally:
            theirs.close()
        return Wire(ours)

    def _let_go(self) -> None:
        """End the process, whose wire is closed: by itself, or else at once."""
        process, self._process = self._process, None
        self.cores = 0.0
        if process is None:
            return
        try:
            process.wait(STOP_S if self._over.is_set() else 0.1)
        except subprocess.TimeoutExpired:
            # Its workers go with it, hung or not: the kernel sees to that.
            process.kill()
            process.wait()

    def _wake(self) -> None:
        # The pipe is full, or closed in the end.
        with self._waking, contextlib.suppress(OSError):
            os.write(self._wake_in, b".")


def begin_message(
    channels: Sequence[Channel], credentials: Mapping[str, Credential], cores: float
) -> Message:
    """What a house is told first; it goes over a socket, so that no password is in a command."""
    named = {channel.credential for channel in channels}
    return {
        "do": "begin",
        "cores": cores,
        "channels": [
            {"id": one.id, "main": one.main, "sub": one.sub, "credential": one.credential}
            for one in channels
        ],
        "credentials": {
            name: [one.username, one.password] for name, one in credentials.items() if name in named
        },
    }


def _drain(descriptor: int) -> None:
    with contextlib.suppress(BlockingIOError):
        while os.read(descriptor, 4096):
            pass
