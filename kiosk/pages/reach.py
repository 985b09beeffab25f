"""How far a place is on foot, by which exit one leaves, and the way there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kiosk.page import Way
from kiosk.pages.brief import Brief
from kiosk.pages.gates import inside, usable
from kiosk.pages.saying import distance, listing, walk
from layouts.kiosk import Exit
from streams.feeds.near import metres
from streams.feeds.position import Position

ON_FOOT_M: Final = 3000.0
"""Nobody is told to walk farther."""

Spot = tuple[float, float]


@dataclass(frozen=True)
class Reach:
    """How one gets somewhere.

    Attributes:
        metres: How far that is: on foot, or in a straight line from here.
        way: The way.
        gate: The exit by which one leaves; None where that is not known.
    """

    metres: float
    way: Way
    gate: Exit | None = None


def reach(brief: Brief, at: Spot) -> Reach:
    """Return the way to a place, along the streets where the ground has them."""
    here = (brief.here.lat, brief.here.lon)
    straight = _metres(here, at)
    if straight > ON_FOOT_M:
        return Reach(straight, Way((here, at), straight=True))
    starts = [
        (one, one.position, _metres(here, one.position))
        for one in usable(brief)
        if one.position is not None
    ]
    ground = brief.knowledge.ground
    if ground is not None:
        begins = [(place, far) for _, place, far in starts] or [(here, 0.0)]
        found = ground.streets.walk(begins, at)
        if found is not None:
            gate = starts[found.start][0] if starts else None
            within = inside(brief, gate) if gate else ()
            return Reach(found.metres, Way(found.points, within), gate)
    if not starts:
        return Reach(straight, Way((here, at), straight=True))
    gate, place, _ = min(starts, key=lambda one: one[2] + _metres(one[1], at))
    return Reach(straight, Way((place, at), inside(brief, gate), straight=True), gate)


def far(brief: Brief, found: Reach) -> str:
    """Return how far a place is, and in how long one is there."""
    on_foot = walk(brief, found.metres) if found.metres <= ON_FOOT_M else ""
    return listing(brief, distance(brief, found.metres), on_foot)


def told(brief: Brief, found: Reach) -> str:
    """Return how far a place is, in how long one is there, by which exit, and how that is known."""
    return listing(
        brief,
        far(brief, found),
        brief.say("map.by_exit", number=found.gate.number) if found.gate else "",
        brief.say("map.straight") if found.way.straight else "",
    )


def _metres(one: Spot, other: Spot) -> float:
    return metres(Position(*one), Position(*other))
