"""What the public can book with the city now, nearest first."""

from __future__ import annotations

from typing import Final

from kiosk.page import Block, Entries, Entry, Page
from kiosk.pages.brief import Brief
from kiosk.pages.ground import nearest
from kiosk.pages.saying import about, day, distance, listing
from kiosk.pages.supply import Supply, aloud, nothing, supply, vouch
from kiosk.pages.variety import varied
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
    near = nearest(brief.here, can)
    shown: list[tuple[Reservation, float | None]] = [(one.thing, one.metres) for one in near]
    shown += [(one, None) for one in can if one.position is None]
    shown = list(varied(shown, lambda pair: pair[0].place, SHOWN))
    told, empty = vouch(brief, found), brief.say("reservations.none")
    spoken = [
        brief.say(
            "reservations.aloud",
            title=one.title,
            place=brief.called(one.place),
            until=_until(brief, one),
        )
        for one, _ in shown[:ALOUD]
    ]
    return Entries(
        title=title,
        spoken=aloud(brief, told, about(brief, title), *(spoken or [empty])),
        vouch=told,
        entries=tuple(_entry(brief, one, far) for one, far in shown),
        empty=empty,
    )


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
