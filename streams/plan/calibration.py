"""Measures what this machine's decoders take, with the sample city's pictures, in a few seconds."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from streams.media.decoder import MotionDecoder, Scaler, StillDecoders, signature
from streams.media.depacketizer import Depacketizer, parameter_sets
from streams.media.gop import Gop
from streams.media.hardware import SOFTWARE, Hardware
from streams.media.nal import DIALECTS, H264
from streams.media.unit import AccessUnit
from streams.plan.costs import Costs
from streams.sample.clip import Clip, ClipSpec
from streams.sample.library import Library
from streams.sample.reel import Reel
from streams.sample.rtp import PAYLOAD_TYPE

SUBS = (ClipSpec(0, 0, 640, 360, 15, 4, 30, 300), ClipSpec(1, 6, 640, 360, 15, 4, 30, 300))
MAINS = (ClipSpec(2, 0, 1920, 1080, 25, 2, 50, 3000),)
SMOOTH_SIZE, SHARP_SIZE, STILL_SIZE = (480, 270), (1280, 720), (96, 54)
"""What pictures are scaled to, px: sizes that they often have on the glass."""
LEAST_S = 0.8
"""CPU seconds that each is measured for at least."""
LIMIT = 8 << 20
PLAIN = Hardware(SOFTWARE, "costs are those of a machine without a graphics card")


@dataclass(frozen=True)
class Coded:
    """A clip's pictures as they come: packets, and what a decoder takes."""

    packets: bytes
    units: tuple[AccessUnit, ...]


def calibrated(library: Library, least_s: float = LEAST_S) -> Costs:
    """Return what this machine takes; it should have nothing else to do.

    Args:
        library: Where the clips are kept; they are painted where they are not there.
        least_s: CPU seconds that each cost is measured for at least.
    """
    clips = [coded(clip) for clip in library.clips([*SUBS, *MAINS])]
    subs, mains = clips[: len(SUBS)], clips[len(SUBS) :]
    seconds = SUBS[0].seconds * len(subs)
    mbit = sum(len(sub.packets) for sub in subs) * 8 / 1e6 / seconds
    return Costs(
        smooth_ms=_each(subs, lambda sub: moved(sub, SMOOTH_SIZE), least_s),
        sharp_ms=_each(mains, lambda main: moved(main, SHARP_SIZE), least_s),
        still_ms=_each(subs, partial(stills, StillDecoders(), Scaler()), least_s),
        receive=_each(subs, received, least_s) / 1000.0 / SUBS[0].seconds / mbit,
    )


def coded(clip: Clip) -> Coded:
    """Return one loop of a clip."""
    reel, dialect = Reel(clip), DIALECTS[clip.spec.codec]
    parts = Depacketizer(dialect, 0, PAYLOAD_TYPE, parameter_sets(dialect, clip.parameter_sets))
    frames = [bytes(reel.frame(index)) for index in range(reel.frames)]
    units = [unit for frame in frames for unit in parts.units(frame, 0, len(frame))]
    return Coded(b"".join(frames), tuple(units))


def moved(clip: Coded, size: tuple[int, int]) -> int:
    """Decode and scale every picture as a tile in motion; returns how many."""
    decoder, scaler, done = MotionDecoder("h264", b"", PLAIN), Scaler(), 0
    for unit in clip.units:
        picture = decoder.decode([unit])
        if picture is not None:
            scaler.pixels(picture.frame, *size)
            done += 1
    return done


def stills(decoders: StillDecoders, scaler: Scaler, clip: Coded) -> int:
    """Decode and scale every keyframe as a still, with shared decoders; returns how many."""
    done = 0
    for unit in clip.units:
        frame = decoders.decode("h264", b"", unit, small=True) if unit.key else None
        if frame is not None:
            scaler.pixels(frame, *STILL_SIZE)
            signature(frame)
            done += 1
    return done


def received(clip: Coded) -> int:
    """Take a clip off a socket and hop over its packets, a second at a time; returns 1.

    What sending takes stands for the kernel's own work on packets.
    """
    ours, theirs = socket.socketpair()
    gop = Gop(H264, 0, 1, LIMIT)
    step = len(clip.packets) // SUBS[0].seconds + 1
    with ours, theirs:
        theirs.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 2 * step)
        for at in range(0, len(clip.packets), step):
            piece = clip.packets[at : at + step]
            theirs.setblocking(False)
            while piece:
                piece = piece[theirs.send(piece) :]
                gop.feed(ours.recv(step))
                gop.hop()
    return 1


def _each(clips: Sequence[Coded], work: Callable[[Coded], int], least_s: float) -> float:
    """Milliseconds of CPU time that one of what `work` counts takes."""
    for clip in clips:  # the first time, libraries are loaded and tables made
        work(clip)
    done, began = 0, time.thread_time()
    while time.thread_time() - began < least_s:
        done += sum(work(clip) for clip in clips)
    return (time.thread_time() - began) * 1000.0 / done
