"""Builds a page by its id, and says which pages have something to show."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from kiosk.page import Block, Camera, Chart, Departures, Entries, Gauge, Page, Table
from kiosk.pages import (
    air,
    alarm,
    bikes,
    cameras,
    crowding,
    events,
    home,
    news,
    prices,
    reservations,
    roads,
    walks,
    weather,
)
from kiosk.pages.brief import Brief

PAGES: Final[Mapping[str, Callable[[Brief], Page]]] = {
    "home": home.build,
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


def build(page: str, brief: Brief) -> Page:
    """Return a page: one of `PAGES`, or `ALARM` while an alert takes the screen.

    Raises:
        KeyError: There is none of that id.
        LookupError: No alert takes the screen.
    """
    return alarm.build(brief) if page == ALARM else PAGES[page](brief)


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
            return bool(block.markers or block.route)
        case Gauge():
            return block.step is not None
        case Camera():
            return True
    return False
