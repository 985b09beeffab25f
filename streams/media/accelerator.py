"""Builds decoders that run on a device, alike for the trial at start and for every stream."""

from __future__ import annotations

from typing import Literal

from av import CodecContext
from av.codec import Codec
from av.codec.hwaccel import HWAccel
from av.video.codeccontext import VideoCodecContext
from av.video.frame import VideoFrame

Kind = Literal["cuda", "qsv", "vaapi"]
CODECS = ("h264", "hevc")
"""What is decoded on a device; all other codecs of cameras are cheap in software."""

# A CUDA context of its own for every decoder costs some 200 MB of the card's memory each.
_DEVICE_OPTIONS: dict[str, dict[str, object]] = {"cuda": {"primary_ctx": "1"}}
# QSV holds four pictures back to keep its pipeline full; a wall wants the newest one.
_CODEC_OPTIONS: dict[str, dict[str, str]] = {"qsv": {"async_depth": "1"}}
# What frames look like after PyAV has brought them back to the machine's own memory.
_DOWNLOADED = ("nv", "p010", "p012", "p016")


class NoAcceleratorError(Exception):
    """The device does not take this codec, or cannot be opened in this build of FFmpeg."""


def accelerated(codec: str, kind: Kind, *, allow_software: bool) -> VideoCodecContext:
    """Returns a decoder on a device; its frames arrive in system memory, as NV12 or P010.

    Args:
        codec: ``h264`` or ``hevc``.
        kind: The device.
        allow_software: Whether the decoder may go on in software inside the same context where
            the device refuses a stream (its profile, its size): see ``is_from_device``.

    Raises:
        NoAcceleratorError: There is no such decoder for this device.
        av.FFmpegError: The device cannot be opened.
    """
    # QSV has decoders of its own; CUDA and VAAPI sit below FFmpeg's.
    name = f"{codec}_qsv" if kind == "qsv" else codec
    device = HWAccel(
        kind, allow_software_fallback=allow_software, options=_DEVICE_OPTIONS.get(kind)
    )
    context = CodecContext.create(Codec(name, "r"), hwaccel=device)
    # PyAV swallows "not supported" and returns a software decoder: ask what came of it.
    if not isinstance(context, VideoCodecContext) or not context.is_hwaccel:
        raise NoAcceleratorError(f"{kind} does not decode {codec} in this build of FFmpeg")
    context.options = _CODEC_OPTIONS.get(kind, {})
    context.thread_count = 1
    return context


def is_from_device(frame: VideoFrame) -> bool:
    """Whether a frame was decoded on a device, and not in software by the same context."""
    return frame.format.name.startswith(_DOWNLOADED)
