"""Decides what stands on the screen: an alert, a visitor's page, or the page whose turn it is."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from kiosk.page.language import Language
from layouts.kiosk import Turn

HOME: Final = "home"
ALARM: Final = "alarm"
SPOKEN_S: Final = 8.0
"""For how long an alert stands in one language while nobody is there to choose."""


class Cause(StrEnum):
    """Why a page stands there."""

    ALERT = "alert"
    VISIT = "visit"
    TURN = "turn"
    ALWAYS = "always"
    """Nothing else has anything to show."""


@dataclass(frozen=True)
class Showing:
    """What stands on the screen.

    Attributes:
        page: The page's id.
        cause: Why.
    """

    page: str
    cause: Cause


def showing(
    now: datetime,
    *,
    alert: bool,
    visited: str,
    turns: Sequence[Turn],
    worth: Collection[str],
) -> Showing:
    """Decide what stands on the screen.

    Args:
        now: The present moment, aware.
        alert: Whether an alert takes the screen, and nobody went past it.
        visited: The page that a visitor chose; empty where nobody is there, or chose none.
        turns: The pages that have their turn.
        worth: The ids of pages that have something to show now.
    """
    if alert:
        return Showing(ALARM, Cause.ALERT)
    if visited:
        return Showing(visited, Cause.VISIT)
    page = turn_at(now, turns, worth)
    return Showing(page, Cause.TURN) if page else Showing(HOME, Cause.ALWAYS)


def turn_at(now: datetime, turns: Sequence[Turn], worth: Collection[str]) -> str:
    """Return whose turn it is; empty where no page has anything to show.

    Turns are counted from 1970 and on, so that every kiosk with the same pages shows the same one
    in the same second, whenever it was started.  A page that has nothing to show lends its time to
    the next one that has, and the others keep theirs.
    """
    round_s = sum(turn.seconds for turn in turns)
    if round_s <= 0:
        return ""
    left = now.timestamp() % round_s
    for number, turn in enumerate(turns):
        left -= turn.seconds
        if left < 0:
            following = (*turns[number:], *turns[:number])
            return next((one.page for one in following if one.page in worth), "")
    # Only where adding the seconds up rounds off the last bit of them.
    return next((one.page for one in turns if one.page in worth), "")


def tongue_at(languages: Sequence[Language], since_s: float) -> Language:
    """Return in which language an alert stands while nobody is there to choose.

    Args:
        languages: The kiosk's, the first first.
        since_s: For how long it has stood, seconds.
    """
    return languages[int(since_s // SPOKEN_S) % len(languages)]
