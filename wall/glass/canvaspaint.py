"""Brings one window's scene graph up to date with the stage, between two frames of Qt."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtGui import QColor
from PySide6.QtQuick import QSGNode

from wall.glass.boards import GAP, Boards
from wall.glass.labels import Labels
from wall.glass.laying import Laid
from wall.glass.litpaint import LitPaint
from wall.glass.lookout import Changes
from wall.glass.painter import Painter
from wall.glass.palette import COLOURS
from wall.glass.sheet import Sheet, Stock
from wall.glass.stage import Stage
from wall.glass.tags import Tags
from wall.glass.textures import Textures
from wall.glass.whereabouts import ZOOMED, Whereabouts, chart

if TYPE_CHECKING:
    from wall.glass.mosaic import MosaicItem


CHART = (("ground", 0.8), ("quiet", 0.3), ("accent", 1.0))
"""Ground, tiles and frame of the chart: the colour's name, and its opacity."""


class CanvasPaint:
    """The scene graph of one mosaic item.

    Args:
        item: In a window.
    """

    def __init__(self, item: MosaicItem) -> None:
        """Make the nodes; they are empty."""
        window = item.window()
        self._item = item
        self._painter = Painter(window)
        self._textures = Textures(window)
        self._labels = Labels()
        self._sheet = Sheet(self._painter.tiles, self._painter.pictures, self._textures)
        self._tags = Tags(self._painter, self._textures, self._labels)
        self._lit = LitPaint(item, self._painter, self._textures, self._labels)
        self._boards = Boards(window, self._painter.grounds, self._painter.boards)
        self._whereabouts = Whereabouts()
        self._drawn: Laid | None = None

    @property
    def root(self) -> QSGNode:
        """What Qt draws."""
        return self._painter.root

    @property
    def software(self) -> bool:
        """Whether it is painted without a graphics card."""
        return self._textures.software

    def paint(self, stage: Stage, changes: Changes | None, *, say: bool) -> None:
        """Show the stage as it is now.

        Args:
            stage: Tiles, view, spotlight.
            changes: What is new since the last time.
            say: Whether the ages on the tiles are due.
        """
        now = time.monotonic()
        stock = Stock(stage.frames, stage.shade, stage.lookout)
        laid = self._item.laid(stage)
        anew = laid is not self._drawn
        if self._brings_news(laid, stage, changes):
            stage.meter.renew()
        if changes is not None:
            self._sheet.upload(changes, stock)
        if anew:
            self._lay(laid, stage, stock)
        elif changes is not None:
            self._sheet.renew(changes, stock)
        self._boards.renew(stage)
        moved = self._item.projection(stage).since(laid.projection)
        self._painter.move(moved)
        if anew:
            self._tags.say(stage.frames, stage.source.judge, now)
        elif say:
            self._tags.renew_all()
        if changes is not None and not anew:
            self._tags.renew(np.flatnonzero(changes.states[laid.channels]))
        self._tags.paint(stage.frames, stage.source.judge, now)
        self._tags.fade(now, moved.scale)
        self._chart(stage, now)
        self._lit.paint(stage, self._sheet, stock, now)
        if say:
            self._textures.sweep(self._painter.shown(), now)

    def fading(self, stage: Stage, now: float) -> bool:
        """Whether something is still on its way in or out of sight."""
        fading = self._tags.fading or self._whereabouts.fading(now, zoomed=_zoomed(stage))
        return fading or self._boards.due(stage)

    def _brings_news(self, laid: Laid, stage: Stage, changes: Changes | None) -> bool:
        """Whether a tile that can be seen has another picture or state than at the last frame."""
        if self._drawn is None or changes is None:
            return self._drawn is None
        lit = [lit.spot.channel for lit in stage.spotlights.all]
        return changes.touch(laid.channels) or changes.touch(np.array(lit, np.intp))

    def _lay(self, laid: Laid, stage: Stage, stock: Stock) -> None:
        joined = not laid.resting or not self._textures.software
        self._sheet.lay(laid, stock, joined=joined)
        ruler = stage.ruler
        self._boards.lay(
            stage,
            laid.projection,
            (self._item.width(), self._item.height()),
            unit=self._item.unit,
            gap=GAP * ruler.unit * ruler.ratio(self._item.pane),
            resting=laid.resting,
        )
        self._painter.seams.show(laid.seams, QColor(COLOURS.ground))
        self._tags.veil(stage.shade.veils, stage.veil_words)
        self._tags.lay(laid, stage.names, stage.language, self._item.unit)
        self._drawn = laid

    def _chart(self, stage: Stage, now: float) -> None:
        opacity = self._whereabouts.step(now, zoomed=_zoomed(stage), moving=stage.moving)
        projection = self._item.projection(stage)
        width, height, unit = self._item.width(), self._item.height(), self._item.unit
        head = self._item.head
        tiles = stage.arrangement
        drawn = chart(tiles, projection, width, height, unit, head) if opacity else None
        grounds = ((drawn.plate,), (drawn.canvas,), drawn.edges) if drawn else ((), (), ())
        for pool, boxes, look in zip(self._painter.chart, grounds, CHART, strict=True):
            colour = QColor(getattr(COLOURS, look[0]))
            colour.setAlphaF(look[1] * opacity)
            pool.show(boxes, colour)


def _zoomed(stage: Stage) -> bool:
    return stage.view.scale > ZOOMED and not stage.spotlights.all
