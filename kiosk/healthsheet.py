"""Tells in four languages how a kiosk is, a row each, for whoever stands before it to mend it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from kiosk.page.language import Language
from kiosk.wording.name import called, named
from kiosk.wording.say import say
from layouts.phrase import said
from streams.feeds.reason import Reason
from streams.feeds.snapshot import AHEAD_S, Snapshot, State, Verdict, judge

if TYPE_CHECKING:
    # What judges health costs the start more than the service page, which is opened by hand.
    from kiosk.knowledge.outlook import Outlook
    from kiosk.remote.health import Look
    from streams.alerts.rounds import Condition as Hearing

MIB: Final = 1 << 20
SPANS: Final = ((120.0, 1.0, "s"), (7200.0, 60.0, "m"), (172_800.0, 3600.0, "h"))
"""Up to how many seconds a span is told in which unit, and how long that is; longer ones in days"""
DAY_S: Final = 86_400.0
NEW_S: Final = 5.0


class HealthRow(NamedTuple):
    """One thing, and how it is.

    Attributes:
        what: The thing.
        how: How it is.
        state: `FRESH` where it is as it should be, `NO_DATA` where it has to be seen to.
    """

    what: str
    how: str
    state: State = State.FRESH

    @property
    def wrong(self) -> bool:
        """Whether it has to be seen to."""
        return self.state is State.NO_DATA


def health_sheet(look: Look, name: str, language: Language) -> tuple[HealthRow, ...]:
    """Return how a kiosk is: all of it in a row, then what has to be seen to, then the rest.

    What others said, a source or the disk, stays in their words.

    Args:
        look: Everything that is judged.
        name: The kiosk's id, with what it runs.
        language: Of the words.
    """
    rows = sorted(_Sheet(look, language).rows(), key=lambda row: not row.wrong)
    wrong = sum(row.wrong for row in rows)
    unseen = not look.facts.display.connected or _silent_s(look) > 0
    state = "unseen" if unseen else "troubled" if wrong else "well"
    told = say(language, f"service.state.{state}", n=wrong)
    worst = State.NO_DATA if wrong else State.FRESH
    whole = HealthRow(say(language, "service.kiosk"), _line(name, told), worst)
    return (whole, *rows)


def span(language: Language, seconds: float) -> str:
    """Return how long something lasted, in the unit that is easiest to read."""
    seconds = max(seconds, 0.0)
    told = ((int(seconds // unit), key) for most, unit, key in SPANS if seconds < most)
    count, key = next(told, (int(seconds // DAY_S), "d"))
    return say(language, f"service.span.{key}", n=count)


class _Sheet:
    """The rows of one look in one language."""

    def __init__(self, look: Look, language: Language) -> None:
        self._look, self._language = look, language

    def rows(self) -> Iterator[HealthRow]:
        """Yield them, as they are when all is well."""
        look = self._look
        silent_s = _silent_s(look)
        if silent_s > 0:
            yield self._row("screen", self._say("hangs", span=self._span(silent_s)), wrong=True)
        yield self._screen()
        if look.facts.missed:
            missed = ", ".join(look.facts.missed)
            yield self._row("screen", self._say("missed", parts=missed), wrong=True)
        for sentence in look.unread:
            yield self._row("documents", said(sentence, self._language), wrong=True)
        for hearing in look.hearing:
            yield self._heard(hearing)
        for snapshot in look.snapshots:
            yield self._feed(snapshot)
        for channel, outlook in look.cameras.items():
            yield self._camera(channel, outlook)
        yield self._disk()
        if look.proof_failure:
            yield self._row("proof", self._say("unproven", why=look.proof_failure), wrong=True)
        if not look.moment.timing.synchronised:
            yield self._row("clock", self._say("unset"), wrong=True)
        if look.facts.deaf:
            yield HealthRow(self._say("headset"), self._say("blind"), State.STALE)

    def _screen(self) -> HealthRow:
        display = self._look.facts.display
        if display.connected:
            width, height = display.size
            return self._row("screen", _line(display.name, f"{width} x {height}"))
        key = "screen_wrong" if display.name else "no_screen"
        return self._row("screen", self._say(key, name=display.name), wrong=True)

    def _feed(self, snapshot: Snapshot) -> HealthRow:
        verdict, newest = judge(snapshot, self._look.moment.now), snapshot.newest
        since = verdict.since if verdict.state is State.NO_DATA else None
        how = _line(
            self._say(f"state.{verdict.state}"),
            self._old(newest, "old") if newest and since is None else "",
            self._say("for", span=self._ago(since)) if since else "",
            self._reason(verdict),
            f"“{verdict.own}”" if verdict.own else "",
        )
        owner = f"{called(snapshot.attribution.ko, self._language)} · {snapshot.id}"
        title = named(snapshot.names, self._language, owner)
        return HealthRow(title, how, verdict.state)

    def _reason(self, verdict: Verdict) -> str:
        if verdict.reason is Reason.NONE:
            return ""
        key, number = f"reason.{verdict.reason.word}", f"{verdict.number:.7g}"
        return say(self._language, key, n=number).rstrip(".。")

    def _camera(self, channel: str, one: Outlook) -> HealthRow:
        from kiosk.remote.health import unlit

        how = _line(
            self._say(f"camera.{one.liveness}"),
            self._old(one.at, "picture") if one.at else "",
        )
        if one.liveness.believed and one.behind_s:
            # When its picture came is not when that was.
            how = say(self._language, "cameras.behind", n=one.behind_s)
        name = named(one.names, self._language, channel)
        wrong = unlit(one, self._look.moment.now)
        return HealthRow(self._say("camera", name=name), how, _state(wrong, one.liveness.believed))

    def _heard(self, one: Hearing) -> HealthRow:
        from kiosk.remote.health import unheard

        what = self._say("alerts", name=one.source)
        if one.resting:
            return HealthRow(what, self._say("rests"))
        wrong, since = unheard(one, self._look.moment.now), one.failing_since
        if since is not None:
            told = self._say("silent", span=self._ago(since))
        elif one.fetched is not None:
            told = self._say("answered", span=self._ago(one.fetched))
        else:
            told = self._say("unanswered")
        return HealthRow(what, _line(told, one.error), _state(wrong, since is None))

    def _disk(self) -> HealthRow:
        from kiosk.remote.health import LITTLE_BYTES

        disk = self._look.disk
        if disk is None:
            return self._row("disk", self._say("disk_unseen"), wrong=True)
        free, least = f"{disk.free_bytes // MIB:,}", LITTLE_BYTES // MIB
        key = "free_little" if disk.little else "free"
        return self._row("disk", self._say(key, n=free, least=least), wrong=disk.little)

    def _row(self, key: str, how: str, *, wrong: bool = False) -> HealthRow:
        return HealthRow(self._say(key), how, _state(wrong))

    def _say(self, key: str, **values: object) -> str:
        return say(self._language, f"service.{key}", **values)

    def _old(self, then: datetime, key: str) -> str:
        """Say how old something is; nothing of what lies far ahead: a clock is wrong."""
        seconds = (self._look.moment.now - then).total_seconds()
        if seconds < -AHEAD_S:
            return ""
        now = seconds < NEW_S
        return say(self._language, "age.now") if now else self._say(key, span=self._ago(then))

    def _ago(self, then: datetime) -> str:
        return self._span((self._look.moment.now - then).total_seconds())

    def _span(self, seconds: float) -> str:
        return span(self._language, seconds)


def _silent_s(look: Look) -> float:
    """Return for how long the screen has told nothing of itself; 0 where it tells as it should."""
    from kiosk.remote.health import SILENT_S

    silent_s = look.moment.monotonic - look.facts.told
    return silent_s if silent_s > SILENT_S else 0.0


def _state(wrong: bool, good: bool = True) -> State:
    if wrong:
        return State.NO_DATA
    return State.FRESH if good else State.STALE


def _line(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
