"""Reads what stands aloud, the page or what is opened over it, as fast and as loud as is wanted."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from PySide6.QtCore import Property, QObject, Qt, QTimer, Signal, SignalInstance, Slot

from kiosk.face.face import Face
from kiosk.face.typesetting import unbroken
from kiosk.page.language import Language
from kiosk.visit import Stage
from kiosk.voice.speaker import NOWHERE, Speaker
from kiosk.voice.speech import parts
from kiosk.voice.tongue import LOUDNESSES, PACES, Delivery, Which
from kiosk.wording.say import say

LOOK_MS: Final = 500
USUAL: Final = (PACES.index(1.0), LOUDNESSES.index(0.75))
BEGIN_S, LETTER_S = 2.0, 0.06
"""A caption stands for as long as it takes to be read, be the voice quicker or not there."""
LONGEST_S: Final = 300.0
"""No page takes so long; a voice that hangs is not to keep a visit for ever."""

RECEIPT: Final = "taken"
"""What an opinion's receipt is called among what is read: it is for its citizen alone."""

Overlay = Callable[[], tuple[str, str]]
"""What is opened over the page: what it is and how far (empty where it is not open), its words."""


class Reading(QObject):
    """What is read aloud.

    Where the machine has no voice, or no sound, what would be read is shown large all the same, and
    said so.

    Args:
        face: What stands.
        models: Piper's voices by language.
        which: Where a program is.
    """

    changed = Signal()
    _unheard = Signal(str)

    def __init__(self, face: Face, models: Mapping[str, Path], which: Which = shutil.which) -> None:
        """Silent."""
        super().__init__()
        self._face, self._models, self._which = face, models, which
        self._unheard.connect(self._silent, Qt.ConnectionType.QueuedConnection)
        self._speaker = Speaker(self._unheard.emit)
        self._overlays: list[Overlay] = []
        self._where = NOWHERE
        self._pace, self._loudness = USUAL
        self._open, self._text, self._note, self._caption = False, "", "", ""
        self._stood = ""
        self._since = 0.0
        face.turned.connect(self._turned)
        face.visited.connect(self._visited)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(LOOK_MS)

    def stop(self) -> None:
        """The kiosk ends."""
        self._timer.stop()
        self._speaker.stop()

    def beside(self, overlay: Overlay, changed: SignalInstance) -> None:
        """Have what opens over the page read as well; what is on top comes first."""
        self._overlays.insert(0, overlay)
        changed.connect(self.look)

    def listen(self, where: Mapping[str, str]) -> None:
        """Have it heard where a headset is; the programs' environment says where."""
        self._where = where

    def tell(self, *said: tuple[str, Language]) -> bool:
        """Say something to the ear alone, with a caption; returns whether there is a voice."""
        self._caption = " ".join(text for text, _ in said)
        told = [one for text, tongue in said for one in parts(text, tongue, *self._voices)]
        self._since = time.monotonic()
        heard = self._speaker.say(told, self._how, self._where)
        self.changed.emit()
        return heard

    def hush(self) -> None:
        """Break off what is said to the ear alone."""
        self._speaker.stop()
        self._caption = ""
        self.changed.emit()

    def aloud(self) -> tuple[str, str]:
        """What stands on top: what it is, and its words."""
        face, language = self._face, self._face.visit.language
        if face.property("stage") == Stage.WARNED:
            left = say(language, "visit.still_aloud", n=face.property("left"))
            return "warned", f"{say(language, 'visit.still')} {left}"
        for overlay in self._overlays:
            what, words = overlay()
            if what:
                return what, words
        page = face.bill.shown
        return f"page {page.id} {page.language}", face.bill.spoken

    @Slot()
    def toggle(self) -> None:
        """Read the page that stands, or break off."""
        if self._open:
            self._shut()
        else:
            self._open = True
            # What is read is to stand until it was heard, whosever turn it is.
            shown, ways = self._face.bill.shown.id, self._face.bill.ways
            if not self._face.visit.page and any(way.id == shown for way in ways):
                self._face.open(shown)
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

    @Slot()
    def look(self) -> None:
        """Something may have been opened over the page, or closed."""
        if self._open and self.aloud()[0] != self._stood:
            self._say()

    @property
    def _voices(self) -> tuple[Which, Mapping[str, Path]]:
        return self._which, self._models

    @property
    def _how(self) -> Delivery:
        return Delivery(PACES[self._pace], LOUDNESSES[self._loudness])

    def _say(self) -> None:
        language = self._face.visit.language
        self._stood, self._text = self.aloud()
        self._since, self._caption = time.monotonic(), ""
        told = parts(self._text, language, *self._voices)
        heard = self._speaker.say(told, self._how, self._where)
        self._note = "voice.reading" if heard else "voice.none"
        self.changed.emit()

    @Slot(str)
    def _silent(self, _why: str) -> None:
        self._note = "voice.silent"
        self.changed.emit()

    def _shut(self) -> None:
        self._speaker.stop()
        self._open = False
        self.changed.emit()

    @Slot(str)
    def _turned(self, _page: str) -> None:
        self.look()

    @Slot()
    def _visited(self) -> None:
        if self._face.visit.touched is None:
            self._pace, self._loudness = USUAL
            # The code of a receipt may have been read: nothing of a visitor stays.
            self._text = self._stood = ""
            if self._open:
                self._shut()
            elif self._caption:
                self.hush()
        else:
            self.look()

    @Slot()
    def _look(self) -> None:
        speaking = self._speaker.speaking
        if speaking and time.monotonic() - self._since < LONGEST_S:
            # Who listens touches nothing, and is there.
            self._listens()
        elif self._caption and time.monotonic() - self._since > _read_s(self._caption):
            self._caption = ""
            self.changed.emit()

    def _listens(self) -> None:
        if self._face.property("stage") == Stage.HERE:
            self._face.touched()

    private = Property(bool, lambda self: self._stood == RECEIPT, notify=changed)
    open = Property(bool, lambda self: self._open, notify=changed)
    text = Property(str, lambda self: unbroken(self._text), notify=changed)
    note = Property(str, lambda self: self._note, notify=changed)
    caption = Property(str, lambda self: self._caption, notify=changed)
    voiced = Property(bool, lambda self: self._note == "voice.reading", notify=changed)
    fastest = Property(bool, lambda self: self._pace == len(PACES) - 1, notify=changed)
    slowest = Property(bool, lambda self: self._pace == 0, notify=changed)
    loudest = Property(bool, lambda self: self._loudness == len(LOUDNESSES) - 1, notify=changed)
    quietest = Property(bool, lambda self: self._loudness == 0, notify=changed)


def _read_s(caption: str) -> float:
    return BEGIN_S + LETTER_S * len(caption)
