"""Pictures are painted and encoded here, once; what comes out is a clip of ready packets."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

import av
import cv2
import numpy as np
from av.packet import Packet
from av.video.codeccontext import VideoCodecContext
from av.video.frame import PictureType, VideoFrame

from streams.sample import framecode, rtp
from streams.sample.clip import Clip, ClipSpec, Track
from streams.sample.framecode import Picture
from streams.sample.street import Street

Progress = Callable[[int], None]


def make(spec: ClipSpec, progress: Progress = lambda frames: None) -> Clip:
    """Paint and encode a clip.

    Args:
        spec: what the clip is to be.
        progress: told how many more frames are done, now and then.
    """
    street = Street(spec.scenery, spec.width, spec.height, spec.seconds)
    sets: list[bytes] = []
    tracks = {
        "moving": _encode(spec, _moving(spec, street, progress), sets),
        "still": _encode(spec, _repeated(spec, _first(spec, street)), sets),
        "black": _encode(spec, _repeated(spec, np.zeros_like(street.picture(0.0))), sets),
    }
    return Clip(spec, tuple(sets), tracks)


def _moving(spec: ClipSpec, street: Street, progress: Progress) -> Iterator[Picture]:
    for number in range(spec.frames):
        picture = street.picture(number / spec.fps)
        framecode.draw(picture, number, spec.number)
        yield picture
        if number % spec.fps == spec.fps - 1:
            progress(spec.fps)


def _first(spec: ClipSpec, street: Street) -> Picture:
    picture = street.picture(0.0)
    framecode.draw(picture, 0, spec.number)
    return picture


def _repeated(spec: ClipSpec, picture: Picture) -> Iterator[Picture]:
    for _ in range(min(spec.gop, spec.frames)):
        yield picture


def _encode(spec: ClipSpec, pictures: Iterator[Picture], sets: list[bytes]) -> Track:
    """Encode pictures into a track; the parameter sets that come up first are put into `sets`."""
    encoder = _encoder(spec)
    chunks: list[bytes] = []
    frames: list[int] = [0]
    shown: list[int] = []
    keys: list[bool] = []

    def take(packets: "list[Packet[Any]]") -> None:
        for packet in packets:
            units = rtp.nal_units(bytes(packet), spec.codec)
            found = [unit for unit in units if rtp.is_parameter_set(unit, spec.codec)]
            if not sets:
                sets.extend(found)
            if spec.parameter_sets == "sdp":
                units = [unit for unit in units if unit not in found]
            chunks.extend(rtp.packets(units, spec.codec))
            frames.append(len(chunks))
            shown.append(int(packet.pts or 0))
            keys.append(packet.is_keyframe)

    for number, picture in enumerate(pictures):
        frame = _frame(picture, spec.full_range)
        frame.pts = number
        if number % spec.gop == 0:
            frame.pict_type = PictureType.I
        take(encoder.encode(frame))
    take(encoder.encode(None))
    starts = np.cumsum([0, *map(len, chunks)], dtype=np.int64)
    return Track(
        np.frombuffer(b"".join(chunks), np.uint8), starts, np.array(frames, np.int64),
        np.array(shown, np.int64), np.array(keys, np.bool_),
    )  # fmt: skip


def _encoder(spec: ClipSpec) -> VideoCodecContext:
    library = "libx264" if spec.codec == "h264" else "libx265"
    encoder = av.CodecContext.create(library, "w")
    if not isinstance(encoder, VideoCodecContext):
        raise TypeError(f"{library} is not a video encoder")
    encoder.width, encoder.height = spec.width, spec.height
    encoder.pix_fmt = "yuvj420p" if spec.full_range else "yuv420p"
    encoder.framerate = Fraction(spec.fps)
    encoder.time_base = Fraction(1, spec.fps)
    encoder.bit_rate = spec.kilobits * 1000
    encoder.gop_size = spec.gop
    encoder.thread_count = 1
    common = (
        f"keyint={spec.gop}:min-keyint={spec.gop}:scenecut=0:open-gop=0:bframes={spec.b_frames}"
        f":repeat-headers=1:vbv-maxrate={spec.kilobits * 3 // 2}:vbv-bufsize={spec.kilobits * 2}"
    )
    large = spec.height > 720
    if spec.codec == "h264":
        preset = "ultrafast" if large else "veryfast"
        params = {"x264-params": common + ":rc-lookahead=0:b-pyramid=0:cabac=1:8x8dct=1"}
    else:
        preset = "ultrafast"
        params = {
            "x265-params": common
            + ":log-level=none:frame-threads=1:pools=none:rc-lookahead=4:aq-mode=0"
        }
    encoder.options = {"preset": preset, "forced-idr": "1", **params}
    return encoder


def _frame(picture: Picture, full_range: bool) -> VideoFrame:
    if full_range:
        return VideoFrame.from_ndarray(picture, format="bgr24").reformat(format="yuvj420p")
    planes = np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2YUV_I420), np.uint8)
    return VideoFrame.from_ndarray(planes, format="yuv420p")
