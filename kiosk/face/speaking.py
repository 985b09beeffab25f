"""What QML sees of a voice note that is being recorded; it is heard and made beside Qt."""

from __future__ import annotations

import contextlib
import math
import threading
from collections.abc import Callable
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from streams.floor.log import logger
from streams.voice.hearing import Absent, Hearing, absent
from streams.voice.microphone import RATE, SAMPLE_BYTES

TICK_MS: Final = 200
MOST_S: Final = 30.0

Look = Callable[[], Absent | None]

log = logger(__name__)


class Voice(StrEnum):
    """How far a voice note is."""

    ABSENT = "absent"
    READY = "ready"
    RECORDING = "recording"
    MAKING = "making"
    KEPT = "kept"


class Speaking(QObject):
    """The voice note of the visitor who is there.

    Args:
        look: Says why nothing can be heard; asked from another thread.
    """

    changed = Signal()
    made = Signal(bytes)
    """A voice note; empty where nothing was heard."""
    _looked = Signal(bool)
    _noted = Signal(int, bytes, float)

    def __init__(self, look: Look = absent) -> None:
        """There is no microphone before it is known that there is one."""
        super().__init__()
        self.state = Voice.ABSENT
        self.seconds = 0
        self._hearing: Hearing | None = None
        self._take = 0
        self._looking = self._begun = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)
        self._looked.connect(self._there)
        self._noted.connect(self._keep)
        self._look = look

    @Slot()
    def begin(self) -> None:
        """Look for a microphone, beside Qt; one may be plugged in, or taken away, at any time."""
        if self._looking or self.state not in (Voice.ABSENT, Voice.READY):
            return
        self._looking = self._begun = True

        def look() -> None:
            there = self._look() is None
            # The screen may have gone meanwhile.
            with contextlib.suppress(RuntimeError):
                self._looked.emit(there)

        threading.Thread(target=look, name="microphone", daemon=True).start()

    def again(self) -> None:
        """Somebody may want to speak: look once more, where that was ever begun."""
        if self._begun:
            self.begin()

    def turn(self) -> None:
        """Begin to record; end it; or forget what was recorded."""
        if self.state is Voice.READY:
            self._hearing = Hearing(MOST_S)
            self._timer.start(TICK_MS)
            self._to(Voice.RECORDING, math.ceil(MOST_S))
        elif self.state is Voice.RECORDING:
            self._finish()
        elif self.state is Voice.KEPT:
            self._to(Voice.READY)
            self.made.emit(b"")

    def forget(self) -> None:
        """Nobody is there any more: what was heard so far is thrown away."""
        self._take += 1
        if self._hearing is not None:
            threading.Thread(target=self._hearing.stop, name="microphone", daemon=True).start()
            self._hearing = None
        self._timer.stop()
        if self.state is not Voice.ABSENT:
            self._to(Voice.READY)

    @Slot()
    def _tick(self) -> None:
        if self._hearing is None:
            return
        left = math.ceil(MOST_S - self._hearing.seconds)
        if self._hearing.is_over:
            self._finish()
        elif left != self.seconds:
            self._to(Voice.RECORDING, left)

    def _finish(self) -> None:
        hearing, self._hearing = self._hearing, None
        self._timer.stop()
        if hearing is None:
            return
        self._to(Voice.MAKING)
        take = self._take

        def make() -> None:
            try:
                heard = hearing.stop()
                # What codes sound takes its time to be loaded, and most visitors never speak.
                from kiosk.opinions.voicenote import note

                made, length_s = note(heard), len(heard) / SAMPLE_BYTES / RATE
            except Exception:
                # A panel that waits for a note that never comes could not be sent.
                log.exception("a voice note could not be made")
                made, length_s = b"", 0.0
            self._noted.emit(take, made, length_s)

        threading.Thread(target=make, name="voice note", daemon=True).start()

    @Slot(bool)
    def _there(self, there: bool) -> None:
        self._looking = False
        if self.state in (Voice.ABSENT, Voice.READY):
            self._to(Voice.READY if there else Voice.ABSENT)

    @Slot(int, bytes, float)
    def _keep(self, take: int, voice: bytes, length_s: float) -> None:
        if take != self._take:
            return
        self._to(Voice.KEPT if voice else Voice.READY, round(length_s))
        self.made.emit(voice)

    def _to(self, state: Voice, seconds: int = 0) -> None:
        self.state, self.seconds = state, seconds
        self.changed.emit()
