"""From coded pictures to BGRA pixels: a few shared decoders for stills, one each for motion."""

from __future__ import annotations

import math
import time
from collections import OrderedDict, deque
from dataclasses import dataclass

import av
import numpy as np
import numpy.typing as npt
from av.codec.context import Flags
from av.video.codeccontext import VideoCodecContext
from av.video.frame import VideoFrame
from av.video.reformatter import Interpolation, VideoReformatter

from streams.floor.frame import Pixels
from streams.floor.truth import Decoder
from streams.media.hardware import SOFTWARE, Hardware, create_context, decoded_by
from streams.media.nal import START_CODE
from streams.media.unit import AccessUnit

SHARED_DECODERS = 16
SCALERS = 64
SIGNATURE_STEP, SIGNATURE_COLUMNS = 8, 53
CORNER = 8
"""Chroma samples at a picture's end by which one is known that was never decoded that far."""
PARAMETERS_END = 512
"""Parameter sets lie within so many bytes of a keyframe's start."""

Luma = npt.NDArray[np.uint8]


class Scaler:
    """Turns decoded frames into BGRA of a size, keeping swscale's tables for the sizes in use."""

    def __init__(self) -> None:
        self._scalers: OrderedDict[tuple[int, int, str, int, int], VideoReformatter] = OrderedDict()

    def pixels(self, frame: VideoFrame, width: int, height: int) -> Pixels:
        """The frame as BGRA, alpha 255, shape (height, width, 4)."""
        key = (frame.width, frame.height, frame.format.name, width, height)
        scaler = self._scalers.get(key)
        if scaler is None:
            scaler = self._scalers[key] = VideoReformatter()
            if len(self._scalers) > SCALERS:
                self._scalers.popitem(last=False)
        else:
            self._scalers.move_to_end(key)
        scaled = scaler.reformat(
            frame, width, height, "bgra", interpolation=Interpolation.AREA, threads=1
        )
        plane = scaled.planes[0]
        rows: Pixels = np.frombuffer(memoryview(plane), np.uint8).reshape(height, plane.line_size)
        return rows[:, : width * 4].reshape(height, width, 4)


def fitted(frame_width: int, frame_height: int, width: int, height: int) -> tuple[int, int]:
    """The size of a picture inside a tile: its own aspect, never enlarged, at least 2x2 pixels."""
    scale = min(width / frame_width, height / frame_height, 1.0)
    return max(2, round(frame_width * scale)), max(2, round(frame_height * scale))


def signature(frame: VideoFrame) -> Luma:
    """A sparse sample of the luma plane, by which frozen and black pictures are told.

    Returns:
        uint8, about 30 rows of 53, straight from the decoder: scaling would hide noise.
    """
    step = max(SIGNATURE_STEP, frame.width // SIGNATURE_COLUMNS)
    plane = frame.planes[0]
    rows: Luma = np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)
    return rows[step // 2 : frame.height : step, step // 2 : frame.width : step].copy()


class StillDecoders:
    """Decodes single keyframes of any number of channels with a few contexts.

    A context is shared by the channels whose parameter sets are the same: it never has to be set
    up anew, and a wall has few kinds of cameras.

    Not so for HEVC: where a wrong bit ends a keyframe early, FFmpeg neither conceals the rest nor
    says so, and a buffer that was used before shows another camera's picture there (35 of 150
    keyframes with one wrong bit).  A context of its own begins with empty buffers and costs no
    more (2.2 ms either way at 640x360); to be shared again once FFmpeg calls such pictures corrupt.
    """

    def __init__(self) -> None:
        self._contexts: OrderedDict[tuple[str, bytes, bool], VideoCodecContext] = OrderedDict()

    def decode(
        self, codec: str, extradata: bytes, unit: AccessUnit, small: bool
    ) -> VideoFrame | None:
        """The picture of one keyframe, or None where it cannot be decoded whole.

        Args:
            codec: PyAV's decoder name.
            extradata: What the decoder needs besides the unit, or b"".
            unit: The keyframe.
            small: It is shown as a thumbnail only, where the loop filter's work cannot be seen.
        """
        if codec == "hevc":
            context = _for_stills(codec, extradata, small)
        else:
            context = self._shared(codec, extradata, unit, small)
        try:
            frames = context.decode(av.Packet(unit.data))
            if not frames:
                frames = context.decode(None)
                context.flush_buffers()
        except av.error.FFmpegError:
            context.flush_buffers()
            return None
        if not frames or frames[-1].is_corrupt or _unfinished(frames[-1]):
            return None
        return frames[-1]

    def _shared(
        self, codec: str, extradata: bytes, unit: AccessUnit, small: bool
    ) -> VideoCodecContext:
        key = (codec, extradata or _parameters(unit.data), small)
        context = self._contexts.get(key)
        if context is None:
            context = self._contexts[key] = _for_stills(codec, extradata, small)
            if len(self._contexts) > SHARED_DECODERS:
                self._contexts.popitem(last=False)
        else:
            self._contexts.move_to_end(key)
        return context


@dataclass(frozen=True)
class Moved:
    """The newest picture of a stream in motion."""

    frame: VideoFrame
    timestamp: int


class MotionDecoder:
    """Decodes one stream picture by picture, in hardware where there is some.

    After a loss the last good picture stands until the next keyframe: a smear looks live and is
    none.

    Args:
        codec: PyAV's decoder name.
        extradata: What the decoder needs besides the units, or b"".
        hardware: What the machine has.
    """

    def __init__(self, codec: str, extradata: bytes, hardware: Hardware) -> None:
        self.decoded = 0
        self.corrupt = 0
        self._context, self._kind, self.reason = create_context(codec, hardware)
        self.kind = Decoder[self._kind.upper()]
        """What decoded the newest picture."""
        self.broken = ""
        """Why the device is lost, where it failed mid-run: a decoder in software must take over."""
        self.key: Moved | None = None
        """The newest keyframe that the last call decoded, overtaken or not."""
        if extradata:
            self._context.extradata = extradata
        self._waiting: deque[AccessUnit] = deque()
        self._holding = True

    @property
    def behind(self) -> int:
        """Pictures that are still to be decoded."""
        return len(self._waiting)

    def decode(self, units: list[AccessUnit], patience_s: float = math.inf) -> Moved | None:
        """Decode pictures that follow one another.

        Args:
            units: Behind those of the call before.
            patience_s: Seconds after which the rest is left to the next call: a kept group of a
                large stream takes longer than a touch beside it may wait.

        Returns:
            The newest whole picture, or None.
        """
        newest = self.key = None
        self._waiting.extend(units)
        until = time.monotonic() + patience_s
        while self._waiting and time.monotonic() < until:
            unit = self._waiting.popleft()
            if self._holding and not unit.key:
                self.corrupt += 1
                continue
            if unit.damaged and not unit.key:
                self._holding = True
                self.corrupt += 1
                continue
            self._holding = unit.damaged
            for frame in self._decode(unit):
                self.decoded += 1
                if frame.is_corrupt or unit.damaged:
                    self.corrupt += 1
                    self._holding = True
                elif frame.pts is not None:
                    newest = Moved(frame, frame.pts)
                    self.key = newest if frame.key_frame else self.key
        return newest

    def finish(self) -> list[Moved]:
        """The whole pictures that the decoder still holds back, because of their order."""
        try:
            frames = [] if self._holding else self._context.decode(None)
        except av.error.FFmpegError:
            return []
        return [Moved(f, f.pts) for f in frames if f.pts is not None and not f.is_corrupt]

    def _decode(self, unit: AccessUnit) -> list[VideoFrame]:
        packet = av.Packet(unit.data)
        packet.pts = packet.dts = unit.timestamp
        try:
            frames = self._context.decode(packet)
        except av.error.FFmpegError as error:
            stream_at_fault = isinstance(error, av.error.InvalidDataError)
            if self._kind != SOFTWARE and not stream_at_fault:
                self.broken = f"{self._kind} failed ({error.strerror}); decoding in software"
            self._holding = True
            return []
        if frames:
            self.kind = Decoder[decoded_by(frames[-1], self._kind).upper()]
        return frames


def _for_stills(codec: str, extradata: bytes, small: bool) -> VideoCodecContext:
    context = _software(codec, extradata)
    context.flags |= Flags.low_delay
    if small:
        context.options = {"skip_loop_filter": "all"}
    return context


def _unfinished(frame: VideoFrame) -> bool:
    """Whether its last corner was never written: no colour of a real picture is all zeros."""
    if len(frame.planes) < 3:
        return False
    end = frame.planes[1].height * frame.planes[1].line_size
    used = end - frame.planes[1].line_size + frame.planes[1].width
    return all(not any(memoryview(plane)[used - CORNER : used]) for plane in frame.planes[1:3])


def _software(codec: str, extradata: bytes) -> VideoCodecContext:
    context = av.CodecContext.create(codec, "r")
    if not isinstance(context, VideoCodecContext):
        raise TypeError(f"{codec} is no video codec")
    context.thread_count = 1
    if extradata:
        context.extradata = extradata
    return context


def _parameters(data: bytes) -> bytes:
    """The bytes before a keyframe's first slice: parameter sets, which name the kind of stream."""
    return data[: max(data.rfind(START_CODE, 0, PARAMETERS_END), 0)]
