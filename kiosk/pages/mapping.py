"""What every map of the kiosk has: where one stands, its exits, its scale, and which way is up."""

from __future__ import annotations

from typing import Any, Final

from kiosk.page import Pace
from kiosk.pages.brief import Brief
from kiosk.pages.gates import gates
from kiosk.pages.saying import WALK_M_A_MINUTE, distance

MINUTES: Final = (1, 2, 3, 5, 10, 15, 20, 30, 60, 120)
"""What a scale may show."""


def frame(brief: Brief) -> dict[str, Any]:
    """Return those fields of a `Chart` that are the same on every map."""
    return {
        "here": (brief.here.lat, brief.here.lon),
        "facing": brief.kiosk.place.facing,
        "gates": gates(brief),
        "paces": tuple(_pace(brief, minutes) for minutes in MINUTES),
        "north": brief.say("map.north"),
        "you": brief.say("map.you"),
    }


def _pace(brief: Brief, minutes: int) -> Pace:
    metres = minutes * WALK_M_A_MINUTE // 10 * 10  # as it is written at the scale
    short = brief.say("map.minutes", n=minutes)
    says = brief.say("map.scale", short=short, far=distance(brief, metres))
    return Pace(metres, short, says)
