"""What the public can book with the city now, nearest first."""

from __future__ import annotations

from typing import Final

from kiosk.page import Block, Entries, Entry, Page
from kiosk.pages.brief import Brief
from kiosk.pages.listed import listed
from kiosk.pages.saying import day, distance, listing
from kiosk.pages.supply import Supply, nothing, supply, vouch
from kiosk.pages.variety import from_here, varied
from streams.feeds.seoul.reservations import Reservation

KINDS: Final = ("reservations",)
SHOWN: Final = 8
ALOUD: Final = 5
_FREE: Final = "무료"


def build(brief: Brief) -> Page:
    """Return the page."""
    title = brief.say("page.reservations.title")
    found = supply(brief, KINDS, Reservation)
    block: Block
    if not found.known:
        block = nothing(brief, title, found, "ticket")
    else:
        block = _block(brief, title, found)
    return Page("reservations", title, brief.language, "ticket", (block,))


def _block(brief: Brief, title: str, found: Supply[Reservation]) -> Entries:
    can = [one for one in found.records if one.open and not _over(brief, one)]
    shown = varied(from_here(brief.here, can), lambda pair: pair[0].place, SHOWN)
    spoken = [
        brief.say(
            "reservations.aloud",
            title=one.title,
            place=brief.called(one.place),
            until=_until(brief, one),
        )
        for one, _ in shown[:ALOUD]
    ]
    entries = [_entry(brief, one, far) for one, far in shown]
    empty = brief.say("reservations.none")
    return listed(brief, title, vouch(brief, found), entries, spoken, empty)


def _over(brief: Brief, one: Reservation) -> bool:
    return one.until_when is not None and one.until_when < brief.now


def _entry(brief: Brief, one: Reservation, far: float | None) -> Entry:
    place = brief.called(one.place) or brief.called(one.district)
    return Entry(
        title=one.title,
        detail=listing(brief, place, _until(brief, one)),
        aside=distance(brief, far) if far is not None else brief.called(one.district),
        badge=brief.say("events.free") if one.pay == _FREE else "",
        mark="ticket",
    )


def _until(brief: Brief, one: Reservation) -> str:
    if one.until_when is None:
        return brief.say("reservations.open")
    return brief.say("reservations.until", day=day(brief, one.until_when))
