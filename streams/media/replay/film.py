"""What becomes of an excerpt: a film without sound with nothing coded anew, or one picture."""

from __future__ import annotations

import io
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

import av
from av.packet import Packet
from av.stream import Stream
from av.video.frame import VideoFrame

from streams.media.decoder import MotionDecoder
from streams.media.hardware import SOFTWARE, Hardware
from streams.media.replay.excerpt import TICKS, Excerpt, ExcerptError
from streams.media.unit import AccessUnit

MP4_CODECS = ("h264", "hevc", "mjpeg")
"""What every player of MP4 takes; all else goes into Matroska."""
FORMATS = {".mp4": "mp4", ".mkv": "matroska"}
CLOSE_S = 0.0005


def suffix(excerpt: Excerpt) -> str:
    """The end of a film's name: ``.mp4`` or ``.mkv``."""
    return ".mp4" if excerpt.codec in MP4_CODECS else ".mkv"


def film(excerpt: Excerpt) -> bytes:
    """The film of an excerpt: its coded pictures as they came, each at its time.

    Raises:
        ExcerptError: No picture of it can be decoded, or no film can be made of it.
    """
    units = [unit for unit in excerpt.units() if unit.data]
    sample = next(frames(excerpt), None)
    if sample is None:
        raise ExcerptError("excerpt_failed")
    file = io.BytesIO()
    try:
        with av.open(file, "w", format=FORMATS[suffix(excerpt)]) as container:
            stream = container.add_mux_stream(
                excerpt.codec,
                width=sample[0].width,
                height=sample[0].height,
                time_base=Fraction(1, TICKS),
            )
            for packet in _packets(units):
                packet.stream = stream
                container.mux(packet)
    except (av.error.FFmpegError, ValueError) as error:
        raise ExcerptError(f"excerpt_failed: {error}") from None
    return file.getvalue()


def picture(excerpt: Excerpt, moment: float) -> tuple[VideoFrame, float]:
    """The picture that was to be seen at a moment: the last one captured by then.

    Args:
        excerpt: Its group of pictures.
        moment: Capture, s, monotonic.

    Returns:
        The picture in full size, and when it was captured, s, monotonic.

    Raises:
        ExcerptError: None of it can be decoded.
    """
    best: tuple[VideoFrame, float] | None = None
    for frame, captured in frames(excerpt):
        if best is None or best[1] < captured <= moment + CLOSE_S:
            best = frame, captured
    if best is None:
        raise ExcerptError("excerpt_failed")
    return best


def frames(excerpt: Excerpt) -> Iterator[tuple[VideoFrame, float]]:
    """The whole pictures, decoded, each with its capture; damaged ones are left out."""
    decoder = MotionDecoder(excerpt.codec, excerpt.extradata, Hardware(SOFTWARE, "for a film"))
    first = excerpt.first
    for unit in excerpt.units():
        moved = decoder.decode([unit])
        if moved is not None:
            yield moved.frame, first + moved.timestamp / TICKS
    for frame in decoder.finish():
        yield frame.frame, first + frame.timestamp / TICKS


def _packets(units: list[AccessUnit]) -> Iterator[Packet[Stream]]:
    """Packets in the order of decoding, with times that only rise."""
    shown = sorted(unit.timestamp for unit in units)
    # Where pictures come in another order than they are shown, decoding begins so much earlier.
    lead = max(time_ - unit.timestamp for time_, unit in zip(shown, units, strict=True))
    # The last picture is to be seen as long as the others, or players leave it out.
    steps = [after - time_ for time_, after in pairwise(shown)] or [TICKS // 25]
    before = -lead - 1
    for time_, step, unit in zip(shown, [*steps, steps[-1]][: len(units)], units, strict=True):
        packet = Packet(unit.data)
        packet.dts = before = max(time_ - lead, before + 1)
        packet.pts = max(unit.timestamp, before)
        packet.duration = max(step, 1)
        packet.time_base = Fraction(1, TICKS)
        packet.is_keyframe = unit.key
        yield packet
