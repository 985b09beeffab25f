"""A channel over whose motion workers ended stands as a still for a while, whoever touches it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from streams.floor.truth import Tier
from streams.media.demand import Demand, Focus
from streams.media.governor import Why
from streams.media.order import Order
from streams.media.planner import Planner
from tests.fakes.memory import memory

ROW, OTHER = 1, 2
ROWS = np.arange(4, dtype=np.intp)
NOW = 1000.0


def tiers(orders: Sequence[Order]) -> dict[int, Tier]:
    return {order.channel: order.tier for order in orders}


def test_twice_a_suspect_it_stands_and_moves_again_in_time() -> None:
    with memory(4) as frames:
        planner = Planner(frames, 2.0)
        planner.show({ROW: Demand(640, 360, Focus.SPOTLIGHT), OTHER: Demand(320, 180)})
        moving = tiers(planner.replan(NOW, ROWS, 2.0))
        assert moving[ROW] > Tier.STILL < moving[OTHER]
        assert planner.suspects.accuse(ROW, NOW + 1) == 0.0
        assert tiers(planner.replan(NOW + 1, ROWS, 2.0)) == {}, "once is chance"
        planner.suspects.accuse(ROW, NOW + 2)
        assert tiers(planner.replan(NOW + 2, ROWS, 2.0)) == {ROW: Tier.STILL}
        assert planner.decision(ROW).why is Why.SUSPECT
        assert planner.decision(OTHER).why is not Why.SUSPECT
        assert Tier.SMOOTH not in tiers(planner.touch(ROW, 640, 360, NOW + 3)).values()
        assert planner.orders[ROW].tier is Tier.STILL
        again = tiers(planner.replan(NOW + 33, ROWS, 2.0))
        assert again[ROW] > Tier.STILL
        assert planner.decision(ROW).why is not Why.SUSPECT
