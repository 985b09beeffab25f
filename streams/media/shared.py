"""What all receivers of one worker share: the memory, the means to decode, the ways to a source."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from streams.floor.frame import Frames
from streams.media.decoder import Scaler
from streams.media.hardware import Hardware
from streams.media.mark import Mark
from streams.media.source import Source

if TYPE_CHECKING:
    from streams.media.receiver import Receiver


@dataclass
class Shared:
    """What all receivers of a worker share.

    Attributes:
        frames: The wall's shared memory.
        scaler: For pictures in motion (the main thread's own).
        hardware: What can decode here.
        offer: Queues a receiver that has a keyframe nobody has decoded.
        open_thumb: Makes the small stream's source for a channel.
        open_main: Makes the large stream's source.
        mark: Says whose motion is decoded, should the worker not outlive it.
    """

    frames: Frames
    scaler: Scaler
    hardware: Hardware
    offer: Callable[[Receiver], None]
    open_thumb: Callable[[int, Callable[[float], None]], Source]
    open_main: Callable[[int, Callable[[float], None]], Source]
    mark: Mark
