"""The colours of a map by day and by night: dark land, so that the cameras are the brightest."""

from __future__ import annotations

from dataclasses import dataclass

from wall.glass.palette import COLOURS, DAY, NIGHT, Colours


@dataclass(frozen=True)
class MapColours:
    """What the ground, the layers and the names on it are drawn with."""

    sea: str
    land: str
    border: str
    water: str
    park: str
    building: str
    road: str
    sand: str
    rose: str
    name: str
    water_name: str
    road_name: str
    text: str
    quiet: str
    accent: str


def _of(glass: Colours, **own: str) -> MapColours:
    return MapColours(text=glass.text, quiet=glass.quiet, accent=glass.accent, **own)


BY_DAY = _of(
    DAY,
    sea="#0c1015",
    land="#181e26",
    border="#3a4653",
    water="#15304a",
    park="#172a24",
    building="#222b35",
    road="#2b3541",
    sand="#d6be8c",
    rose="#e296be",
    name="#94a2b3",
    water_name="#7fa6cc",
    road_name="#8794a4",
)
BY_NIGHT = _of(
    NIGHT,
    sea="#080808",
    land="#131210",
    border="#35302a",
    water="#10202c",
    park="#131b14",
    building="#1c1915",
    road="#25211c",
    sand="#a08c62",
    rose="#a5708c",
    name="#978976",
    water_name="#7c94a8",
    road_name="#8f8371",
)


def map_colours() -> MapColours:
    """Those that hold now."""
    return BY_NIGHT if COLOURS.now == NIGHT else BY_DAY
