"""Measures the floor: what decoding and scaling alone take, on one thread, of the same pictures."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import av
from av.stream import Stream
from av.video.codeccontext import VideoCodecContext
from av.video.frame import VideoFrame
from av.video.reformatter import Interpolation, VideoReformatter

from scripts.benchmark.problem import BenchError
from scripts.benchmark.reels import Coded
from scripts.benchmark.spread import Spread, spread

LEAST_S = 2.0
"""CPU seconds that a floor is measured for at least."""
STILL = (96, 54)
TOUCHED = (640, 360)
"""A picture that a finger waits for is not larger than the small stream's own."""


@dataclass(frozen=True)
class Floor:
    """What one core can do when it does nothing else.

    Attributes:
        per_s: Pictures a CPU second.
        spent_ms: CPU time of one picture, ms.
    """

    per_s: float
    spent_ms: float


def frames(
    clips: Sequence[Coded], size: tuple[int, int] | None = None, least_s: float = LEAST_S
) -> Floor:
    """Every frame decoded, and scaled to `size` unless that is None; all clips in turn."""
    return _measured(clips, size, least_s, keys_only=False)


def keyframes(
    clips: Sequence[Coded], size: tuple[int, int] | None = STILL, least_s: float = LEAST_S
) -> Floor:
    """Only keyframes decoded, each by itself, and scaled to `size` unless that is None."""
    return _measured(clips, size, least_s, keys_only=True)


def interleaved(
    clips: Sequence[Coded], streams: int, size: tuple[int, int], least_s: float = LEAST_S
) -> Floor:
    """Every frame of many streams, one of each in turn: as they arrive, and not cache by cache."""
    lanes = [_Lane(clips[number % len(clips)]) for number in range(streams)]
    spent, done = 0.0, 0
    while spent < least_s:
        began = time.thread_time()
        for lane in lanes:
            done += lane.step(size)
        spent += time.thread_time() - began
    return Floor(round(done / spent, 1), round(spent / done * 1000.0, 4))


def catching_up(clips: Sequence[Coded], size: tuple[int, int] = TOUCHED) -> Spread:
    """What a touch takes at the least: from a keyframe up to each picture of its group, ms."""
    took: list[float] = []
    for clip in clips:
        context, scaler = decoder(clip.spec.codec), VideoReformatter()
        spent = 0.0
        for place, unit in enumerate(clip.units):
            if unit.key and place:
                break
            began = time.thread_time()
            frames = context.decode(av.Packet(unit.data))
            decoded = time.thread_time()
            done = sum(_scaled(scaler, frame, size) for frame in frames)
            if done:
                # Only the newest picture is scaled.
                took.append((spent + time.thread_time() - began) * 1000.0)
            spent += decoded - began
    return spread(took)


class _Lane:
    """One stream among many, decoded a frame at a time, round and round."""

    def __init__(self, clip: Coded) -> None:
        self._context, self._scaler = decoder(clip.spec.codec), VideoReformatter()
        self._packets = [unit.data for unit in clip.units]
        self._at = 0

    def step(self, size: tuple[int, int]) -> int:
        packet = av.Packet(self._packets[self._at])
        self._at = (self._at + 1) % len(self._packets)
        return sum(_scaled(self._scaler, frame, size) for frame in self._context.decode(packet))


def _measured(
    clips: Sequence[Coded], size: tuple[int, int] | None, least_s: float, *, keys_only: bool
) -> Floor:
    spent, done = 0.0, 0
    while spent < least_s:
        for clip in clips:
            packets = [av.Packet(unit.data) for unit in clip.units if unit.key or not keys_only]
            began = time.thread_time()
            done += _decode(clip.spec.codec, packets, size, keys_only=keys_only)
            spent += time.thread_time() - began
    return Floor(round(done / spent, 1), round(spent / done * 1000.0, 4))


def _decode(
    codec: str,
    packets: Iterable[av.Packet[Stream]],
    size: tuple[int, int] | None,
    *,
    keys_only: bool,
) -> int:
    context = decoder(codec)
    scaler = VideoReformatter()
    done = 0
    for packet in packets:
        for frame in context.decode(packet):
            done += _scaled(scaler, frame, size)
        if keys_only:
            # What a decoder holds back of a picture that nothing follows.
            for frame in context.decode(None):
                done += _scaled(scaler, frame, size)
            context.flush_buffers()
    if not keys_only:
        for frame in context.decode(None):
            done += _scaled(scaler, frame, size)
    return done


def decoder(codec: str) -> VideoCodecContext:
    """A software decoder on one thread."""
    context = av.CodecContext.create(codec, "r")
    if not isinstance(context, VideoCodecContext):
        raise BenchError(f"{codec} is no video decoder of this build of FFmpeg.")
    context.thread_count = 1
    return context


def _scaled(scaler: VideoReformatter, frame: VideoFrame, size: tuple[int, int] | None) -> int:
    if size is not None:
        # As the product has it: the same filter, the same pixels.
        scaler.reformat(frame, *size, "bgra", interpolation=Interpolation.AREA, threads=1)
    return 1
