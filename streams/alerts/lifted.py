"""What stood for a place until a short while ago: whoever was told to run hears that it is over."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from streams.alerts.board import Board
from streams.alerts.place import Place
from streams.alerts.stand import Reason, Stand

TOLD: Final = timedelta(minutes=10)
"""For how long it is told that an alert is over."""
INSTANT: Final = timedelta(microseconds=1)


@dataclass(frozen=True)
class Lifted:
    """An alert that stood.

    Attributes:
        stand: As it stood last.
        at: When it was over.
        cancelled: Whether somebody lifted it; else its time was over.
    """

    stand: Stand
    at: datetime
    cancelled: bool


def lifted(board: Board, place: Place, now: datetime) -> tuple[Lifted, ...]:
    """Return what has been over for less than `TOLD`, what was over last first."""
    lasts = board.policy.lasts
    recent = [key for key, heard in board.messages.items() if heard.over(lasts) > now - TOLD]
    found = []
    for key in recent:
        verdict = board.verdict(key, place, now)
        if verdict.reason is Reason.CANCELLED and verdict.by is not None:
            cancel = board.messages[verdict.by]
            others = {name: one for name, one in board.messages.items() if name != verdict.by}
            stand = replace(board, messages=others).verdict(key, place, now).stand
            # Told since it was heard here: a kiosk may have been off when it was sent.
            if stand is not None and cancel.at > now - TOLD:
                found.append(Lifted(stand, min(cancel.alert.sent, now), cancelled=True))
        elif verdict.reason is Reason.EXPIRED and verdict.at is not None:
            stand = board.verdict(key, place, verdict.at - INSTANT).stand
            if stand is not None and verdict.at > now - TOLD:
                found.append(Lifted(stand, verdict.at, cancelled=False))
    return tuple(sorted(found, key=lambda one: (one.at, one.stand.id), reverse=True))
