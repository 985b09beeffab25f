"""A salvo calls up scenes and channels on several displays at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from layouts.channel import Channel
from layouts.geometry import mosaic_tiles
from layouts.names import name_in
from layouts.scene import Cell, Place, Scene, moved
from layouts.surface import Surface


@dataclass(frozen=True)
class Part:
    """What some displays show; either a scene or channels.

    Attributes:
        displays: Their ids; the rectangle around them is filled.
        scene: A scene's id.
        channels: Ids of channels, which stand as tiles of one size.
    """

    displays: tuple[str, ...]
    scene: str | None = None
    channels: tuple[str, ...] = ()


@dataclass(frozen=True)
class Salvo:
    """Parts, each on displays of its own; displays without a part keep what they show."""

    id: str
    names: Mapping[str, str] = field(hash=False)
    parts: tuple[Part, ...]

    def name(self, language: str = "ko") -> str:
        """Return its name in `language`, or else in Korean, English, any, or its id."""
        return name_in(self.names, language, self.id)

    def places_on(
        self, surface: Surface, scenes: Mapping[str, Scene], channels: Iterable[Channel]
    ) -> tuple[Place, ...]:
        """Return everything that stands on its displays, in fractions of the canvas.

        Args:
            surface: The wall.
            scenes: The document's scenes by id.
            channels: Every channel there is, in wall order; mosaics choose from them.
        """
        every = tuple(channels)
        places: list[Place] = []
        for part in self.parts:
            region = surface.region(part.displays)
            aspect = surface.aspect * region.width / region.height
            if part.scene is not None:
                inner = scenes[part.scene].places_on(aspect, every)
            else:
                tiles = mosaic_tiles(len(part.channels), aspect)
                inner = tuple(map(Cell, part.channels, tiles))
            places += [moved(place, region) for place in inner]
        return tuple(places)
