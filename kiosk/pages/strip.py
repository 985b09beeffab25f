"""Tells on every page which alert stands, so that nobody who went past it forgets it."""

from __future__ import annotations

from kiosk.page import Strip, Vouch
from kiosk.pages.alertwords import drill_of, headline_of, sender_of, until_of
from kiosk.pages.brief import Brief
from kiosk.pages.saying import about, age, listing, sentence
from kiosk.pages.taken import passable, taking
from kiosk.programme import ALARM
from streams.feeds.snapshot import State


def strip(brief: Brief) -> tuple[Strip, ...]:
    """Return the alert that can be gone past, as a block; none where there is none.

    Where the alert itself has the screen, it is not told twice: that is the screen's to know.
    """
    stand = taking(brief)
    if stand is None or not passable(brief):
        return ()
    title = brief.say("page.alarm.title")
    drill, text, until = drill_of(brief, stand), headline_of(brief, stand), until_of(brief, stand)
    told = (about(brief, one) for one in (drill, title) if one)
    return (
        Strip(
            title=title,
            spoken=sentence(brief, *told, about(brief, listing(brief, text, until))),
            vouch=Vouch(
                sender_of(brief, stand),
                stand.alert.sent,
                State.FRESH,
                age(brief, stand.alert.sent),
            ),
            text=text,
            drill=drill,
            until=until,
            leads=brief.say("alarm.leads"),
            page=ALARM,
        ),
    )
