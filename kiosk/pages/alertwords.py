"""What an alert is called on a page: in the sender's words for who reads them, else by its kind."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from kiosk.pages.brief import Brief
from kiosk.pages.saying import clock

if TYPE_CHECKING:
    from streams.alerts.stand import Stand

LINE: Final = 1_500
FAR: Final = timedelta(days=300)
"""What ends later than so has no end as far as anybody is concerned who stands there."""


def headline_of(brief: Brief, stand: Stand) -> str:
    """Return what is the matter, by the sender's own words where the reader knows them."""
    info = stand.info(brief.language)
    if written_in(brief, info.language):
        return kind_of(brief, stand)
    return line(info.headline or info.event) or kind_of(brief, stand)


def kind_of(brief: Brief, stand: Stand) -> str:
    """Return what kind of disaster it is, and how strong where its sender says so."""
    # What knows the kinds of disaster reads thirty files; without an alert nobody needs it.
    from streams.alerts.hazard import guideline_for
    from streams.alerts.magnitude import magnitude_of

    name, magnitude = guideline_for(stand.infos).name(brief.language), magnitude_of(stand.infos)
    return brief.say("alarm.magnitude", what=name, m=magnitude) if magnitude else name


def drill_of(brief: Brief, stand: Stand) -> str:
    """Return what says that it is an exercise or a test; empty where it is meant."""
    return "" if stand.alert.actual else brief.say(f"alarm.{stand.alert.status.lower()}")


def sender_of(brief: Brief, stand: Stand) -> str:
    """Return who sent it."""
    return brief.called(stand.info(brief.language).sender_name) or stand.alert.sender


def until_of(brief: Brief, stand: Stand) -> str:
    """Return until when it stands; a day of another year would be taken for one of this."""
    if stand.until - brief.now > FAR:
        return brief.say("alarm.until_further")
    return brief.say("alarm.until", time=clock(brief, stand.until))


def written_in(brief: Brief, code: str) -> str:
    """Return in which language an alert is written, where that is not the page's; else empty."""
    main = (code or "en").casefold().partition("-")[0]
    return "" if main == brief.language else main


def line(text: str) -> str:
    """Return a text on one line, no longer than anybody reads who is to go."""
    told = " ".join(text.split())
    return told if len(told) <= LINE else f"{told[: LINE - 1]}…"
