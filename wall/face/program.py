"""Decides which tiles stand on the stage: the scene of a layout, or a mosaic of every channel."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from layouts.channels import Channel
from layouts.layout import Layout
from layouts.nearest import nearest
from layouts.scene import Mosaic, Scene
from layouts.surface import Surface
from wall.glass.arrangement import Arrangement, mosaic


class SceneUnknownError(ValueError):
    """The layout has no such scene; the text says which it has."""


class Rows:
    """The shared memory's row of each channel, by id.

    Args:
        channels: In wall order.
        rows: The row of each, in the same order.
    """

    def __init__(self, channels: Sequence[Channel], rows: Sequence[int]) -> None:
        """Keep both; neither changes afterwards."""
        self.channels = tuple(channels)
        self.by_id = {channel.id: int(row) for channel, row in zip(channels, rows, strict=True)}
        self.by_row = {
            row: channel for channel, row in zip(channels, self.by_id.values(), strict=True)
        }


def first_scene(layout: Layout | None, wanted: str | None) -> Scene | None:
    """The scene to begin with.

    Raises:
        SceneUnknownError: The layout has no scene of that id, or there is no layout.
    """
    if wanted is None:
        return layout.scenes[0] if layout else None
    if layout is None:
        raise SceneUnknownError(
            f"--scene: found '{wanted}', but there is no layout; name one with --layout FILE."
        )
    try:
        return layout.scene(wanted)
    except KeyError:
        ids = [scene.id for scene in layout.scenes]
        meant = nearest(wanted, ids)
        hint = f" Is '{meant}' meant?" if meant else ""
        raise SceneUnknownError(
            f"--scene: found '{wanted}', expected one of {', '.join(ids)}.{hint}"
        ) from None


def arranged(
    scene: Scene | None, surface: Surface | None, rows: Rows, width: float, height: float
) -> Arrangement:
    """The tiles of a scene.

    Args:
        scene: None for a mosaic of every channel.
        surface: The wall, if its true shape is to be kept; None to fill the window.
        rows: The channels there are.
        width: Of the window that is filled, pixels.
        height: Of the window that is filled, pixels.
    """
    if surface is not None:
        width, height = surface.canvas.width, surface.canvas.height
    content = Mosaic() if scene is None else scene.content
    if isinstance(content, Mosaic):
        chosen = content.chosen(rows.channels)
        return mosaic([rows.by_id[channel.id] for channel in chosen], width, height)
    cells = [cell for cell in content.cells if cell.channel in rows.by_id]
    boxes = [
        (
            cell.rect.x * width,
            cell.rect.y * height,
            cell.rect.width * width,
            cell.rect.height * height,
        )
        for cell in cells
    ]
    channels = np.array([rows.by_id[cell.channel] for cell in cells], np.intp)
    return Arrangement(channels, np.array(boxes, float).reshape(len(boxes), 4), width, height)
