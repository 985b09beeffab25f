"""What is on around the kiosk: concerts, exhibitions, festivals."""

from __future__ import annotations

from typing import Final

from kiosk.page import Block, Entries, Entry, Page
from kiosk.pages.brief import Brief
from kiosk.pages.listed import listed
from kiosk.pages.saying import day, distance, listing
from kiosk.pages.supply import Supply, nothing, supply, vouch
from kiosk.pages.variety import from_here, varied
from streams.feeds.seoul.events import Event

KINDS: Final = ("events",)
SHOWN: Final = 8
ALOUD: Final = 5
SOON_DAYS: Final = 14


def build(brief: Brief) -> Page:
    """Return the page."""
    title = brief.say("page.events.title")
    found = supply(brief, KINDS, Event)
    block: Block
    if not found.known:
        block = nothing(brief, title, found, "event")
    else:
        block = _block(brief, title, found)
    return Page("events", title, brief.language, "event", (block,))


def _block(brief: Brief, title: str, found: Supply[Event]) -> Entries:
    shown = _chosen(brief, found)
    spoken = [
        brief.say(
            "events.aloud",
            title=event.title,
            place=brief.called(event.place),
            when=_when(brief, event),
        )
        for event, _ in shown[:ALOUD]
    ]
    entries = [_entry(brief, event, far) for event, far in shown]
    return listed(brief, title, vouch(brief, found), entries, spoken, brief.say("events.none"))


def _chosen(brief: Brief, found: Supply[Event]) -> list[tuple[Event, float | None]]:
    """Return what is on, nearest first, then what begins soon, then what nobody knows the place of.

    One that is told twice, under two numbers, stands here once.
    """
    coming = {
        (event.title, event.place): event
        for event in found.records
        if event.ends > brief.now and (event.begins - brief.now).days < SOON_DAYS
    }
    told = from_here(brief.here, tuple(coming.values()))
    told.sort(key=lambda pair: (pair[1] is None, pair[0].begins > brief.now))
    return list(varied(told, lambda pair: pair[0].place, SHOWN))


def _entry(brief: Brief, event: Event, far: float | None) -> Entry:
    return Entry(
        title=event.title,
        detail=listing(
            brief, brief.called(event.kind), brief.called(event.place), _when(brief, event)
        ),
        aside=distance(brief, far) if far is not None else brief.called(event.district),
        badge=_badge(brief, event),
        mark="event",
    )


def _when(brief: Brief, event: Event) -> str:
    first, last = day(brief, event.begins), day(brief, event.ends)
    if first == last:
        return first
    if event.begins <= brief.now:
        return brief.say("events.until", day=last)
    return brief.say("events.from_to", first=first, last=last)


def _badge(brief: Brief, event: Event) -> str:
    last = brief.local(event.ends).date() == brief.local(brief.now).date()
    return listing(
        brief,
        brief.say("events.free") if event.free else "",
        brief.say("events.last_day") if last else "",
    )
