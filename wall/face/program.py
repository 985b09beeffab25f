"""Decides what stands on the stage: a scene or a mosaic of every channel, and salvos over it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from layouts.channels import Channel
from layouts.geometry import Rect
from layouts.layout import Layout
from layouts.nearest import nearest
from layouts.salvo import Salvo
from layouts.scene import Cell, Mosaic, Place, Scene
from layouts.surface import Surface
from wall.face.pieces import Pieces, board, cell, gathered, tiles
from wall.glass.arrangement import Arrangement
from wall.glass.board import Nobody


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

    def names(self, capacity: int, language: str) -> list[str]:
        """The name of every row of a shared memory of so many; empty where there is no channel."""
        names = [""] * capacity
        for row, channel in self.by_row.items():
            names[row] = channel.name(language)
        return names


@dataclass(frozen=True)
class Called:
    """Salvos that were called up, the first first, and the layout whose displays they name."""

    layout: Layout
    salvos: tuple[Salvo, ...]


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
    scene: Scene | None,
    surface: Surface | None,
    rows: Rows,
    width: float,
    height: float,
    called: Called | None = None,
) -> Arrangement:
    """The tiles and boards of a scene, and of the salvos that were called up over it.

    Args:
        scene: None for a mosaic of every channel.
        surface: The wall, if its true shape is to be kept; None to fill the window.
        rows: The channels there are.
        width: Of the window that is filled, pixels.
        height: Of the window that is filled, pixels.
        called: The salvos; None for none.
    """
    if surface is not None:
        width, height = surface.canvas.width, surface.canvas.height
    canvas = Rect(0.0, 0.0, width, height)
    pieces = scene_pieces(scene, canvas, rows)
    if called is not None:
        for salvo in called.salvos:
            pieces = called_up(pieces, salvo, called.layout, canvas, rows)
    return pieces.arrangement(width, height)


def called_up(pieces: Pieces, salvo: Salvo, layout: Layout, canvas: Rect, rows: Rows) -> Pieces:
    """What stands on the canvas once a salvo has its displays; the others keep what they show."""
    regions = [layout.surface.region(part.displays).into(canvas) for part in salvo.parts]
    pieces = pieces.beside(regions)
    scenes = layout.scenes_by_id
    for part, region in zip(salvo.parts, regions, strict=True):
        if part.scene is not None:
            pieces = pieces.joined(scene_pieces(scenes[part.scene], region, rows))
        else:
            known = [rows.by_id[id_] for id_ in part.channels if id_ in rows.by_id]
            pieces = pieces.joined(tiles(known, region))
    return pieces


def scene_pieces(scene: Scene | None, room: Rect, rows: Rows) -> Pieces:
    """What a scene puts into a room of the canvas."""
    content = Mosaic() if scene is None else scene.content
    if isinstance(content, Mosaic):
        return tiles(_chosen(content, rows), room)
    return gathered(_place_pieces(place, room, rows) for place in content.places)


def _place_pieces(place: Place, room: Rect, rows: Rows) -> Pieces:
    box = place.rect.into(room)
    if isinstance(place, Cell):
        row = rows.by_id.get(place.channel)
        return Pieces() if row is None else cell(row, box)
    if isinstance(place.content, Mosaic):
        chosen = _chosen(place.content, rows)
        return tiles(chosen, box) if chosen else board(Nobody(), box)
    return board(place.content, box)


def _chosen(mosaic: Mosaic, rows: Rows) -> list[int]:
    return [rows.by_id[channel.id] for channel in mosaic.chosen(rows.channels)]
