"""Lets one enlarged camera be heard: off until a finger says otherwise, over with its spotlight."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQuick import QQuickWindow

from layouts.channels import Channel
from layouts.credentials import Credential
from streams.media.sound.ear import Ear
from streams.media.sound.state import SILENCE, SoundState
from wall.face.face import Face
from wall.face.soundwords import say
from wall.face.witness import Witness
from wall.glass.words import cause
from wall.trust.policy import DeniedError

LOOK_MS = 200
HEARABLE = "rtsp://"
"""The beginning of the addresses whose sound can be received."""
FLOOR, FULL = 0.002, 0.25
"""How loud sound is that moves the meter at all, and that fills it."""


class Listening(QObject):
    """The one channel of a wall that is heard; on Qt's thread.

    Args:
        face: What is shown.
        ear: Hears; closed by whoever made it.
        credentials: Users and passwords by name.
    """

    changed = Signal()
    heard = Signal(object)
    """The row of the channel that is heard from now on; None where it no longer is."""

    def __init__(self, face: Face, ear: Ear, credentials: Mapping[str, Credential]) -> None:
        """Nothing is heard."""
        super().__init__()
        self._face, self._ear, self._credentials = face, ear, credentials
        self._stage, self._language = face.stage_, face.language
        self._row: int | None = None
        self._channel: Channel | None = None
        self._sound = SILENCE
        self._told = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._listen)
        self._stage.spotlighted.connect(self._look)
        self._stage.arranged.connect(self._look)
        face.guard_.changed.connect(self._look)

    @property
    def row(self) -> int | None:
        """The row of the channel that somebody wants to hear; None for none."""
        return self._row

    def take(self, credentials: Mapping[str, Credential]) -> None:
        """The documents were edited."""
        self._credentials = credentials
        self._look()

    def show(self, window: QQuickWindow) -> None:
        """Let a window have its button."""
        window.setProperty("sound", self)

    @Slot()
    def toggle(self) -> None:
        """A finger wants to hear the channel that was enlarged last, or no longer."""
        row = self._stage.lit
        wanted = row is not None and row != self._row
        self.end()
        channel = self._offered
        if wanted and row is not None and channel is not None and self._may_be_heard(row):
            self._row, self._channel = row, channel
            credential = self._credentials.get(channel.credential or "")
            self._ear.hear(channel.main, credential)
            self._timer.start(LOOK_MS)
            self._listen()

    @Slot()
    def end(self) -> None:
        """Nothing is heard any more."""
        if self._row is None:
            return
        self._row = self._channel = None
        self._ear.hush()
        self._timer.stop()
        self._sound = SILENCE
        if self._told:
            self._told = False
            self.heard.emit(None)
        self.changed.emit()

    @Slot()
    def _listen(self) -> None:
        """How far the sound has come by now."""
        self._sound = self._ear.sound
        if self._sound.state is SoundState.HEARD and not self._told:
            self._told = True
            self.heard.emit(self._row)
        self.changed.emit()

    @Slot()
    def _look(self) -> None:
        """The glass, the documents or the people are otherwise: whether it still may be heard."""
        row = self._row
        if row is not None:
            same = self._face.rows.by_row.get(row) == self._channel
            if not same or not self._is_large(row) or not self._may_be_heard(row):
                self.end()
        self.changed.emit()

    def _is_large(self, row: int) -> bool:
        lit = self._stage.spotlights.all
        return any(one.spot.channel == row and one.spot.opening for one in lit)

    def _may_be_heard(self, row: int) -> bool:
        """Whoever may not see a channel large may not hear it either."""
        guard = self._face.guard_
        try:
            guard.check(row, guard.purpose(row))
        except (DeniedError, KeyError):
            return False
        return True

    @property
    def _offered(self) -> Channel | None:
        row = self._stage.lit
        channel = self._face.rows.by_row.get(row) if row is not None else None
        hearable = channel is not None and channel.main.lower().startswith(HEARABLE)
        return channel if hearable else None

    def _get_state(self) -> dict[str, Any]:
        if self._offered is None:
            return {"offer": False}
        sound = self._sound if self._row == self._stage.lit else SILENCE
        why = ""
        if sound.state is SoundState.NO_DEVICE:
            why = say(self._language, "no_device_why")
        elif sound.state is SoundState.FAILED:
            why = cause(sound.reason, sound.number, sound.words, self._language)
        return {
            "offer": True,
            "on": sound.state is not SoundState.OFF,
            "heard": sound.state is SoundState.HEARD,
            "failed": sound.state in (SoundState.FAILED, SoundState.NO_DEVICE),
            "words": say(self._language, sound.state.value),
            "why": why,
            "level": min(max((sound.level - FLOOR) / (FULL - FLOOR), 0.0), 1.0) ** 0.5,
        }

    state = Property(dict, _get_state, notify=changed)
    """What the button says of the channel that was enlarged last."""


@contextmanager
def hearing(
    face: Face, credentials: Mapping[str, Credential], witness: Witness
) -> Iterator[Listening]:
    """One camera at a time can be heard, and it is recorded."""
    ear = Ear()
    listening = Listening(face, ear, credentials)
    listening.heard.connect(witness.listened)
    try:
        yield listening
    finally:
        listening.end()
        ear.close()
