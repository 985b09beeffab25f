"""Guides by ear whoever plugs a headset in: a finger asks what is there, and two taps press it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import (
    Property,
    QEvent,
    QObject,
    QPointF,
    QRectF,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QMouseEvent, QTouchEvent
from PySide6.QtQuick import QQuickWindow

from kiosk.face.face import Face
from kiosk.face.finger import Finger, Said, Word
from kiosk.face.reading import Reading
from kiosk.face.things import Thing, bring, press, things, under
from kiosk.page.language import Language
from kiosk.voice.outlet import Outlet
from kiosk.wording.say import say

LOOK_MS: Final = 60
DOWN: Final = (QEvent.Type.TouchBegin, QEvent.Type.MouseButtonPress)
MOVES: Final = (QEvent.Type.TouchUpdate, QEvent.Type.MouseMove)
UP: Final = (QEvent.Type.TouchEnd, QEvent.Type.MouseButtonRelease, QEvent.Type.TouchCancel)
MOVES_S: Final = 0.08
NOTHING: Final = 0
LETTER: Final = "letter-"
SPEAKING: Final = ("voice-", "bar-speak")
"""Keys that have something read by themselves, which is not to be spoken over."""


class Guide(QObject):
    """The screen for those who do not see it.

    Args:
        face: What stands.
        reading: Says it.
        monotonic: Seconds that never jump.
    """

    changed = Signal()
    _plugged = Signal(object)

    def __init__(
        self, face: Face, reading: Reading, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        """Nobody is guided."""
        super().__init__()
        self._face, self._reading, self._monotonic = face, reading, monotonic
        self._window: QQuickWindow | None = None
        self._finger = Finger()
        self._on = False
        self._at: int | None = None
        self._asked: int | None = None
        self._frame = QRectF()
        self._stood = ""
        self._last, self._moved = QPointF(), 0.0
        self._plugged.connect(self._turn, Qt.ConnectionType.QueuedConnection)
        face.visited.connect(self._visited)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)

    @property
    def on(self) -> bool:
        """Whether somebody is guided."""
        return self._on

    def watch(self, window: QQuickWindow) -> None:
        """Guide on this window."""
        self._window = window

    def headset(self, outlet: Outlet | None) -> None:
        """A headset was plugged in, or taken off; from any thread."""
        self._plugged.emit(outlet)

    def stop(self) -> None:
        """The kiosk ends."""
        self._timer.stop()
        if self._on and self._window is not None:
            self._window.removeEventFilter(self)
        self._on = False

    @Slot(object)
    def _turn(self, outlet: Outlet | None) -> None:
        if outlet is None:
            self._reading.listen({})
            if self._on:
                # Who takes it off takes everything along.
                self._end()
                self._face.leave()
            return
        self._reading.listen({outlet.variable: outlet.value} if outlet.variable else {})
        if not self._on and self._window is not None:
            self._begin(self._window)

    def _begin(self, window: QQuickWindow) -> None:
        self._on, self._finger, self._at, self._frame = True, Finger(), None, QRectF()
        window.installEventFilter(self)
        self._timer.start(LOOK_MS)
        self._face.touched()
        self._stood = self._reading.aloud()[0]
        language = self._face.visit.language
        others = [one for one in self._face.setting.languages if one is not language]
        told = [(say(one, "guide.tongue"), one) for one in others]
        self._reading.tell((say(language, "guide.begin"), language), *told)
        self.changed.emit()

    def _end(self) -> None:
        self._on, self._at, self._frame = False, None, QRectF()
        self._timer.stop()
        if self._window is not None:
            self._window.removeEventFilter(self)
        self._reading.hush()
        self.changed.emit()

    @Slot()
    def _visited(self) -> None:
        if self._on and self._face.visit.touched is None:
            self._end()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Whether an event goes no further: no finger reaches the screen but through the guide."""
        kind = event.type()
        if kind not in (*DOWN, *MOVES, *UP):
            return False
        at, now = self._place(event), self._monotonic()
        if kind in DOWN:
            self._asked = None
            self._face.touched()
            self._finger.down(*at, now)
        elif kind in MOVES:
            # Fingers move more often than there is something new to say.
            if now - self._moved >= MOVES_S:
                self._moved = now
                self._hear(self._finger.move(*at, now))
        else:
            self._hear(self._finger.up(*at, now))
        return True

    def _place(self, event: QEvent) -> tuple[float, float]:
        """Where the first finger is, millimetres."""
        if isinstance(event, QTouchEvent) and event.points():
            self._last = event.points()[0].position()
        elif isinstance(event, QMouseEvent):
            self._last = event.position()
        return self._last.x() / self._density, self._last.y() / self._density

    @property
    def _density(self) -> float:
        """Pixels a millimetre."""
        wide = self._window.width() if self._window is not None else 0
        return max(wide / self._face.setting.panel_mm[0], 0.01)

    @property
    def _language(self) -> Language:
        return self._face.visit.language

    @Slot()
    def _look(self) -> None:
        now = self._monotonic()
        x, y = self._last.x() / self._density, self._last.y() / self._density
        self._hear(self._finger.move(x, y, now) or self._finger.wait(now))
        what, words = self._reading.aloud()
        if what != self._stood:
            # What opened, what was refused, an alert, the time that runs out: said by itself.
            self._stood, self._at = what, None
            self._reading.tell((words, self._language))

    def _hear(self, word: Word | None) -> None:
        if word is None:
            return
        found = self._things()
        if word.said is Said.ASK:
            at = QPointF(word.x * self._density, word.y * self._density)
            thing = under(found, at)
            # A finger that stays on a thing hears it once; one that comes again, again.
            key = thing.key if thing else NOTHING
            if key != self._asked:
                self._asked = key
                self._tell(thing)
        elif word.said is Said.PRESS:
            self._press(next((one for one in found if one.key == self._at), None))
        elif word.said in (Said.NEXT, Said.BEFORE):
            self._tell(self._beside(found, 1 if word.said is Said.NEXT else -1))
        else:
            self._speak(1 if word.said is Said.UP else -1)

    def _things(self) -> list[Thing]:
        assert self._window is not None
        return things(self._window.contentItem(), self._language)

    def _beside(self, found: list[Thing], steps: int) -> Thing | None:
        """The next thing, or the one before; from the last one on to the first."""
        if not found:
            return None
        keys = [one.key for one in found]
        if self._at not in keys:
            return found[0 if steps > 0 else -1]
        return found[(keys.index(self._at) + steps) % len(found)]

    def _tell(self, thing: Thing | None) -> None:
        if thing is None:
            self._at, self._frame = None, QRectF()
            self._reading.tell((say(self._language, "guide.nothing"), self._language))
        else:
            self._at, self._frame = thing.key, bring(thing)
            self._reading.tell((thing.says, self._language))
        self.changed.emit()

    def _press(self, thing: Thing | None) -> None:
        if thing is None or not thing.pressed:
            self._tell(thing)
            return
        name = thing.item.objectName()
        press(thing)
        if not self._on or self._reading.aloud()[0] != self._stood:
            return  # what stands now is said by itself
        again = next((one for one in self._things() if one.key == self._at), None)
        letter = name.removeprefix(LETTER)
        if name.startswith(LETTER) and len(letter) == 1:
            self._reading.tell((letter, self._language))
        elif again is not None and not name.startswith(SPEAKING):
            self._reading.tell((again.says, self._language))

    def _speak(self, steps: int) -> None:
        """Take the next of the languages."""
        languages = self._face.setting.languages
        at = (languages.index(self._language) + steps) % len(languages)
        self._face.speak(languages[at].value)
        self._stood, words = self._reading.aloud()
        self._at = None
        self._reading.tell((f"{self._language.own_name}.\n{words}", self._language))

    active = Property(bool, lambda self: self._on, notify=changed)
    frame = Property(QRectF, lambda self: self._frame, notify=changed)
