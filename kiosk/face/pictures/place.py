"""Where a camera's picture stands on the screen, and how large it is wanted there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    # What decodes is known behind the first picture only.
    from streams.media.demand import Demand

TILE_WIDTH: Final = 640
"""No tile is asked for wider than a sub-stream usually is: a main stream opens by touch alone."""
STREAM_GAIN: Final = 1.2
"""A tile that is asked for wider than this, in widths of its stream, would open the main stream."""


WAITING: Final = (320, 180)


@dataclass(frozen=True)
class Place:
    """A rectangle in which a camera's picture stands.

    Attributes:
        channel: The camera's.
        x: From the item's left, pixels.
        y: From its upper edge, pixels.
        width: Pixels.
        height: Pixels.
        large: Whether the camera is enlarged.
    """

    channel: str
    x: float
    y: float
    width: float
    height: float
    large: bool = False

    def shown(self, top: float, high: float) -> bool:
        """Whether any of it stands between two heights: `high` pixels from `top` on."""
        return self.y < top + high and self.y + self.height > top


def place_of(told: Any) -> Place:
    """The place that QML tells."""
    return Place(
        str(told["channel"]),
        float(told["x"]),
        float(told["y"]),
        float(told["width"]),
        float(told["height"]),
        bool(told["large"]),
    )


def waiting() -> Demand:
    """What is asked for of a camera that is enlarged next: small, in motion, its main stream open.

    So the key that leads to it is answered with a picture that moves.
    """
    from streams.media.demand import Demand, Focus

    return Demand(*WAITING, Focus.NEAR)


def demand(place: Place, ratio: float, stream_width: int) -> Demand:
    """What is asked for, so that a picture fills its place.

    Args:
        place: Where it stands.
        ratio: Device pixels of a pixel.
        stream_width: Of the pictures that come now, 0 where that is not known.
    """
    from streams.media.demand import Demand, Focus

    width, height = max(place.width * ratio, 1.0), max(place.height * ratio, 1.0)
    if place.large:
        return Demand(round(width), round(height), Focus.SPOTLIGHT)
    most = min(TILE_WIDTH, stream_width * STREAM_GAIN if stream_width else TILE_WIDTH)
    scale = min(1.0, most / width)
    return Demand(max(round(width * scale), 1), max(round(height * scale), 1))
