"""Paints the spotlights of one window over its tiles: veil, picture, trouble and caption."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtGui import QColor

from streams.floor.truth import State
from wall.glass.facts import facts_of
from wall.glass.labels import Label, Labels, strip_height
from wall.glass.map.whence import spot_box
from wall.glass.painter import Images, Painter
from wall.glass.palette import COLOURS
from wall.glass.reelpaint import ReelPaint
from wall.glass.runs import Box
from wall.glass.sheet import Sheet, Stock
from wall.glass.spotlight import VEIL, Spotlight, between
from wall.glass.spotlights import Lit
from wall.glass.stage import Stage
from wall.glass.textures import Textures
from wall.glass.theme import SIZES
from wall.glass.words import Facts, truth

if TYPE_CHECKING:
    from wall.glass.mosaic import MosaicItem

CROWD = 300
"""With more tiles than that, and no card, the veil cannot be seen through: what is under it need
not be painted.  Thousands of tiles in each frame of a growing spotlight kept a touch half a second
from motion."""
FAR_SHARE = 0.3
"""A channel whose tile is out of sight grows from a rectangle of this share in the middle."""


class LitPaint:
    """The nodes of one window's spotlights.

    Args:
        item: The window's mosaic.
        painter: Its nodes.
        textures: Its textures.
        labels: Painted labels.
    """

    def __init__(
        self, item: MosaicItem, painter: Painter, textures: Textures, labels: Labels
    ) -> None:
        """Nothing is enlarged."""
        self._item = item
        self._painter = painter
        self._textures = textures
        self._labels = labels
        self._reels = ReelPaint(painter, textures, labels)

    def paint(self, stage: Stage, sheet: Sheet, stock: Stock, now: float) -> None:
        """Show the spotlights as they are now.

        Args:
            stage: What is enlarged.
            sheet: The window's pictures.
            stock: Where pictures come from.
            now: Seconds, monotonic.
        """
        here = [lit for lit in stage.spotlights.all if lit.bay.window is self._item]
        bays = self._item.bays
        crowded = self._textures.software and len(stage.arrangement.channels) > CROWD
        veils = {lit.bay.number: 1.0 if crowded else lit.spot.openness(now) * VEIL for lit in here}
        for number, veil in enumerate(self._painter.veils):
            colour = QColor(COLOURS.veil)
            colour.setAlphaF(veils.get(number, 0.0))
            veil.show((bays[number],) if number in veils and number < len(bays) else (), colour)
        for pool in (self._painter.spotlights, self._painter.spotlight_plates):
            pool.keep(len(here))
        self._painter.captions.keep(len(here))
        self._reels.begin()
        for number, lit in enumerate(here):
            self._one(number, lit, stage, sheet, stock, now)
        self._reels.end()

    def _one(
        self, number: int, lit: Lit, stage: Stage, sheet: Sheet, stock: Stock, now: float
    ) -> None:
        channel, openness = lit.spot.channel, lit.spot.openness(now)
        live = bool(stock.live(np.array([channel]))[0])
        picture, part = sheet.picture(channel, stock, live=live)
        box = self._box(stage, lit.spot, lit.bay.number, openness)
        unit = self._item.unit
        if stock.open(channel) and self._reels.paint(number, channel, box, stage, unit, now):
            self._painter.spotlight_plates.hide(number)
            self._painter.captions.hide(number)
            return
        self._painter.spotlights.put(number, picture.texture, box, part)
        fact = facts_of(stage.frames, stage.source.judge, np.array([channel]), now)[0]
        self._say_trouble(number, fact, stage.language, box)
        self._painter.captions.hide(number)
        if openness >= 1.0 and stage.bears_caption(lit):
            self._say_name(number, stage.names[channel], fact, stage.language, box)

    def _box(self, stage: Stage, spot: Spotlight, bay: int, openness: float) -> Box:
        large = self._item.spotlight_place(spot.channel, bay)
        tile = self._item.tile_of(spot.channel) or spot_box(self._item, stage, spot.channel)
        if tile is None:
            x, y, width, height = large
            rest = (1 - FAR_SHARE) / 2
            tile = (x + width * rest, y + height * rest, width * FAR_SHARE, height * FAR_SHARE)
        return between(tile, large, openness)

    def _say_trouble(self, number: int, fact: Facts, language: str, box: Box) -> None:
        if fact.state is State.LIVE:
            self._painter.spotlight_plates.hide(number)
            return
        size = max(min(round(box[2] * 0.05), round(SIZES.title * self._item.unit)), 12)
        label = self._labels.plate(fact.state, truth(fact, language), size, round(box[2] * 0.9))
        x = round(box[0] + (box[2] - label.width) / 2)
        y = round(box[1] + (box[3] - label.height) / 2)
        self._put(self._painter.spotlight_plates, number, label, x, y)

    def _say_name(self, number: int, name: str, fact: Facts, language: str, box: Box) -> None:
        size = round(SIZES.strong * self._item.unit)
        said = f"{name}  ·  {truth(fact, language)}"
        label = self._labels.name(said, round(box[2]), size, 0)
        y = box[1] + box[3] - strip_height(size)
        self._put(self._painter.captions, number, label, box[0], y)

    def _put(self, images: Images, number: int, label: Label, x: float, y: float) -> None:
        texture = self._textures.label(label.key, label.image)
        place = (float(x), float(y), float(label.width), float(label.height))
        images.put(number, texture, place, None)
