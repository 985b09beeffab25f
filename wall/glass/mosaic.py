"""Draws all tiles of one window in one Qt item, and hands the fingers on it to the stage."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Property, QEvent, QObject, QPointF, QRect, QRectF, Signal
from PySide6.QtGui import QNativeGestureEvent, QWheelEvent
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QSGNode

from wall.glass.beat import Beat
from wall.glass.canvaspaint import CanvasPaint
from wall.glass.fingeritem import FingerItem
from wall.glass.gesture import Finger
from wall.glass.hands import Hands
from wall.glass.laying import Laid, Pane, Projection, Ruler, full, lay, outgrown, shares
from wall.glass.lookout import Changes
from wall.glass.runs import Box
from wall.glass.spotlight import place
from wall.glass.spotlights import Bay, bay_boxes
from wall.glass.stage import Stage
from wall.glass.theme import REFERENCE_LINES, SCALE
from wall.glass.wheel import Wheel

QML_IMPORT_NAME = "wall.glass"
QML_IMPORT_MAJOR_VERSION = 1

WORTH = 5.0
"""A tile of which one in so many parts is in sight is asked for in its full size."""


@QmlElement
class MosaicItem(FingerItem):
    """The tiles of one window."""

    resized = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        """Nothing is drawn before a stage is set."""
        super().__init__(parent)
        self.setFlag(QQuickItem.Flag.ItemHasContents)
        self._stage: Stage | None = None
        self._part = QRectF()
        self._covered = QPointF()
        self._laid: Laid | None = None
        self._paint: CanvasPaint | None = None
        self._changes: Changes | None = None
        self._say = True
        self._beat = Beat(self)
        self._hands = Hands(self)
        self._wheel = Wheel(self)

    def _get_stage(self) -> QObject | None:
        return self._stage

    def _set_stage(self, stage: QObject | None) -> None:
        if self._stage is not None:
            self._stage.leave(self)
        self._stage = stage if isinstance(stage, Stage) else None
        if self._stage is not None:
            self._stage.join(self)
        self.relay()

    stage = Property(QObject, _get_stage, _set_stage)

    def _get_part(self) -> QRectF:
        return self._part

    def _set_part(self, part: QRectF) -> None:
        self._part = QRectF(part)
        self.relay()

    part = Property(QRectF, _get_part, _set_part)
    """The part of the canvas that this window shows; empty: all of it."""

    def _get_covered(self) -> QPointF:
        return self._covered

    def _set_covered(self, covered: QPointF) -> None:
        self._covered = QPointF(covered)
        self.update()

    covered = Property(QPointF, _get_covered, _set_covered)
    """Pixels over which strips lie while a spotlight is open: from above (x) and below (y)."""

    @property
    def head(self) -> float:
        """Pixels over which the upper strip lies."""
        return self._covered.x()

    @property
    def unit(self) -> float:
        """Pixels of one line of 1080; labels are not made smaller than that."""
        window = self.window()
        # A panel that stands upright has the type of one that lies.
        lines = min(window.height(), window.width()) if window is not None else REFERENCE_LINES
        return max(lines / REFERENCE_LINES, 1.0) * SCALE.now

    @property
    def ruler(self) -> Ruler:
        """By what gaps would be measured if this were the only window."""
        return Ruler(self.pane.scale, self.unit)

    @property
    def pane(self) -> Pane:
        """What this window shows, and on how many pixels."""
        part: Box = (self._part.x(), self._part.y(), self._part.width(), self._part.height())
        if self._stage is not None and (part[2] <= 0 or part[3] <= 0):
            part = (0.0, 0.0, self._stage.arrangement.width, self._stage.arrangement.height)
        return Pane(part, max(self.width(), 1.0), max(self.height(), 1.0))

    def release(self) -> None:
        """The window has gone.

        PySide never lets go of an object of Python's that QML has made: it is to hold nothing.
        """
        self._stage = self._laid = self._paint = self._changes = None

    def relay(self) -> None:
        """Tiles, zoom or names have changed: lay out anew."""
        self._laid = None
        self._say = True
        self.update()

    def refresh(self, changes: Changes, now: float, *, say: bool) -> None:
        """Show what is new."""
        stage = self._stage
        if stage is None:
            return
        self._changes = changes if self._changes is None else self._changes.joined(changes)
        self._say = self._say or say
        lively = stage.moving or any(lit.spot.moving(now) for lit in stage.spotlights.all)
        paint = self._paint
        lively = lively or paint is None or paint.fading(stage, now)
        card = paint is None or not paint.software
        due = self._beat.due(stage, self.laid(stage), self._changes, now, card=card)
        if lively or say or due:
            self.update()

    def density(self) -> float:
        """Device pixels of a canvas unit while this window shows all that it can."""
        return self.pane.scale * self._ratio()

    def demands(self) -> dict[int, tuple[int, int]]:
        """Device pixels of every channel that stands in this window.

        A sliver of a large tile at the window's edge counts as a smaller one, and what a movement
        may bring in as none: otherwise neighbours that nobody looks at would be decoded in full.
        """
        if self._stage is None:
            return {}
        laid, ratio = self.laid(self._stage), self._ratio()
        cells = self.projection(self._stage).since(laid.projection).boxes(laid.cells.copy())
        worth = np.sqrt(np.minimum(shares(cells, self.pane) * WORTH, 1.0))
        sizes = np.ceil(cells[:, 2:] * worth[:, None] * ratio).astype(int).tolist()
        wanted: dict[int, tuple[int, int]] = {}
        for channel, (width, height) in zip(laid.channels.tolist(), sizes, strict=True):
            wanted[channel] = max(wanted.get(channel, (0, 0)), (width, height))
        return wanted

    def spotlight_size(self, channel: int) -> tuple[int, int]:
        """Device pixels that the spotlight of a channel has in this window."""
        _, _, width, height = self.spotlight_place(channel)
        ratio = self._ratio()
        return math.ceil(width * ratio), math.ceil(height * ratio)

    def spotlight_place(self, channel: int, bay: int = 0) -> Box:
        """Where the open spotlight of a channel stands, in the first bay or another."""
        aspect = float(self._stage.aspects[channel]) if self._stage is not None else 1.0
        bays = self.bays
        left, _, width, height = bays[min(bay, len(bays) - 1)]
        lift = 0.0
        if self._stage is not None:
            width = max(width - self._stage.kept_free(Bay(self, bay)) * self.unit, width / 2)
            lift = self._stage.spotlights.lift
        head, foot = self.head, self._covered.y()
        x, y, wide, high = place(width, height - head - foot, self.unit, aspect, lift)
        return float(round(left + x)), float(round(head + y)), wide, high

    @property
    def bays(self) -> tuple[Box, ...]:
        """Where spotlights stand: over the whole window, or over each half of a wide one."""
        return bay_boxes(max(self.width(), 1.0), max(self.height(), 1.0))

    def bay_at(self, x: float) -> int:
        """The bay in which a pixel is."""
        return max(number for number, bay in enumerate(self.bays) if number == 0 or x >= bay[0])

    def bay_of(self, channel: int) -> int:
        """The bay in which a channel's tile stands; the first where it is out of sight."""
        tile = self.tile_of(channel)
        return 0 if tile is None else self.bay_at(tile[0] + tile[2] / 2)

    def tile_of(self, channel: int) -> Box | None:
        """Where a channel's picture stands in this window now, None if it is not in sight."""
        stage = self._stage
        if stage is None:
            return None
        laid = self.laid(stage)
        found = np.flatnonzero(laid.channels == channel)
        if len(found) == 0:
            return None
        moved = self.projection(stage).since(laid.projection)
        x, y, width, height = moved.boxes(laid.tiles[found[:1]].copy())[0].tolist()
        return x, y, width, height

    def projection(self, stage: Stage) -> Projection:
        """How canvas units become pixels now."""
        return self.pane.projection(stage.view)

    def full(self, among: npt.NDArray[np.bool_]) -> frozenset[int]:
        """Channels whose tile is about as large here as their spotlight would be."""
        stage = self._stage
        if stage is None:
            return frozenset()
        laid = self.laid(stage)
        moved = self.projection(stage).since(laid.projection)
        _, _, width, height = self.bays[0]
        clear = max(height - self.head - self._covered.y(), 1.0)
        return full(laid, moved, self.pane, (width, clear), among)

    def laid(self, stage: Stage) -> Laid:
        """The tiles in sight, laid out anew if that has become necessary."""
        if self._laid is None or self._outgrown(self._laid, stage):
            self._laid = lay(
                stage.arrangement,
                stage.aspects,
                self.pane,
                stage.view,
                ruler=stage.ruler,
                resting=not stage.moving,
            )
        return self._laid

    def channel_at(self, x: float, y: float) -> int | None:
        """The channel whose tile is at a pixel."""
        stage = self._stage
        if stage is None:
            return None
        place_ = stage.arrangement.at(*stage.view.to_canvas(*self.pane.to_frame(x, y)))
        return None if place_ is None else int(stage.arrangement.channels[place_])

    def updatePaintNode(  # noqa: N802 - Qt's name
        self, old: QSGNode | None, data: QQuickItem.UpdatePaintNodeData
    ) -> QSGNode:
        """Bring the scene graph up to date; Qt calls this before it draws."""
        if self._paint is None or old is None:
            # Qt has dropped all nodes, or there are none yet: those we had must not be touched.
            self._paint = CanvasPaint(self)
            self._changes = None
        if self._stage is not None:
            self._paint.paint(self._stage, self._changes, say=self._say)
            self._changes, self._say = None, False
        return self._paint.root

    def releaseResources(self) -> None:  # noqa: N802
        """The item leaves its window: Qt drops its nodes."""
        self._paint = None

    def geometryChange(self, new: QRectF | QRect, old: QRectF | QRect) -> None:  # noqa: N802
        """The window was resized."""
        super().geometryChange(new, old)
        if new.size() != old.size():
            if self._stage is not None:
                self._stage.relay()  # the other windows, too: their gaps are measured by all
            self.resized.emit()

    def touchUngrabEvent(self) -> None:  # noqa: N802
        """Someone else took the fingers."""
        if self._stage is not None:
            self._hands.drop(self._stage)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """A wheel or a trackpad."""
        if self._stage is not None and not self._lit_at(event.position().x()):
            self._wheel.turn(event, self._stage)
            event.accept()

    def event(self, event: QEvent) -> bool:
        """Gestures that a trackpad recognises by itself have no handler of their own."""
        if isinstance(event, QNativeGestureEvent) and self._stage is not None:
            lit = self._lit_at(event.position().x())
            return not lit and self._wheel.gesture(event, self._stage)
        return super().event(event)

    def _lit_at(self, x: float) -> bool:
        """Whether a spotlight is open over a pixel."""
        stage = self._stage
        return stage is not None and stage.spotlights.at(Bay(self, self.bay_at(x))) is not None

    def feed(self, fingers: list[Finger]) -> None:
        """Fingers that changed."""
        if self._stage is not None:
            self._hands.feed(fingers, self._stage)

    def _outgrown(self, laid: Laid, stage: Stage) -> bool:
        if laid.resting == stage.moving:
            return True
        if laid.resting:
            return False
        return outgrown(self.projection(stage).since(laid.projection), self.pane)

    def _ratio(self) -> float:
        window = self.window()
        return window.effectiveDevicePixelRatio() if window is not None else 1.0
