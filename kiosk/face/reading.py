"""Reads the page that stands aloud, as fast and as loud as the visitor wants it."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot

from kiosk.face.face import Face
from kiosk.voice.headset import plugged_in
from kiosk.voice.speaker import Speaker
from kiosk.voice.tongue import LOUDNESSES, PACES, Delivery, Which, tongue

LOOK_MS: Final = 500
USUAL: Final = (PACES.index(1.0), LOUDNESSES.index(0.75))


class Reading(QObject):
    """What is read aloud.

    Where the machine has no voice, what would be read is shown large all the same, and said so.

    Args:
        face: What stands.
        models: Piper's voices by language.
        which: Where a program is.
    """

    changed = Signal()

    def __init__(self, face: Face, models: Mapping[str, Path], which: Which = shutil.which) -> None:
        """Silent."""
        super().__init__()
        self._face, self._models, self._which = face, models, which
        self._speaker = Speaker()
        self._pace, self._loudness = USUAL
        self._open, self._text, self._voiced = False, "", False
        self._headset = plugged_in()
        face.turned.connect(self._turned)
        face.visited.connect(self._visited)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(LOOK_MS)

    def stop(self) -> None:
        """The kiosk ends."""
        self._timer.stop()
        self._speaker.stop()

    @Slot()
    def toggle(self) -> None:
        """Read the page that stands, or break off."""
        if self._open:
            self._shut()
        else:
            self._open = True
            self._say()

    @Slot(int)
    def pace(self, steps: int) -> None:
        """Faster by so many steps; slower, where below 0."""
        self._pace = min(max(self._pace + steps, 0), len(PACES) - 1)
        self._say()

    @Slot(int)
    def louder(self, steps: int) -> None:
        """Louder by so many steps; quieter, where below 0."""
        self._loudness = min(max(self._loudness + steps, 0), len(LOUDNESSES) - 1)
        self._say()

    def _say(self) -> None:
        visit, page = self._face.visit, self._face.bill.shown
        self._text = page.spoken
        found = tongue(visit.language, self._which, self._models)
        how = Delivery(PACES[self._pace], LOUDNESSES[self._loudness])
        self._voiced = found is not None and self._speaker.say(self._text, found, how)
        self.changed.emit()

    def _shut(self) -> None:
        self._speaker.stop()
        self._open = False
        self.changed.emit()

    def _turned(self, _page: str) -> None:
        if self._open:
            self._say()

    def _visited(self) -> None:
        if self._face.visit.touched is None:
            self._pace, self._loudness = USUAL
            if self._open:
                self._shut()

    def _look(self) -> None:
        before, self._headset = self._headset, plugged_in()
        if self._headset and before is False:
            # Who plugs a headset in wants to hear, and may not see the button.
            self._face.touched()
            if not self._open:
                self.toggle()
        elif self._headset is False and before and self._open:
            self._shut()

    open = Property(bool, lambda self: self._open, notify=changed)
    text = Property(str, lambda self: self._text, notify=changed)
    voiced = Property(bool, lambda self: self._voiced, notify=changed)
    fastest = Property(bool, lambda self: self._pace == len(PACES) - 1, notify=changed)
    slowest = Property(bool, lambda self: self._pace == 0, notify=changed)
    loudest = Property(bool, lambda self: self._loudness == len(LOUDNESSES) - 1, notify=changed)
    quietest = Property(bool, lambda self: self._loudness == 0, notify=changed)
