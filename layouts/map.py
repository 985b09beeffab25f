"""A map is a cell in which a city lies: its boundaries, what people drew on it, its channels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeAlias, get_args

from layouts.channel import Channel
from layouts.feature import Feature
from layouts.mercator import Extent, metre, project, unproject
from layouts.mosaic import Mosaic

LayerColour: TypeAlias = Literal[
    "water", "park", "building", "road", "accent", "text", "quiet", "sand", "rose"
]
LAYER_COLOURS: tuple[str, ...] = get_args(LayerColour)
ALONE_M = 3000.0
"""What a map of a single place shows around it."""
MARGIN = 0.05
"""Room beside what is on a map, in its size."""


@dataclass(frozen=True)
class Layer:
    """One file drawn onto a map.

    Attributes:
        file: Its absolute path.
        features: What is in it.
        colour: That of the theme in which it is drawn; None for the city's own boundaries.
        width_m: The true width of what its lines stand for, metres; 0 where it is not known.
    """

    file: Path
    features: tuple[Feature, ...] = field(hash=False)
    colour: LayerColour | None = None
    width_m: float = 0.0


@dataclass(frozen=True)
class Map:
    """A map.

    Attributes:
        boundaries: The city's parts, whose land is drawn.
        layers: What is drawn on it, the later on the earlier.
        channels: Which channels are shown on it; those without a position are not.
        centre: Latitude and longitude of its middle; None: all that is on it is seen.
        across_m: What is seen of the earth from left to right, metres, around the centre.
    """

    boundaries: tuple[Layer, ...] = ()
    layers: tuple[Layer, ...] = ()
    channels: Mosaic = field(default_factory=Mosaic)
    centre: tuple[float, float] | None = None
    across_m: float = ALONE_M

    def placed(self, channels: Iterable[Channel]) -> tuple[Channel, ...]:
        """Return those of `channels` that stand on it."""
        return tuple(c for c in self.channels.chosen(channels) if c.position is not None)

    def extent(self, channels: Iterable[Channel], aspect: float = 1.0) -> Extent:
        """Return what is seen of the earth at first.

        Args:
            channels: Every channel there is.
            aspect: Width over height of its place; of use where its centre is given.
        """
        if self.centre is not None:
            return _around(self.centre, self.across_m, aspect)
        files = self.boundaries or self.layers  # a river may run on beyond the city
        boxes = [one.box for layer in files for one in layer.features]
        if not self.boundaries:
            boxes += [(x, y, x, y) for x, y in _positions(self.placed(channels))]
        if not boxes:
            return Extent(-180.0, -60.0, 180.0, 75.0)
        wests, souths, easts, norths = zip(*boxes, strict=True)
        west, south, east, north = min(wests), min(souths), max(easts), max(norths)
        wide, high = (east - west) * MARGIN, (north - south) * MARGIN
        seen = Extent(west - wide, south - high, east + wide, north + high)
        if max(wide, high) > 0:
            return seen
        return _around((south, west), ALONE_M, aspect)


def _positions(channels: Iterable[Channel]) -> Iterator[tuple[float, float]]:
    for channel in channels:
        if channel.position is not None:
            yield channel.position[1], channel.position[0]


def _around(centre: tuple[float, float], across_m: float, aspect: float) -> Extent:
    x, y = project(centre[1], centre[0])
    half = across_m * metre(centre[0]) / 2
    west, north = unproject(x - half, y - half / aspect)
    east, south = unproject(x + half, y + half / aspect)
    return Extent(west, south, east, north)
