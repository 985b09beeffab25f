"""Folds messages into what stands now for a place: pure, and the same in whatever order they came.

A message stands while one of its infos counts and concerns the place, unless another one undoes it:

* a Cancel that refers to it, at once;
* an Update that refers to it, itself or through other Updates, once that has begun to count;
* a later message of the same sender under the same identifier, as some senders update.

Only the sender's own messages undo (or those of an authority), of the same status (an exercise
cancels nothing that is meant), with a signature no weaker.  Ack and Error undo nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cached_property
from typing import Final

from streams.alerts.alert import Info, MessageKind, Reference
from streams.alerts.heard import Heard, better
from streams.alerts.place import Coverage, Place, coverage
from streams.alerts.policy import DEFAULT, Policy
from streams.alerts.priority import priority
from streams.alerts.seal import SealState
from streams.alerts.stand import Reason, Stand, Verdict, ordered

ANSWERS: Final = (MessageKind.ACK, MessageKind.ERROR)
TELLING: Final = (MessageKind.ALERT, MessageKind.UPDATE)
KEPT: Final = timedelta(days=30)
"""For how long a message is kept that is over: a late Cancel still finds it."""
_REFUSED: Final = {
    SealState.BROKEN: Reason.BROKEN,
    SealState.UNSIGNED: Reason.UNSIGNED,
    SealState.UNTRUSTED: Reason.UNTRUSTED,
}


@dataclass(frozen=True)
class Board:
    """Every message that was heard; each method returns, and changes nothing.

    Attributes:
        messages: By their keys.
        policy: What the operator wants.
    """

    messages: Mapping[Reference, Heard] = field(default_factory=dict, hash=False)
    policy: Policy = DEFAULT

    def hearing(self, *heard: Heard) -> Board:
        """Return the board after messages came; one that it has already changes nothing."""
        messages = dict(self.messages)
        for one in heard:
            there = messages.get(one.key)
            messages[one.key] = one if there is None else better(there, one)
        return self if messages == self.messages else replace(self, messages=messages)

    def standing(self, place: Place, now: datetime) -> tuple[Stand, ...]:
        """Return what stands for a place, what is shown first first."""
        lasts = self.policy.lasts
        # Most of what is kept is over; that is known without asking who undid it.
        keys = (key for key, heard in self.messages.items() if heard.over(lasts) > now)
        verdicts = (self.verdict(key, place, now) for key in keys)
        return ordered(verdict.stand for verdict in verdicts if verdict.stand is not None)

    def verdict(self, key: Reference, place: Place, now: datetime) -> Verdict:
        """Return whether a message stands for a place, and why."""
        heard = self.messages.get(key)
        if heard is None:
            return Verdict(Reason.UNKNOWN)
        refused = self._refused(heard)
        if refused is not None:
            return Verdict(refused)
        undone = self._undone(heard, now)
        if undone is not None:
            cancelled = undone.alert.kind is MessageKind.CANCEL
            reason = Reason.CANCELLED if cancelled else Reason.REPLACED
            return Verdict(reason, by=undone.key)
        return self._told(heard, place, now)

    def next_change(self, now: datetime) -> datetime | None:
        """Return the next moment at which an info begins or ends, None where there is none."""
        moments = (
            moment
            for heard in self.messages.values()
            for moment in heard.changes(self.policy.lasts)
            if moment > now
        )
        return min(moments, default=None)

    def thread(self, heard: Heard) -> Reference:
        """Return the first message of the chain that one belongs to, be it heard or only named."""
        chain, waiting = {heard.key}, [heard]
        while waiting:
            for reference in waiting.pop().alert.references:
                if reference.sent > heard.alert.sent or reference in chain:
                    continue
                chain.add(reference)
                earlier = self.messages.get(reference)
                if earlier is not None:
                    waiting.append(earlier)
        return min(chain, key=lambda one: (one.sent, one.sender, one.identifier))

    def kept(self, now: datetime, most: int) -> Board:
        """Return the board without what has been over for long, of at most so many messages.

        What undoes a message is kept as long as that: nothing that was cancelled comes back.
        """
        order = sorted(self.messages.values(), key=self._worth)
        late = [heard for heard in order if self._over(heard) > now - KEPT]
        left = late[-most:]
        if len(left) == len(order):
            return self
        return replace(self, messages={heard.key: heard for heard in left})

    def _worth(self, heard: Heard) -> tuple[int, datetime, Reference]:
        """What is given up first has the least: strangers cannot push out what is proven."""
        return heard.seal.strength, self._over(heard), heard.key

    def _over(self, heard: Heard) -> datetime:
        """When a message is over, and all that it undoes."""
        own = heard.over(self.policy.lasts)
        referred = (self.messages.get(reference) for reference in heard.alert.references)
        ends = (one.over(self.policy.lasts) for one in referred if one is not None)
        return max((own, *ends))

    def _refused(self, heard: Heard) -> Reason | None:
        """Why a message is not shown whatever it says."""
        alert, policy = heard.alert, self.policy
        if not policy.admits(heard.seal):
            return _REFUSED[heard.seal.state]
        if alert.status not in policy.statuses:
            return Reason.NOT_SHOWN
        if alert.scope not in policy.scopes:
            return Reason.NOT_FOR_US
        if alert.kind in ANSWERS:
            return Reason.ANSWER
        return Reason.CANCELS if alert.kind is MessageKind.CANCEL else None

    @cached_property
    def _later(self) -> Mapping[Reference, tuple[Heard, ...]]:
        """For each message those that refer to it, or that follow it under its identifier."""
        later: defaultdict[Reference, list[Heard]] = defaultdict(list)
        names: defaultdict[tuple[str, str], list[Heard]] = defaultdict(list)
        for heard in self.messages.values():
            if heard.alert.kind in ANSWERS or not self.policy.admits(heard.seal):
                continue
            for reference in heard.alert.references:
                later[reference].append(heard)
            names[heard.key[:2]].append(heard)
        for same in names.values():
            for one in same:
                later[one.key].extend(other for other in same if other.key.sent > one.key.sent)
        return {key: tuple(dict.fromkeys(found)) for key, found in later.items()}

    def _undone(self, heard: Heard, now: datetime) -> Heard | None:
        """Return the message that undoes one: a Cancel before an Update, the last one first."""
        found = list(self._undoing(heard, now))
        return max(found, key=_undoing_rank, default=None)

    def _undoing(self, heard: Heard, now: datetime) -> Iterator[Heard]:
        seen, waiting = {heard.key}, [heard]
        while waiting:
            one = waiting.pop()
            for later in self._later.get(one.key, ()):
                if later.key in seen or not self._may_undo(later, one):
                    continue
                if later.alert.kind is MessageKind.CANCEL:
                    if one is heard:
                        yield later
                    continue
                seen.add(later.key)
                waiting.append(later)
                if self._has_begun(later, now):
                    yield later

    def _may_undo(self, later: Heard, earlier: Heard) -> bool:
        """Whether a message that refers to another one is one that may undo it."""
        one, other = later.alert, earlier.alert
        if one.status is not other.status or later.seal.strength < earlier.seal.strength:
            return False
        if one.sender != other.sender and one.sender not in self.policy.authorities:
            return False
        if one.kind is MessageKind.CANCEL:
            return one.sent >= other.sent and other.key in one.references
        updates = one.kind is MessageKind.UPDATE or one.key[:2] == other.key[:2]
        return updates and one.sent > other.sent

    def _has_begun(self, update: Heard, now: datetime) -> bool:
        """Whether an Update counts by now, or did; one that was cancelled before never does."""
        begins = update.begins()
        return begins <= now and not any(
            later.alert.kind is MessageKind.CANCEL
            and later.alert.sent < begins
            and self._may_undo(later, update)
            for later in self._later.get(update.key, ())
        )

    def _told(self, heard: Heard, place: Place, now: datetime) -> Verdict:
        """Return what a message that nothing undoes says here and now."""
        infos = heard.alert.infos
        if not infos:
            return Verdict(Reason.SILENT)
        lasts = self.policy.lasts
        lasting = [info for info in infos if heard.ends(info, lasts) > now]
        if not lasting:
            return Verdict(Reason.EXPIRED, at=heard.over(lasts))
        begun = [info for info in lasting if heard.starts(info) <= now]
        covers = [(info, coverage(info, place)) for info in begun or lasting]
        here = [(info, cover) for info, cover in covers if cover.holds]
        if not here:
            nearest = min((cover for _, cover in covers), key=lambda cover: cover.beyond_m)
            return Verdict(Reason.ELSEWHERE, coverage=nearest)
        if not begun:
            return Verdict(Reason.NOT_YET, at=min(heard.starts(info) for info, _ in here))
        return Verdict(Reason.STANDS, self._stand(heard, here))

    def _stand(self, heard: Heard, here: Iterable[tuple[Info, Coverage]]) -> Stand:
        heaviest = sorted(here, key=lambda pair: -priority(pair[0]))
        infos = tuple(info for info, _ in heaviest)
        thread = self.thread(heard)
        return Stand(
            heard=heard,
            thread=thread,
            infos=infos,
            coverage=heaviest[0][1],
            priority=priority(infos[0]),
            since=thread.sent,
            until=max(heard.ends(info, self.policy.lasts) for info in infos),
        )


def _undoing_rank(heard: Heard) -> tuple[bool, datetime, Reference]:
    return heard.alert.kind is MessageKind.CANCEL, heard.alert.sent, heard.key
