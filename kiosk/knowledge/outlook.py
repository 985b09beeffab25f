"""What is known of one public camera at one moment: how live its picture is, and of when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from streams.feeds.position import Position


class Liveness(StrEnum):
    """How far a camera's picture can be believed."""

    LIVE = "live"
    """It moves."""
    STILL = "still"
    """It is renewed every few seconds, and says of when it is."""
    FROZEN = "frozen"
    """The camera sends, and what it sends stands still."""
    BLACK = "black"
    """The camera sends, and what it sends is dark."""
    LATE = "late"
    """No newer one has come."""
    GONE = "gone"
    """There is none, or it is too old to be shown."""

    @property
    def believed(self) -> bool:
        """Whether the picture is of now."""
        return self in (Liveness.LIVE, Liveness.STILL)


@dataclass(frozen=True)
class Outlook:
    """A camera.

    Attributes:
        names: What it is called, by language; empty where its list is not known yet.
        position: Where it stands; None where its list does not say.
        liveness: How far its picture can be believed.
        at: When its newest picture was taken, aware; None where none has come yet.
        since: Since when it is `FROZEN` or `BLACK`, and where it is `GONE` since when none has
            come; None where it is something else.
        behind_s: How far what is `LIVE` comes behind at most, whole seconds: a camera that sends in
            segments shows what was.  0 where it is of now.
    """

    names: Mapping[str, str] = field(default_factory=dict, hash=False)
    position: Position | None = None
    liveness: Liveness = Liveness.GONE
    at: datetime | None = None
    since: datetime | None = None
    behind_s: int = 0


UNKNOWN = Outlook()
