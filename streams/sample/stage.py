"""Stages: how each look is composed, from the camera's mast to the last lamp."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from streams.sample import square, thoroughfare
from streams.sample.framecode import Picture
from streams.sample.lens import Lens
from streams.sample.light import Light
from streams.sample.places import Look
from streams.sample.traffic import Lane

Build = Callable[[Picture, Lens, Light, np.random.Generator], None]


@dataclass(frozen=True)
class Stage:
    """A composition: the camera, what is built before it, and the lanes that are used."""

    horizon: float
    mast: float
    field: float
    pan: float
    build: Build
    lanes: tuple[Lane, ...]

    def lens(self, width: int, height: int) -> Lens:
        """Return the camera for a picture of this size."""
        return Lens(width, height, self.horizon, self.mast, self.field, self.pan)


def _road(
    out: tuple[float, ...], back: tuple[float, ...], speed: float, gap: float
) -> tuple[Lane, ...]:
    """Return lanes that lead away and lanes that come nearer, each a little faster or slower."""
    away = [Lane(x, speed * (1 + 0.04 * n), gap) for n, x in enumerate(out)]
    near = [Lane(x, -speed * (1 + 0.05 * n), gap) for n, x in enumerate(back)]
    return (*away, *near)


def _walks(*at: float) -> tuple[Lane, ...]:
    return tuple(
        Lane(x, 1.3 if n % 2 else -1.2, 7.0, (4.0, 90.0), people=True) for n, x in enumerate(at)
    )


_ZEBRA = (
    Lane(23.5, 1.3, 3.2, (-11.0, 11.0), across=True, people=True),
    Lane(52.5, -1.3, 3.2, (-11.0, 11.0), across=True, people=True),
)
_CROSS = (
    Lane(46.2, 9.0, 19.0, (-70.0, 70.0), across=True),
    Lane(42.6, 10.0, 17.0, (-70.0, 70.0), across=True),
    Lane(33.0, -9.0, 18.0, (-70.0, 70.0), across=True),
    Lane(29.4, -10.0, 20.0, (-70.0, 70.0), across=True),
    *_walks(-18, 18),
)
_SQUARE = tuple(
    Lane(z, (1.35 if n % 2 else -1.25), 5.0, (-34.0, 34.0), True, True, 5.0)
    for n, z in enumerate((9.0, 13.0, 17.0, 22.0, 28.0, 35.0))
)
_AVENUE_LANES = (*_road((1.8, 5.4, 9.0), (-1.8, -5.4, -9.0), 11.0, 24.0), *_walks(-15, 15))
_BRIDGE_LANES = _road((1.8, 5.4, 9.0), (-1.8, -5.4, -9.0), 16.0, 30.0)
_TUNNEL_LANES = _road((), (-3.6, 0.0, 3.6), 17.0, 28.0)

STAGES: dict[Look, Stage] = {
    Look.AVENUE_DAY: Stage(0.34, 8.0, 62, 0.02, thoroughfare.avenue, _AVENUE_LANES),
    Look.AVENUE_DUSK: Stage(0.38, 7.0, 58, -0.05, thoroughfare.avenue, _AVENUE_LANES),
    Look.AVENUE_NIGHT: Stage(0.33, 7.5, 60, 0.06, thoroughfare.avenue, _AVENUE_LANES),
    Look.BRIDGE_DAY: Stage(0.40, 8.0, 64, -0.04, thoroughfare.bridge, _BRIDGE_LANES),
    Look.BRIDGE_NIGHT: Stage(0.40, 9.0, 66, -0.16, thoroughfare.bridge, _BRIDGE_LANES),
    Look.TUNNEL: Stage(0.40, 5.2, 60, 0.0, thoroughfare.tunnel, _TUNNEL_LANES),
    Look.ALLEY: Stage(0.36, 4.6, 56, 0.03, square.alley, (
        *_walks(-3.6, -2.2, -0.6, 1.2, 3.0, 4.4),)),
    Look.CROSSING_DAY: Stage(0.10, 19.0, 62, 0.0, square.crossing, _CROSS),
    Look.CROSSING_NIGHT: Stage(0.12, 17.0, 62, 0.04, square.crossing, _CROSS),
    Look.PARK: Stage(0.42, 4.2, 60, -0.08, square.park, _walks(-2.6, -1.8, 0.2, 1.8)),
    Look.EXPRESSWAY: Stage(0.36, 11.0, 62, 0.02, thoroughfare.expressway, _road(
        (3.4, 7.0, 10.6, 14.2), (-3.4, -7.0, -10.6, -14.2), 20.0, 30.0)),
    Look.STATION: Stage(0.34, 9.0, 60, 0.0, square.station, (
        *_SQUARE, Lane(56.0, 8.0, 24.0, (-70.0, 70.0), across=True),
        Lane(48.5, -7.0, 26.0, (-70.0, 70.0), across=True))),
}  # fmt: skip
