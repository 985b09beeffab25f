"""Which worker has which channels: told at the start and after a crash, moved when uneven."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from streams.floor.frame import Frames
from streams.floor.log import logger
from streams.floor.reason import Reason
from streams.floor.truth import Link, Tier
from streams.media.balance import MOST, balanced
from streams.media.order import Order
from streams.media.roster import Roster
from streams.media.smoothing import smooth
from streams.media.wire import Message, packed
from streams.media.workers import Workers

log = logger(__name__)

BALANCE_EVERY_S, SETTLE_S = 2.0, 20.0
"""How often loads are compared, and for how long they settle after a start or a move."""
SMOOTHING = 0.3


class Shards:
    """The channels of one engine, spread over its workers.

    Args:
        workers: The processes.
        roster: The channels.
        frames: The shared memory, for measured costs.
        orders: What is in force, by row; the planner's own mapping.
    """

    def __init__(
        self, workers: Workers, roster: Roster, frames: Frames, orders: Mapping[int, Order]
    ) -> None:
        self.workers = workers
        self._roster, self._frames, self._orders = roster, frames, orders
        self._places = np.arange(roster.capacity) % workers.number
        self._loads = [0.0] * workers.number
        self._compare_at = 0.0

    def place(self, row: int) -> int:
        """The worker that has a channel."""
        return int(self._places[row])

    def begin(self, now: float) -> None:
        """Tell all workers their channels."""
        self._compare_at = now + SETTLE_S
        for place in range(self.workers.number):
            self.introduce(place)

    def bereave(self, place: int, again: float) -> None:
        """Say of the channels of a worker that is gone why they are late.

        Args:
            place: The worker's.
            again: When it is started again, s, monotonic.
        """
        status = self._frames.status
        rows = [row for row in self._roster.rows.tolist() if self.place(row) == place]
        playing = [row for row in rows if status["link"][row] == Link.PLAYING]
        status["reason"][playing], status["words"][playing] = Reason.RENEWED, b""
        status["retry_at"][playing] = again

    def introduce(self, place: int) -> None:
        """Tell a worker that knows nothing which channels are its own."""
        self.connect([row for row in self._roster.rows.tolist() if self.place(row) == place])
        self.send([o for o in self._orders.values() if self.place(o.channel) == place])

    def connect(self, rows: Sequence[int]) -> None:
        """Have channels connected that nobody has yet."""
        for place, own in self._by_place(rows).items():
            self.workers.send(place, {"do": "channels", "channels": self._roster.specs(own)})

    def forget(self, rows: Sequence[int]) -> None:
        """Have channels disconnected."""
        for place, own in self._by_place(rows).items():
            self.workers.send(place, {"do": "forget", "channels": own})

    def send(self, orders: Sequence[Order]) -> None:
        """One message to each worker that is concerned."""
        fresh: dict[int, list[list[int]]] = {}
        for order in orders:
            fresh.setdefault(self.place(order.channel), []).append(packed(order))
        for place, packs in fresh.items():
            self.workers.send(place, {"do": "orders", "orders": packs})

    def tell(self, message: Message) -> None:
        """Say the same to all workers."""
        for place in range(self.workers.number):
            self.workers.send(place, message)

    def say(self, row: int, message: Message) -> None:
        """Say something to the worker that has a channel."""
        self.workers.send(self.place(row), message)

    def weigh(self, now: float) -> None:
        """Compare the workers' loads, and move channels where that helps; once a second."""
        loads = [handle.ingest.cores for handle in self.workers.handles]
        self._loads = [
            smooth(before, load, SMOOTHING) for before, load in zip(self._loads, loads, strict=True)
        ]
        if self.workers.number < 2 or now < self._compare_at:
            return
        self._compare_at = now + BALANCE_EVERY_S
        move = balanced(self._loads, self._costs(), dict(enumerate(self._places.tolist())))
        if move is not None:
            self._compare_at = now + SETTLE_S
            log.info(
                "moving %d channels from worker %d to worker %d, which has more time for them",
                len(move.channels),
                move.source,
                move.target,
            )
            self.move(move.channels, move.target)

    def move(self, rows: Sequence[int], target: int) -> None:
        """Have channels handed to another worker, sessions and all; those that cannot be stay."""
        for place, own in self._by_place(rows).items():
            if place == target:
                continue
            for start in range(0, len(own), MOST):
                part = own[start : start + MOST]
                self.workers.send(place, {"do": "yield", "channels": part, "to": target})

    def take(self, message: Message, sockets: Sequence[int]) -> None:
        """Pass on what a worker gave away; what was edited or removed meanwhile goes no further.

        Args:
            message: The worker's.
            sockets: Descriptors of the sessions in it; the caller closes them.
        """
        target = int(message["to"])
        present = {int(spec["index"]): spec for spec in self._roster.specs(self._rows(message))}
        channels: list[dict[str, Any]] = []
        along: list[int] = []
        for channel, descriptor in zip(message["channels"], sockets, strict=True):
            row = int(channel["spec"]["index"])
            if present.get(row) == channel["spec"]:
                self._places[row] = target
                channels.append(channel)
                along.append(descriptor)
        rows = [int(channel["spec"]["index"]) for channel in channels]
        orders = [packed(self._orders[row]) for row in rows if row in self._orders]
        message = {"do": "adopt", "channels": channels, "orders": orders}
        self.workers.send(target, message, along)

    def _rows(self, message: Message) -> list[int]:
        return [int(channel["spec"]["index"]) for channel in message["channels"]]

    def _by_place(self, rows: Sequence[int]) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for row in rows:
            found.setdefault(self.place(row), []).append(int(row))
        return found

    def _costs(self) -> dict[int, float]:
        """Cores of every channel that can move: its motion, and its share of all receiving."""
        rows = self._roster.rows
        status = self._frames.status[rows]
        paced = np.maximum(status["interval"], 1 / 60)
        motion = np.where(status["tier"] > Tier.STILL, status["motion_ms"] / 1000.0 / paced, 0.0)
        receiving = max(sum(self._loads) - float(motion.sum()), 0.0) / max(len(rows), 1)
        fixed = {
            o.channel for o in self._orders.values() if o.warm or o.keep or o.tier is Tier.SHARP
        }
        costs = dict(zip(rows.tolist(), (motion + receiving).tolist(), strict=True))
        return {row: cost for row, cost in costs.items() if row not in fixed}
