"""Answers the list of kiosks: the worst first, each with its picture, its age and its own words."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Property, QObject, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QImage
from PySide6.QtQuick import QQuickImageProvider

from layouts.names import name_in
from wall.face.channelmodel import ChannelModel
from wall.face.windows import Windows
from wall.fleet.account import account
from wall.fleet.poller import Poller
from wall.fleet.sight import Rank, judge, worst_first
from wall.fleet.words import WORDS, say
from wall.glass.palette import COLOURS
from wall.glass.theme import state_colour

LOOK_MS = 1000


class Kiosks(QObject):
    """The kiosks as QML sees them; renewed once a second.

    Args:
        poller: Asks them.
        language: Of the glass.
        clock: Seconds, monotonic.
    """

    changed = Signal()
    opened = Signal()

    def __init__(
        self, poller: Poller, language: str, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Closed."""
        super().__init__()
        self._poller, self._language, self._clock = poller, language, clock
        self._kiosks = poller.fleet.kiosks
        self._places = {kiosk.id: place for place, kiosk in enumerate(self._kiosks)}
        self._open = False
        self._held = False
        self._beat = 0
        self.model_ = ChannelModel(self._entry)
        self._looks = QTimer(self)
        self._looks.timeout.connect(self.look)
        self._looks.start(LOOK_MS)
        self.look()

    def show_in(self, windows: Windows) -> None:
        """Let the main window list them."""
        windows.lend("kiosk", Screens(self))
        windows.main.setProperty("fleet", self)

    def stop(self) -> None:
        """Renew nothing any more."""
        self._looks.stop()

    @Slot()
    def show(self) -> None:
        """Open the list, or close it."""
        self._open = not self._open
        self.look()
        self.opened.emit()

    @Slot()
    def hide(self) -> None:
        """Close it."""
        self._open = False
        self.opened.emit()

    @Slot()
    def look(self) -> None:
        """A second has passed; under a finger only words change, and no row moves."""
        self._beat += 1
        if self._held:
            self.model_.reread()
        elif self._open:
            sights = self._poller.sights.values()
            order = worst_first(sights, self._clock(), self._poller.fleet.every_s)
            self.model_.show([self._places[sight.id] for sight in order])
        self.changed.emit()

    def picture(self, place: int) -> bytes:
        """The newest picture of a kiosk; empty if there is none."""
        return self._poller.sights[self._kiosks[place].id].picture

    def _entry(self, place: int) -> dict[str, Any]:
        kiosk = self._kiosks[place]
        sight = self._poller.sights[kiosk.id]
        verdict = judge(sight, self._clock(), self._poller.fleet.every_s)
        said = account(sight, verdict, self._language)
        return {
            "row": place,
            "name": name_in(kiosk.names, self._language, kiosk.id),
            "state": verdict.rank.like.word,
            "colour": state_colour(verdict.rank.like),
            "said": said.state,
            "age": said.age,
            "words": said.words,
            "believed": verdict.rank not in (Rank.LOST, Rank.LATE, Rank.REFUSED),
            "beat": self._beat,
        }

    def _count(self) -> int:
        now, every_s = self._clock(), self._poller.fleet.every_s
        ranks = [judge(sight, now, every_s).rank for sight in self._poller.sights.values()]
        return sum(rank not in (Rank.WELL, Rank.WAITING) for rank in ranks)

    def _set_held(self, held: bool) -> None:
        self._held = held

    model = Property(QObject, lambda self: self.model_, constant=True)
    open = Property(bool, lambda self: self._open, notify=opened)
    held = Property(bool, lambda self: self._held, _set_held)
    """Whether a finger is on the list, or the list glides."""
    ailing = Property(int, _count, notify=changed)
    """How many are not as they should be."""
    title = Property(
        str,
        lambda self: say(self._language, "title", count=len(self._kiosks)),
        constant=True,
    )
    words = Property(dict, lambda self: dict(WORDS[self._language]), constant=True)


class Screens(QQuickImageProvider):
    """Gives QML a kiosk's picture: ``image://kiosk/PLACE/BEAT``.

    Args:
        kiosks: Whose.
    """

    def __init__(self, kiosks: Kiosks) -> None:
        """Nothing is read before it is asked for."""
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._kiosks = kiosks

    def requestImage(self, name: str, size: QSize, wanted: QSize) -> QImage:  # noqa: N802
        """The newest picture; an empty bed where there is none."""
        image = QImage.fromData(self._kiosks.picture(int(name.split("/")[0])))
        if image.isNull():
            image = QImage(16, 9, QImage.Format.Format_RGB32)
            image.fill(QColor(COLOURS.bed))
        return image
