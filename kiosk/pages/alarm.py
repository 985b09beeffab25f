"""The alert that takes the screen: what is the matter, what to do, and whether it is meant."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from kiosk.page import Alarm, Page, Vouch
from kiosk.pages import home
from kiosk.pages.brief import Brief
from kiosk.pages.saying import about, age, clock, sentence
from streams.feeds.snapshot import State

if TYPE_CHECKING:
    from streams.alerts.stand import Stand

TAKES: Final = 60
"""From this priority on an alert takes the screen: an emergency message does, a notice that it will
be cold does not, or the trains would be hidden for half of every winter."""


FAR: Final = timedelta(days=300)
"""What ends later than so has no end as far as anybody is concerned who stands there."""


def taking(brief: Brief) -> Stand | None:
    """Return the alert that takes the screen; None where none does.

    When an alert ends is the alert desk's to say: it is not misled by a clock that jumps.
    """
    alerts = brief.knowledge.alerts
    return next((stand for stand in alerts if stand.priority >= TAKES), None)


def build(brief: Brief) -> Page:
    """Return the page; under the alert stand the exits, for they may be the way to safety.

    Raises:
        LookupError: No alert takes the screen.
    """
    stand = taking(brief)
    if stand is None:
        raise LookupError("no alert takes the screen")
    block = alarm(brief, stand)
    exits = (home.exits(brief),) if brief.kiosk.exits else ()
    title = brief.say("alarm.drill_title" if block.drill else "page.alarm.title")
    return Page("alarm", title, brief.language, "alarm", (block, *exits))


def alarm(brief: Brief, stand: Stand) -> Alarm:
    """Return an alert as a block."""
    # What knows the kinds of disaster reads thirty files; without an alert nobody needs it.
    from streams.alerts.hazard import guideline_for

    info = stand.info(brief.language)
    guide = guideline_for(stand.infos)
    written = written_in(brief, info.language)
    headline = _line(info.headline or info.event) if not written else guide.name(brief.language)
    body = info.description or info.headline or info.event
    steps = guide.to_do(brief.language)
    own = _line(info.instruction) if not written else ""
    steps = (own, *steps) if own and len(own) <= 160 else steps
    drill = brief.say(f"alarm.{stand.alert.status.lower()}") if not stand.alert.actual else ""
    until = _until(brief, stand)
    sender = brief.called(info.sender_name) or stand.alert.sender
    told = Vouch(sender, stand.alert.sent, State.FRESH, age(brief, stand.alert.sent))
    return Alarm(
        title=guide.name(brief.language),
        spoken=sentence(
            brief,
            about(brief, drill) if drill else "",
            about(brief, headline),
            _line(body) if body != headline else "",
            brief.say("alarm.to_do"),
            *steps,
            about(brief, until),
            about(brief, drill) if drill else "",
        ),
        vouch=told,
        headline=headline,
        body=_line(body),
        written_in=written,
        steps=steps,
        drill=drill,
        priority=min(100, max(10, stand.priority)),
        until=until,
    )


def _until(brief: Brief, stand: Stand) -> str:
    """Return until when it stands; a day of another year would be taken for one of this."""
    if stand.until - brief.now > FAR:
        return brief.say("alarm.until_further")
    return brief.say("alarm.until", time=clock(brief, stand.until))


def written_in(brief: Brief, code: str) -> str:
    """Return in which language an alert is written, where that is not the page's; else empty."""
    main = (code or "en").casefold().partition("-")[0]
    return "" if main == brief.language else main


def _line(text: str) -> str:
    return " ".join(text.split())
