"""One opinion, as it is kept and sent: what was said of which page, and nothing of who said it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final

SCALE: Final = (1, 2, 3, 4, 5)
"""From very bad to very good."""
GRAIN: Final = timedelta(minutes=15)
"""The time that is kept of an opinion: the quarter of an hour that it was given in.

A minute would do to find its giver on the pictures of a camera above the kiosk.  Fifteen minutes
of a station hold hundreds of people, and still tell the morning's rush from the evening's.
"""


@dataclass(frozen=True)
class Opinion:
    """What a citizen said.

    Attributes:
        code: Names it, on the receipt too; by chance.
        place: The kiosk's own place, as the city calls it; never the citizen's device.
        page: What it is about: the id of a page.
        language: Of the screen at that moment, as ``ko``.
        given: The beginning of the span of time that it was given in, UTC.
        grain: How long that span is.
        scale: 1 (very bad) to 5 (very good); None where nothing was tapped.
        text: What was typed, cleaned; may be empty.
        voice: What was spoken, Ogg with Opus; may be empty.
    """

    code: str
    place: str
    page: str
    language: str
    given: datetime
    grain: timedelta = GRAIN
    scale: int | None = None
    text: str = field(default="", repr=False)
    voice: bytes = field(default=b"", repr=False)

    @property
    def ready(self) -> datetime:
        """From when on it may be sent: sooner, the moment of its arrival would tell its own."""
        return self.given + self.grain

    @property
    def is_empty(self) -> bool:
        """Whether nothing was said."""
        return self.scale is None and not self.text and not self.voice


def span(now: datetime, grain: timedelta) -> datetime:
    """Return the beginning of the span that a moment lies in, UTC."""
    step = grain.total_seconds()
    return datetime.fromtimestamp(now.timestamp() // step * step, UTC)
