"""What the kiosk's maps are painted with: quiet ground on which white names are read."""

from __future__ import annotations

from typing import Final

from wall.glass.map.mapcolours import MapColours

GROUND: Final = MapColours(
    sea="#101d2a",
    land="#162534",
    border="#3d556e",
    water="#17486e",
    park="#1b4632",
    building="#22374b",
    road="#485d73",
    sand="#6d5c34",
    rose="#6e4159",
    name="#bccad9",
    water_name="#a8d2f2",
    road_name="#d5dfe9",
    text="#f6f9fc",
    quiet="#bccad9",
    accent="#3c78b8",
)
HIGH_GROUND: Final = MapColours(
    sea="#000000",
    land="#000000",
    border="#6a6a6a",
    water="#06285c",
    park="#0a3410",
    building="#1e1e1e",
    road="#565656",
    sand="#4a3d10",
    rose="#55203c",
    name="#ffffff",
    water_name="#ffffff",
    road_name="#ffffff",
    text="#ffffff",
    quiet="#ffffff",
    accent="#0050a0",
)
