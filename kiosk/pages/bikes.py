"""The public bicycles around the kiosk, on a map and in a list."""

from __future__ import annotations

import re
from typing import Final

from kiosk.page import Block, Entry, Marker, Page
from kiosk.pages.brief import Brief
from kiosk.pages.ground import Far, nearest
from kiosk.pages.nearby import nearby
from kiosk.pages.reach import far, reach, told
from kiosk.pages.saying import age, distance_aloud, listing
from kiosk.pages.supply import nothing, supply, vouch
from streams.feeds.bikestation import BikeStation

KINDS: Final = ("bikes", "gbfs")
WITHIN_M: Final = 1500.0
SHOWN: Final = 8
ALOUD: Final = 4
_AT_EXIT: Final = re.compile(
    r"(?P<station>\S+?)역\s*(?P<number>\d+(?:-\d+)?)\s*번\s*출구(?:\s*앞)?\s*(?P<rest>\d*)"
)


def build(brief: Brief) -> Page:
    """Return the page."""
    title = brief.say("page.bikes.title")
    found = supply(brief, KINDS, BikeStation)
    near = nearest(brief.here, found.records, WITHIN_M)[:SHOWN]
    blocks: tuple[Block, ...]
    if not found.known:
        blocks = (nothing(brief, title, found, "bike"),)
    else:
        blocks = nearby(
            brief,
            "bikes",
            vouch(brief, found, max((one.thing.at for one in near), default=None)),
            entries=[_entry(brief, one) for one in near],
            spoken=[_aloud(brief, one) for one in near[:ALOUD]],
            markers=[_marker(brief, one) for one in near],
            metres=[one.metres for one in near],
        )
    return Page("bikes", title, brief.language, "bike", blocks)


def station_name(brief: Brief, name: str) -> str:
    """Return what a station is called; those before an exit are called alike in all languages."""
    match = _AT_EXIT.fullmatch(name)
    if match is None:
        return brief.called(name)
    station = brief.called(match["station"])
    if not station or station == match["station"]:
        return name
    named = brief.say("bikes.at_exit", station=station, number=match["number"])
    # Beside the exit's number another one would be taken for it.
    return listing(brief, named, match["rest"])


def _entry(brief: Brief, one: Far[BikeStation]) -> Entry:
    station = one.thing
    return Entry(
        title=station_name(brief, station.name),
        detail=far(brief, reach(brief, one.at)),
        aside=_count(brief, station),
        badge="" if station.renting else brief.say("bikes.closed"),
        mark="bike",
    )


def _marker(brief: Brief, one: Far[BikeStation]) -> Marker:
    found = reach(brief, one.at)
    return Marker(
        one.at,
        station_name(brief, one.thing.name),
        _count(brief, one.thing),
        "bike",
        tells=told(brief, found),
        aged=age(brief, one.thing.at),
        way=found.way,
    )


def _count(brief: Brief, station: BikeStation) -> str:
    return brief.say("bikes.count", n=station.bikes if station.renting else 0)


def _aloud(brief: Brief, one: Far[BikeStation]) -> str:
    name = station_name(brief, one.thing.name)
    metres = distance_aloud(brief, reach(brief, one.at).metres)
    bikes = one.thing.bikes if one.thing.renting else 0
    return brief.say("bikes.aloud", name=name, far=metres, n=bikes)
