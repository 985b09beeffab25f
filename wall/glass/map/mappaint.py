"""Shows one map in one window: a painted sheet that is moved, and painted anew where it must."""

from __future__ import annotations

import time
from collections.abc import Hashable
from dataclasses import dataclass

import numpy as np
from PySide6.QtGui import QFont, QImage
from PySide6.QtQuick import QQuickWindow, QSGTexture

from wall.glass.map.citymap import CityMap
from wall.glass.map.sheet import Ink, Looks, Sheet, painted, shrink_of
from wall.glass.map.spots import HIDDEN, Worth
from wall.glass.map.tools import (
    bounds,
    buttons,
    hint_image,
    measure_image,
    tools_image,
    trace_image,
)
from wall.glass.map.words import say
from wall.glass.painter import Images
from wall.glass.palette import COLOURS
from wall.glass.runs import Box
from wall.glass.stage import Stage
from wall.glass.textures import let_go
from wall.glass.theme import SPACES
from wall.glass.typeface import family

SLOTS = 5
"""Nodes of a map: sheet, trace, measure, hint, tools."""
SHEET, TRACE, MEASURE, HINT, TOOLS = range(SLOTS)
CALM_S = 0.5
"""The cameras' states are painted no more often than this."""


@dataclass(frozen=True)
class Hung:
    """Where a map hangs.

    Attributes:
        pool: Its nodes.
        number: The first of its nodes.
        box: Its place, px.
        unit: Pixels of one line of 1080.
    """

    pool: Images
    number: int
    box: Box
    unit: float


class MapPaint:
    """The nodes of one map in one window.

    Args:
        window: Makes the textures.
        map_: What is shown.
    """

    def __init__(self, window: QQuickWindow, map_: CityMap) -> None:
        """Nothing is painted."""
        self._window = window
        self.map_ = map_
        self._hung: Hung | None = None
        self._resting = True
        self._font = QFont(family())
        self._textures: dict[int, QSGTexture] = {}
        self._keys: dict[int, Hashable] = {}
        self._sheet: Sheet | None = None
        self._ink: Ink | None = None
        self._colours = COLOURS.now
        self._worth: Worth = np.zeros(0, np.uint8)
        self._painted_at = 0.0
        self._shown: Hashable = None

    def hang(self, hung: Hung, stage: Stage, *, resting: bool) -> None:
        """Be in this place; while the canvas moves, what is painted is only moved along."""
        before, self._hung = self._hung, hung
        self._resting = resting
        if before is None or before.pool is not hung.pool or before.number != hung.number:
            self._keys.clear()
        self._shown = None
        self.renew(stage)

    def due(self, stage: Stage) -> bool:
        """Whether it has something else to show than is painted."""
        return self._state(stage) != self._shown or self._outdated(stage)

    def renew(self, stage: Stage) -> None:
        """Show it as it is now."""
        hung, state = self._hung, self._state(stage)
        if hung is None or (state == self._shown and not self._outdated(stage)):
            return
        self._shown = state
        if self._colours != COLOURS.now:
            self._colours, self._ink = COLOURS.now, None
            self._keys.clear()
        self._show_sheet(hung, stage)
        self._show_trace(hung)
        self._show_tools(hung, stage.language)

    def _state(self, stage: Stage) -> Hashable:
        """Whatever differs has to be shown."""
        map_ = self.map_
        shown = map_.sight.view, map_.changed, map_.traced, stage.language, self._resting
        return *shown, COLOURS.now

    def _outdated(self, stage: Stage) -> bool:
        """Whether cameras are otherwise than they are painted, and it is time to say so."""
        if time.monotonic() - self._painted_at < CALM_S:
            return False
        return not np.array_equal(self._worth, self._now(stage))

    def _now(self, stage: Stage) -> Worth:
        return self.map_.spots.worth(stage.source.judge.states, stage.shade.veils)

    def _show_sheet(self, hung: Hung, stage: Stage) -> None:
        width = hung.box[2]
        now = self.map_.projection(width)
        part = None
        if self._sheet is not None and self._fresh(hung, stage):
            part = self._sheet.part(now, width)
        if self._sheet is None or part is None:
            self._sheet = self._paint(hung, stage)
            part = self._sheet.part(now, width)
        hung.pool.put(hung.number, self._textures[SHEET], hung.box, part)

    def _fresh(self, hung: Hung, stage: Stage) -> bool:
        """Whether what is painted still holds, wherever it has been moved to."""
        if self._key(hung, stage) != self._keys.get(SHEET) or self._outdated(stage):
            return False
        at_rest = self._resting and not self.map_.sight.moving
        if not at_rest or self._sheet is None:
            return True
        scale = self.map_.projection(self._sheet.size[0]).scale
        return abs(scale / self._sheet.shown.scale - 1) < 1e-6

    def _key(self, hung: Hung, stage: Stage) -> Hashable:
        if not self._resting and SHEET in self._keys:
            return self._keys[SHEET]  # painted for another size: the canvas only passes by
        return self.map_.changed, stage.language, hung.box[2:], hung.unit

    def _paint(self, hung: Hung, stage: Stage) -> Sheet:
        self._worth, self._painted_at = self._now(stage), time.monotonic()
        names = list(stage.names)
        for row in self.map_.spots.rows[self._worth == HIDDEN].tolist():
            names[row] = ""
        unit = hung.unit * shrink_of(hung.box[2:])
        if self._ink is None or self._ink.unit != unit:
            self._ink = Ink(unit, self._font)
        looks = Looks(self._ink, stage.language, names)
        sheet = painted(self.map_, hung.box[2:], self._worth, looks)
        self._keys[SHEET] = self._key(hung, stage)
        self._take(SHEET, sheet.image)
        return sheet

    def _show_trace(self, hung: Hung) -> None:
        lasso = self.map_.lasso
        if lasso is None or len(lasso.points) < 2:
            self._nothing(hung, TRACE)
            return
        now = self.map_.projection(hung.box[2])
        points = [(x * now.scale + now.x, y * now.scale + now.y) for x, y in lasso.points]
        image, box = trace_image(points, hung.unit)
        self._take(TRACE, image)
        self._put(hung, TRACE, box)

    def _show_tools(self, hung: Hung, language: str) -> None:
        width, height = hung.box[2:]
        placed = buttons(self.map_, (width, height), hung.unit, language, self._font)
        if not placed:
            for slot in (MEASURE, HINT, TOOLS):
                self._nothing(hung, slot)
            return
        unit, font = hung.unit, self._font
        if self._differs(TOOLS, (placed, unit)):
            self._take(TOOLS, tools_image(placed, unit, font))
        self._put(hung, TOOLS, bounds(placed))
        scale = self.map_.projection(width).scale
        if self._differs(MEASURE, (round(scale, 6), unit, language)):
            self._take(MEASURE, measure_image(scale, self.map_.metres, unit, language, font))
        high = self._textures[MEASURE].textureSize().height()
        edge = round(SPACES.l * unit)
        self._put(hung, MEASURE, (edge, height - edge - high, 0.0, 0.0))
        if not self.map_.drawing:
            self._nothing(hung, HINT)
            return
        words = say(language, "nobody" if self.map_.in_vain else "hint")
        if self._differs(HINT, (words, unit)):
            self._take(HINT, hint_image(words, unit, font))
        wide = self._textures[HINT].textureSize().width()
        self._put(hung, HINT, (round((width - wide) / 2), edge, 0.0, 0.0))

    def _differs(self, slot: int, key: Hashable) -> bool:
        """Whether another image is wanted than is painted; what is wanted is remembered."""
        before = self._keys.get(slot)
        self._keys[slot] = key
        return before != key or slot not in self._textures

    def _put(self, hung: Hung, slot: int, box: Box) -> None:
        """Show an image in its own size at a place of the map."""
        texture = self._textures[slot]
        size = texture.textureSize()
        place = (hung.box[0] + round(box[0]), hung.box[1] + round(box[1]))
        target = (*place, float(size.width()), float(size.height()))
        hung.pool.put(hung.number + slot, texture, target, None)

    def _nothing(self, hung: Hung, slot: int) -> None:
        if self._keys.get(slot) != ():
            image = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
            image.fill(0)
            self._take(slot, image)
            self._keys[slot] = ()
        hung.pool.put(hung.number + slot, self._textures[slot], (0.0, 0.0, 0.0, 0.0), None)

    def _take(self, slot: int, image: QImage) -> None:
        """Have another image; the one before is freed once Qt no longer looks at it."""
        old = self._textures.get(slot)
        self._textures[slot] = self._window.createTextureFromImage(image)
        if old is not None:
            let_go(old)
