"""How crowded the city's hotspots are, and will be."""

from __future__ import annotations

from typing import Final

from kiosk.page import Block, Gauge, Page
from kiosk.pages.brief import Brief
from kiosk.pages.saying import about, clock
from kiosk.pages.supply import Supply, aloud, nothing, supply, vouch
from streams.feeds.seoul.crowd import Crowd, Level

KINDS: Final = ("crowding", "hotspot")
SHOWN: Final = 6
_STEPS: Final = tuple(Level)


def build(brief: Brief) -> Page:
    """Return the page."""
    title = brief.say("page.crowding.title")
    found = supply(brief, KINDS, Crowd)
    newest: dict[str, Crowd] = {}
    for crowd in found.records:
        if crowd.place not in newest or newest[crowd.place].at < crowd.at:
            newest[crowd.place] = crowd
    shown = tuple(newest.values())[:SHOWN]
    blocks: tuple[Block, ...] = tuple(_gauge(brief, crowd, found) for crowd in shown)
    if not blocks:
        blocks = (nothing(brief, title, found, "crowd"),)
    return Page("crowding", title, brief.language, "crowd", blocks)


def _gauge(brief: Brief, crowd: Crowd, found: Supply[Crowd]) -> Gauge:
    title = brief.called(crowd.place) or brief.say("page.crowding.title")
    word = brief.say(f"crowd.{crowd.level}")
    people, coming = _people(brief, crowd), _coming(brief, crowd)
    told = vouch(brief, found, crowd.at)
    spoken = brief.say("crowd.aloud", place=title, word=word)
    return Gauge(
        title=title,
        spoken=aloud(brief, told, spoken, *(about(brief, one) for one in (people, coming) if one)),
        vouch=told,
        value=people,
        word=word,
        step=_STEPS.index(crowd.level),
        steps=len(_STEPS),
        detail=coming,
    )


def _people(brief: Brief, crowd: Crowd) -> str:
    if crowd.least is None or crowd.most is None:
        return ""
    return brief.say("crowd.people", least=f"{crowd.least:,}", most=f"{crowd.most:,}")


def _coming(brief: Brief, crowd: Crowd) -> str:
    """Return the next hour whose level is another, or that none is."""
    ahead = [one for one in crowd.forecasts if one.at > brief.now]
    change = next((one for one in ahead if one.level is not crowd.level), None)
    if change is not None:
        word = brief.say(f"crowd.{change.level}")
        return brief.say("crowd.from", time=clock(brief, change.at), word=word)
    if ahead:
        return brief.say("crowd.stays", time=clock(brief, ahead[-1].at))
    return ""
