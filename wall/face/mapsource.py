"""Lets hands that edit a scene carry cameras off a map in it, as they carry them off a list."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, QPointF, Slot
from PySide6.QtGui import QFont

from layouts.draft_change import Content, showing
from wall.face.carrying import Carrying
from wall.face.program import Rows
from wall.glass.map.citymap import CityMap
from wall.glass.map.clusters import Cluster
from wall.glass.map.maphands import map_at
from wall.glass.map.tools import buttons
from wall.glass.mosaic import MosaicItem
from wall.glass.runs import Box
from wall.glass.stage import Stage
from wall.glass.typeface import family
from wall.glass.veil import Veil
from wall.glass.view import framed


class Desk(Protocol):
    """Whoever has the draft in hand."""

    carrying_: Carrying

    def add(self, contents: Sequence[Content]) -> None:
        """Channels were touched: they go into the next places."""


@dataclass(frozen=True)
class _Taken:
    """What a finger is on: the mark of one camera, or of several, and the map that it stands on."""

    map_: CityMap
    cluster: Cluster
    channels: tuple[str, ...]


class MapSource(QObject):
    """The maps of a scene that is edited.

    Args:
        stage: Has them.
        rows: The channels there are now.
        desk: Has the draft.
    """

    def __init__(self, stage: Stage, rows: Callable[[], Rows], desk: Desk) -> None:
        """No finger is on a map."""
        super().__init__()
        self._stage, self._rows, self._desk = stage, rows, desk
        self._taken: dict[str, _Taken] = {}
        desk.carrying_.touched.connect(self._touched)

    def lend(self, *, lent: bool) -> None:
        """Somebody edits from now on, or is done with it."""
        self._taken.clear()
        self._stage.maps.lend(lent=lent)

    @Slot(str, QObject, QPointF, QPointF)
    def press(self, finger: str, tiles: QObject, pixel: QPointF, at: QPointF) -> None:
        """A finger came down on the canvas, and has taken up what cell is there.

        Args:
            finger: Its name.
            tiles: The window's mosaic.
            pixel: Where, px of the mosaic.
            at: Where, in fractions of the canvas.
        """
        if not isinstance(tiles, MosaicItem):
            return
        found = map_at(tiles, self._stage, pixel.x(), pixel.y())
        if found is None:
            return
        map_, box = found
        x, y = pixel.x() - box[0], pixel.y() - box[1]
        if self._home(map_, box, tiles.unit, x, y):
            self._desk.carrying_.cancel(finger)
            self._go(map_, (0.0, 0.0, map_.limits.width, map_.limits.height))
            return
        cluster = map_.hit(x, y, box[2], tiles.unit).cluster
        channels = self._channels(map_, cluster.members) if cluster is not None else ()
        if cluster is not None and channels:
            self._taken[finger] = _Taken(map_, cluster, channels)
            self._desk.carrying_.lift_off(finger, channels, at.x(), at.y())

    def _home(self, map_: CityMap, box: Box, unit: float, x: float, y: float) -> bool:
        """Whether the button that shows the whole map is at a pixel of it."""
        placed = buttons(map_, box[2:], unit, self._stage.language, QFont(family()))
        return any(one.hit(x, y) for one in placed)

    def _channels(self, map_: CityMap, members: Sequence[int]) -> tuple[str, ...]:
        """The channels of spots, in wall order, without those of which nothing may be known."""
        veils, rows = self._stage.shade.veils, set(map_.spots.rows[list(members)].tolist())
        return tuple(
            channel.id
            for row, channel in self._rows().by_row.items()
            if row in rows and veils[row] != Veil.HIDDEN
        )

    @Slot(str)
    def _touched(self, finger: str) -> None:
        """A mark was touched and not carried: one camera comes, a crowd falls apart if it can."""
        taken = self._taken.pop(finger, None)
        if taken is None:
            return
        part = taken.map_.apart(taken.cluster) if len(taken.cluster.members) > 1 else None
        if part is not None:
            self._go(taken.map_, part)
            return
        self._desk.add([showing(channel) for channel in taken.channels])

    def _go(self, map_: CityMap, part: Box) -> None:
        self._stage.enliven()
        map_.sight.go(framed(part, map_.limits), map_.limits, time.monotonic())
