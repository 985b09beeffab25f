"""Walks and parks: the nearest walk drawn from here, and what else is near."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from kiosk.page import Block, Chart, Entries, Entry, Marker, Page, Vouch
from kiosk.pages.brief import Brief
from kiosk.pages.ground import Far, nearest, span_of
from kiosk.pages.mapping import frame
from kiosk.pages.reach import ON_FOOT_M, reach
from kiosk.pages.reach import told as how
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
    start = way[0]
    there = reach(brief, start.at)
    spoken = brief.say(
        "walks.route_aloud" if there.way.straight else "walks.route_on_foot",
        name=name,
        far=distance_aloud(brief, there.metres),
        start=brief.called(start.thing.name),
    )
    return Chart(
        title=name,
        spoken=aloud(brief, told, spoken),
        vouch=told,
        span_m=span_of([one.metres for one in way]),
        markers=tuple(_marker(brief, one, told) for one in way),
        route=tuple(one.at for one in way),
        way=there.way,
        **frame(brief),
    )


def _marker(brief: Brief, one: Far[TrailPoint], told: Vouch) -> Marker:
    found = reach(brief, one.at)
    tells, name = how(brief, found), brief.called(one.thing.name)
    return Marker(one.at, name, mark="walk", tells=tells, aged=told.says, way=found.way)


def _entry(brief: Brief, trail: Trail, way: Way) -> Entry:
    there = reach(brief, way[0].at)
    key = "walks.begins" if there.way.straight else "walks.begins_on_foot"
    far = brief.say(key, far=distance(brief, there.metres))
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
        far=distance_aloud(brief, reach(brief, way[0].at).metres),
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
            far=distance_aloud(brief, reach(brief, one.at).metres),
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
    district, far = brief.called(one.thing.district), reach(brief, one.at).metres
    on_foot = walk(brief, far) if far <= ON_FOOT_M else ""
    return Entry(
        title=brief.called(one.thing.name),
        detail=listing(brief, district, on_foot),
        aside=distance(brief, far),
        mark="park",
    )
