"""What stands for a place now, and for each message that does not stand the reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256
from typing import Final

from streams.alerts.alert import Alert, Info, Reference
from streams.alerts.heard import Heard
from streams.alerts.language import in_language
from streams.alerts.place import Coverage
from streams.alerts.seal import Seal

PREFIX: Final = "cap-"
"""What every id of an alert begins with."""


class Reason(StrEnum):
    """Why a message stands, or does not."""

    STANDS = "stands"
    UNKNOWN = "unknown"
    NOT_SHOWN = "not_shown"
    NOT_FOR_US = "not_for_us"
    BROKEN = "broken"
    UNSIGNED = "unsigned"
    UNTRUSTED = "untrusted"
    ANSWER = "answer"
    CANCELS = "cancels"
    CANCELLED = "cancelled"
    REPLACED = "replaced"
    SILENT = "silent"
    EXPIRED = "expired"
    NOT_YET = "not_yet"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True)
class Stand:
    """An alert that stands for a place.

    Attributes:
        heard: The message.
        thread: The first message of the chain that it belongs to: the same after each update.
        infos: Those of its infos that count here and now, in all languages, the heaviest first.
        coverage: How it is known that it concerns the place.
        priority: 10 to 100; its heaviest info's.
        since: When the chain began.
        until: When the last of its infos ends.
    """

    heard: Heard
    thread: Reference
    infos: tuple[Info, ...]
    coverage: Coverage
    priority: int
    since: datetime
    until: datetime

    @property
    def id(self) -> str:
        """What it is called among all events of a wall: the same after each update."""
        sender, identifier, sent = self.thread
        name = "\n".join((sender, identifier, sent.astimezone(UTC).isoformat()))
        return f"{PREFIX}{sha256(name.encode()).hexdigest()[:16]}"

    @property
    def alert(self) -> Alert:
        """The message."""
        return self.heard.alert

    @property
    def seal(self) -> Seal:
        """What is known of its signature."""
        return self.heard.seal

    def info(self, *wanted: str) -> Info:
        """Return what it says in the first of some languages, or else in another."""
        return in_language(self.infos, wanted)

    @property
    def rank(self) -> tuple[bool, int, float, Reference]:
        """The order of alerts: what is meant, the heaviest, the newest first."""
        alert = self.alert
        return not alert.actual, -self.priority, -alert.sent.timestamp(), alert.key


@dataclass(frozen=True)
class Verdict:
    """What the board makes of one message.

    Attributes:
        reason: Why it stands, or not.
        stand: What stands; None where it does not.
        by: The message that cancelled or replaced it.
        at: When it begins, where it does not yet; when it ended, where it has.
        coverage: The nearest of its areas, where none holds the place.
    """

    reason: Reason
    stand: Stand | None = None
    by: Reference | None = None
    at: datetime | None = None
    coverage: Coverage | None = None


def ordered(stands: Iterable[Stand]) -> tuple[Stand, ...]:
    """Return alerts in the order in which they are shown."""
    return tuple(sorted(stands, key=lambda stand: stand.rank))
