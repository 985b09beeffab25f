"""Walks and parks: the nearest walk drawn from here, and what else is near."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from kiosk.page import Block, Chart, Entries, Entry, Marker, Page
from kiosk.pages.brief import Brief
from kiosk.pages.ground import Far, nearest, span_of, uncluttered
from kiosk.pages.saying import about, distance, distance_aloud, listing, units_aloud, walk
from kiosk.pages.supply import Supply, aloud, nothing, supply, vouch
from streams.feeds.near import metres
from streams.feeds.seoul.parks import Park
from streams.feeds.seoul.trails import Trail, TrailPoint

WALKS: Final = ("trails",)
PARKS: Final = ("parks",)
WITHIN_M: Final = 10_000.0
SHOWN: Final = 5
_HOURS: Final = re.compile(r"(\d+)\s*시간")
_MINUTES: Final = re.compile(r"(\d+)\s*분")
_SPACED: Final = re.compile(r"(\d)(k?m)\b")

Way = tuple[Far[TrailPoint], ...]


def build(brief: Brief) -> Page:
    """Return the page."""
    title = brief.say("page.walks.title")
    walks, parks = supply(brief, WALKS, Trail), supply(brief, PARKS, Park)
    blocks: list[Block] = []
    if not walks.known and not parks.known:
        blocks.append(
            nothing(brief, title, walks, "walk")
            if walks.verdict
            else nothing(brief, title, parks, "park")
        )
    else:
        blocks += _walks(brief, walks)
        blocks.append(_parks(brief, parks))
    return Page("walks", title, brief.language, "walk", tuple(blocks))


def _walks(brief: Brief, found: Supply[Trail]) -> list[Block]:
    title = brief.say("walks.list")
    if not found.known:
        return [nothing(brief, title, found, "walk")]
    ways = [(trail, _way(brief, trail)) for trail in found.records]
    near = sorted((one for one in ways if one[1]), key=lambda one: one[1][0].metres)
    near = [one for one in near if one[1][0].metres <= WITHIN_M][:SHOWN]
    told, empty = vouch(brief, found), brief.say("walks.none")
    spoken = [_aloud(brief, trail, way) for trail, way in near] or [empty]
    listed = Entries(
        title=title,
        spoken=aloud(brief, told, about(brief, title), *spoken),
        vouch=told,
        entries=tuple(_entry(brief, trail, way) for trail, way in near),
        empty=empty,
    )
    return [_chart(brief, *near[0], found), listed] if near else [listed]


def _way(brief: Brief, trail: Trail) -> Way:
    """Return a walk from the point of it that is nearest on, into its longer direction."""
    known = [point for point in trail.points if point.position is not None]
    far = {id(one.thing): one for one in nearest(brief.here, known)}
    points = [far[id(point)] for point in known]
    if not points:
        return ()
    first = min(range(len(points)), key=lambda number: points[number].metres)
    ahead, back = tuple(points[first:]), tuple(reversed(points[: first + 1]))
    return ahead if _length(ahead) >= _length(back) else back


def _length(way: Way) -> float:
    places = [one.thing.position for one in way]
    return sum(metres(a, b) for a, b in pairwise(places) if a is not None and b is not None)


def _chart(brief: Brief, trail: Trail, way: Way, found: Supply[Trail]) -> Chart:
    name = brief.called(trail.name) or brief.say("page.walks.title")
    told = vouch(brief, found)
    here = (brief.here.lat, brief.here.lon)
    start = way[0]
    span, facing = span_of([one.metres for one in way]), brief.kiosk.place.facing
    spoken = brief.say(
        "walks.route_aloud",
        name=name,
        far=distance_aloud(brief, start.metres),
        start=brief.called(start.thing.name),
    )
    return Chart(
        title=name,
        spoken=aloud(brief, told, spoken),
        vouch=told,
        here=here,
        span_m=span,
        markers=uncluttered(
            brief.here,
            [Marker(one.at, brief.called(one.thing.name), mark="walk") for one in way],
            span,
            facing,
        ),
        route=(here, *(one.at for one in way)),
        facing=facing,
    )


def _entry(brief: Brief, trail: Trail, way: Way) -> Entry:
    far = brief.say("walks.begins", far=distance(brief, way[0].metres))
    return Entry(
        title=brief.called(trail.name),
        detail=listing(brief, far, _takes(brief, trail)),
        aside=_SPACED.sub(r"\1 \2", trail.length),
        badge="",
        mark="walk",
    )


def _takes(brief: Brief, trail: Trail) -> str:
    """Return how long a walk takes; the source says it in Korean."""
    hours, minutes = _HOURS.search(trail.takes), _MINUTES.search(trail.takes)
    told = (60 * int(hours[1]) if hours else 0) + (int(minutes[1]) if minutes else 0)
    if not told:
        return ""
    if told < 60:
        return brief.say("walks.minutes", m=told)
    key = "walks.hours_minutes" if told % 60 else "walks.hours"
    return brief.say(key, h=told // 60, m=told % 60)


def _aloud(brief: Brief, trail: Trail, way: Way) -> str:
    told = (units_aloud(brief, trail.length), _takes(brief, trail))
    return brief.say(
        "walks.aloud",
        name=brief.called(trail.name),
        what=brief.say("spoken.comma").join(part for part in told if part) or trail.kind,
        far=distance_aloud(brief, way[0].metres),
    )


def _parks(brief: Brief, found: Supply[Park]) -> Block:
    title = brief.say("walks.parks")
    if not found.known:
        return nothing(brief, title, found, "park")
    near = nearest(brief.here, found.records, WITHIN_M)[:SHOWN]
    told, empty = vouch(brief, found), brief.say("walks.no_parks")
    spoken = [
        brief.say(
            "walks.park_aloud",
            name=brief.called(one.thing.name),
            far=distance_aloud(brief, one.metres),
        )
        for one in near
    ]
    return Entries(
        title=title,
        spoken=aloud(brief, told, about(brief, title), *(spoken or [empty])),
        vouch=told,
        entries=tuple(_park(brief, one) for one in near),
        empty=empty,
    )


def _park(brief: Brief, one: Far[Park]) -> Entry:
    district = brief.called(one.thing.district)
    on_foot = walk(brief, one.metres) if one.metres <= 3000 else ""
    return Entry(
        title=brief.called(one.thing.name),
        detail=listing(brief, district, on_foot),
        aside=distance(brief, one.metres),
        mark="park",
    )
