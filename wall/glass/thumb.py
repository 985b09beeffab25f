"""Shows one channel's still picture, small, in a list."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Property, QObject
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QSGNode, QSGTransformNode

from streams.floor.frame import STILL_HEIGHT, STILL_WIDTH
from streams.floor.truth import State
from wall.glass.painter import Images
from wall.glass.shade import greyed
from wall.glass.stage import Stage
from wall.glass.textures import Textures

QML_IMPORT_NAME = "wall.glass"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class ThumbItem(QQuickItem):
    """A channel's still picture; grey while the channel is not live."""

    def __init__(self, parent: QQuickItem | None = None) -> None:
        """Nothing is drawn before a stage and a channel are set."""
        super().__init__(parent)
        self.setFlag(QQuickItem.Flag.ItemHasContents)
        self._stage: Stage | None = None
        self._channel = -1
        self._nodes: tuple[QSGTransformNode, Images, Textures] | None = None
        self._pixels = np.zeros((STILL_HEIGHT, STILL_WIDTH, 4), np.uint8)

    def _get_stage(self) -> QObject | None:
        return self._stage

    def _set_stage(self, stage: QObject | None) -> None:
        self._stage = stage if isinstance(stage, Stage) else None
        if self._stage is not None:
            self._stage.said.connect(self.update)
        self.update()

    stage = Property(QObject, _get_stage, _set_stage)

    def _get_channel(self) -> int:
        return self._channel

    def _set_channel(self, channel: int) -> None:
        self._channel = channel
        self.update()

    channel = Property(int, _get_channel, _set_channel)

    def updatePaintNode(  # noqa: N802 - Qt's name
        self, old: QSGNode | None, data: QQuickItem.UpdatePaintNodeData
    ) -> QSGNode:
        """Copy the slot and show the copy: the atlas belongs to the mosaic's textures."""
        if self._nodes is None or old is None:
            root = QSGTransformNode()
            window = self.window()
            self._nodes = root, Images(window, root, smooth=True), Textures(window)
        root, images, textures = self._nodes
        stage = self._stage
        if stage is None or not 0 <= self._channel < stage.frames.shape.capacity:
            images.keep(0)
            return root
        slot = stage.frames.slot(self._channel)
        live = stage.source.judge.states[self._channel] == State.LIVE
        self._pixels[:] = slot if live else greyed(slot)
        picture = textures.picture("still", self._pixels)
        picture.changed(None)
        images.put(0, picture.texture, (0.0, 0.0, self.width(), self.height()), None)
        return root

    def releaseResources(self) -> None:  # noqa: N802
        """The item leaves its window: Qt drops its nodes."""
        self._nodes = None
