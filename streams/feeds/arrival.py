"""A train on its way to a station, and how long one may count down to it without lying."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from streams.feeds.snapshot import AHEAD_S

BELIEVED_S: Final = 600.0
"""Without a newer word a train is counted down to for so long and no longer."""
LATE_S: Final = 90.0
"""A train whose moment has passed is said to be late for so long; then it is gone."""
STANDS_S: Final = 45.0
"""How long a train that has arrived stands in a station."""
WORDS_S: Final = 180.0
"""How long words such as "at the station before" can be true."""


class Stage(StrEnum):
    """What the source says of a train."""

    ENTERING = "entering"
    ARRIVED = "arrived"
    DEPARTED = "departed"
    NEAR = "near"
    """It is at the station before."""
    ON_THE_WAY = "on_the_way"


@dataclass(frozen=True)
class Arrival:
    """One train.

    Attributes:
        at: When the source last heard of it.
        line: The line's id at the source.
        line_ko: The line's name in Korean.
        line_en: The line's name in English.
        station: The station that it comes to.
        towards: Where it ends.
        heading: The source's words for where it goes, for example "성수행 - 역삼방면".
        direction: Up or down, inner or outer, as the source says it.
        train: Its number; empty where the source tells none.
        stage: What it is doing.
        due: When it will be here; None where the source does not know.
        words: The source's words for where it is.
        kind: Express or such, as the source says it; empty for an ordinary train.
        last: Whether it is the last one of the day.
        order: Its place in the source's own order.
    """

    at: datetime
    line: str
    line_ko: str
    line_en: str
    station: str
    towards: str
    heading: str
    direction: str
    train: str
    stage: Stage
    due: datetime | None = None
    words: str = ""
    kind: str = ""
    last: bool = False
    order: str = ""


class Count(StrEnum):
    """What may be said of a train at a moment."""

    MINUTES = "minutes"
    ENTERING = "entering"
    ARRIVED = "arrived"
    WORDS = "words"
    """Only the source's words, for it knows no time."""
    LATE = "late"
    GONE = "gone"


@dataclass(frozen=True)
class Countdown:
    """What may be said of a train.

    Attributes:
        count: What.
        seconds: For MINUTES until it comes, for LATE since it should have come; else 0.
    """

    count: Count
    seconds: float = 0.0


def countdown(arrival: Arrival, now: datetime) -> Countdown:
    """Say of a train what can still be true: count down, then late, then gone.

    A newer record of the same train replaces all this; these are the rules without one.
    """
    age = (now - arrival.at).total_seconds()
    if arrival.stage is Stage.DEPARTED or age < -AHEAD_S:
        # Of one that is told of the future nothing is known: a clock is wrong, or was set back.
        return Countdown(Count.GONE)
    if arrival.stage is Stage.ARRIVED:
        return Countdown(Count.ARRIVED if age <= STANDS_S else Count.GONE)
    if arrival.stage is Stage.ENTERING:
        return _passed(age, STANDS_S, Count.ENTERING)
    if arrival.due is None:
        return _passed(age, WORDS_S, Count.WORDS)
    left = (arrival.due - now).total_seconds()
    if age > BELIEVED_S:
        return _passed(age, BELIEVED_S, Count.MINUTES)
    if left > 0:
        return Countdown(Count.MINUTES, left)
    return _passed(-left, 0.0, Count.MINUTES)


def _passed(age: float, true_s: float, while_true: Count) -> Countdown:
    if age <= true_s:
        return Countdown(while_true)
    late = age - true_s
    return Countdown(Count.LATE, late) if late <= LATE_S else Countdown(Count.GONE)


def standing(arrivals: tuple[Arrival, ...], now: datetime) -> tuple[tuple[Arrival, Countdown], ...]:
    """Return the trains that can still come, soonest first, each with what may be said of it."""
    told = [(arrival, countdown(arrival, now)) for arrival in arrivals]
    left = [(arrival, count) for arrival, count in told if count.count is not Count.GONE]
    return tuple(sorted(left, key=lambda pair: _rank(pair[0], pair[1].count, now)))


def _rank(arrival: Arrival, count: Count, now: datetime) -> tuple[timedelta, str]:
    soon = {Count.ARRIVED: -2, Count.ENTERING: -1}
    if count in soon:
        return timedelta(seconds=soon[count]), arrival.order
    if arrival.due is not None:
        return max(arrival.due - now, timedelta()), arrival.order
    far = 60 if arrival.stage is Stage.NEAR else 3600
    return timedelta(seconds=far), arrival.order
