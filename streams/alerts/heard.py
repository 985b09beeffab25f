"""A message as it came to us, and from when until when each of its infos counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from streams.alerts.alert import Alert, Info, Reference
from streams.alerts.seal import UNSIGNED, Seal

_ALWAYS: Final = datetime.min.replace(tzinfo=UTC)
_END_OF_TIME: Final = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Heard:
    """A message that was received.

    Attributes:
        alert: The message.
        at: When it was first heard, by our own reckoning.
        seal: What is known of its signature.
        source: By which way it came, as an id or an address.
    """

    alert: Alert
    at: datetime
    seal: Seal = UNSIGNED
    source: str = ""

    @property
    def key(self) -> Reference:
        """By what the message is known."""
        return self.alert.key

    def starts(self, info: Info) -> datetime:
        """Return from when on an info counts.

        A message that counts from when it was sent counts once it is heard, at whatever time that
        was: one that comes before it was sent shows that the sender's clock or ours is wrong.
        """
        effective = info.effective
        if effective is None or effective <= self.alert.sent:
            return _ALWAYS
        return effective

    def ends(self, info: Info, lasts: timedelta) -> datetime:
        """Return until when an info counts; one that tells no end counts for `lasts`."""
        if info.expires is not None:
            return info.expires
        begins = max(self.alert.sent, info.effective or self.alert.sent)
        return begins + lasts if begins < _END_OF_TIME - lasts else _END_OF_TIME

    def begins(self) -> datetime:
        """Return from when on the first of its infos counts; always without any."""
        return min(map(self.starts, self.alert.infos), default=_ALWAYS)

    def over(self, lasts: timedelta) -> datetime:
        """Return until when the last of its infos counts."""
        ends = [self.ends(info, lasts) for info in self.alert.infos]
        return max(ends, default=self.alert.sent)

    def changes(self, lasts: timedelta) -> Iterator[datetime]:
        """Yield the moments at which an info begins or ends."""
        for info in self.alert.infos:
            yield self.starts(info)
            yield self.ends(info, lasts)


def better(one: Heard, other: Heard) -> Heard:
    """Return what is kept of two messages of the same key, whichever came first.

    The stronger signature wins; of two equally strong ones that differ, which a sender must not
    send, always the same one.
    """

    def rank(heard: Heard) -> tuple[int, str, str]:
        return heard.seal.strength, repr(heard.alert), repr(heard.seal)

    chosen = max(one, other, key=rank)
    first = min(one, other, key=lambda heard: (heard.at, heard.source))
    return Heard(chosen.alert, first.at, chosen.seal, first.source)
