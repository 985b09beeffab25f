"""Gives QML a channel's still picture as an image: ``image://still/ROW/BEAT``."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtQuick import QQuickImageProvider

from streams.floor.frame import STILL_HEIGHT, STILL_WIDTH
from streams.floor.truth import State
from wall.glass.shade import greyed
from wall.glass.stage import Stage
from wall.glass.textures import view_of
from wall.glass.theme import COLOURS


class Stills(QQuickImageProvider):
    """Copies of still slots; grey while a channel is not live, a bare bed before the first.

    An item of our own would be cheaper, but an item of a list comes and goes, and when it goes it
    takes Python's only handle of its window along.

    Args:
        stage: Whose pictures.
    """

    def __init__(self, stage: Stage) -> None:
        """Nothing is copied before it is asked for."""
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._stage = stage

    def requestImage(self, name: str, size: QSize, wanted: QSize) -> QImage:  # noqa: N802
        """A copy of the slot of the row that the name begins with."""
        row = int(name.split("/")[0])
        stage = self._stage
        if not 0 <= row < stage.frames.shape.capacity or not stage.lookout.pictured[row]:
            empty = QImage(STILL_WIDTH, STILL_HEIGHT, QImage.Format.Format_RGB32)
            empty.fill(QColor(COLOURS.bed))
            return empty
        live = stage.source.judge.states[row] == State.LIVE
        slot = stage.frames.slot(row)
        return view_of(slot.copy() if live else greyed(slot)).copy()
