"""A worker process: owns a shard of the channels, and does for them whatever is due.

One thread drains, answers and decodes what moves; a process beside it decodes stills.  Nothing here
is per packet or per channel: neither a thread nor a task nor a wake-up.
"""

from __future__ import annotations

import base64
import contextlib
import gc
import json
import signal
import socket
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from layouts.credentials import Credential
from streams.floor.child import end_with_parent, tell_where
from streams.floor.descriptors import raise_limit
from streams.floor.frame import Frames, Shape
from streams.floor.log import logger, register_secret, set_up
from streams.floor.truth import Link, Tier
from streams.media.decoder import Scaler
from streams.media.demuxsource import DemuxSource
from streams.media.handover import unpacked
from streams.media.hardware import Hardware
from streams.media.hush import Hush
from streams.media.limiter import Limiter
from streams.media.mark import Mark
from streams.media.openers import open_source
from streams.media.order import Order
from streams.media.poller import READ, Poller
from streams.media.receiver import Receiver
from streams.media.replay.booth import Booth
from streams.media.replay.vault import Limits, Vault
from streams.media.resolver import Resolver
from streams.media.rtspsource import RtspSource
from streams.media.session import Account
from streams.media.shared import Shared
from streams.media.source import Source
from streams.media.station import Station
from streams.media.stills import Stills
from streams.media.wire import Message, Wire

log = logger(__name__)

LONGEST_WAIT_S = 0.5
SLICE_S = 0.004
"""Timed work is done in slices of this length, so that a touch is never behind it."""
REPORT_EVERY_S = 0.5


class Worker:
    """The process's one loop.

    Args:
        number: Which worker this is.
        frames: The wall's shared memory.
        wire: To the engine.
        mark: Says whose motion is decoded.
        hush: Says when what can wait holds still for a finger.
        settings: ``handshakes``, ``receive_buffer``, ``thumb_limit``, ``main_limit``,
            ``kept_limit``, ``replay_limits``, ``hardware``.
    """

    def __init__(
        self,
        number: int,
        frames: Frames,
        wire: Wire,
        mark: Mark,
        hush: Hush,
        settings: dict[str, Any],
    ) -> None:
        self._number, self._frames, self._wire, self._hush = number, frames, wire, hush
        self._poller = Poller(lambda: hush.until)
        self._stills = Stills(self._poller, hush)
        self._receivers: dict[int, Receiver] = {}
        self._specs: dict[int, dict[str, Any]] = {}
        self._limits = (int(settings["thumb_limit"]), int(settings["main_limit"]))
        self._station = Station(
            self._poller,
            Limiter(int(settings["handshakes"])),
            Resolver(),
            int(settings["receive_buffer"]),
            Account(int(settings["kept_limit"])),
            vault=Vault(Limits(*settings["replay_limits"])),
        )
        self._shared = Shared(
            frames,
            Scaler(),
            Hardware(**settings["hardware"]),
            self._stills.offer,
            self._open_thumb,
            self._open_main,
            mark,
        )
        self._booth = Booth(self._receivers, frames, self._shared.hardware, self._poller, wire.send)
        self._does = {
            "channels": self._add,
            "forget": self._forget,
            "orders": self._obey,
            "stills": self._share,
            "yield": self._yield,
            "adopt": self._adopt,
            "replay": self._booth.show,
            "excerpt": self._booth.excerpt,
        }
        self._cadence, self._extra = 0.5, 2.0
        self._open = True
        self._report_at = 0.0
        self._late = self._began = 0.0

    def run(self) -> None:
        """Work until the engine hangs up."""
        self._stills.start()
        self._poller.watch(self._wire.socket.fileno(), READ, self._listen)
        now = self._began = time.monotonic()
        while self._open:
            ready = self._poller.wait(now, LONGEST_WAIT_S)
            now = time.monotonic()
            if self._listen in ready:
                # A touch is not behind whatever else came meanwhile.
                ready.remove(self._listen)
                self._listen(now)
            for callback in ready:
                self._guarded(callback, now)
            self._do_due(now)
            # What came meanwhile, a touch as well, has waited so long.
            self._late = max(self._late, time.monotonic() - now)
            if now >= self._report_at:
                self._report(now)
        for receiver in self._receivers.values():
            receiver.close()
        self._stills.close()

    def _do_due(self, now: float) -> None:
        until = time.monotonic() + SLICE_S
        while True:
            timed = self._poller.fall_due(now)
            if timed is None:
                return
            if timed.due > self._began:  # else it was to be done as soon as may be
                self._late = max(self._late, now - max(timed.due, self._hush.until))
            self._guarded(timed.tick, now)
            now = time.monotonic()
            if now > until:
                return

    def _guarded(
        self, call: Callable[[float], None], now: float, source: Source | None = None
    ) -> None:
        """Do something for one camera; what nobody foresaw in it must not take the others along."""
        try:
            call(now)
        except Exception as error:
            owner = source or getattr(call, "__self__", None)
            if not isinstance(owner, RtspSource | DemuxSource):
                raise
            log.exception("stumbled over what a camera sends; connecting it afresh")
            owner.stumble(now, error)

    def _listen(self, now: float) -> None:
        messages = self._wire.receive()
        if messages is None:
            self._open = False
            return
        for message in messages:
            self._does[message["do"]](message, now)

    def _add(self, message: Message, now: float) -> None:
        for spec in message["channels"]:
            self._receive(spec).thumb.start(now)
        gc.freeze()

    def _receive(self, spec: dict[str, Any]) -> Receiver:
        """A channel is this worker's own from now on."""
        index = int(spec["index"])
        self._specs[index] = spec
        receiver = self._receivers[index] = Receiver(index, spec["main"] is None, self._shared)
        receiver.still_extra = self._extra
        receiver.thumb.cadence = self._cadence
        self._frames.status["worker"][index] = self._number
        return receiver

    def _yield(self, message: Message, now: float) -> None:
        """Give channels away that another worker has more time for, sockets and all."""
        given: list[Message] = []
        sockets: list[socket.socket] = []
        for index in message["channels"]:
            receiver = self._receivers.get(int(index))
            source = receiver.thumb if receiver is not None and receiver.movable else None
            found = source.hand_over() if isinstance(source, RtspSource) else None
            if receiver is None or found is None:
                continue
            handed, connection = found
            receiver.gone = True
            del self._receivers[int(index)]
            state = base64.b64encode(handed.packed()).decode()
            given.append({"spec": self._specs.pop(int(index)), "state": state})
            sockets.append(connection)
        try:
            self._wire.send(
                {"do": "handed", "to": message["to"], "channels": given, "along": len(sockets)},
                [connection.fileno() for connection in sockets],
            )
        except OSError:
            # The engine has hung up, or does not listen: what was given away is nobody's now.
            self._open = False
        for connection in sockets:
            connection.close()

    def _adopt(self, message: Message, now: float) -> None:
        """Go on with channels that another worker gave away."""
        for channel in message["channels"]:
            connection = socket.socket(fileno=self._wire.sockets.popleft())
            connection.setblocking(False)
            source = self._receive(channel["spec"]).thumb
            if isinstance(source, RtspSource):
                handed = unpacked(base64.b64decode(channel["state"]))
                self._guarded(partial(source.adopt, handed, connection), now, source)
        self._obey(message, now)

    def _forget(self, message: Message, now: float) -> None:
        for index in message["channels"]:
            receiver = self._receivers.pop(int(index), None)
            self._specs.pop(int(index), None)
            self._stills.forget(int(index))
            if receiver is not None:
                receiver.close()
                self._frames.status["link"][int(index)] = Link.IDLE

    def _obey(self, message: Message, now: float) -> None:
        for channel, tier, canvas, width, height, warm, keep in message["orders"]:
            receiver = self._receivers.get(channel)
            if receiver is not None:
                order = Order(channel, Tier(tier), canvas, width, height, bool(warm), bool(keep))
                self._guarded(partial(receiver.obey, order), now, receiver.thumb)

    def _share(self, message: Message, now: float) -> None:
        self._stills.cores = float(message["cores"])
        self._cadence, self._extra = float(message["cadence"]), float(message["extra"])
        for receiver in self._receivers.values():
            receiver.thumb.cadence = self._cadence
            receiver.still_extra = self._extra

    def _report(self, now: float) -> None:
        self._report_at = now + REPORT_EVERY_S
        self._stills.look(now)
        report = {
            "decoder": self._stills.pid,
            "decoded": self._stills.decoded,
            "failed": self._stills.failed,
            "waiting": self._stills.waiting(),
            "falls": dict(self._stills.falls),
            "kept": self._station.account.used,
            "late": round(self._late, 4),
            "cpu": time.process_time(),
        }
        self._late = 0.0
        self._stills.falls.clear()
        with contextlib.suppress(OSError):
            self._wire.send(report)
        self._booth.report(now)

    def _open_thumb(self, index: int, arrived: Any) -> Any:
        spec = self._specs[index]
        credential = _credential(spec)
        return open_source(spec["thumb"], credential, self._station, self._limits[0], arrived)

    def _open_main(self, index: int, arrived: Any) -> Any:
        spec = self._specs[index]
        credential = _credential(spec)
        return open_source(spec["main"], credential, self._station, self._limits[1], arrived)


def _credential(spec: dict[str, Any]) -> Credential | None:
    if spec["username"] is None:
        return None
    register_secret(spec["password"])
    return Credential(spec["username"], spec["password"])


def main() -> None:
    """Take the inherited descriptors and work; the only argument is a JSON object."""
    start = json.loads(sys.argv[1])
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent(signal.SIGKILL)
    tell_where()
    set_up()
    raise_limit()
    sys.setswitchinterval(0.001)
    gc.set_threshold(50_000, 50, 100)
    frames = Frames.attach(Shape(*start["shape"]), tuple(start["fds"]))
    wire = Wire(socket.socket(fileno=start["wire"]))
    mark, hush = Mark(int(start["mark"])), Hush(int(start["hush"]))
    Worker(int(start["number"]), frames, wire, mark, hush, start["settings"]).run()


if __name__ == "__main__":
    main()
