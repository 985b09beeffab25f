"""The process in which an engine stands for another program: it shares its pictures, and beats."""

from __future__ import annotations

import gc
import signal
import socket
import sys
import time
from collections.abc import Callable, Mapping
from typing import Final

from layouts.channel import Channel
from layouts.credentials import Credential
from streams.floor.child import end_with_parent
from streams.floor.log import register_secret, set_up
from streams.floor.readiness import ready
from streams.media.demand import Demand, Focus
from streams.media.engine import Engine, EngineSettings
from streams.media.wire import Message, Wire

BEAT_S: Final = 0.5
STANDS_S: Final = 2.0
"""An engine that has not turned for so long does not beat."""
KEPT_BYTES: Final = 192 << 20
"""Of all kept groups of pictures together: a few cameras need no more."""


class House:
    """Hosts one engine until the other end hangs up.

    Args:
        wire: To the program that the pictures are for.
    """

    def __init__(self, wire: Wire) -> None:
        """No engine stands before it is told of channels."""
        self._wire = wire
        self._engine: Engine | None = None
        self._open = True
        self._does: Mapping[str, Callable[[Message], None]] = {
            "begin": self._begin,
            "replace": self._replace,
            "show": self._show,
            "touch": self._touch,
        }

    def run(self) -> None:
        """Listen and beat; returns when the other end is gone and the engine has ended."""
        beaten = 0.0
        try:
            while self._open:
                ready([self._wire.socket], seconds=BEAT_S)
                messages = self._wire.receive()
                if messages is None:
                    return
                for message in messages:
                    self._does[message["do"]](message)
                now = time.monotonic()
                if now - beaten >= BEAT_S:
                    beaten = now
                    self._beat(now)
        finally:
            if self._engine is not None:
                self._engine.stop()

    def _begin(self, message: Message) -> None:
        channels, credentials = _documents(message)
        # Nothing of what a public camera has shown is kept to be shown again.
        settings = EngineSettings(
            cores=message["cores"], kept_limit=KEPT_BYTES, replay_memory=0, replay_disk=0
        )
        self._engine = Engine(channels, credentials, settings)
        self._engine.start()
        frames = self._engine.frames
        shape = [frames.shape.capacity, frames.shape.columns]
        self._tell({"frames": shape, "rows": _rows(self._engine)}, frames.fds)

    def _replace(self, message: Message) -> None:
        if self._engine is not None:
            self._engine.replace(*_documents(message))
            self._tell({"rows": _rows(self._engine)})

    def _show(self, message: Message) -> None:
        if self._engine is not None:
            demands = message["demands"]
            self._engine.show({row: Demand(w, h, Focus(focus)) for row, w, h, focus in demands})

    def _touch(self, message: Message) -> None:
        if self._engine is not None:
            self._engine.touch(*message["touch"])

    def _beat(self, now: float) -> None:
        engine = self._engine
        if engine is None or now - engine.turned > STANDS_S:
            return
        self._tell({"beat": True, "cores": round(engine.budget().used, 3)})

    def _tell(self, message: Message, along: tuple[int, ...] = ()) -> None:
        try:
            self._wire.send(message, along)
        except OSError:
            self._open = False


def _documents(message: Message) -> tuple[list[Channel], dict[str, Credential]]:
    channels = [
        Channel(one["id"], {}, one["main"], one["sub"], credential=one["credential"])
        for one in message["channels"]
    ]
    credentials = {}
    for name, (username, password) in message["credentials"].items():
        register_secret(password)
        credentials[name] = Credential(username, password)
    return channels, credentials


def _rows(engine: Engine) -> dict[str, int]:
    return {one.id: engine.index(one.id) for one in engine.channels}


def main() -> None:
    """Take the inherited wire; the only argument is its descriptor."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent(signal.SIGKILL)
    set_up()
    gc.set_threshold(50_000, 50, 100)
    wire = Wire(socket.socket(fileno=int(sys.argv[1])))
    House(wire).run()


if __name__ == "__main__":
    main()
