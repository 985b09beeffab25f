"""The engine as the wall sees it: channels in, pictures in shared memory out, a budget kept."""

from __future__ import annotations

import contextlib
import math
import os
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from layouts.channels import Channel
from layouts.credentials import Credential
from streams.floor.descriptors import raise_limit, shortfall
from streams.floor.frame import Frames, Shape
from streams.floor.log import logger
from streams.floor.readiness import ready
from streams.floor.truth import Judge, State
from streams.media.budget import Allowance, Budget
from streams.media.cadence import stills_message
from streams.media.demand import Demand
from streams.media.falls import FALLS, Fall
from streams.media.governor import Decision
from streams.media.handle import Handle
from streams.media.hardware import Hardware, probe
from streams.media.mark import NOBODY
from streams.media.order import Order
from streams.media.planner import Planner
from streams.media.replay.replays import Replays
from streams.media.roster import Roster
from streams.media.shards import Shards
from streams.media.wire import Message
from streams.media.workers import Workers

log = logger(__name__)

TICK_S = 0.1
PLAN_EVERY_S = 0.5
MEASURE_EVERY_S = 1.0
GLASS_CORES = 0.4
"""What the glass needs, left out of the default budget."""


@dataclass(frozen=True)
class EngineSettings:
    """How an engine is set up.

    Attributes:
        cores: The budget for ingest and decoding; None: all cores but what the glass needs.
        workers: Processes; None: one for each whole core of the budget.
        columns: Columns of the atlas; None: as many as rows.
        handshakes: RTSP handshakes under way at most, in all.
        receive_buffer: Bytes of SO_RCVBUF for each socket.
        thumb_limit: Bytes of one kept group of pictures of a small stream at most.
        main_limit: The same for a main stream.
        kept_limit: Bytes of all kept groups of pictures together; beyond it, channels that nobody
            watches keep their newest keyframe alone.
        replay_memory: Bytes of the past that is kept of some channels, in memory.
        replay_disk: The same on disk, beyond what memory takes.
        insists: Plan with the whole budget, whatever the machine grants: to measure with.
    """

    cores: float | None = None
    workers: int | None = None
    columns: int | None = None
    handshakes: int = 64
    receive_buffer: int = 1 << 20
    thumb_limit: int = 4 << 20
    main_limit: int = 24 << 20
    kept_limit: int = 1 << 30
    replay_memory: int = 256 << 20
    replay_disk: int = 2 << 30
    insists: bool = False


class Engine:
    """Keeps every channel connected and decodes what the glass can use.

    Args:
        channels: In wall order.
        credentials: By the names that the channels give.
        settings: See there.
    """

    def __init__(
        self,
        channels: Sequence[Channel],
        credentials: Mapping[str, Credential],
        settings: EngineSettings | None = None,
    ) -> None:
        self.settings = settings or EngineSettings()
        self.roster = Roster(channels, credentials)
        capacity = self.roster.capacity
        columns = self.settings.columns or max(1, round(capacity**0.5))
        self.frames = Frames.create(Shape(capacity, columns))
        self.judge = Judge(capacity, time.monotonic())
        self.cores = self.settings.cores or max((os.cpu_count() or 1) - GLASS_CORES, 0.5)
        self.hardware: Hardware = probe()
        self._shards: Shards | None = None
        self._planner = Planner(self.frames, self.cores)
        self._allowance = Allowance(self.cores, insists=self.settings.insists)
        self._lock = threading.RLock()
        self.replays = Replays(self._planner, self._lock, self._say)
        """Channels' last half minutes."""
        self.turned = time.monotonic()
        """When the engine's own thread last came round: one that hangs or stumbles does not."""
        self._planned = self._measured = 0.0
        self._mark()
        self._wake_out, self._wake_in = os.pipe()
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="engine", daemon=True)

    @property
    def channels(self) -> tuple[Channel, ...]:
        """The channels in wall order."""
        return self.roster.channels

    @property
    def rows(self) -> npt.NDArray[np.intp]:
        """The shared memory's row of each channel, in wall order."""
        return self.roster.rows

    def index(self, channel_id: str) -> int:
        """A channel's row in the shared memory.

        Raises:
            KeyError: There is no such channel.
        """
        return self.roster.index(channel_id)

    def start(self) -> None:
        """Start workers and connect all channels; returns at once."""
        settings = self.settings
        number = settings.workers or max(1, math.ceil(self.cores))
        given: dict[str, Any] = {
            "handshakes": max(4, settings.handshakes // number),
            "receive_buffer": settings.receive_buffer,
            "thumb_limit": settings.thumb_limit,
            "main_limit": settings.main_limit,
            "kept_limit": settings.kept_limit // number,
            "replay_limits": [settings.replay_memory // number, settings.replay_disk // number],
            "hardware": asdict(self.hardware),
        }
        per_worker = math.ceil(len(self.channels) / number)
        if short := shortfall(per_worker, raise_limit()):
            log.warning(short)
        workers = Workers(number, self.frames, given)
        self._shards = Shards(workers, self.roster, self.frames, self._planner.orders)
        self.turned = time.monotonic()
        self._shards.begin(self.turned)
        self._thread.start()

    def stop(self) -> None:
        """End all workers; bounded."""
        self._closing.set()
        self._wake()
        if self._thread.is_alive():
            self._thread.join(2.0)
        if self._shards is not None:
            self._shards.workers.stop()

    def show(self, demands: Mapping[int, Demand]) -> None:
        """Say what stands on the glass now: all of it, by row. Thread-safe and cheap."""
        with self._lock:
            self._planner.show(demands)
        self._wake()

    def touch(self, channel: int, width: int, height: int) -> None:
        """A finger came down: motion now, at this size, ahead of every plan. Thread-safe."""
        now = time.monotonic()
        if self._shards is not None and not self._closing.is_set():
            # Before all else, this call's own computing too.
            self._shards.workers.hush.keep(now)
        with self._lock:
            self._send(self._planner.touch(channel, width, height, now))

    def decision(self, channel: int) -> Decision:
        """What a channel gets, and why."""
        return self._planner.decision(channel)

    def replace(
        self, channels: Sequence[Channel], credentials: Mapping[str, Credential]
    ) -> tuple[str, ...]:
        """Take edited documents: sessions whose URLs and credentials did not change go on.

        Returns:
            Ids of channels for which there is no room until the next start.
        """
        with self._lock:
            change = self.roster.replace(channels, credentials)
            if self._shards is not None:
                self._shards.forget(change.gone)
            for row in change.gone:
                self._planner.forget(row, time.monotonic())
                self.frames.status[row] = np.zeros((), self.frames.status.dtype)
                self.frames.status["canvas"][row] = -1
                self.frames.stills["sequence"][row] = 0
            if self._shards is not None:
                self._shards.connect(change.fresh)
            self._mark()
        self._wake()
        return change.left_out

    def totals(self) -> dict[str, int]:
        """Number of channels in each state, by its word; all states present."""
        counts = np.bincount(self.judge.states[self.rows], minlength=len(State))
        return {state.word: int(counts[state]) for state in State}

    def budget(self) -> Budget:
        """Where the cores go."""
        handles = self._handles()
        return Budget(
            cores=self.cores,
            granted=self._allowance.granted,
            used=sum(handle.cores for handle in handles),
            motion=self._planner.plan.motion,
            stills=self._planner.plan.stills,
            still_every=self._planner.plan.still_every,
            workers=tuple(handle.cores for handle in handles),
            late_ms=self._allowance.late * 1e3,
            hardware=f"{self.hardware.kind}: {self.hardware.reason}",
        )

    def falls(self) -> Mapping[Fall, int]:
        """How often each kind of its processes ended, or hung, and was started again."""
        known = self._shards.workers.falls if self._shards else {}
        return {fall: known.get(fall, 0) for fall in FALLS}

    def processes(self) -> tuple[int, ...]:
        """Process ids of the workers."""
        return tuple(handle.process.pid for handle in self._handles())

    def move(self, channels: Sequence[int], worker: int) -> None:
        """Hand channels to another worker, sessions and all. Thread-safe.

        Args:
            channels: Rows; those that cannot be handed over stay where they are.
            worker: Its number.
        """
        with self._lock:
            if self._shards is not None:
                self._shards.move(channels, worker)

    def _run(self) -> None:
        while not self._closing.is_set():
            try:
                self._turn()
            except Exception:
                # Whatever it was: nobody else would look after the workers, nor judge any tile.
                log.exception("the engine stumbled, and goes on")
                self._closing.wait(TICK_S)

    def _turn(self) -> None:
        """Listen, look after the workers, judge; now and then measure and plan."""
        shards = self._shards
        if shards is None:
            return
        woken = bool(ready([self._wake_out], shards.workers.laden(), TICK_S).reads)
        if woken:
            os.read(self._wake_out, 4096)
        now = time.monotonic()
        self.judge.look(self.frames.status, now)
        take = self.replays.take
        shards.workers.listen({"handed": self._handed, "held": take, "excerpt": take})
        shards.workers.revive(now, self._bereave, self._introduce)
        if now - self._measured >= MEASURE_EVERY_S:
            self._measured = now
            shards.workers.measure(now)
            self._allowance.look(shards.workers.lateness(), now)
            with self._lock:
                shards.weigh(now)
        if woken or now - self._planned >= PLAN_EVERY_S:
            self._planned = now
            with self._lock:
                self._replan(now)
                shards.tell(
                    stills_message(self._planner.plan, len(self.rows), shards.workers.number)
                )
        self.turned = now

    def _mark(self) -> None:
        """Keep the past of the channels whose document says so."""
        kept = [self.index(channel.id) for channel in self.channels if channel.replay]
        self.replays.mark("documents", kept)

    def _handed(self, message: Message, sockets: list[int]) -> None:
        with self._lock:
            if self._shards is not None:
                self._shards.take(message, sockets)

    def _handles(self) -> list[Handle]:
        return self._shards.workers.handles if self._shards else []

    def _say(self, row: int, message: Message) -> None:
        if self._shards is not None:
            self._shards.say(row, message)

    def _send(self, orders: Sequence[Order]) -> None:
        if self._shards is not None:
            self._shards.send(orders)

    def _bereave(self, worker: int, again: float, row: int) -> None:
        """Write down of a worker's channels that no camera is to blame for what they lack.

        Unless one may be: the channel over whose motion the worker ended stands as a still for a
        while where that was not the first time, so that it does not take all the others along.
        """
        if self._shards is None:
            return
        with self._lock:
            self._shards.bereave(worker, again)
            if row == NOBODY:
                return
            now = time.monotonic()
            if rest := self._planner.suspects.accuse(row, now):
                # The next worker is told the orders that are in force then.
                self._replan(now)
        log.error(
            "worker %d was decoding the motion of channel row %d; it moves again in %.0f s",
            worker,
            row,
            rest,
        )

    def _introduce(self, worker: int) -> None:
        """Tell a worker that was started again what is its own; of the past it has nothing."""
        if self._shards is not None:
            self.replays.forget(np.flatnonzero(self.frames.status["worker"] == worker).tolist())
            with self._lock:
                self._shards.introduce(worker)

    def _replan(self, now: float) -> None:
        ingest = sum(handle.ingest.cores for handle in self._handles())
        cores = self._allowance.decoding(ingest, self._planner.plan.motion)
        self._send(self._planner.replan(now, self.rows, cores, self._allowance.granted))

    def _wake(self) -> None:
        with contextlib.suppress(OSError):
            os.write(self._wake_in, b".")
