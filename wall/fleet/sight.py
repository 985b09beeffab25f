"""What the wall knows of one kiosk, and the pure judgement on how it is now.

The poller writes facts: when it last answered, what it said, and why it does not.  They are judged
against the present moment, so that a poller that hangs turns its kiosks late by itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from streams.floor.truth import State

LATE_LOOKS: Final = 3.0
"""Looks in a row that a kiosk misses until it is late."""
LOST_S: Final = 60.0
"""Seconds without an answer after which it is lost."""


class Rank(IntEnum):
    """How a kiosk is, the worst first: what only a person can mend comes before the rest."""

    REFUSED = 0
    """It does not take the wall's token."""
    LOST = 1
    UNSEEN = 2
    """It answers, and says that citizens see nothing."""
    LATE = 3
    TROUBLED = 4
    """It shows its pages, and says that something has to be seen to."""
    WAITING = 5
    """It has not been asked yet, or not answered for the first time."""
    WELL = 6

    @property
    def word(self) -> str:
        """Its name in words."""
        return self.name.lower()

    @property
    def like(self) -> State:
        """The state of a tile that has the same mark and colour."""
        return _LIKE[self]


_LIKE: Final = {
    Rank.REFUSED: State.REFUSED,
    Rank.LOST: State.LOST,
    Rank.UNSEEN: State.BLACK,
    Rank.LATE: State.LATE,
    Rank.TROUBLED: State.FROZEN,
    Rank.WAITING: State.CONNECTING,
    Rank.WELL: State.LIVE,
}


@dataclass(frozen=True)
class Report:
    """What a kiosk said of itself.

    Attributes:
        state: ``well``, ``troubled`` or ``unseen``.
        troubles: The codes of what has to be seen to, the worst first.
        page: The heading of the page that stands there, in that page's language.
        language: That page's language.
        dark: Whether its screen is off, as its hours say.
    """

    state: str
    troubles: tuple[str, ...] = ()
    page: str = ""
    language: str = ""
    dark: bool = False


@dataclass(frozen=True)
class Sight:
    """What is known of one kiosk; all moments are seconds, monotonic.

    Attributes:
        id: Its id.
        begun: Since when it is looked at.
        answered: When it last answered; None if it never did.
        report: What it said then.
        pictured: When its picture was asked for that is shown; None if there is none.
        picture: That picture, a PNG file; empty if there is none.
        refused: Whether it did not take the token when it was last asked.
        failing: Since when it has not answered; None while it does.
        error: Why, for the log, in English; empty while it does.
        why: The same as a key of the fleet's words.
    """

    id: str
    begun: float
    answered: float | None = None
    report: Report | None = None
    pictured: float | None = None
    picture: bytes = b""
    refused: bool = False
    failing: float | None = None
    error: str = ""
    why: str = ""


@dataclass(frozen=True)
class Verdict:
    """The judgement.

    Attributes:
        rank: How it is.
        silent_s: Seconds since its last answer, or since it is looked at where it gave none.
        picture_s: The age of its picture; None where there is none.
    """

    rank: Rank
    silent_s: float
    picture_s: float | None


def judge(sight: Sight, now: float, every_s: float) -> Verdict:
    """Judge one kiosk at one moment.

    Args:
        sight: What is known of it.
        now: Seconds, monotonic.
        every_s: How often it is looked at.
    """
    silent = now - (sight.begun if sight.answered is None else sight.answered)
    picture = None if sight.pictured is None else max(now - sight.pictured, 0.0)
    return Verdict(_rank(sight, silent, every_s), max(silent, 0.0), picture)


def _rank(sight: Sight, silent_s: float, every_s: float) -> Rank:
    if sight.refused:
        return Rank.REFUSED
    if silent_s >= max(LOST_S, LATE_LOOKS * every_s):
        return Rank.LOST
    if silent_s >= LATE_LOOKS * every_s:
        return Rank.LATE
    if sight.report is None:
        return Rank.LATE if sight.failing is not None else Rank.WAITING
    return {"well": Rank.WELL, "unseen": Rank.UNSEEN}.get(sight.report.state, Rank.TROUBLED)


def worst_first(sights: Iterable[Sight], now: float, every_s: float) -> list[Sight]:
    """Sort kiosks: the worst first, in each rank what has been silent longest, then by id."""

    def place(sight: Sight) -> tuple[Rank, float, str]:
        verdict = judge(sight, now, every_s)
        # Who answers is not moved about by the tenth of a second that it took.
        silent = verdict.silent_s if verdict.rank in (Rank.LOST, Rank.REFUSED) else 0.0
        return verdict.rank, -round(silent), sight.id

    return sorted(sights, key=place)
