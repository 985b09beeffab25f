"""Chooses which channels of a tour's next step are made ready before it comes."""

from __future__ import annotations

from collections.abc import Callable

from streams.media.governor import SHARP_GAIN
from wall.glass.arrangement import Arrangement

WARM_S = 3.0
"""How long before a step its channels are made ready: a main stream takes a second or two."""
MOST = 9
"""Each takes a main stream's decoding besides all that is shown now."""
UNKNOWN_WIDTH = 640
"""Of a small stream of which no picture has come yet, px."""


def to_warm(
    coming: Arrangement, density: float, stream_width: Callable[[int], int]
) -> dict[int, tuple[float, float]]:
    """The channels that will be larger than their small stream, the largest first.

    Args:
        coming: What will stand on the glass.
        density: Pixels of a canvas unit.
        stream_width: Width of the pictures of a channel's small stream, px; 0 if not known.

    Returns:
        Width and height that each will have, in canvas units.
    """
    sizes: dict[int, tuple[float, float]] = {}
    cells = coming.cells[:, 2:].tolist()
    for channel, (width, height) in zip(coming.channels.tolist(), cells, strict=True):
        small = stream_width(channel) or UNKNOWN_WIDTH
        if width * density > small * SHARP_GAIN and width > sizes.get(channel, (0.0, 0.0))[0]:
            sizes[channel] = (width, height)
    largest = sorted(sizes, key=lambda channel: -sizes[channel][0])[:MOST]
    return {channel: sizes[channel] for channel in largest}
