"""What happens on the roads around the kiosk, on a map and in a list."""

from __future__ import annotations

from typing import Final

from kiosk.page import Block, Entry, Marker, Page
from kiosk.pages.brief import Brief
from kiosk.pages.ground import Far, nearest
from kiosk.pages.nearby import nearby
from kiosk.pages.saying import age, clock, distance, distance_aloud, listing
from kiosk.pages.supply import nothing, supply, vouch
from streams.feeds.seoul.incidents import Incident

KINDS: Final = ("incidents",)
WITHIN_M: Final = 8000.0
SHOWN: Final = 6
KNOWN: Final = frozenset(f"A{number:02d}" for number in range(1, 11))
"""TOPIS's codes for accident, breakdown, pedestrian, works, debris, bus, subway, fire, weather and
gathering; the others are something else."""


def build(brief: Brief) -> Page:
    """Return the page."""
    title = brief.say("page.roads.title")
    found = supply(brief, KINDS, Incident)
    open_ones = [one for one in found.records if one.clears is None or one.clears > brief.now]
    near = nearest(brief.here, open_ones, WITHIN_M)[:SHOWN]
    blocks: tuple[Block, ...]
    if not found.known:
        blocks = (nothing(brief, title, found, "road"),)
    else:
        # That there is none is as old as the answer, not as the oldest works.
        blocks = nearby(
            brief,
            "roads",
            vouch(brief, found, found.fetched),
            entries=[_entry(brief, one) for one in near],
            spoken=[_aloud(brief, one) for one in near],
            markers=[_marker(brief, one) for one in near],
            metres=[one.metres for one in near],
        )
    return Page("roads", title, brief.language, "road", blocks)


def _kind(brief: Brief, one: Incident) -> str:
    return brief.say(f"roads.kind.{one.kind if one.kind in KNOWN else 'other'}")


def _marker(brief: Brief, one: Far[Incident]) -> Marker:
    far = listing(brief, distance(brief, one.metres), one.thing.words)
    aged = age(brief, one.thing.at)
    return Marker(one.at, _kind(brief, one.thing), mark="road", tells=far, aged=aged)


def _entry(brief: Brief, one: Far[Incident]) -> Entry:
    clears = one.thing.clears
    until = brief.say("roads.until", time=clock(brief, clears)) if clears else ""
    return Entry(
        title=_kind(brief, one.thing),
        detail=listing(brief, one.thing.words, until),
        aside=distance(brief, one.metres),
        mark="road",
    )


def _aloud(brief: Brief, one: Far[Incident]) -> str:
    return brief.say(
        "roads.aloud",
        kind=_kind(brief, one.thing),
        words=one.thing.words,
        far=distance_aloud(brief, one.metres),
    )
