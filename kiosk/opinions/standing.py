"""How the outbox stands: what waits in it, since when, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from streams.feeds.snapshot import Failure


@dataclass(frozen=True)
class Standing:
    """The outbox at one moment.

    Attributes:
        count: How many opinions wait.
        voices: How many of them hold a voice note.
        held: How many of them the city refused; each is tried again after a day.
        size: Bytes that they take.
        most: Bytes that they may take.
        oldest: The span that the oldest one was given in begins there; None where none waits.
        delivered: How many the city took, ever.
        delivered_at: When it took the last one.
        failure: Why the last one was not taken; None after one that was.
        failures: How many tries failed since the last that did not.
    """

    count: int
    voices: int
    held: int
    size: int
    most: int
    oldest: datetime | None
    delivered: int
    delivered_at: datetime | None
    failure: Failure | None
    failures: int
