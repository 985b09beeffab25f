"""Which alerts have the screen, and whether a visitor may go past them to trains and pages."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from kiosk.knowledge.knowledge import TAKES
from kiosk.pages.brief import Brief

if TYPE_CHECKING:
    from streams.alerts.stand import Stand

FACED_FOR: Final = timedelta(minutes=10)
"""For so long nobody goes past what is extreme and meant at once: nobody is to wait for a train
while the ground shakes.  Later, and of everything else, the trains are what many came for."""


def taking(brief: Brief) -> Stand | None:
    """Return the alert that takes the screen; None where none does.

    When an alert ends is the alert desk's to say: it is not misled by a clock that jumps.
    """
    return next(iter(_taking(brief)), None)


def passable(brief: Brief) -> frozenset[str]:
    """Return what a visitor goes past who asks for a page under the alerts that take the screen.

    One name for each message: whatever comes anew or is changed has another, and is seen first.
    Empty where no alert takes the screen, and where one is to be faced by everybody.
    """
    if any(_faced(brief, stand) for stand in _taking(brief)):
        return frozenset()
    return frozenset(f"{one.id} {one.alert.sent.isoformat()}" for one in _taking(brief))


def _taking(brief: Brief) -> tuple[Stand, ...]:
    return tuple(stand for stand in brief.knowledge.alerts if stand.priority >= TAKES)


def _faced(brief: Brief, stand: Stand) -> bool:
    # What reads alerts costs a second to import, and a screen must not wait for it.
    from streams.alerts.alert import Severity, Urgency

    info = stand.infos[0]
    worst = info.severity is Severity.EXTREME and info.urgency is Urgency.IMMEDIATE
    return stand.alert.actual and worst and brief.now - stand.alert.sent < FACED_FOR
