"""A scene says which channel stands where on a surface, or which group fills it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from layouts.channel import Channel
from layouts.geometry import Rect, mosaic_tiles
from layouts.names import name_in
from layouts.surface import Surface


@dataclass(frozen=True)
class Cell:
    """A place with its channel: the channel's id and fractions, 0 to 1, of the canvas."""

    channel: str
    rect: Rect


@dataclass(frozen=True)
class Placed:
    """Cells at fixed places; of two that overlap the later one lies on top."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Mosaic:
    """All channels, or those of some groups, as tiles of one size.

    Attributes:
        groups: A channel of any of these is in; with none, every channel is.
    """

    groups: tuple[str, ...] = ()

    def chosen(self, channels: Iterable[Channel]) -> tuple[Channel, ...]:
        """Return those of `channels` that are in, in their order."""
        if not self.groups:
            return tuple(channels)
        wanted = set(self.groups)
        return tuple(channel for channel in channels if wanted.intersection(channel.groups))


@dataclass(frozen=True)
class Scene:
    """An arrangement of channels.

    Attributes:
        id: Its stable id.
        names: Its name by language code.
        content: Fixed cells, or a mosaic.
    """

    id: str
    names: Mapping[str, str] = field(hash=False)
    content: Placed | Mosaic

    def name(self, language: str = "ko") -> str:
        """Return its name in `language`, or else in Korean, English, any, or its id."""
        return name_in(self.names, language, self.id)

    def cells_on(self, shape: Surface | float, channels: Iterable[Channel]) -> tuple[Cell, ...]:
        """Return its cells.

        Args:
            shape: The surface, or its width over its height.
            channels: Every channel there is, in wall order; a mosaic chooses from them.
        """
        if isinstance(self.content, Placed):
            return self.content.cells
        aspect = shape.aspect if isinstance(shape, Surface) else shape
        chosen = self.content.chosen(channels)
        tiles = mosaic_tiles(len(chosen), aspect)
        return tuple(Cell(c.id, rect) for c, rect in zip(chosen, tiles, strict=True))
