"""Real coded pictures of a few kilobytes: a moving square, encoded once in a blink."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache

import av
import numpy as np
from av.video.codeccontext import VideoCodecContext

from tests.fakes.packets import Sender

_ENCODERS = {"h264": "libx264", "hevc": "libx265"}
_OPTIONS = {
    "h264": {"tune": "zerolatency", "preset": "ultrafast", "bf": "0"},
    "hevc": {"tune": "zerolatency", "preset": "ultrafast", "x265-params": "log-level=none"},
}
PARAMETERS = {"h264": (7, 8), "hevc": (32, 33, 34)}


@dataclass(frozen=True)
class Picture:
    """One coded picture.

    Attributes:
        nals: Its NAL units, without start codes.
        codec: ``h264`` or ``hevc``.
    """

    nals: tuple[bytes, ...]
    codec: str

    @property
    def parameters(self) -> tuple[bytes, ...]:
        """Its parameter sets."""
        return tuple(nal for nal in self.nals if self._kind(nal) in PARAMETERS[self.codec])

    @property
    def slices(self) -> tuple[bytes, ...]:
        """Its other NAL units."""
        return tuple(nal for nal in self.nals if self._kind(nal) not in PARAMETERS[self.codec])

    def _kind(self, nal: bytes) -> int:
        return nal[0] & 0x1F if self.codec == "h264" else nal[0] >> 1 & 0x3F


@cache
def film(
    codec: str = "h264", frames: int = 6, gop: int = 3, width: int = 96, height: int = 64
) -> tuple[Picture, ...]:
    """Encode a square that wanders over grey.

    Args:
        codec: ``h264`` or ``hevc``.
        frames: How many pictures.
        gop: From one keyframe to the next.
        width: Pixels.
        height: Pixels.
    """
    encoder = av.CodecContext.create(_ENCODERS[codec], "w")
    assert isinstance(encoder, VideoCodecContext)
    encoder.width, encoder.height, encoder.pix_fmt = width, height, "yuv420p"
    encoder.framerate, encoder.gop_size = Fraction(25), gop
    encoder.options = dict(_OPTIONS[codec])
    packets = []
    for number in range(frames):
        image = np.full((height, width, 3), 90, np.uint8)
        image[8:40, number * 4 % (width - 24) :][:, :24] = 230
        packets += encoder.encode(av.VideoFrame.from_ndarray(image))
    packets += encoder.encode(None)
    return tuple(Picture(_nals(bytes(packet)), codec) for packet in packets)


def sent(sender: Sender, picture: Picture, pieces: int = 3, ticks: int = 3600) -> list[bytes]:
    """A picture's packets as a camera sends them: parameter sets alone, slices in fragments."""
    packets = [sender.packet(nal) for nal in picture.parameters]
    cut = sender.fu_a if picture.codec == "h264" else sender.hevc_fu
    for place, nal in enumerate(picture.slices):
        packets += cut(nal, pieces, marker=place == len(picture.slices) - 1)
    sender.advance(ticks)
    return packets


def _nals(data: bytes) -> tuple[bytes, ...]:
    units = data.replace(b"\x00\x00\x00\x01", b"\x00\x00\x01").split(b"\x00\x00\x01")
    return tuple(unit.rstrip(b"\x00") for unit in units if unit)
