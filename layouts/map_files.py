"""The files of a map, named and not yet read: a screen that must stand at once reads them later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from layouts.geojson import read_geojson
from layouts.map import Layer, LayerColour, Map
from layouts.problem import DocumentError, Problem
from layouts.stamp import Stamp, stamp_of


@dataclass(frozen=True)
class MapFile:
    """One file of a map.

    Attributes:
        file: Its absolute path.
        naming: Which property holds a feature's name, by language; None for the usual ones.
        colour: That in which it is drawn; None for the city's own boundaries.
        width_m: The true width of what its lines stand for, metres; 0 where it is not known.
    """

    file: Path
    naming: Mapping[str, str] | None = field(default=None, hash=False)
    colour: LayerColour | None = None
    width_m: float = 0.0


@dataclass(frozen=True)
class MapFiles:
    """All files of a map, the city's own boundaries first."""

    files: tuple[MapFile, ...]

    def read(self) -> Map:
        """Read them.

        Raises:
            DocumentError: Something in them is wrong, or one is none; every problem is listed.
        """
        problems: list[Problem] = []
        layers = []
        for one in self.files:
            reading = read_geojson(one.file, one.naming)
            problems += reading.problems
            layers.append(Layer(one.file, reading.features, one.colour, one.width_m))
        if problems:
            raise DocumentError(problems)
        return Map(
            boundaries=tuple(one for one in layers if one.colour is None),
            layers=tuple(one for one in layers if one.colour is not None),
        )

    def stamps(self) -> tuple[Stamp, ...]:
        """Return what tells whether any of them was written since."""
        return tuple(stamp_of(one.file) for one in self.files)
