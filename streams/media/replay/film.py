"""What becomes of a cut: a film without sound, in which nothing was coded anew, or one picture."""

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
from streams.media.replay.cut import TICKS, Cut, CutError
from streams.media.unit import AccessUnit

MP4_CODECS = ("h264", "hevc", "mjpeg")
"""What every player of MP4 takes; all else goes into Matroska."""
CLOSE_S = 0.0005


def suffix(cut: Cut) -> str:
    """The end of a film's name: ``.mp4`` or ``.mkv``."""
    return ".mp4" if cut.codec in MP4_CODECS else ".mkv"


def film(cut: Cut) -> bytes:
    """The film of a cut: its coded pictures as they came, each at its time.

    Raises:
        CutError: No picture of it can be decoded, or no film can be made of it.
    """
    units = [unit for unit in cut.units() if unit.data]
    sample = next(frames(cut), None)
    if sample is None:
        raise CutError("cut_failed")
    file = io.BytesIO()
    try:
        with av.open(file, "w", format="mp4" if suffix(cut) == ".mp4" else "matroska") as container:
            stream = container.add_mux_stream(
                cut.codec,
                width=sample[0].width,
                height=sample[0].height,
                time_base=Fraction(1, TICKS),
            )
            for packet in _packets(units):
                packet.stream = stream
                container.mux(packet)
    except (av.error.FFmpegError, ValueError) as error:
        raise CutError(f"cut_failed: {error}") from None
    return file.getvalue()


def picture(cut: Cut, moment: float) -> tuple[VideoFrame, float]:
    """The picture that was to be seen at a moment: the last one captured by then.

    Args:
        cut: Its group of pictures.
        moment: Capture, s, monotonic.

    Returns:
        The picture in full size, and when it was captured, s, monotonic.

    Raises:
        CutError: None of it can be decoded.
    """
    best: tuple[VideoFrame, float] | None = None
    for frame, captured in frames(cut):
        if best is None or best[1] < captured <= moment + CLOSE_S:
            best = frame, captured
    if best is None:
        raise CutError("cut_failed")
    return best


def frames(cut: Cut) -> Iterator[tuple[VideoFrame, float]]:
    """The whole pictures of a cut, decoded, each with its capture; damaged ones are left out."""
    decoder = MotionDecoder(cut.codec, cut.extradata, Hardware(SOFTWARE, "for a film"))
    first = cut.first
    for unit in cut.units():
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
