"""Turns an alert that stands into what happens, in the words of the rules: pure."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import Final, get_args

from layouts.rule import Category, Severity, Urgency
from streams.alerts.alert import Info, Point
from streams.alerts.guideline import Guideline
from streams.alerts.hazard import guideline_for
from streams.alerts.sphere import middle
from streams.alerts.stand import Stand
from wall.alerts.words import DRILLS, LANGUAGES, proven, until
from wall.rules.happening import Happening, Kind
from wall.rules.words import say

SEVERITIES: Final[dict[str, Severity]] = {one: one for one in get_args(Severity)}
URGENCIES: Final[dict[str, Urgency]] = {one: one for one in get_args(Urgency)}
CATEGORIES: Final[dict[str, Category]] = {one: one for one in get_args(Category)}
DRILL_PRIORITY: Final = 1
"""An exercise covers nothing that is meant."""
STEPS: Final = 4
"""Of a guideline's steps the most urgent: as many as fit onto a card beside what it is about."""

LONGEST: Final = 300
"""Letters of what a sender calls it, or itself: no card has room for more, and the layout of a text
of some hundred thousand holds the glass for seconds."""


def happening_of(stand: Stand, now: datetime, zone: tzinfo | None = None) -> Happening:
    """Return what happens where an alert stands; its id is the same after each update.

    A rule's ``event`` finds it by any of its events' words, in any of its languages, and by the
    kind of disaster, as ``flood``.  What CAP says as Unknown is not told.

    Args:
        stand: The alert.
        now: The present moment.
        zone: Of the clock on the wall; None: the machine's.
    """
    guide, worst = guideline_for(stand.infos), stand.infos[0]
    drill = DRILLS[stand.alert.status]
    events = dict.fromkeys(info.event for info in stand.infos if info.event)
    categories = dict.fromkeys(one for info in stand.infos for one in info.categories)
    place = _place(worst)
    return Happening(
        id=stand.id,
        kind=Kind.ALERT,
        name=" / ".join((*events, guide.kind)),
        words={language: _told(stand, language, now, zone) for language in LANGUAGES},
        severity=SEVERITIES.get(worst.severity.casefold()),
        urgency=URGENCIES.get(worst.urgency.casefold()),
        categories=tuple(CATEGORIES[one] for one in categories),
        priority=DRILL_PRIORITY if drill else None,
        position=(place.lat, place.lon) if place else None,
        drill=drill,
        advice={language: _advice(guide, language) for language in LANGUAGES},
    )


def _told(stand: Stand, language: str, now: datetime, zone: tzinfo | None) -> str:
    info = stand.info(language)
    parts = (
        info.headline or info.event,
        info.sender_name or stand.alert.sender,
        until(language, stand.until, now, zone),
        proven(language, stand.seal.state),
    )
    drill = DRILLS[stand.alert.status]
    mark = f"[{say(language, drill)}] " if drill else ""
    return mark + " · ".join(_cut(" ".join(part.split())) for part in parts if part)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _advice(guide: Guideline, language: str) -> str:
    return "\n".join(f"· {step}" for step in guide.to_do(language)[:STEPS])


def _place(info: Info) -> Point | None:
    """Return where it is: the middle of the first shape, None where there is none."""
    for area in info.areas:
        if area.polygons:
            return middle(area.polygons[0])
        if area.circles:
            return area.circles[0].centre
    return None
