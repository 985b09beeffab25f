"""What an alert is called on a page: in the sender's words for who reads them, else by its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kiosk.pages.brief import Brief

if TYPE_CHECKING:
    from streams.alerts.stand import Stand

LINE: Final = 1_500


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


def written_in(brief: Brief, code: str) -> str:
    """Return in which language an alert is written, where that is not the page's; else empty."""
    main = (code or "en").casefold().partition("-")[0]
    return "" if main == brief.language else main


def line(text: str) -> str:
    """Return a text on one line, no longer than anybody reads who is to go."""
    told = " ".join(text.split())
    return told if len(told) <= LINE else f"{told[: LINE - 1]}…"
