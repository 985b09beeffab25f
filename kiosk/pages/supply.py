"""What the feeds of some kinds bring together, how far it can be believed, and whose it is."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from kiosk.page import Language, Notice, Vouch
from kiosk.pages.brief import Brief
from kiosk.pages.saying import about, age, clock, sentence
from streams.feeds.feed import Attribution, Record
from streams.feeds.reason import Reason
from streams.feeds.snapshot import Snapshot, State, Verdict, judge

RecordT = TypeVar("RecordT", bound=Record)

_WORST = (State.FRESH, State.STALE, State.NO_DATA)


@dataclass(frozen=True)
class Supply(Generic[RecordT]):
    """What some feeds bring.

    Attributes:
        records: What they hold that can be believed at all.
        verdict: How far: the worst of those that records come from; where none brings any, of the
            one that is best off.  None where the kiosk has no such feed.
        sources: Whose data these are: of all feeds that records come from.
        fetched: When the last good answer came; None before the first.
    """

    records: tuple[RecordT, ...]
    verdict: Verdict | None = None
    sources: tuple[Attribution, ...] = ()
    fetched: datetime | None = None

    @property
    def known(self) -> bool:
        """Whether anything can be said, be it that there is nothing."""
        return self.verdict is not None and self.verdict.state is not State.NO_DATA

    def newest(self) -> datetime | None:
        """Return the time of the newest record, or of the answer that held none."""
        return max((record.at for record in self.records), default=self.fetched)

    def kept(self, keep: Callable[[RecordT], bool]) -> Supply[RecordT]:
        """Return the same with those records alone that are wanted."""
        records = tuple(filter(keep, self.records))
        return Supply(records, self.verdict, self.sources, self.fetched)


def supply(brief: Brief, kinds: Collection[str], record: type[RecordT]) -> Supply[RecordT]:
    """Return what the kiosk's feeds of some kinds bring."""
    return supply_of(brief, brief.knowledge.of_kinds(kinds), record)


def supply_of(
    brief: Brief, snapshots: Collection[Snapshot], record: type[RecordT]
) -> Supply[RecordT]:
    """Return what some feeds bring."""
    told = [(one, judge(one, brief.now), one.of(record, brief.now)) for one in snapshots]
    if not told:
        return Supply(())
    giving = [(one, verdict) for one, verdict, records in told if records]
    if giving:
        _, verdict = max(giving, key=lambda pair: _WORST.index(pair[1].state))
        sources = tuple(dict.fromkeys(one.attribution for one, _ in giving))
    else:
        first, verdict, _ = min(told, key=lambda row: _WORST.index(row[1].state))
        sources = (first.attribution,)
    records = tuple(one for _, _, records in told for one in records)
    fetched = max((one.fetched for one, _, _ in told if one.fetched), default=None)
    return Supply(records, verdict, sources, fetched)


def source_of(brief: Brief, sources: Collection[Attribution]) -> str:
    """Return whose data these are; one that nobody has translated by its English name."""
    names = dict.fromkeys(_called(brief, one) for one in sources)
    return " · ".join(names) or brief.say("source.none")


def _called(brief: Brief, source: Attribution) -> str:
    told = brief.called(source.ko)
    return source.en if told == source.ko and brief.language is not Language.KO else told


def vouch(brief: Brief, found: Supply[RecordT], at: datetime | None = None) -> Vouch:
    """Return what a block says of its data.

    Args:
        brief: What the page is made from.
        found: The data.
        at: The time of the newest record that the block shows, where it shows only some.
    """
    verdict = found.verdict or Verdict(State.NO_DATA)
    source, newest = source_of(brief, found.sources), at or found.newest()
    if verdict.state is State.NO_DATA:
        since = verdict.since
        key = "vouch.no_data_since" if since else "vouch.no_data"
        says = brief.say(key, time=clock(brief, since)) if since else brief.say(key)
        return Vouch(source, newest, verdict.state, says)
    told = age(brief, newest) if newest else brief.say("age.now")
    if verdict.state is State.STALE:
        told = brief.say("vouch.stale", age=told)
    return Vouch(source, newest, verdict.state, told)


def aloud(brief: Brief, told: Vouch, *parts: str) -> str:
    """Return what is read of a block, with how old its data are where that is not as it should."""
    stale = brief.say("vouch.aloud", says=told.says) if told.state is State.STALE else ""
    return sentence(brief, *parts, stale)


def nothing(brief: Brief, title: str, found: Supply[RecordT], mark: str = "") -> Notice:
    """Return what stands where there is no data: that, since when, and why; never a hole."""
    why = _why(brief, found)
    told = vouch(brief, found)
    since = found.verdict.since if found.verdict else None
    gone = brief.say("nodata.since", time=clock(brief, since)) if since else brief.say("nodata.now")
    text = sentence(brief, gone, why)
    return Notice(
        title=title,
        spoken=sentence(brief, about(brief, title), text),
        vouch=told,
        text=text,
        mark=mark,
    )


def _why(brief: Brief, found: Supply[RecordT]) -> str:
    if found.verdict is None:
        broken = bool(brief.knowledge.troubles)
        return brief.say("nodata.document" if broken else "nodata.no_feed")
    return reason_words(brief, found.verdict.reason, found.verdict.number)


def reason_words(brief: Brief, reason: Reason, number: float) -> str:
    """Return why a feed has nothing fresh, in the words of those who stand before the screen."""
    if reason is Reason.NONE:
        return ""
    return brief.say(f"reason.{reason.word}", n=f"{number:.7g}")
