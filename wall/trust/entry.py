"""An entry of the audit log: who did what, from where, and the hash that ties it to the one before.

What the hash is of says `streams.floor.ledger.chain`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from streams.floor.ledger.chain import chained, plain, stamp

TEXTS = ("who", "role", "origin", "event", "object", "reason")
"""What an entry says besides its place and its time."""
LONGEST = 500
"""Characters of a text that are kept; a reason is a sentence, not a file."""


class Role(StrEnum):
    """What a person may do at the wall, the least first."""

    VIEWER = "viewer"
    OPERATOR = "operator"
    ADMINISTRATOR = "administrator"


class Origin(StrEnum):
    """From where something was done."""

    TOUCH = "touch"
    REMOTE = "remote"
    RULE = "rule"
    WALL = "wall"
    """The wall itself: it starts, it ends, somebody's time runs out."""


class Event(StrEnum):
    """What an entry is about; the object is named behind each."""

    STARTED = "started"
    STOPPED = "stopped"
    RUNNING = "running"
    """Once a minute: what stood on the glass stood there until now, at least."""
    CONTINUED = "continued"
    """The log before this one was broken; the object is the file that it was set aside as."""
    CUT = "cut"
    """Old entries are cut off; the object is the place of the last one and its hash."""
    CARRIED = "carried"
    """An entry that was cut off is still in force; the reason begins with its event and time."""
    MISSED = "missed"
    """Entries were lost because the disk could not be written; the object is how many."""
    DOCUMENTS = "documents"
    """The documents on the glass; the object is a digest of them."""
    SCENE = "scene"
    """The scene on the glass; without an object, a mosaic of all channels."""
    SALVO = "salvo"
    """The salvos over the scene, the first first; without an object, none."""
    SPOTLIGHT = "spotlight"
    """The channels in spotlights, or as large in their tile for a purpose, the newest last; without
    an object, none."""
    TOUR = "tour"
    """A step of a tour, ``TOUR/STEP``; without an object, none runs."""
    EDIT = "edit"
    """The scene that is edited, over all that was called up; without an object, none."""
    SAVED = "saved"
    """A scene was saved from the wall, or a save was taken back; the object is the scene."""
    RULE = "rule"
    """A rule was called or ended; the object is the rule, the reason says by what."""
    NOTICED = "noticed"
    """Somebody took notice of an urgent rule's call by a touch; the object is the rule."""
    STEERED = "steered"
    """A camera was taken, moved, sent to a preset or given back; the reason says what and why."""
    SNAPSHOT = "snapshot"
    """A picture was taken; the object is the channel, or none for the whole glass."""
    REPLAY = "replay"
    """The past of a channel was looked at; the object is the channel."""
    LISTENED = "listened"
    """A channel is heard; the object is the channel, or none where it no longer is."""
    EXPORTED = "exported"
    """A clip or a still was saved; the object is the channel, the reason names file and hash."""
    EXPORT_DELETED = "export deleted"
    """It was kept for long enough; the object is its name."""
    SIGNED_IN = "signed in"
    SIGNED_OUT = "signed out"
    GUEST = "guest mode"
    """Visitors are at the wall, and private channels are not shown."""
    DENIED = "denied"
    """Something was asked for that was not granted; the object is the channel, if it was one."""


@dataclass(frozen=True)
class Actor:
    """Who does something.

    Attributes:
        origin: From where.
        who: The person's name; empty for nobody in particular.
        role: What this person may do; None for the wall itself and for guests.
    """

    origin: Origin
    who: str = ""
    role: Role | None = None


THE_WALL = Actor(Origin.WALL)


@dataclass(frozen=True)
class Deed:
    """Something that was done and is to be recorded.

    Attributes:
        at: When, in UTC.
        actor: By whom.
        event: What.
        object: The id of the channel, scene or document that it was done to; may be empty.
        reason: Why, in the person's own words or in the wall's; may be empty.
    """

    at: datetime
    actor: Actor
    event: Event
    object: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Entry:
    """A deed in the log.

    Attributes:
        sequence: Its place, from 1 and without holes.
        at: RFC 3339 in UTC with microseconds.
        who: The person's name, or empty.
        role: A role's word, or empty.
        origin: An origin's word.
        event: An event's word.
        object: What it was done to, or empty.
        reason: Why, or empty.
        hash: SHA-256, 32 bytes.
    """

    sequence: int
    at: str
    who: str
    role: str
    origin: str
    event: str
    object: str
    reason: str
    hash: bytes

    @property
    def content(self) -> tuple[int, str, str, str, str, str, str, str]:
        """Everything but the hash."""
        return (
            self.sequence,
            self.at,
            self.who,
            self.role,
            self.origin,
            self.event,
            self.object,
            self.reason,
        )

    @property
    def moment(self) -> datetime:
        """When it was done, in UTC."""
        return datetime.fromisoformat(self.at)

    def follows(self, before: bytes) -> bool:
        """Whether this entry, as it stands, follows the one with that hash."""
        return self.hash == _hash(before, self.content)


def entry_of(deed: Deed, sequence: int, before: bytes) -> Entry:
    """Make the entry of a deed.

    Args:
        deed: What was done.
        sequence: Its place in the log.
        before: The hash of the entry before it.
    """
    content = (
        sequence,
        stamp(deed.at),
        plain(deed.actor.who, LONGEST),
        deed.actor.role.value if deed.actor.role else "",
        deed.actor.origin.value,
        deed.event.value,
        plain(deed.object, LONGEST),
        plain(deed.reason, LONGEST),
    )
    return Entry(*content, _hash(before, content))


def _hash(before: bytes, content: tuple[int, str, str, str, str, str, str, str]) -> bytes:
    return chained(before, dict(zip(("sequence", "at", *TEXTS), content, strict=True)))
