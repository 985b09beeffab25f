"""Makes a voice note of what a microphone heard: Opus in Ogg, short, small, with no name in it."""

from __future__ import annotations

import io
from fractions import Fraction
from typing import Final

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream

from streams.voice.microphone import RATE, SAMPLE_BYTES

MOST_S: Final = 30.0
BIT_RATE: Final = 24_000
"""Speech of full bandwidth, and never more than that for long: half a minute is 90 kB."""
LEAST_S: Final = 0.5
SILENT: Final = 200
"""The loudest sample of a microphone that is muted or not plugged in stays below, of 32,768."""
FRAME: Final = 960
"""Samples of 20 ms."""


def note(heard: bytes) -> bytes:
    """Return what was heard as a voice note, at most `MOST_S` of it.

    Empty where nothing was heard: it is shorter than half a second, or the microphone is muted.

    Args:
        heard: Mono, signed 16 bits, little-endian, `RATE` samples a second.
    """
    samples = np.frombuffer(heard[: len(heard) // SAMPLE_BYTES * SAMPLE_BYTES], np.int16)
    samples = samples[: int(MOST_S * RATE)]
    if len(samples) < LEAST_S * RATE or int(np.abs(samples.astype(np.int32)).max()) < SILENT:
        return b""
    out = io.BytesIO()
    with av.open(out, "w", format="ogg", options={"fflags": "+bitexact"}) as container:
        stream = container.add_stream("libopus", rate=RATE)
        assert isinstance(stream, AudioStream)
        stream.bit_rate = BIT_RATE
        stream.layout = "mono"
        stream.options = {"application": "voip", "vbr": "constrained"}
        for at in range(0, len(samples), FRAME):
            piece = np.zeros((1, FRAME), np.int16)
            part = samples[at : at + FRAME]
            piece[0, : len(part)] = part
            frame = AudioFrame.from_ndarray(piece, format="s16", layout="mono")
            frame.sample_rate, frame.pts, frame.time_base = RATE, at, Fraction(1, RATE)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return out.getvalue()


def seconds(made: bytes) -> float:
    """Return how long a voice note is."""
    with av.open(io.BytesIO(made), "r") as container:
        return float(sum(frame.samples for frame in container.decode(audio=0))) / RATE
