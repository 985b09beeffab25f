"""What decoding and receiving cost on one machine, and what its cameras are taken to send."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Costs:
    """Measured on one core.

    Attributes:
        smooth_ms: CPU time of one frame of a sub-stream, decoded and scaled.
        sharp_ms: CPU time of one frame of a main stream, decoded and scaled.
        still_ms: CPU time of one keyframe of a sub-stream, decoded and scaled.
        receive: Cores that receiving 1 Mb/s takes.
    """

    smooth_ms: float
    sharp_ms: float
    still_ms: float
    receive: float


@dataclass(frozen=True)
class Cameras:
    """What every camera is taken to send, for a channel list does not say it.

    Attributes:
        sub_mbit: Mb/s of a sub-stream.
        main_mbit: Mb/s of a main stream.
        sub_fps: Frames a second of a sub-stream.
        main_fps: Frames a second of a main stream.
        sub_width: Width of a sub-stream's pictures, px.
        main_width: Width of a main stream's pictures, px.
        gop_s: Seconds between keyframes.
    """

    sub_mbit: float = 0.32
    main_mbit: float = 3.0
    sub_fps: float = 15.0
    main_fps: float = 25.0
    sub_width: int = 640
    main_width: int = 1920
    gop_s: float = 2.0
