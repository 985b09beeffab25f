"""An entry of the proof: what stood on the screen from this moment on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from kiosk.proof.showing import Showing
from streams.floor.ledger.chain import CUT, chained, plain, stamp
from streams.floor.ledger.form import Form

TEXTS: Final = ("event", "object", "language", "tiles")
LONGEST: Final = 20_000
"""Characters of a text that are kept; a page of 30 tiles takes a quarter of that."""
NOTHING: Final = Showing("", "")


class Event(StrEnum):
    """What an entry is about."""

    STARTED = "started"
    """The kiosk; the object is its version."""
    STOPPED = "stopped"
    """It was ended on purpose."""
    SHOWN = "shown"
    """Another page, or the same one with tiles that say something else; the object is its id."""
    STILL = "still"
    """Once a minute: the same page still stood there, with data of these ages."""
    DARK = "dark"
    """The screen was switched off, as the document's hours say."""
    MISSED = "missed"
    """Entries were lost because the disk could not be written; the object is how many."""
    CONTINUED = "continued"
    """The proof before this one was broken; the object is the file that it was set aside as."""
    CUT = CUT
    """Old entries are cut off; the object is the place of the last one and its hash."""


@dataclass(frozen=True)
class Sight:
    """Something that was seen and is to be proven.

    Attributes:
        at: When, in UTC.
        event: What.
        object: The page's id, or what the event says.
        showing: What stood there.
    """

    at: datetime
    event: Event
    object: str = ""
    showing: Showing = NOTHING


@dataclass(frozen=True)
class Entry:
    """A sight in the proof.

    Attributes:
        sequence: Its place, from 1 and without holes.
        at: RFC 3339 in UTC with microseconds.
        event: An event's word.
        object: The page's id, or what the event says.
        language: The page's language; empty where there is none.
        tiles: The page's tiles, as `Showing.written` says; empty where there is no page.
        hash: SHA-256, 32 bytes.
    """

    sequence: int
    at: str
    event: str
    object: str
    language: str
    tiles: str
    hash: bytes

    @property
    def content(self) -> tuple[int, str, str, str, str, str]:
        """Everything but the hash."""
        return self.sequence, self.at, self.event, self.object, self.language, self.tiles

    @property
    def moment(self) -> datetime:
        """When it was made, in UTC."""
        return datetime.fromisoformat(self.at)

    def follows(self, before: bytes) -> bool:
        """Whether this entry, as it stands, follows the one with that hash."""
        return self.hash == _hash(before, self.content)


def entry_of(sight: Sight, sequence: int, before: bytes) -> Entry:
    """Make the entry of a sight.

    Args:
        sight: What was seen.
        sequence: Its place in the proof.
        before: The hash of the entry before it.
    """
    content = (
        sequence,
        stamp(sight.at),
        sight.event.value,
        plain(sight.object, LONGEST),
        sight.showing.language,
        plain(sight.showing.written(sight.at), LONGEST) if sight.showing.tiles else "",
    )
    return Entry(*content, _hash(before, content))


def _hash(before: bytes, content: tuple[int, str, str, str, str, str]) -> bytes:
    return chained(before, dict(zip(("sequence", "at", *TEXTS), content, strict=True)))


def _entry(row: Sequence[Any]) -> Entry:
    return Entry(*row)


PROOF: Final[Form[Sight, Entry]] = Form(
    name="proof",
    writer="kiosk",
    mend='in the kiosk\'s document ("store": "FOLDER")',
    application_id=0x63774B70,
    purpose=b"citywall kiosk proof head 1\n",
    texts=TEXTS,
    make=entry_of,
    read=_entry,
)
