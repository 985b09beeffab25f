"""Tells for a while which alert is over: whoever ran from it is not left to guess."""

from __future__ import annotations

from kiosk.knowledge.knowledge import TAKES
from kiosk.page import Allclear, Vouch
from kiosk.pages.alertwords import drill_of, headline_of, sender_of
from kiosk.pages.brief import Brief
from kiosk.pages.saying import about, age, clock, listing, sentence
from streams.feeds.snapshot import State


def allclear(brief: Brief) -> tuple[Allclear, ...]:
    """Return the alert that had the screen and was over last, as a block; none where none was.

    While another one has the screen, that is all that is told.
    """
    alerts = brief.knowledge.alerts
    if any(stand.priority >= TAKES for stand in alerts):
        return ()
    over = (one for one in brief.knowledge.lifted if one.stand.priority >= TAKES)
    last = next(over, None)
    if last is None:
        return ()
    stand, key = last.stand, "alarm.lifted" if last.cancelled else "alarm.ended"
    says = brief.say(key, time=clock(brief, last.at))
    text = listing(brief, drill_of(brief, stand), headline_of(brief, stand))
    title = brief.say("alarm.over")
    return (
        Allclear(
            title=title,
            spoken=sentence(brief, about(brief, title), about(brief, listing(brief, text, says))),
            vouch=Vouch(sender_of(brief, stand), last.at, State.FRESH, age(brief, last.at)),
            text=text,
            says=says,
        ),
    )
