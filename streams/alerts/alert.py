"""What a CAP 1.2 message says, as values that cannot change.

Source: OASIS Common Alerting Protocol Version 1.2, chapter 3 (the names and the words are its own).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple


class Status(StrEnum):
    """How a message is to be taken; only `ACTUAL` is meant."""

    ACTUAL = "Actual"
    EXERCISE = "Exercise"
    SYSTEM = "System"
    TEST = "Test"
    DRAFT = "Draft"


class MessageKind(StrEnum):
    """What a message does (CAP's ``msgType``)."""

    ALERT = "Alert"
    UPDATE = "Update"
    CANCEL = "Cancel"
    ACK = "Ack"
    ERROR = "Error"


class Scope(StrEnum):
    """Whom a message is for."""

    PUBLIC = "Public"
    RESTRICTED = "Restricted"
    PRIVATE = "Private"


class Category(StrEnum):
    """What an event belongs to."""

    GEO = "Geo"
    MET = "Met"
    SAFETY = "Safety"
    SECURITY = "Security"
    RESCUE = "Rescue"
    FIRE = "Fire"
    HEALTH = "Health"
    ENV = "Env"
    TRANSPORT = "Transport"
    INFRA = "Infra"
    CBRNE = "CBRNE"
    OTHER = "Other"


class Severity(StrEnum):
    """How bad it is."""

    EXTREME = "Extreme"
    SEVERE = "Severe"
    MODERATE = "Moderate"
    MINOR = "Minor"
    UNKNOWN = "Unknown"


class Urgency(StrEnum):
    """How soon something must be done."""

    IMMEDIATE = "Immediate"
    EXPECTED = "Expected"
    FUTURE = "Future"
    PAST = "Past"
    UNKNOWN = "Unknown"


class Certainty(StrEnum):
    """How sure it is."""

    OBSERVED = "Observed"
    LIKELY = "Likely"
    POSSIBLE = "Possible"
    UNLIKELY = "Unlikely"
    UNKNOWN = "Unknown"


class Point(NamedTuple):
    """A place on the earth: degrees, WGS 84."""

    lat: float
    lon: float


class Circle(NamedTuple):
    """Everything within a distance of a point."""

    centre: Point
    radius_km: float


class Reference(NamedTuple):
    """By what a message is known and referred to: three things that are its own together."""

    sender: str
    identifier: str
    sent: datetime


class Pair(NamedTuple):
    """A code or parameter: in which system it is written, and what it says there."""

    name: str
    value: str


@dataclass(frozen=True)
class Area:
    """Where an info applies: the union of its shapes, which its geocodes only say again.

    Attributes:
        description: The area in words; never blank.
        polygons: Rings of points, the last equal to the first.
        circles: Circles.
        geocodes: Codes, as ``Pair("SAME", "006109")``.
    """

    description: str
    polygons: tuple[tuple[Point, ...], ...] = ()
    circles: tuple[Circle, ...] = ()
    geocodes: tuple[Pair, ...] = ()


@dataclass(frozen=True)
class Info:
    """What a message says to one audience, in one language.

    Attributes:
        event: What happens, in words.
        language: A code of RFC 3066, as written; empty where none is.
        categories: What the event belongs to.
        severity: How bad it is.
        urgency: How soon something must be done.
        certainty: How sure it is.
        headline: One line; may be empty.
        description: More; may be empty.
        instruction: What to do; may be empty.
        sender_name: Who says so, in words; may be empty.
        web: An address with more; may be empty.
        responses: What kind of action is asked for, as ``Evacuate``.
        event_codes: The event by codes.
        parameters: What the sender adds.
        effective: From when on it counts; None: from when it was sent.
        onset: When the event itself is expected to begin; None: not told.
        expires: Until when it counts; None: not told.
        areas: Where; none: everywhere.
    """

    event: str
    language: str = ""
    categories: tuple[Category, ...] = ()
    severity: Severity = Severity.UNKNOWN
    urgency: Urgency = Urgency.UNKNOWN
    certainty: Certainty = Certainty.UNKNOWN
    headline: str = ""
    description: str = ""
    instruction: str = ""
    sender_name: str = ""
    web: str = ""
    responses: tuple[str, ...] = ()
    event_codes: tuple[Pair, ...] = ()
    parameters: tuple[Pair, ...] = ()
    effective: datetime | None = None
    onset: datetime | None = None
    expires: datetime | None = None
    areas: tuple[Area, ...] = ()


@dataclass(frozen=True)
class Alert:
    """A CAP message.

    Attributes:
        sender: Who sent it, as an id.
        identifier: Its own id.
        sent: When, with a time zone.
        status: How it is to be taken.
        kind: What it does.
        scope: Whom it is for.
        source: What it was made from; may be empty.
        note: Words of the sender to those who handle it; may be empty.
        references: The earlier messages that it updates, cancels or acknowledges.
        infos: What it says.
        remarks: What was wrong in the document and how it was taken, a sentence each.
    """

    sender: str
    identifier: str
    sent: datetime
    status: Status
    kind: MessageKind
    scope: Scope = Scope.PUBLIC
    source: str = ""
    note: str = ""
    references: tuple[Reference, ...] = ()
    infos: tuple[Info, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def key(self) -> Reference:
        """By what other messages refer to it."""
        return Reference(self.sender, self.identifier, self.sent)

    @property
    def actual(self) -> bool:
        """Whether it is meant: no exercise, no test, no draft."""
        return self.status is Status.ACTUAL
