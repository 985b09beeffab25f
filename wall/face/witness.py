"""Sees what comes onto the glass and has it recorded, for the audit log and the flight recorder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QTimer

from wall.documents import Documents
from wall.face.face import Face
from wall.trust.clerk import Clerk
from wall.trust.entry import THE_WALL, Actor, Event, Origin, Role

BEAT_MS = 60_000
FINGER = Actor(Origin.TOUCH, role=Role.OPERATOR)
"""Whoever touches a wall that asks nobody to sign in."""


class Witness(QObject):
    """Records the scene, the spotlight and the documents whenever they change, and by whom.

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
        self._actor = FINGER
        self._reason = ""
        self._scene = face.scene_id
        self._lit: str | None = None
        clerk.record(THE_WALL, Event.STARTED)
        self.taken(documents, print_)
        clerk.record(THE_WALL, Event.SCENE, self._scene or "")
        face.scenes_changed.connect(self._see_scene)
        face.stage_.spotlighted.connect(self._see_spotlight)
        self._beats = QTimer(self)
        self._beats.timeout.connect(lambda: clerk.record(THE_WALL, Event.RUNNING))
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

    def stop(self) -> None:
        """The wall ends."""
        self._beats.stop()
        self._clerk.record(THE_WALL, Event.STOPPED)

    def _see_scene(self) -> None:
        if self._face.scene_id != self._scene:
            self._scene = self._face.scene_id
            self._record(Event.SCENE, self._scene)

    def _see_spotlight(self) -> None:
        row = self._face.stage_.lit
        channel = self._face.rows.by_row.get(row) if row is not None else None
        lit = channel.id if channel else None
        if lit != self._lit:
            self._lit = lit
            self._record(Event.SPOTLIGHT, lit)

    def _record(self, event: Event, object_: str | None) -> None:
        self._clerk.record(self._actor, event, object_ or "", self._reason)
