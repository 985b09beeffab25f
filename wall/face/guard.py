"""Stands between the fingers and what not everybody may see, and asks for PIN and purpose."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Property, QObject, Qt, Signal, Slot

from layouts.channels import Channel
from wall.face.eyes import Eyes
from wall.face.pad import Pad
from wall.face.program import Rows
from wall.face.purposes import SLIGHT, Purposes, asking
from wall.face.question import NONE, Question
from wall.glass.stage import Stage
from wall.glass.veil import Veil as Kind
from wall.trust.door import Door, Presence
from wall.trust.entry import Actor, Origin
from wall.trust.policy import Sight, Verdict
from wall.trust.words import purposes, say


class Guard(QObject):
    """What the windows know of people: who is there, the PIN pad, the question for a purpose.

    Args:
        stage: Whose tiles are veiled and whose spotlight is guarded.
        rows: The channels.
        door: Who is at the wall; None for a wall that asks nobody.
    """

    changed = Signal()
    asked = Signal()
    told = Signal(str, str)
    """Something happened to who is at the wall: what, and why, in the viewer's language."""
    _edited = Signal(str, str)
    purposed = Signal()
    """Another tile is seen in full for a purpose, or one no longer is."""
    refused = Signal(str, str)
    """A channel's id, and why it is not enlarged, in English, for the log."""

    def __init__(self, stage: Stage, rows: Rows, door: Door | None) -> None:
        """Veil what may not be seen, before the first frame."""
        super().__init__()
        self._stage = stage
        self._door = door
        self._eyes = Eyes(door, rows)
        self._language = stage.language
        self._presence = self.presence
        self._kinds: list[int] = []
        self.pad_ = Pad(door, stage.language)
        self._question = NONE
        self._purposes = Purposes()
        self._asking = asking(rows, stage.frames.shape.capacity)
        self._in_place: tuple[int, ...] = ()
        self.pad_.entered.connect(self._renew)
        self.pad_.changed.connect(self._make_room)
        private, withheld = (say(self._language, key) for key in ("private", "withheld"))
        stage.veil_words = {Kind.HIDDEN: private, Kind.BLURRED: private, Kind.WITHHELD: withheld}
        stage.gate = self._admits
        stage.watch = self._grown
        stage.said.connect(self._second)
        stage.spotlighted.connect(self._forget)
        self._edited.connect(self._take_people, Qt.ConnectionType.QueuedConnection)
        if door is not None:
            door.renewed = self._edited.emit
        self._renew()

    @property
    def presence(self) -> Presence:
        """Who is at the wall now."""
        return self._eyes.presence

    @property
    def actor(self) -> Actor:
        """Whoever touches the glass now."""
        return self.presence.actor(Origin.TOUCH)

    def purpose(self, row: int) -> str:
        """What a channel was enlarged for; empty where nobody was asked."""
        return self._purposes.of(row)

    @property
    def in_place(self) -> tuple[int, ...]:
        """Rows that want a purpose, have one, and are seen in full in their tile."""
        return self._in_place

    def replace(self, rows: Rows) -> None:
        """Channels were edited."""
        self._eyes.rows = rows
        self._asking = asking(rows, self._stage.frames.shape.capacity)
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
        self._eyes.check(row, purpose, presence)

    def saving(self, row: int) -> Verdict:
        """Whether whoever is at the wall may save what is seen of a channel."""
        return self._eyes.saving(row, self._purposes.of(row))

    def grant(self, row: int, purpose: str) -> None:
        """A purpose was told for this channel: it may be enlarged next."""
        self._purposes.tell(row, purpose)

    def inquire(self, question: Question) -> None:
        """Ask for a purpose that is not a look, or say why it is in vain."""
        self._question = question
        self.asked.emit()

    @Slot()
    def enterGuest(self) -> None:  # noqa: N802
        """Visitors are coming."""
        if self._door is not None:
            self._door.leave()
            self._renew()

    @Slot(str)
    def give(self, purpose: str) -> None:
        """The purpose that was asked for."""
        row = self._question.wanted
        if row is None or row not in self._eyes.rows.by_row or not purpose.strip():
            return
        in_its_tile, then = self._question.in_place, self._question.then
        self._close_question()
        if then is not None:
            then(purpose.strip())
            return
        self.grant(row, purpose)
        if in_its_tile and row in self._purposes.full:
            self._renew()
        else:
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
        channel = self._eyes.rows.by_row.get(row)
        if channel is None:
            return False
        verdict = self._eyes.verdict(channel, self._purposes.of(row))
        if verdict.sight is Sight.SHOWN:
            return True
        self._ask(row, channel, verdict)
        return False

    def _ask(
        self, row: int, channel: Channel, verdict: Verdict, *, in_its_tile: bool = False
    ) -> None:
        """Ask for a purpose, or say why it is in vain."""
        needs = verdict.sight is Sight.NEEDS_REASON
        self._question = Question(
            row,
            say(self._language, verdict.why, channel=channel.name(self._language)),
            tuple(purposes(self._language)) if needs else (),
            sign_in=not needs and self.presence.guest,
            in_place=in_its_tile,
        )
        self.asked.emit()
        if not needs:
            self.refused.emit(channel.id, say("en", verdict.why, channel=channel.id))

    @Slot()
    def _make_room(self) -> None:
        """The pad opens where the question stood."""
        if self.pad_.property("open") and self._question != NONE:
            self._close_question()

    def _close_question(self) -> None:
        self._question = NONE
        self.asked.emit()

    @Slot()
    def _second(self) -> None:
        """A second has passed: whoever was gone for too long is signed out."""
        if self._door is not None:
            self._door.lapse()
        if self.presence != self._presence:
            self._renew()
        self.pad_.second()

    @Slot(str, str)
    def _take_people(self, gone: str, why: str) -> None:
        """The people document was edited."""
        self._renew()
        self.pad_.changed.emit()
        if gone:
            said = say(self._language, "signed_out", name=gone)
            self.told.emit(said, say(self._language, why))

    @Slot()
    def _forget(self) -> None:
        """A purpose holds for as long as the channel stays large."""
        self._purposes.keep(self._stage.spotlights.channels)

    def _grown(self) -> None:
        """Tiles have grown or shrunk: what is as large as a spotlight is guarded like one."""
        if not (self._asking.any() or self._purposes.full):
            return
        stage, before = self._stage, self._purposes.full
        rested = not stage.moving
        newly = self._purposes.grown(stage.full(self._asking), rested=rested)
        if self._purposes.full != before:
            self._renew()
        if rested:
            self._forget()
            self._show_in_place()
            if self._question.in_place and self._question.row not in self._purposes.full:
                self._close_question()
        if stage.view.scale > SLIGHT:
            self._ask_in_place(newly)

    def _ask_in_place(self, rows: frozenset[int]) -> None:
        """Fingers have brought tiles so close: ask at once, and not before the canvas rests."""
        for row in sorted(rows - set(self._in_place)):
            channel = self._eyes.rows.by_row.get(row)
            if channel is not None:
                self._ask(row, channel, self._eyes.verdict(channel), in_its_tile=True)

    def _show_in_place(self) -> None:
        in_place = tuple(row for row in sorted(self._purposes.full) if self._may_be_seen(row))
        if self._in_place != in_place:
            self._in_place = in_place
            self.purposed.emit()

    @Slot()
    def _renew(self) -> None:
        """Somebody came or went, channels were edited, tiles grew: see anew what may be seen."""
        presence = self.presence
        if presence != self._presence:
            self._purposes.clear()
        self._presence = presence
        veils = self._eyes.veils(self._stage.frames.shape.capacity)
        self._kinds = [int(kind) for kind in veils if kind]
        for row in self._purposes.full:
            if not self._may_be_seen(row):
                veils[row] = veils[row] or Kind.WITHHELD
        self._stage.veil(veils)
        for row in self._stage.spotlights.channels:
            if not self._may_be_seen(row):
                self._stage.dim(row)
        self._show_in_place()
        self.changed.emit()

    def _may_be_seen(self, row: int) -> bool:
        return self._eyes.may_see(row, self._purposes.of(row))

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
        return self._question.told()

    question = Property(dict, _get_question, notify=asked)
