"""A scene says what stands where on a surface: channels, mosaics, texts, clocks and images."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from layouts.channel import Channel
from layouts.geometry import UNIT, Rect, mosaic_tiles
from layouts.mosaic import Mosaic
from layouts.names import name_in
from layouts.pane import Pane
from layouts.surface import Surface

__all__ = ["Cell", "Mosaic", "Pane", "Place", "Placed", "Scene"]


@dataclass(frozen=True)
class Cell:
    """A place with its channel: the channel's id and fractions, 0 to 1, of the canvas."""

    channel: str
    rect: Rect


Place: TypeAlias = Cell | Pane


@dataclass(frozen=True)
class Placed:
    """Cells and panes at fixed places; of two that overlap the later one lies on top."""

    places: tuple[Place, ...]

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Those that hold a channel."""
        return tuple(place for place in self.places if isinstance(place, Cell))

    @property
    def panes(self) -> tuple[Pane, ...]:
        """Those that hold something else."""
        return tuple(place for place in self.places if isinstance(place, Pane))


@dataclass(frozen=True)
class Scene:
    """An arrangement of channels and what stands among them.

    Attributes:
        id: Its stable id.
        names: Its name by language code.
        content: Fixed places, or a mosaic.
    """

    id: str
    names: Mapping[str, str] = field(hash=False)
    content: Placed | Mosaic

    def name(self, language: str = "ko") -> str:
        """Return its name in `language`, or else in Korean, English, any, or its id."""
        return name_in(self.names, language, self.id)

    def places_on(self, shape: Surface | float, channels: Iterable[Channel]) -> tuple[Place, ...]:
        """Return everything that stands in it; a mosaic stands as the cells of its channels.

        Args:
            shape: The surface, or its width over its height.
            channels: Every channel there is, in wall order; mosaics choose from them.
        """
        aspect = shape.aspect if isinstance(shape, Surface) else shape
        every = tuple(channels)
        if isinstance(self.content, Mosaic):
            return tiled(self.content, UNIT, aspect, every)
        places: list[Place] = []
        for place in self.content.places:
            if isinstance(place, Pane) and isinstance(place.content, Mosaic):
                places += tiled(place.content, place.rect, aspect, every)
            else:
                places.append(place)
        return tuple(places)

    def cells_on(self, shape: Surface | float, channels: Iterable[Channel]) -> tuple[Cell, ...]:
        """Return its channels, those of its mosaics included; for arguments see `places_on`."""
        return tuple(p for p in self.places_on(shape, channels) if isinstance(p, Cell))


def tiled(
    mosaic: Mosaic, rect: Rect, aspect: float, channels: Iterable[Channel]
) -> tuple[Cell, ...]:
    """Return the cells of `mosaic` in `rect` of a canvas of `aspect`, width over height."""
    chosen = mosaic.chosen(channels)
    tiles = mosaic_tiles(len(chosen), aspect * rect.width / rect.height)
    return tuple(Cell(c.id, tile.into(rect)) for c, tile in zip(chosen, tiles, strict=True))


def moved(place: Place, rect: Rect) -> Place:
    """Return `place` as it stands when the whole canvas is drawn in `rect` of another."""
    return replace(place, rect=place.rect.into(rect))
