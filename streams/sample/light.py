"""Light makes one street a morning, an evening or a night of rain."""

from dataclasses import dataclass

from streams.sample.lens import Colour, mix, shade
from streams.sample.places import Look


@dataclass(frozen=True)
class Light:
    """The light of a scene. Colours are BGR, 0 to 255.

    Attributes:
        zenith: the sky's colour at the top.
        haze: the sky's colour at the horizon, which far things take on.
        ambient: what every colour is multiplied by.
        lamps: whether windows, lamps and headlights are lit, from 0 to 1.
        rain: whether it rains, which makes the road shine.
        clouds: how much of the sky is cloud, from 0 to 1.
    """

    zenith: Colour
    haze: Colour
    ambient: Colour
    lamps: float = 0.0
    rain: bool = False
    clouds: float = 0.4

    def on(self, colour: Colour, distance: float = 0.0) -> Colour:
        """Return how a colour looks in this light, at a distance in metres."""
        (blue, green, red), (b, g, r) = colour, self.ambient
        lit = (blue * b, green * g, red * r)
        return mix(lit, self.haze, min(0.8, distance / 900))

    def faces(self, colour: Colour, distance: float = 0.0) -> tuple[Colour, Colour, Colour]:
        """Return the shades of a box: near face, side and top."""
        lit = self.on(colour, distance)
        return shade(lit, 0.86), shade(lit, 0.68), shade(lit, 1.08)


DAY = Light((205, 150, 92), (232, 218, 202), (1.0, 1.0, 1.0), clouds=0.5)
MORNING = Light((214, 176, 132), (226, 224, 222), (0.97, 0.98, 1.0), clouds=0.25)
DUSK = Light((104, 62, 58), (98, 142, 226), (0.60, 0.52, 0.58), lamps=0.75, clouds=0.7)
NIGHT = Light((30, 18, 12), (66, 46, 38), (0.44, 0.37, 0.34), lamps=1.0, clouds=0.2)
RAIN = Light((36, 28, 24), (72, 60, 54), (0.33, 0.29, 0.28), lamps=1.0, rain=True, clouds=0.9)
TUNNEL = Light((30, 40, 46), (70, 110, 132), (0.68, 0.82, 0.90), lamps=0.6)

LIGHTS = {
    Look.AVENUE_DAY: DAY,
    Look.AVENUE_DUSK: DUSK,
    Look.AVENUE_NIGHT: RAIN,
    Look.BRIDGE_DAY: MORNING,
    Look.BRIDGE_NIGHT: NIGHT,
    Look.TUNNEL: TUNNEL,
    Look.ALLEY: DUSK,
    Look.CROSSING_DAY: DAY,
    Look.CROSSING_NIGHT: NIGHT,
    Look.PARK: MORNING,
    Look.EXPRESSWAY: DAY,
    Look.STATION: MORNING,
}
