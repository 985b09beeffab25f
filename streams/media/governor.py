"""Plans how much of each channel is decoded: a pure function of what is shown, costs and budget.

It never fails.  What does not fit in motion stands as a still, stills get older under pressure, and
every decision carries its reason for the tile's inspector.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from streams.floor.truth import Tier
from streams.media.demand import Demand, Focus

MOTION_WIDTH = 160
"""Tiles narrower than this, in pixels, are stills: motion in them cannot be made out."""
SHARP_GAIN = 1.25
"""A tile wants the main stream when it is this much wider than the sub-stream's pictures."""
STAY = 0.9
"""What moves already may fill the budget by so much more: plans do not flap with noise."""
STILLS_SHARE, STILLS_LEAST = 0.15, 0.05
"""Share of the budget that plans leave to the stills, and what they keep beside any spotlight."""
SLACK_S = 1.5
"""Added to every promised age: the drain's cadence and the way to the glass."""


@dataclass(frozen=True)
class Cost:
    """What one channel takes, as measured, or as assumed before the first measurement.

    Attributes:
        smooth: Cores for every frame of the sub-stream.
        sharp: Cores for every frame of the main stream.
        still: CPU seconds for one keyframe.
        gop: Seconds between keyframes.
        width: Of the sub-stream's pictures, px; 0 before it is known.
    """

    smooth: float
    sharp: float
    still: float
    gop: float
    width: int


class Why(StrEnum):
    """What a decision rests on."""

    SPOTLIGHT = "in the spotlight"
    WIDER = "{width} px wide, the sub-stream only {stream}"
    TOUCHED = "touched just now"
    WIDE = "{width} px wide"
    SMALL = "a still, for the tile is {width} px wide"
    HIDDEN = "a still, for it is not on the glass"
    SUSPECT = "a still for a while, for more than one worker ended over its motion"


@dataclass(frozen=True)
class Decision:
    """What one channel gets, and why.

    Attributes:
        tier: How much of it is decoded.
        why: What it rests on.
        width: Of the tile, px.
        stream: Width of the sub-stream's pictures, px.
        wanted: What it would get without a budget.
        cores: The budget that it would have passed.
    """

    tier: Tier
    why: Why
    width: int = 0
    stream: int = 0
    wanted: Tier = Tier.STILL
    cores: float = 0.0

    @property
    def reason(self) -> str:
        """A sentence for the tile's inspector."""
        why = self.why.format(width=self.width, stream=self.stream)
        if self.tier is Tier.STILL and self.wanted is not Tier.STILL:
            return f"a still, for motion would pass the budget of {self.cores:.1f} cores"
        if self.tier < self.wanted:
            return f"{self.tier.word}, for {self.wanted.word} would pass the budget ({why})"
        return why if self.tier is Tier.STILL else f"{self.tier.word}: {why}"


@dataclass(frozen=True)
class Plan:
    """What all channels get.

    Attributes:
        decisions: By channel, for all that stand on the glass.
        motion: Cores planned for motion.
        stills: Cores left for stills.
        still_every: Seconds after which each still comes round, at the present load.
    """

    decisions: Mapping[int, Decision]
    motion: float
    stills: float
    still_every: float


def plan(
    demands: Mapping[int, Demand],
    costs: Mapping[int, Cost],
    cores: float,
    moving: Mapping[int, Tier],
    others: float = 0.0,
    granted: float = 1.0,
) -> Plan:
    """Decide the tiers of channels.

    Args:
        demands: What stands on the glass, by channel; those that `may_move` suffice.
        costs: Of these channels, at the least.
        cores: The budget for decoding, in cores.
        moving: Channels that are in motion now, with their tiers.
        others: CPU seconds for one keyframe each of all channels that ``costs`` leaves out.
        granted: Share of the budget that the machine really has for motion. Stills are not planned
            with less: they take what is left over anyway, and what is late is called late.

    Returns:
        The plan; motion in it takes no more than the budget, but for a spotlight, which is always
        in motion.
    """
    motion_budget = cores * (1.0 - STILLS_SHARE) * granted
    spent = 0.0
    decisions: dict[int, Decision] = {}
    for channel in sorted(demands, key=lambda c: _order(c, demands[c], moving)):
        demand, cost = demands[channel], costs[channel]
        wanted, why = _wanted(demand, cost)
        given = Tier.STILL
        for tier in range(wanted, Tier.STILL, -1):
            price = cost.sharp if tier == Tier.SHARP else cost.smooth
            stays = moving.get(channel, Tier.STILL) >= tier
            limit = motion_budget / STAY if stays else motion_budget
            if demand.focus >= Focus.WARM or spent + price <= limit:
                spent += price
                given = Tier(tier)
                break
        decisions[channel] = Decision(given, why, demand.width, cost.width, wanted, cores * granted)
    stills = max(cores - spent, cores * STILLS_LEAST)
    around = others + sum(
        cost.still
        for channel, cost in costs.items()
        if channel not in decisions or decisions[channel].tier is Tier.STILL
    )
    return Plan(decisions, spent, stills, around / max(stills, 0.01))


def may_move(demand: Demand) -> bool:
    """Whether a tile can come to be more than a still at all."""
    return demand.width >= MOTION_WIDTH or demand.focus >= Focus.WARM


def _order(channel: int, demand: Demand, moving: Mapping[int, Tier]) -> tuple[int, int, int, int]:
    area = demand.width * demand.height
    focus = demand.focus if demand.focus >= Focus.WARM else Focus.NONE
    return (-focus, -area, -moving.get(channel, Tier.STILL), channel)


def _wanted(demand: Demand, cost: Cost) -> tuple[Tier, Why]:
    if demand.focus is Focus.SPOTLIGHT:
        return Tier.SHARP, Why.SPOTLIGHT
    if cost.width and demand.width > max(cost.width * SHARP_GAIN, MOTION_WIDTH):
        return Tier.SHARP, Why.WIDER
    if demand.focus is Focus.WARM:
        return Tier.SMOOTH, Why.TOUCHED
    if demand.width >= MOTION_WIDTH:
        return Tier.SMOOTH, Why.WIDE
    return Tier.STILL, Why.SMALL
