"""From what stands on the glass, and what fingers touch, to an order for each channel."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from streams.floor.frame import Frames
from streams.floor.truth import Tier
from streams.media.canvas import SIZES, Canvases
from streams.media.demand import Demand, Focus
from streams.media.governor import Cost, Decision, Plan, Why, may_move, plan
from streams.media.keeping import Keeping
from streams.media.order import Order
from streams.media.suspects import Suspects

TOUCH_HOLDS_S = 4.0
"""A touch that no view confirms lapses after so long."""
MOTION_MS, KEY_MS, INTERVAL_S, SHARP_CORES = 0.8, 2.5, 1 / 15, 0.09
"""Costs that are assumed before they are measured."""


@dataclass
class Touch:
    """A finger that came down on a tile, and the size the channel is wanted at."""

    at: float
    demand: Demand


class Planner:
    """Keeps the orders in force, and says which of them change.

    Args:
        frames: The shared memory, for canvases and measured costs.
        cores: The budget before anything was measured.
    """

    def __init__(self, frames: Frames, cores: float) -> None:
        self.plan = Plan({}, 0.0, cores, 0.0)
        self.orders: dict[int, Order] = {}
        self.keeping = Keeping()
        self.canvases = Canvases(frames)
        self.suspects = Suspects()
        """Channels over whose motion workers ended: they stand as stills for a while."""
        self._now = 0.0
        self._frames = frames
        self._shown: dict[int, Demand] = {}
        self._lit: tuple[int, ...] = ()
        self._touched: dict[int, Touch] = {}
        self._changed: set[int] = set()

    def show(self, demands: Mapping[int, Demand]) -> None:
        """Take what stands on the glass now: all of it."""
        before, self._shown = self._shown, dict(demands)
        self._lit = tuple(c for c, d in demands.items() if d.focus is Focus.SPOTLIGHT)
        self._changed |= before.keys() - self._shown.keys()
        self._changed.update(c for c, demand in demands.items() if before.get(c) != demand)

    def mark(self, channels: Collection[int]) -> None:
        """Keep the past of these channels, from the next plan on."""
        self._changed |= self.keeping.mark(channels)

    def touch(self, channel: int, width: int, height: int, now: float) -> list[Order]:
        """Motion for a channel ahead of every plan; the order to be sent at once."""
        if channel not in self._touched:
            self._touched[channel] = Touch(now, Demand(width, height, Focus.WARM))
        self._touched[channel].at = now
        present = self.orders.get(channel, Order(channel))
        tier = max(present.tier, Tier.SMOOTH)
        return self._news([self._lent(channel, tier, self._demand(channel), now)])

    def replan(
        self, now: float, rows: npt.NDArray[np.intp], cores: float, granted: float = 1.0
    ) -> list[Order]:
        """Plan anew; the orders that change.

        Args:
            now: Seconds, monotonic.
            rows: Of all channels.
            cores: For decoding.
            granted: Share of them that the machine really has for motion.
        """
        self._now = now
        for channel, touch in list(self._touched.items()):
            if now - touch.at > TOUCH_HOLDS_S:
                del self._touched[channel]
                self._changed.add(channel)
        self._changed |= self.keeping.look(self._lit, now)
        demands = dict(self._shown)
        for channel in self._touched:
            demands[channel] = self._demand(channel)
        movable = {channel: demand for channel, demand in demands.items() if may_move(demand)}
        moving = {c: o.tier for c, o in self.orders.items() if o.tier is not Tier.STILL}
        costs, others = self._costs(movable, rows)
        self.plan = plan(movable, costs, cores, moving, others, granted)
        # A small tile's order changes with the glass only: thousands are passed over.
        concerned = {*movable, *self._touched, *moving, *self._changed}
        self._changed.clear()
        orders = self._news(
            [
                self._lent(channel, self._tier(channel), demands.get(channel, Demand(0, 0)), now)
                for channel in concerned
            ]
        )
        self.canvases.sweep(now)
        return orders

    def decision(self, channel: int) -> Decision:
        """What a channel gets, and why."""
        if self.suspects.rests(channel, self._now):
            return Decision(Tier.STILL, Why.SUSPECT, self._demand(channel).width)
        found = self.plan.decisions.get(channel)
        if found is not None:
            return found
        shown = self._shown.get(channel)
        why = Why.SMALL if shown else Why.HIDDEN
        return Decision(Tier.STILL, why, shown.width if shown else 0)

    def forget(self, channel: int, now: float) -> None:
        """A channel has gone."""
        self.orders.pop(channel, None)
        self.suspects.forget(channel)
        self._changed.add(channel)
        self.canvases.give_back(channel, now)
        self.canvases.end_replay(channel, now)

    def _demand(self, channel: int) -> Demand:
        """What is shown of a channel, or the touch that is on it."""
        shown, touch = self._shown.get(channel), self._touched.get(channel)
        if touch is None:
            return shown or Demand(0, 0)
        if shown is None or (shown.width < touch.demand.width and shown.focus < Focus.WARM):
            return touch.demand
        return Demand(shown.width, shown.height, max(shown.focus, Focus.WARM))

    def _tier(self, channel: int) -> Tier:
        decision = self.plan.decisions.get(channel)
        return decision.tier if decision else Tier.STILL

    def _lent(self, channel: int, tier: Tier, demand: Demand, now: float) -> Order:
        """The order for a channel, with the canvas that it needs."""
        width, height = min(demand.width, SIZES[-1][0]), min(demand.height, SIZES[-1][1])
        canvas = self.canvases.lend(channel, width, height, now)
        warm = demand.focus is not Focus.NONE
        if self.suspects.rests(channel, now):
            tier = Tier.STILL
        return Order(channel, tier, canvas, width, height, warm, channel in self.keeping)

    def _news(self, orders: Sequence[Order]) -> list[Order]:
        """Those of the orders that are not in force yet; they are from now on."""
        news = []
        for order in orders:
            channel = order.channel
            if self.orders.get(channel, Order(channel)) == order:
                continue
            if order == Order(channel):
                self.orders.pop(channel, None)
            else:
                self.orders[channel] = order
            news.append(order)
        return news

    def _costs(
        self, movable: Mapping[int, Demand], rows: npt.NDArray[np.intp]
    ) -> tuple[dict[int, Cost], float]:
        """What the channels that may move cost, and a round of stills of all the others."""
        status = self._frames.status
        names = ("motion_ms", "key_ms", "interval", "gop", "width")
        costs = {}
        for channel in movable:
            motion, key, interval, gop, width = (status[name][channel].item() for name in names)
            costs[channel] = Cost(
                smooth=(motion or MOTION_MS) / 1000.0 / (interval or INTERVAL_S),
                sharp=SHARP_CORES,
                still=(key or KEY_MS) / 1000.0,
                gop=gop,
                width=width,
            )
        keys = status["key_ms"][rows]
        around = float(np.where(keys > 0, keys, KEY_MS).sum()) / 1000.0
        return costs, around - sum(cost.still for cost in costs.values())
