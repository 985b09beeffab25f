"""Decodes a camera's sound to what a loudspeaker takes: 16 bit, one channel, 48,000 a second."""

from __future__ import annotations

from typing import Final

import av
import numpy as np
from av.audio.codeccontext import AudioCodecContext
from av.audio.frame import AudioFrame

from streams.media.sound.voice import Voice

RATE: Final = 48_000
"""Samples a second that are played."""
WIDTH: Final = 2
"""Bytes of a sample."""


class SoundDecoder:
    """Decodes one session's sound; a damaged frame is left out.

    Args:
        voice: How it is coded.

    Attributes:
        damaged: How many frames could not be decoded.
    """

    def __init__(self, voice: Voice) -> None:
        """Open the decoder."""
        self.damaged = 0
        context = av.CodecContext.create(voice.decoder, "r")
        assert isinstance(context, AudioCodecContext), f"{voice.decoder} is no sound"
        self._context = context
        self._context.sample_rate = voice.rate
        self._context.layout = "stereo" if voice.channels == 2 else "mono"
        if voice.config:
            self._context.extradata = voice.config
        self._resampler = av.AudioResampler(format="s16", layout="mono", rate=RATE)

    def samples(self, frame: bytes) -> bytes:
        """Decode one coded frame to samples: 16 bit, native, one channel, `RATE` a second."""
        try:
            decoded = self._context.decode(av.Packet(frame))
            played = [part for one in decoded for part in self._resampler.resample(_untimed(one))]
        except (av.FFmpegError, ValueError):
            self.damaged += 1
            return b""
        return b"".join(part.to_ndarray().astype(np.int16).tobytes() for part in played)


def _untimed(frame: AudioFrame) -> AudioFrame:
    """What is missing is no gap that the resampler should fill: the playout decides about time."""
    frame.pts = None
    return frame


def loudness(samples: bytes) -> float:
    """Return how loud samples are on the whole, 0 to 1."""
    values = np.frombuffer(samples, np.int16).astype(np.float64)
    return float(np.sqrt(np.mean(values**2)) / 32_768) if len(values) else 0.0
