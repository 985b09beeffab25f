"""What a block says of its own data: whose they are, of when, and how far they can be believed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from streams.feeds.snapshot import State


@dataclass(frozen=True)
class Vouch:
    """The truth about one block.

    Attributes:
        source: Whose data these are, in the page's language.
        at: The time of the newest record that is shown, aware; None where there is none.
        state: How far the data can be believed.
        says: The same in words, as it is shown: "2 min ago", "no data since 14:03".
    """

    source: str
    at: datetime | None
    state: State
    says: str

    def __post_init__(self) -> None:
        """Refuse what would vouch for nothing.

        Raises:
            ValueError: Source or words are missing, or the time has no zone.
        """
        if not self.source.strip() or not self.says.strip():
            raise ValueError("a vouch names its source and says how old the data are")
        if self.at is not None and self.at.tzinfo is None:
            raise ValueError(f"{self.at} has no time zone")
