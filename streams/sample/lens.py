"""The lens turns metres in a street into pixels in a picture, and fills shapes there."""

import math
from collections.abc import Sequence

import cv2
import numpy as np

from streams.sample.framecode import Picture

Point = tuple[float, float, float]
Colour = tuple[float, float, float]
_SHIFT = 4
_PART = 1 << _SHIFT
_FAR = 30_000.0


class Lens:
    """A camera on a mast that looks along the street (z), x to the right and y up, in metres."""

    def __init__(
        self, width: int, height: int, horizon: float, mast: float, field: float, pan: float = 0.0
    ) -> None:
        """Set the camera up.

        Args:
            width: of the picture, in pixels.
            height: of the picture, in pixels.
            horizon: where the horizon lies, as a fraction of the height; below 0 is out of sight.
            mast: height of the camera in metres.
            field: horizontal field of view in degrees.
            pan: how far the vanishing point is moved sideways, as a fraction of the width.
        """
        self.width, self.height = width, height
        # By the larger side, so that a picture on its end shows the same street.
        self.focal = max(width, height * 16 / 9) / 2 / math.tan(math.radians(field) / 2)
        self._centre = (width * (0.5 + pan), height / 2)
        pitch = math.atan((0.5 - horizon) * height / self.focal)
        self._sin, self._cos = math.sin(pitch), math.cos(pitch)
        self._mast = mast
        self.horizon = int(horizon * height)

    def pixel(self, x: float, y: float, z: float) -> tuple[float, float]:
        """Return where a point is in the picture."""
        drop = self._mast - y
        depth = max(0.3, drop * self._sin + z * self._cos)
        across = self._centre[0] + self.focal * x / depth
        down = self._centre[1] + self.focal * (drop * self._cos - z * self._sin) / depth
        if -_FAR < across < _FAR and -_FAR < down < _FAR:
            return across, down
        return max(-_FAR, min(_FAR, across)), max(-_FAR, min(_FAR, down))

    def scale(self, z: float) -> float:
        """Return how many pixels a metre has at a distance, on the ground."""
        return self.focal / max(0.3, self._mast * self._sin + z * self._cos)

    def fill(self, picture: Picture, points: Sequence[Point], colour: Colour) -> None:
        """Fill a flat convex shape."""
        fill(picture, [self.pixel(*point) for point in points], colour)

    def ground(
        self, picture: Picture, x: tuple[float, float], z: tuple[float, float], colour: Colour
    ) -> None:
        """Fill a rectangle on the ground."""
        corners = [(x[0], 0.0, z[0]), (x[1], 0.0, z[0]), (x[1], 0.0, z[1]), (x[0], 0.0, z[1])]
        self.fill(picture, corners, colour)

    def box(
        self,
        picture: Picture,
        x: tuple[float, float],
        y: tuple[float, float],
        z: tuple[float, float],
        shades: tuple[Colour, Colour, Colour],
    ) -> None:
        """Fill what is seen of a box.

        Args:
            picture: where to paint.
            x: its extent to the side.
            y: its extent upwards.
            z: its extent away from the camera, the near end first.
            shades: the colours of its near face, of the face to the side, and of its top.
        """
        near, side, top = shades
        (x0, x1), (y0, y1), (z0, z1) = x, y, z
        if x0 > 0 or x1 < 0:
            inner = x0 if x0 > 0 else x1
            face = [(inner, y0, z0), (inner, y1, z0), (inner, y1, z1), (inner, y0, z1)]
            self.fill(picture, face, side)
        if y1 < self._mast:
            self.fill(picture, [(x0, y1, z0), (x1, y1, z0), (x1, y1, z1), (x0, y1, z1)], top)
        self.fill(picture, [(x0, y0, z0), (x1, y0, z0), (x1, y1, z0), (x0, y1, z0)], near)


def fill(picture: Picture, points: Sequence[tuple[float, float]], colour: Colour) -> None:
    """Fill a convex shape given in pixels, its edges smooth and placed to 1/16 of a pixel."""
    corners = np.array([(int(x * _PART), int(y * _PART)) for x, y in points], np.int32)
    cv2.fillConvexPoly(picture, corners, colour, cv2.LINE_AA, _SHIFT)


def shade(colour: Colour, by: float) -> Colour:
    """Return a colour made darker (below 1) or lighter."""
    blue, green, red = colour
    return min(255.0, blue * by), min(255.0, green * by), min(255.0, red * by)


def mix(one: Colour, other: Colour, part: float) -> Colour:
    """Return a colour between two: the first at 0, the second at 1."""
    (blue, green, red), (b, g, r) = one, other
    return blue + (b - blue) * part, green + (g - green) * part, red + (r - red) * part


def glow(picture: Picture, x: float, y: float, radius: float, colour: Colour) -> None:
    """Add light around a point in pixels, which fades to nothing at the radius."""
    size = max(2, int(radius))
    left, top = int(x) - size, int(y) - size
    x0, y0 = max(0, left), max(0, top)
    x1, y1 = min(picture.shape[1], left + 2 * size), min(picture.shape[0], top + 2 * size)
    if x0 >= x1 or y0 >= y1:
        return
    spot = _spot(size, colour)[y0 - top : y1 - top, x0 - left : x1 - left]
    part = picture[y0:y1, x0:x1]
    cv2.add(part, spot, part)


_SPOTS: dict[tuple[int, Colour], Picture] = {}


def _spot(size: int, colour: Colour) -> Picture:
    # Sizes are stepped, so that a car that comes near needs few of them.
    found = _SPOTS.get((size, colour))
    if found is None:
        reach = np.linspace(-1, 1, 2 * size)
        near = np.clip(1 - np.hypot(reach[:, None], reach[None, :]), 0, 1) ** 2.2
        found = (near[..., None] * np.array(colour)).astype(np.uint8)
        _SPOTS[size, colour] = found
    return found
