"""Builds a page by its id, and says which pages have something to show."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final

from kiosk.page import Block, Camera, Chart, Departures, Entries, Gauge, Notice, Page, Table
from kiosk.page.trim import trimmed
from kiosk.pages import (
    air,
    alarm,
    bikes,
    cameras,
    crowding,
    events,
    exits,
    home,
    news,
    prices,
    reservations,
    roads,
    walks,
    weather,
)
from kiosk.pages.brief import Brief
from kiosk.pages.saying import about, sentence
from kiosk.pages.taken import taking
from streams.floor.log import logger

log = logger(__name__)

PAGES: Final[Mapping[str, Callable[[Brief], Page]]] = {
    "home": home.build,
    "exits": exits.build,
    "air": air.build,
    "weather": weather.build,
    "bikes": bikes.build,
    "crowding": crowding.build,
    "walks": walks.build,
    "events": events.build,
    "reservations": reservations.build,
    "prices": prices.build,
    "news": news.build,
    "roads": roads.build,
    "cameras": cameras.build,
}
"""Every page by its id, in the order in which they are offered; the first always stands."""
ALARM: Final = "alarm"
MOST_TOLD: Final = 100


def build(page: str, brief: Brief) -> Page:
    """Return a page: one of `PAGES`, or `ALARM` while an alert takes the screen.

    What a source sends can be wrong in ways that nobody thought of: a page that stumbles over it
    says so, and the screen goes on.

    Raises:
        KeyError: There is none of that id.
        LookupError: No alert takes the screen.
    """
    builder = alarm.build if page == ALARM else PAGES[page]
    if page == ALARM and taking(brief) is None:
        raise LookupError("no alert takes the screen")
    try:
        return trimmed(builder(brief))
    except Exception as error:  # noqa: BLE001 - a public screen is never blank
        _tell(page, repr(error))
        return trimmed(_stumbled(page, brief))


@lru_cache(maxsize=MOST_TOLD)
def _tell(page: str, error: str) -> None:
    """Write it into the log, once and not every second; of so many errors the first again."""
    log.error("a page cannot be built", page=page, error=error)


def _stumbled(page: str, brief: Brief) -> Page:
    """Return what stands instead: of the exits and of an alert's own words as much as there is."""
    title, text = brief.say(f"page.{page}.title"), brief.say("nodata.stumbled")
    stand = taking(brief) if page == ALARM else None
    if stand is not None:
        info = stand.info(brief.language)
        text = " ".join((info.headline or info.event or text).split()) or text
    notice = Notice(title=title, spoken=sentence(brief, about(brief, title), text), text=text)
    return Page(page, title, brief.language, "nodata", (*_exits(page, brief), notice))


def _exits(page: str, brief: Brief) -> tuple[Block, ...]:
    """Return the exits where they belong to a page; none where it is they that cannot be built."""
    if page not in ("home", ALARM) or not brief.kiosk.exits:
        return ()
    try:
        return (home.exits(brief),)
    except Exception as error:  # noqa: BLE001 - what else is to be said is said
        _tell("exits", repr(error))
        return ()


def worth(page: Page) -> bool:
    """Return whether a page has anything to show, so that it gets its turn on the screen.

    A page that says that there are no data, or that there is nothing to tell, is left out; whoever
    calls for it sees it all the same.
    """
    return any(map(_tells, page.blocks))


def _tells(block: Block) -> bool:
    match block:
        case Entries():
            return bool(block.entries)
        case Table() | Departures():
            return bool(block.rows)
        case Chart():
            return bool(block.markers or block.route or block.pins)
        case Gauge():
            return block.step is not None
        case Camera():
            return block.pictured
    return False
