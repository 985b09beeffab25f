"""Sees what comes onto the glass and has it recorded, for the audit log and the flight recorder."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QTimer, Slot

from wall.documents import Documents
from wall.face.face import Face
from wall.rules.board import Claim
from wall.trust.clerk import Clerk
from wall.trust.entry import THE_WALL, Actor, Event
from wall.trust.words import say

BEAT_MS = 60_000
AGAIN_S = 60.0
"""A program that takes pictures all the time is recorded once a minute for each channel."""


class Witness(QObject):
    """Records scene, salvos, tour, spotlight and documents whenever they change, and by whom.

    Args:
        face: What is shown; on Qt's thread, as everything here.
        clerk: Who writes it down.
        documents: Those that the wall starts with.
        print_: The digest of their files.
    """

    def __init__(self, face: Face, clerk: Clerk, documents: Documents, print_: str) -> None:
        """The wall has started."""
        super().__init__()
        self._face = face
        self._clerk = clerk
        self._actor: Actor | None = None
        self._reason = ""
        self._pictured: dict[str, float] = {}
        self._failing = False
        self._scene = face.scene_id
        self._salvos = self._tour = ""
        self._large: tuple[str, ...] = ()
        clerk.record(THE_WALL, Event.STARTED)
        if face.guard_.presence.guest:
            clerk.record(THE_WALL, Event.GUEST)
        self.taken(documents, print_)
        clerk.record(THE_WALL, Event.SCENE, self._scene or "")
        face.scenes_changed.connect(self._see_scene)
        face.touring_.changed.connect(self._see_tour)
        face.stage_.spotlighted.connect(self._see_large)
        face.guard_.purposed.connect(self._see_large)
        face.stage_.said.connect(self._see_clerk)
        face.guard_.refused.connect(self._see_refused)
        self._beats = QTimer(self)
        self._beats.timeout.connect(self._beat)
        self._beats.start(BEAT_MS)

    @contextmanager
    def by(self, actor: Actor, reason: str = "") -> Iterator[None]:
        """What changes meanwhile is this actor's deed, for this reason."""
        before = self._actor, self._reason
        self._actor, self._reason = actor, reason
        try:
            yield
        finally:
            self._actor, self._reason = before

    def taken(self, documents: Documents, print_: str) -> None:
        """Documents have come onto the glass; `print_` is the digest of their files."""
        count = len(documents.channels)
        scenes = len(documents.layout.scenes) if documents.layout else 0
        words = f"{count} channels, {scenes} scenes"
        self._clerk.record(THE_WALL, Event.DOCUMENTS, print_, words)

    def pictured(self, actor: Actor, channel: str = "", reason: str = "") -> None:
        """A picture was taken of a channel, or of the whole glass; may be called in any thread."""
        now = time.monotonic()
        if now - self._pictured.get(channel, -AGAIN_S) >= AGAIN_S or reason:
            self._pictured[channel] = now
            self._clerk.record(actor, Event.SNAPSHOT, channel, reason)

    @Slot(int)
    def looked_back(self, row: int) -> None:
        """The past of a channel is seen from now on."""
        channel = self._face.rows.by_row.get(row)
        if channel is not None:
            self._record(Event.REPLAY, channel.id, self._face.guard_.purpose(row))

    @Slot(object)
    def listened(self, row: int | None) -> None:
        """A channel is heard from now on; with none, no longer."""
        channel = self._face.rows.by_row.get(row) if row is not None else None
        if row is None or channel is None:
            self._record(Event.LISTENED, None)
        else:
            self._record(Event.LISTENED, channel.id, self._face.guard_.purpose(row))

    def denied(self, actor: Actor, channel: str, why: str) -> None:
        """Somebody asked for a channel in vain; may be called in any thread."""
        self._clerk.record(actor, Event.DENIED, channel, why)

    def ruled(self, actor: Actor, rule: str, words: str) -> None:
        """A rule was called, left to people, or ended."""
        self._clerk.record(actor, Event.RULE, rule, words)

    @Slot(object)
    def noticed(self, claim: Claim) -> None:
        """Somebody took notice of an urgent rule by a touch."""
        words = f"{claim.happening.kind} '{claim.happening.id}': {claim.happening.told('ko')}"
        self._record(Event.NOTICED, claim.rule.id, words)

    def handled(self, rule: str, words: str) -> None:
        """Somebody has ended a rule, or had it shown again."""
        self._record(Event.RULE, rule, words)

    @Slot(object, str, str)
    def steered(self, actor: Actor, channel: str, words: str) -> None:
        """A camera was taken, moved or given back."""
        self._clerk.record(actor, Event.STEERED, channel, words)

    def edited(self, scene: str, words: str) -> None:
        """A scene is edited from now on; with none, no longer."""
        self._clerk.record(self._who, Event.EDIT, scene, words)

    def saved(self, scene: str, words: str) -> None:
        """A scene was saved, or a save was taken back."""
        self._clerk.record(self._who, Event.SAVED, scene, words)

    def stop(self) -> None:
        """The wall ends."""
        self._beats.stop()
        self._clerk.record(THE_WALL, Event.STOPPED)

    @Slot()
    def _see_scene(self) -> None:
        if self._face.scene_id != self._scene:
            self._scene = self._face.scene_id
            self._record(Event.SCENE, self._scene)
        salvos = ", ".join(self._face.showing.salvo_ids)
        if salvos != self._salvos:
            self._salvos = salvos
            self._record(Event.SALVO, salvos)

    @Slot()
    def _see_tour(self) -> None:
        playback = self._face.touring_.playback
        step = f"{playback.tour.id}/{playback.number + 1}" if playback else ""
        if step != self._tour:
            self._tour = step
            self._record(Event.TOUR, step)

    @Slot()
    def _see_large(self) -> None:
        """What stands in spotlights, the newest last, and what is as large in its tile."""
        face = self._face
        rows = dict.fromkeys([*face.guard_.in_place, *face.stage_.spotlights.channels])
        large = {face.rows.by_row[row].id: row for row in rows if row in face.rows.by_row}
        if tuple(large) == self._large:
            return
        self._large = tuple(large)
        purposes = {id_: face.guard_.purpose(row) for id_, row in large.items()}
        told = [f"{id_}: {why}" for id_, why in purposes.items() if why]
        why = next(iter(purposes.values())) if len(large) == 1 else "; ".join(told)
        self._record(Event.SPOTLIGHT, ", ".join(large), why)

    @Slot()
    def _see_clerk(self) -> None:
        """A log that cannot be written is told on the glass, once."""
        failing = bool(self._clerk.failure)
        if failing and not self._failing:
            language = self._face.language
            self._face.notice_.warn(say(language, "audit_failing"), self._clerk.failure)
        self._failing = failing

    @Slot(str, str)
    def _see_refused(self, channel: str, why: str) -> None:
        self.denied(self._who, channel, why)

    @Slot()
    def _beat(self) -> None:
        self._clerk.record(THE_WALL, Event.RUNNING)

    @property
    def _who(self) -> Actor:
        if self._face.touring_.by_itself:
            return THE_WALL
        return self._actor or self._face.guard_.actor

    def _record(self, event: Event, object_: str | None, why: str = "") -> None:
        self._clerk.record(self._who, event, object_ or "", self._reason or why)
