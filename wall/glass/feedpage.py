"""What a feed's tile says, in words and tones, so that whoever paints it need know no feed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Protocol


class Tone(Enum):
    """How a value is meant; words say the same, so that nobody has to tell colours apart."""

    PLAIN = "text"
    QUIET = "quiet"
    GOOD = "live"
    FAIR = "accent"
    POOR = "late"
    BAD = "lost"

    @property
    def colour(self) -> str:
        """The colour's name in the palette."""
        return self.value


@dataclass(frozen=True)
class FeedRow:
    """One record.

    Attributes:
        words: What it is about.
        value: What is told of it, at the right.
        lead: A short mark before the words: a line, a time; empty for none.
        detail: What else is told, quieter, behind the words; empty for none.
        tone: How the value is meant.
        lines: How many lines the words may take where there is room.
    """

    words: str
    value: str = ""
    lead: str = ""
    detail: str = ""
    tone: Tone = Tone.PLAIN
    lines: int = 1


@dataclass(frozen=True)
class FeedPage:
    """A feed as it stands at one moment.

    Attributes:
        title: The feed's name.
        tone: How far it can be believed: good, poor where stale, bad where there is no data.
        state: The same in words, with an age.
        why: Why it cannot be believed as it should, a sentence; empty where nothing is to be said.
        rows: Its records, the most telling first.
        count: How many records there are; may be more than rows.
        rest: What is said of the records beyond those that are shown, with ``{n}`` for how many.
        source: Whose data these are.
    """

    title: str
    tone: Tone
    state: str
    why: str = ""
    rows: tuple[FeedRow, ...] = ()
    count: int = 0
    rest: str = ""
    source: str = ""


class Bulletin(Protocol):
    """Where the tiles of feeds have their words from."""

    def page(self, feed: str, language: str) -> FeedPage:
        """What a feed's tile says now.

        Args:
            feed: The feed's id; one that nobody knows has a page that says so.
            language: ``ko`` or ``en``.
        """
