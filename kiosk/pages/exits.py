"""The way out: the station's exits on a map, each with the way to it from here."""

from __future__ import annotations

from kiosk.page import Notice, Page, StationChart
from kiosk.pages.brief import Brief
from kiosk.pages.ground import span_of
from kiosk.pages.home import exit_aloud, shown_exits
from kiosk.pages.mapping import frame
from kiosk.pages.saying import about, sentence
from streams.feeds.near import metres
from streams.feeds.position import Position


def build(brief: Brief) -> Page:
    """Return the page."""
    title = brief.say("page.exits.title")
    exits = brief.kiosk.exits
    if not exits:
        text = brief.say("exits.none")
        notice = Notice(title=title, spoken=sentence(brief, about(brief, title), text), text=text)
        return Page("exits", title, brief.language, "exit", (notice,))
    heading = brief.say("exits.map")
    told = (exit_aloud(brief, one) for one in shown_exits(brief))
    places = [one.position for one in exits if one.position is not None]
    chart = StationChart(
        title=heading,
        spoken=sentence(brief, about(brief, heading), *told),
        span_m=span_of([metres(brief.here, Position(*place)) for place in places]),
        hint=brief.say("exits.hint"),
        **frame(brief),
    )
    return Page("exits", title, brief.language, "exit", (chart,))
