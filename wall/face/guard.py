"""Stands between the fingers and what not everybody may see, and asks for PIN and purpose."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import Property, QObject, Signal, Slot

from layouts.channels import Channel
from wall.face.pad import Pad
from wall.face.program import Rows
from wall.glass.stage import Stage
from wall.glass.veil import Veil as Kind
from wall.trust.door import NOBODY_ASKED, Door, Presence
from wall.trust.entry import Actor, Origin
from wall.trust.people import Veil
from wall.trust.policy import DeniedError, Sight, Verdict, spotlight, tile
from wall.trust.words import purposes, say

KINDS = {Sight.SHOWN: Kind.NONE, Sight.BLURRED: Kind.BLURRED, Sight.HIDDEN: Kind.HIDDEN}
CLOSED: dict[str, Any] = {"open": False, "sentence": "", "purposes": [], "signIn": False}


class Guard(QObject):
    """What the windows know of people: who is there, the PIN pad, the question for a purpose.

    Args:
        stage: Whose tiles are veiled and whose spotlight is guarded.
        rows: The channels.
        door: Who is at the wall; None for a wall that asks nobody.
    """

    changed = Signal()
    asked = Signal()
    refused = Signal(str, str)
    """A channel's id, and why it is not enlarged, in English, for the log."""

    def __init__(self, stage: Stage, rows: Rows, door: Door | None) -> None:
        """Veil what may not be seen, before the first frame."""
        super().__init__()
        self._stage = stage
        self._rows = rows
        self._door = door
        self._language = stage.language
        self._presence = self.presence
        self._kinds: list[int] = []
        self.pad_ = Pad(door, stage.language)
        self._question: dict[str, Any] = CLOSED
        self._wanted: int | None = None
        self._granted: tuple[int, str] | None = None
        self.pad_.entered.connect(self._renew)
        self.pad_.changed.connect(self._make_room)
        stage.private = say(self._language, "private")
        stage.gate = self._admits
        stage.said.connect(self._second)
        stage.spotlighted.connect(self._forget)
        self._renew()

    @property
    def presence(self) -> Presence:
        """Who is at the wall now."""
        return self._door.presence if self._door else NOBODY_ASKED

    @property
    def actor(self) -> Actor:
        """Whoever touches the glass now."""
        return self.presence.actor(Origin.TOUCH)

    @property
    def purpose(self) -> str:
        """What the channel in the spotlight was enlarged for; empty where nobody was asked."""
        return self._granted[1] if self._granted else ""

    def replace(self, rows: Rows) -> None:
        """Channels were edited."""
        self._rows = rows
        self._renew()

    def check(self, row: int, purpose: str = "", presence: Presence | None = None) -> None:
        """Do nothing where a channel may be enlarged; may be called from any thread.

        Args:
            row: The channel's.
            purpose: What for.
            presence: For whose eyes; without it, for those of whoever is at the wall.

        Raises:
            DeniedError: It may not; in English, for programs.
        """
        channel = self._rows.by_row[row]
        verdict = self._verdict(channel, purpose, presence)
        if verdict.sight is not Sight.SHOWN:
            needs = verdict.sight is Sight.NEEDS_REASON
            why = "purpose_remote" if needs else verdict.why
            raise DeniedError(say("en", why, channel=channel.id))

    def grant(self, row: int, purpose: str) -> None:
        """A purpose was told for this channel: it may be enlarged next."""
        self._granted = (row, purpose.strip())

    @Slot()
    def enterGuest(self) -> None:  # noqa: N802
        """Visitors are coming."""
        if self._door is not None:
            self._door.leave()
            self._renew()

    @Slot(str)
    def give(self, purpose: str) -> None:
        """The purpose that was asked for."""
        row = self._wanted
        if row is None or row not in self._rows.by_row or not purpose.strip():
            return
        self._close_question()
        self.grant(row, purpose)
        self._stage.light(row)

    @Slot()
    def dismiss(self) -> None:
        """The question is put away, and the channel stays in its tile."""
        self._close_question()

    @Slot()
    def touched(self) -> None:
        """A finger is on the glass: whoever is signed in is still there."""
        if self._door is not None:
            self._door.touched()

    def _admits(self, row: int) -> bool:
        channel = self._rows.by_row.get(row)
        if channel is None:
            return False
        purpose = self._granted[1] if self._granted and self._granted[0] == row else ""
        verdict = self._verdict(channel, purpose)
        if verdict.sight is Sight.SHOWN:
            return True
        needs = verdict.sight is Sight.NEEDS_REASON
        self._wanted = row if needs else None
        self._question = {
            "open": True,
            "sentence": say(self._language, verdict.why, channel=channel.name(self._language)),
            "purposes": purposes(self._language) if needs else [],
            "signIn": not needs and self.presence.guest,
        }
        self.asked.emit()
        if not needs:
            self.refused.emit(channel.id, say("en", verdict.why, channel=channel.id))
        return False

    def _verdict(
        self, channel: Channel, purpose: str = "", presence: Presence | None = None
    ) -> Verdict:
        return spotlight(presence or self.presence, channel, self._veil, purpose)

    @property
    def _veil(self) -> Veil:
        return self._door.people.veil if self._door else Veil.HIDDEN

    def _make_room(self) -> None:
        """The pad opens where the question stood."""
        if self.pad_.property("open") and self._question["open"]:
            self._close_question()

    def _close_question(self) -> None:
        self._question, self._wanted = CLOSED, None
        self.asked.emit()

    def _second(self) -> None:
        """A second has passed: whoever was gone for too long is signed out."""
        if self._door is not None:
            self._door.lapse()
        if self.presence != self._presence:
            self._renew()
        self.pad_.second()

    def _forget(self) -> None:
        """A purpose holds for as long as the channel stays large."""
        lit = self._stage.lit
        if self._granted is not None and lit != self._granted[0]:
            self._granted = None

    def _renew(self) -> None:
        """Somebody came or went, or channels were edited: see anew what may be seen."""
        self._presence = presence = self.presence
        veils = np.zeros(self._stage.frames.shape.capacity, np.uint8)
        for row, channel in self._rows.by_row.items():
            veils[row] = KINDS[tile(presence, channel, self._veil).sight]
        self._kinds = [int(kind) for kind in veils if kind]
        self._stage.veil(veils)
        lit = self._stage.lit
        if lit is not None and lit in self._rows.by_row:
            verdict = self._verdict(self._rows.by_row[lit], self.purpose)
            if verdict.sight is not Sight.SHOWN:
                self._stage.light(None)
        self.changed.emit()

    def _get_asks(self) -> bool:
        return self._door is not None

    asks = Property(bool, _get_asks, constant=True)
    """Whether people sign in at this wall."""

    def _get_guest(self) -> bool:
        return self._presence.guest

    guest = Property(bool, _get_guest, notify=changed)

    def _get_label(self) -> str:
        """What the button in the top strip says."""
        if not self._presence.guest:
            return say(self._language, "to_guest", name=self._presence.name)
        if not self._kinds:
            return say(self._language, "guest")
        key = "guest_hidden" if Kind.HIDDEN in self._kinds else "guest_blurred"
        return say(self._language, key, count=len(self._kinds))

    label = Property(str, _get_label, notify=changed)

    def _get_pad(self) -> QObject:
        return self.pad_

    pad = Property(QObject, _get_pad, constant=True)

    def _get_question(self) -> dict[str, Any]:
        return self._question

    question = Property(dict, _get_question, notify=asked)
