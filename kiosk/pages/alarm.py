"""The alert that takes the screen: what is the matter, what to do, and whether it is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kiosk.knowledge.knowledge import TAKES
from kiosk.page import Alarm, Language, OtherAlarm, Page, Vouch
from kiosk.pages import home
from kiosk.pages.alertwords import (
    drill_of,
    headline_of,
    line,
    sender_of,
    until_of,
    written_in,
)
from kiosk.pages.brief import Brief
from kiosk.pages.saying import about, age, clock, listing, sentence
from kiosk.pages.taken import taking
from streams.feeds.snapshot import State

if TYPE_CHECKING:
    from streams.alerts.guideline import Guideline
    from streams.alerts.stand import Stand

OTHERS: Final = 3
"""How many others are told on its page; how many there are is said in any case."""
OWN_STEP: Final = 160
"""A sender's instruction of so many letters is a step, the first; what is longer stands
behind its other words."""


def build(brief: Brief) -> Page:
    """Return the page; under the alert stand the exits, for they may be the way to safety.

    Raises:
        LookupError: No alert takes the screen.
    """
    stand = taking(brief)
    if stand is None:
        raise LookupError("no alert takes the screen")
    block = alarm(brief, stand, beside(brief, stand))
    exits = (home.exits(brief),) if brief.kiosk.exits else ()
    title = brief.say("alarm.drill_title" if block.drill else "page.alarm.title")
    return Page("alarm", title, brief.language, "alarm", (block, *exits))


def beside(brief: Brief, taken: Stand) -> tuple[Stand, ...]:
    """Return which others are told beside the alert that has the screen, the heaviest first.

    Beside an exercise it is everything that is meant, however light: nobody is to take it for one.
    Beside what is meant no exercise is told.
    """
    others = (stand for stand in brief.knowledge.alerts if stand is not taken)
    if taken.alert.actual:
        return tuple(one for one in others if one.alert.actual and one.priority >= TAKES)
    return tuple(one for one in others if one.alert.actual or one.priority >= TAKES)


def alarm(brief: Brief, stand: Stand, others: tuple[Stand, ...] = ()) -> Alarm:
    """Return an alert as a block.

    Args:
        brief: What it is made from.
        stand: The alert.
        others: What stands beside it, and is told on its page.
    """
    # What knows the kinds of disaster reads thirty files; without an alert nobody needs it.
    from streams.alerts.hazard import guideline_for

    info = stand.info(brief.language)
    guide = guideline_for(stand.infos)
    written = written_in(brief, info.language)
    headline = headline_of(brief, stand)
    own = line(info.instruction) if not written else ""
    steps = guide.to_do(brief.language)
    steps = (own, *steps) if own and len(own) <= OWN_STEP else steps
    long = own if own not in steps else ""
    body = line(f"{info.description or info.headline or info.event} {long}")
    drill = drill_of(brief, stand)
    until = until_of(brief, stand)
    sent = stand.alert.sent
    # An update is one by what it refers to, and keeps the name of the first message of its thread.
    changed = stand.thread != stand.heard.key
    updated = brief.say("alarm.updated", time=clock(brief, sent)) if changed else ""
    count = brief.say("alarm.count", n=len(others) + 1) if others else ""
    told = tuple(_other(brief, one) for one in others[:OTHERS])
    tongue = _tongue(brief, written)
    foreign = brief.say("alarm.own_words", language=tongue) if tongue else ""
    sender = sender_of(brief, stand)
    mark = about(brief, drill) if drill else ""
    heard = body if body != headline else ""
    return Alarm(
        title=guide.name(brief.language),
        spoken=sentence(
            brief,
            mark,
            about(brief, headline),
            heard if not written else "",
            brief.say("alarm.to_do"),
            *steps,
            about(brief, listing(brief, until, updated)),
            about(brief, foreign) if foreign else "",
            heard if written else "",
            about(brief, count) if count else "",
            *(about(brief, listing(brief, one.headline, one.until)) for one in told),
            mark,
        ),
        vouch=Vouch(sender, sent, State.FRESH, age(brief, sent)),
        headline=headline,
        names=_names(brief, guide, headline),
        body=heard,
        written_in=written,
        tongue=foreign,
        steps=steps,
        now=brief.say("alarm.now"),
        drill=drill,
        priority=min(100, max(10, stand.priority)),
        until=until,
        updated=updated,
        count=count,
        others=told,
    )


def _other(brief: Brief, stand: Stand) -> OtherAlarm:
    headline = listing(brief, drill_of(brief, stand), headline_of(brief, stand))
    return OtherAlarm(headline, until_of(brief, stand))


def _names(brief: Brief, guide: Guideline, headline: str) -> tuple[str, ...]:
    """Return what is the matter for those who pass while another language stands there."""
    languages = [one for one in Language if one.value in brief.kiosk.languages]
    names = (guide.name(one) for one in languages if one is not brief.language)
    return tuple(name for name in dict.fromkeys(names) if name != headline)


def _tongue(brief: Brief, written: str) -> str:
    """Return what a language is called; one that the kiosk does not speak goes by its code."""
    known = {one.value for one in Language}
    return brief.say(f"language.{written}") if written in known else written.upper()
