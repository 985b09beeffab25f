"""Finds where on a map a channel stands in a window: from there its spotlight grows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from layouts.map import Map
from wall.glass.map.discs import PLATE
from wall.glass.map.maphands import map_at
from wall.glass.runs import Box
from wall.glass.stage import Stage

if TYPE_CHECKING:
    from wall.glass.mosaic import MosaicItem


def spot_box(item: MosaicItem, stage: Stage, channel: int) -> Box | None:
    """Where the mark of a channel stands, px; None where no map in this window shows it.

    Args:
        item: The window's mosaic.
        stage: What stands on it.
        channel: Channel index.
    """
    for board in stage.arrangement.boards:
        if not isinstance(board.content, Map):
            continue
        left, top, width, height = board.box
        map_ = stage.maps.of(board.content, width / height)
        found = np.flatnonzero(map_.spots.rows == channel)
        if len(found) == 0:
            continue
        shown = item.projection(stage)
        inner = map_.projection(width * shown.scale)
        px, py = map_.spots.points[found[0]].tolist()
        x = left * shown.scale + shown.x + px * inner.scale + inner.x
        y = top * shown.scale + shown.y + py * inner.scale + inner.y
        here = map_at(item, stage, x, y)
        if here is not None and here[0] is map_:
            side = PLATE * item.unit
            return x - side / 2, y - side / 2, side, side
    return None
