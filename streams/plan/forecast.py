"""Foretells what the governor will do with a scene: pure, from costs, tiles and a budget."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from layouts.channel import Channel
from layouts.geometry import TILE_ASPECT, Size
from layouts.scene import Cell
from streams.floor.frame import ARENA_BYTES, BUFFERS, STILL_HEIGHT, STILL_WIDTH, canvas_bytes
from streams.floor.truth import Tier
from streams.media.canvas import LARGER_THAN, SIZES, size_for
from streams.media.demand import Demand
from streams.media.governor import SLACK_S, Cost, Plan, may_move, plan
from streams.plan.costs import Cameras, Costs

LEAST_DECODING = 0.3
"""Share of the budget that is left to decoding however much receiving takes."""
PORT_MBIT = 940.0
"""What a gigabit port carries of streams, Mb/s."""


class Bound(StrEnum):
    """What keeps the machine from showing more."""

    NETWORK = "network"
    RECEIVING = "receiving"
    DECODING = "decoding"
    CANVASES = "canvases"
    KEYFRAMES = "keyframes"


@dataclass(frozen=True)
class Forecast:
    """What a scene will take, and what of it this machine will show.

    Attributes:
        channels: All that stay connected.
        tiles: Those of them that stand in the scene.
        wanted: How many tiles want each tier.
        shown: How many will have it.
        cores: The budget.
        wanted_motion: Cores that everything wanted in motion takes.
        motion: Cores that what moves will take.
        receiving: Cores that receiving takes.
        stills: Cores that are left for stills.
        still_every: Seconds after which each still comes round.
        still_age: The age that a still is promised to stay under, seconds.
        canvas_bytes: Memory of the canvases.
        atlas_bytes: Memory of the small stills.
        kept_bytes: Memory of the kept groups of pictures.
        mbit: Mb/s from the network.
        bounds: What keeps it from showing more, the hardest first.
    """

    channels: int
    tiles: int
    wanted: Mapping[Tier, int]
    shown: Mapping[Tier, int]
    cores: float
    wanted_motion: float
    motion: float
    receiving: float
    stills: float
    still_every: float
    still_age: float
    canvas_bytes: int
    atlas_bytes: int
    kept_bytes: int
    mbit: float
    bounds: tuple[Bound, ...]

    @property
    def needed(self) -> float:
        """Cores that receiving and everything wanted in motion take."""
        return self.receiving + self.wanted_motion

    @property
    def stilled(self) -> int:
        """Tiles that want motion and will be stills."""
        return self.shown[Tier.STILL] - self.wanted[Tier.STILL]


def demanded(cells: Iterable[Cell], size: Size) -> dict[str, Demand]:
    """Return how large each channel's picture stands on a canvas of `size`, px."""
    demands: dict[str, Demand] = {}
    for cell in cells:
        width, height = cell.rect.width * size.width, cell.rect.height * size.height
        width = min(width, height * TILE_ASPECT)
        demand = Demand(round(width), round(width / TILE_ASPECT))
        if cell.channel not in demands or demands[cell.channel].width < demand.width:
            demands[cell.channel] = demand
    return demands


def foretold(
    demands: Mapping[str, Demand],
    channels: Sequence[Channel],
    costs: Costs,
    cameras: Cameras,
    cores: float,
) -> Forecast:
    """Return what will become of a scene.

    Args:
        demands: How large each channel stands in it, by id.
        channels: All that the wall keeps connected, those of the scene among them.
        costs: This machine's.
        cameras: What the channels are taken to send.
        cores: The budget for receiving and decoding.
    """
    single = frozenset(channel.id for channel in channels if channel.sub is None)
    mbit = sum(
        cameras.main_mbit if channel.id in single else cameras.sub_mbit for channel in channels
    )
    prices = [_cost(channel.id in single, costs, cameras) for channel in channels]
    rows = {channel.id: row for row, channel in enumerate(channels)}
    movable = {rows[name]: demand for name, demand in demands.items() if may_move(demand)}
    chosen = {row: prices[row] for row in movable}
    others = sum(price.still for price in prices) - sum(price.still for price in chosen.values())

    def planned(received: float) -> Plan:
        receiving = received * costs.receive
        return plan(movable, chosen, max(cores - receiving, cores * LEAST_DECODING), {}, others)

    def opened(tiers: Iterable[tuple[int, Tier]]) -> float:
        """Mb/s of the main streams that are open besides."""
        doubles = (row for row, tier in tiers if tier is Tier.SHARP)
        return sum(cameras.main_mbit for row in doubles if channels[row].id not in single)

    first = planned(mbit)
    whole = mbit + opened((row, one.tier) for row, one in first.decisions.items())
    final = planned(whole)
    wanted = {row: one.wanted for row, one in final.decisions.items()}
    shown = {row: one.tier for row, one in final.decisions.items()}
    whole = mbit + opened(shown.items())
    canvases = _canvases(demands.values())
    every = max(final.still_every, cameras.gop_s)
    return Forecast(
        channels=len(channels),
        tiles=len(demands),
        wanted=_counted(wanted.values(), len(demands)),
        shown=_counted(shown.values(), len(demands)),
        cores=cores,
        wanted_motion=sum(
            chosen[row].sharp if tier is Tier.SHARP else chosen[row].smooth
            for row, tier in wanted.items()
            if tier is not Tier.STILL
        ),
        motion=final.motion,
        receiving=whole * costs.receive,
        stills=final.stills,
        still_every=every,
        still_age=every + SLACK_S,
        canvas_bytes=min(canvases, ARENA_BYTES),
        atlas_bytes=len(channels) * STILL_WIDTH * STILL_HEIGHT * 4,
        kept_bytes=round(whole * 1e6 / 8 * cameras.gop_s),
        mbit=whole,
        bounds=_bounds(final, whole, whole * costs.receive, cores, canvases),
    )


def _cost(single: bool, costs: Costs, cameras: Cameras) -> Cost:
    """What a channel takes; one without a sub-stream pays for its main stream in every tier."""
    sharp = costs.sharp_ms / 1000.0 * cameras.main_fps
    if single:
        # A keyframe costs as much more than a frame in the large stream as in the small one.
        still = costs.still_ms / 1000.0 * costs.sharp_ms / costs.smooth_ms
        return Cost(sharp, sharp, still, cameras.gop_s, cameras.main_width)
    smooth = costs.smooth_ms / 1000.0 * cameras.sub_fps
    return Cost(smooth, sharp, costs.still_ms / 1000.0, cameras.gop_s, cameras.sub_width)


def _counted(tiers: Collection[Tier], tiles: int) -> dict[Tier, int]:
    """How many tiles have each tier; those that cannot move are stills."""
    counts = {tier: sum(1 for one in tiers if one is tier) for tier in Tier}
    counts[Tier.STILL] += tiles - len(tiers)
    return counts


def _canvases(demands: Iterable[Demand]) -> int:
    """Bytes of the canvases that tiles of these sizes borrow."""
    sizes = (
        size_for(min(one.width, SIZES[-1][0]), min(one.height, SIZES[-1][1]))
        for one in demands
        if one.width > LARGER_THAN
    )
    return sum(BUFFERS * canvas_bytes(*size) for size in sizes)


def _bounds(
    final: Plan, mbit: float, receiving: float, cores: float, canvases: int
) -> tuple[Bound, ...]:
    less = any(one.tier < one.wanted for one in final.decisions.values())
    found = {
        Bound.NETWORK: mbit > PORT_MBIT,
        Bound.RECEIVING: cores - receiving < cores * LEAST_DECODING,
        Bound.DECODING: less,
        Bound.CANVASES: canvases > ARENA_BYTES,
    }
    bounds = tuple(bound for bound, holds in found.items() if holds)
    return bounds or (Bound.KEYFRAMES,)
