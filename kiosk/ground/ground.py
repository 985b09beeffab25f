"""What is known of the ground around the kiosk: its map, and the streets on it."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.ground.streets import Streets
from layouts.map import Map
from layouts.map_files import MapFiles

STREETS = "road"
"""The colour of the layers along whose lines one walks."""


@dataclass(frozen=True, eq=False)
class Ground:
    """The ground; another one each time that its files are read.

    Attributes:
        map: What is drawn.
        streets: Where one walks.
    """

    map: Map
    streets: Streets


def read_ground(files: MapFiles) -> Ground:
    """Read the files of a kiosk's map; takes its time.

    Raises:
        DocumentError: Something in them is wrong.
    """
    found = files.read()
    roads = (layer for layer in found.layers if layer.colour == STREETS)
    lines = (line for layer in roads for feature in layer.features for line in feature.lines)
    return Ground(found, Streets(lines))
