"""What a feed holds now, and the pure judgement on how far that can be believed.

The poller writes facts: what came last, when, and what failed since.  Whoever shows them judges
them against the present moment, so that a poller which hangs turns its feeds stale by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, TypeVar

from streams.feeds.feed import Attribution, Freshness, Record
from streams.feeds.reason import FeedError, Reason

RecordT = TypeVar("RecordT")

AHEAD_S: Final = 120.0
"""What lies so far in the future means that a clock is wrong, or was set back."""
GRACE_S: Final = 30.0
"""How much later than planned a question may come before the feed is said not to be asked."""


class State(StrEnum):
    """How far a feed's records can be believed."""

    FRESH = "fresh"
    STALE = "stale"
    NO_DATA = "no_data"


@dataclass(frozen=True)
class Failure:
    """A feed's last failed question.

    Attributes:
        at: When.
        reason: Why.
        number: What the reason counts.
        own: The source's own words.
    """

    at: datetime
    reason: Reason
    number: float = 0.0
    own: str = ""

    @classmethod
    def of(cls, error: FeedError, at: datetime) -> Failure:
        """Return the failure that `error` tells of."""
        return cls(at, error.reason, error.number, error.own)

    @property
    def words(self) -> str:
        """The sentence, in English."""
        return self.reason.say(self.number, self.own)


@dataclass(frozen=True)
class Snapshot:
    """One feed at one moment.

    Attributes:
        id: The feed's id.
        kind: What kind of feed it is.
        attribution: Whose data these are.
        freshness: How long they can be believed.
        records: What the last good answer held.
        left_out: How many of its rows were damaged.
        fetched: When that answer came or was confirmed; None before the first.
        failed_since: When the first of the failures since then was; None without one.
        failure: The last failure ever, also where all is well again.
        next_s: How long after the last question the next one was planned, seconds.
        names: What it is called, by language code; may be empty.
    """

    id: str
    kind: str
    attribution: Attribution
    freshness: Freshness
    records: tuple[Record, ...] = ()
    left_out: int = 0
    fetched: datetime | None = None
    failed_since: datetime | None = None
    failure: Failure | None = None
    next_s: float = 0.0
    names: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def newest(self) -> datetime | None:
        """The time of the newest record; None where there is none."""
        return max((record.at for record in self.records), default=None)

    @property
    def asked(self) -> datetime | None:
        """When the source was asked last, in vain or not."""
        failed = self.failure.at if self.failure else None
        return max((at for at in (self.fetched, failed) if at is not None), default=None)

    def of(self, kind: type[RecordT], now: datetime) -> tuple[RecordT, ...]:
        """Return the records of that kind; none of them where there is no data any more."""
        if judge(self, now).state is State.NO_DATA:
            return ()
        return tuple(record for record in self.records if isinstance(record, kind))


@dataclass(frozen=True)
class Verdict:
    """The judgement.

    Attributes:
        state: How far the records can be believed.
        since: Since when they cannot be believed as they should; None where they can.
        reason: Why, or what else there is to say: EMPTY where a source has nothing to tell.
        number: What the reason counts.
        own: The source's own words.
    """

    state: State
    since: datetime | None = None
    reason: Reason = Reason.NONE
    number: float = 0.0
    own: str = ""

    @property
    def words(self) -> str:
        """Why, in English; empty where nothing is to be said."""
        return self.reason.say(self.number, self.own)


def judge(snapshot: Snapshot, now: datetime) -> Verdict:
    """Judge a feed at one moment.

    After a failed question records stand for `stand_s`, stale and said to be so; then there is no
    data.  The same holds where nobody asks any more.
    """
    trouble = _trouble(snapshot, now)
    if snapshot.fetched is None:
        verdict = trouble or Verdict(State.NO_DATA, None, Reason.WAITING)
        return Verdict(State.NO_DATA, verdict.since, verdict.reason, verdict.number, verdict.own)
    if trouble is None:
        return _by_age(snapshot, now)
    since = trouble.since or snapshot.fetched
    # Where the clock was set back, `since` lies in the future and would stand for ever.
    stands = -AHEAD_S <= (now - since).total_seconds() <= snapshot.freshness.stand_s
    state = State.STALE if stands else State.NO_DATA
    return Verdict(state, since, trouble.reason, trouble.number, trouble.own)


def _trouble(snapshot: Snapshot, now: datetime) -> Verdict | None:
    """Return what is wrong with asking; None where nothing is."""
    failure = snapshot.failure
    if snapshot.failed_since is not None and failure is not None:
        return Verdict(
            State.STALE, snapshot.failed_since, failure.reason, failure.number, failure.own
        )
    asked = snapshot.asked
    if asked is None:
        return None
    ahead = (asked - now).total_seconds()
    if ahead > AHEAD_S:
        return Verdict(State.STALE, now, Reason.AHEAD, round(ahead))
    due = asked + timedelta(seconds=snapshot.next_s + GRACE_S)
    if now <= due:
        return None
    silent = round((now - asked).total_seconds())
    return Verdict(State.STALE, due, Reason.NOT_ASKED, silent)


def _by_age(snapshot: Snapshot, now: datetime) -> Verdict:
    newest, old_s = snapshot.newest, snapshot.freshness.old_s
    if newest is None:
        reason = Reason.SHAPE if snapshot.left_out else Reason.EMPTY
        return Verdict(State.FRESH, None, reason)
    if old_s is None:
        return Verdict(State.FRESH)
    age = (now - newest).total_seconds()
    if age < -AHEAD_S:
        return Verdict(State.STALE, now, Reason.AHEAD, round(-age))
    if age > old_s:
        return Verdict(State.STALE, newest + timedelta(seconds=old_s), Reason.OLD, round(age))
    return Verdict(State.FRESH)
