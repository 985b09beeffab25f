"""Tells each feed's tile what to say: the feed as it stands, judged against this very moment."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import Final

from layouts.names import name_in
from streams.feeds.reason import Reason
from streams.feeds.snapshot import Snapshot, State, Verdict, judge
from streams.feeds.subscription import Subscription
from wall.feeds.rows import MOST, Moment, rows_of
from wall.feeds.words import ago, say, time_of, why
from wall.glass.feedpage import FeedPage, Tone

ANEW_S: Final = 1.0
"""A page is made anew so often, however often it is looked at."""
_TONES: Final[Mapping[State, Tone]] = {
    State.FRESH: Tone.GOOD,
    State.STALE: Tone.POOR,
    State.NO_DATA: Tone.BAD,
}


@dataclass(frozen=True)
class _Made:
    """A page, and the moment after which it is made anew, s, monotonic."""

    page: FeedPage
    until: float


class FeedBulletin:
    """The pages of a city's feeds.

    Args:
        subscriptions: The feeds of the document.
        snapshots: What each holds now, by id; may be asked at any time.
        now: The present moment.
        zone: Of the clock on the wall; None: the machine's.
        tick: Seconds, monotonic.
    """

    def __init__(
        self,
        subscriptions: Iterable[Subscription],
        snapshots: Callable[[], Mapping[str, Snapshot]],
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        zone: tzinfo | None = None,
        tick: Callable[[], float] = time.monotonic,
    ) -> None:
        """No page is made before somebody looks."""
        self._names = {one.id: one.names for one in subscriptions}
        self._snapshots = snapshots
        self._now, self._zone, self._tick = now, zone, tick
        self._made: dict[tuple[str, str], _Made] = {}

    def page(self, feed: str, language: str) -> FeedPage:
        """What a feed's tile says now."""
        made, tick = self._made.get((feed, language)), self._tick()
        if made is None or tick >= made.until:
            made = _Made(self._page(feed, language), tick + ANEW_S)
            self._made[feed, language] = made
        return made.page

    def _page(self, feed: str, language: str) -> FeedPage:
        snapshot = self._snapshots().get(feed)
        if snapshot is None:
            state = say(language, "no_data")
            return FeedPage(feed, Tone.BAD, state, say(language, "unknown", feed=feed))
        return page_of(
            snapshot, self._names.get(feed, {}), Moment(language, self._now(), self._zone)
        )


def page_of(snapshot: Snapshot, names: Mapping[str, str], moment: Moment) -> FeedPage:
    """Return what a tile says of a feed at a moment.

    Args:
        snapshot: The feed.
        names: Its name by language; without one it is called by its source, and its id.
        moment: When, and in which language.
    """
    verdict = judge(snapshot, moment.now)
    language = moment.language
    # What cannot be believed any more is not shown, however good it looks.
    there = () if verdict.state is State.NO_DATA else snapshot.records
    rows = rows_of(there, moment)
    source = snapshot.attribution.ko if language == "ko" else snapshot.attribution.en
    return FeedPage(
        title=name_in(names, language, snapshot.id),
        tone=_TONES[verdict.state],
        state=_state(verdict, snapshot, moment),
        why=_why(verdict, rows == (), moment),
        rows=rows[:MOST],
        count=len(rows),
        rest=say(language, "rest", n="{n}"),
        source=source,
    )


def _state(verdict: Verdict, snapshot: Snapshot, moment: Moment) -> str:
    """How far a feed can be believed: its age where it is fresh, else since when it is not."""
    if verdict.state is State.FRESH:
        timed = snapshot.freshness.old_s is not None and snapshot.newest is not None
        told = snapshot.newest if timed else snapshot.fetched
        return ago(moment.language, told or moment.now, moment.now)
    key = "stale" if verdict.state is State.STALE else "no_data"
    if verdict.since is None:
        return say(moment.language, key)
    key = "stale" if verdict.state is State.STALE else "no_data_since"
    at = time_of(moment.language, verdict.since, moment.now, moment.zone)
    return say(moment.language, key, time=at)


def _why(verdict: Verdict, empty: bool, moment: Moment) -> str:
    if verdict.reason is Reason.NONE:
        return say(moment.language, "nothing") if empty else ""
    said = why(moment.language, verdict.reason, verdict.number, verdict.own)
    return said[:1].upper() + said[1:]
