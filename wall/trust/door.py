"""Who is at the wall: signs people in by PIN and out by hand or by time, and records both.

The wall is in guest mode until somebody signs in.  A wall without a people document has no door:
whoever touches it is an unnamed operator.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from layouts.problem import DocumentError
from streams.floor.log import logger
from wall.trust.attempts import Attempts
from wall.trust.clerk import Clerk
from wall.trust.entry import Actor, Event, Origin, Role
from wall.trust.people import People, Person
from wall.trust.pin import matches
from wall.trust.words import say

MINUTE_S = 60.0

log = logger(__name__)


class Answer(Enum):
    """What comes of a try to sign in."""

    IN = auto()
    WRONG = auto()
    WAIT = auto()
    """Too many were wrong: this one was not looked at."""


@dataclass(frozen=True)
class Presence:
    """Who is at the wall.

    Attributes:
        guest: Whether it is in guest mode.
        name: Of the person signed in; empty for a guest, or where nobody is asked.
        role: None for a guest.
    """

    guest: bool
    name: str
    role: Role | None

    def actor(self, origin: Origin) -> Actor:
        """Whoever is there, acting from somewhere."""
        return Actor(origin, self.name, self.role)


NOBODY_ASKED = Presence(guest=False, name="", role=Role.OPERATOR)
"""Whoever touches a wall without a door."""
VISITORS = Presence(guest=True, name="", role=None)


class Door:
    """The wall's door; every method may be called from any thread.

    Args:
        people: Reads who may sign in, each time anew, so that an edit counts at once.
        clerk: Records who came, went, and was turned away.
        clock: Seconds, monotonic.
    """

    def __init__(
        self,
        people: Callable[[], People],
        clerk: Clerk,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Nobody is signed in: the wall is in guest mode.

        Raises:
            DocumentError: The people cannot be read.
        """
        self._read = people
        self._clerk = clerk
        self._clock = clock
        self._lock = threading.RLock()
        self.renewed: Callable[[str, str], None] = lambda _name, _why: None
        """Told in any thread when other people were read: whose session that has ended, and the
        key of the sentence that says why (`wall.trust.words`); both are empty where none has."""
        self._people = people()
        self._person: Person | None = None
        self._touched = clock()
        self._attempts = Attempts()

    @property
    def people(self) -> People:
        """As they were read last."""
        return self._people

    @property
    def presence(self) -> Presence:
        """Who is at the wall now."""
        person = self._person
        return Presence(guest=False, name=person.name, role=person.role) if person else VISITORS

    @property
    def wait(self) -> float:
        """Seconds until the next PIN is looked at."""
        return self._attempts.wait(self._clock())

    def renew(self) -> People:
        """Read the people again, or keep those known; takes as long as the disk does.

        Whoever is signed in and is no longer in the document, or has another role or PIN there, is
        signed out.
        """
        try:
            people = self._read()
        except (DocumentError, OSError) as error:
            log.warning("the people document is not taken", why=str(error))
            return self._people
        with self._lock:
            before, self._people = self._people, people
            gone, why = self._outdated(people)
            if gone:
                self.leave(Origin.WALL, say("en", why))
        if people != before:
            self.renewed(gone, why)
        return people

    def knock(self, name: str, pin: str, origin: Origin = Origin.TOUCH) -> Answer:
        """Try to sign somebody in; takes the time of a hash.

        Args:
            name: Who wants to come in.
            pin: The PIN that was typed.
            origin: From where.
        """
        with self._lock:
            if self.wait > 0:
                return Answer.WAIT
            person = self.renew().named(name)
            if not matches(pin, person.pin if person else None) or person is None:
                self._attempts = self._attempts.failed(self._clock())
                # The name is only recorded if it is one: people type PINs into the wrong field.
                known = person.name if person else ""
                reason = f"wrong PIN, try {self._attempts.wrong}"
                self._clerk.record(Actor(origin), Event.DENIED, known, reason)
                return Answer.WRONG
            self._leave(origin, "somebody else signed in")
            self._attempts = Attempts()
            self._person, self._touched = person, self._clock()
            self._clerk.record(self.presence.actor(origin), Event.SIGNED_IN)
            return Answer.IN

    def leave(self, origin: Origin = Origin.TOUCH, reason: str = "") -> None:
        """Sign out whoever is signed in: the wall is in guest mode."""
        with self._lock:
            if self._leave(origin, reason):
                self._clerk.record(Actor(origin), Event.GUEST)

    def touched(self) -> None:
        """Somebody is there: the time begins anew."""
        self._touched = self._clock()

    def lapse(self) -> bool:
        """Sign out whoever has been gone for too long; returns whether somebody was."""
        minutes = self._people.minutes
        if not minutes or self._clock() - self._touched < minutes * MINUTE_S:
            return False
        there = self._person is not None
        self.leave(Origin.WALL, f"no touch for {minutes} min")
        return there

    def _outdated(self, people: People) -> tuple[str, str]:
        """Whose session must end with this document, and why; both are empty where none must."""
        there = self._person
        if there is None:
            return "", ""
        now = people.named(there.name)
        if now is None:
            return there.name, "removed"
        if now.role is not there.role:
            return there.name, "role_changed"
        return (there.name, "pin_changed") if now.pin != there.pin else ("", "")

    def _leave(self, origin: Origin, reason: str) -> bool:
        if self._person is None:
            return False
        gone = self.presence.actor(origin)
        self._person = None
        self._clerk.record(gone, Event.SIGNED_OUT, "", reason)
        return True
