"""What hardware decoding this machine has, found out once at start by really decoding on it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import av
from av.codec.hwaccel import hwdevices_available
from av.video.codeccontext import VideoCodecContext
from av.video.frame import VideoFrame

from streams.media.accelerator import (
    CODECS,
    Kind,
    NoAcceleratorError,
    accelerated,
    is_from_device,
)

SOFTWARE = "software"
KINDS: tuple[Kind, ...] = ("cuda", "qsv", "vaapi")
"""In the order in which they are preferred."""

_NAMES = {"cuda": "NVIDIA (NVDEC)", "qsv": "Intel (QSV)", "vaapi": "VAAPI"}
# Where none of these is, there is no driver, and a trial would only cost a second.
_NODES = {
    "cuda": ("nvidiactl", "dxg"),
    "qsv": ("dri/renderD*",),
    "vaapi": ("dri/renderD*",),
}
_MISSING = {
    "cuda": "no NVIDIA driver on this machine",
    "qsv": "no Intel graphics on this machine",
    "vaapi": "no graphics device on this machine",
}
_PATIENCE_S = 20.0
_WORDS_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Hardware:
    """One way of decoding.

    Attributes:
        kind: ``cuda``, ``qsv``, ``vaapi`` or ``software``.
        reason: A sentence: why this way is taken, or why it cannot be.
    """

    kind: str
    reason: str


def probe(devices: Path = Path("/dev")) -> Hardware:
    """Returns the best way of decoding this machine has; takes a second where there is a device.

    Args:
        devices: Where device nodes are looked for.
    """
    reasons = []
    for kind in KINDS:
        works, reason = examine(kind, devices)
        if works:
            return Hardware(kind, reason)
        reasons.append(reason)
    return Hardware(SOFTWARE, "; ".join(reasons))


def examine(kind: Kind, devices: Path = Path("/dev")) -> tuple[bool, str]:
    """Tries one kind of device out.

    Returns:
        Whether it decodes, and a sentence why, or why not.
    """
    if kind not in hwdevices_available():
        return False, f"{_NAMES[kind]}: this build of FFmpeg does not have it"
    if not any(True for pattern in _NODES[kind] for _ in devices.glob(pattern)):
        return False, _MISSING[kind]
    works, words = tried([sys.executable, "-P", "-m", "streams.media.trial", kind])
    if works:
        return True, f"{_NAMES[kind]}: decoded a picture ({words})"
    return False, f"{_NAMES[kind]}: {words}"


def tried(command: Sequence[str], patience_s: float = _PATIENCE_S) -> tuple[bool, str]:
    """Runs a trial in a process of its own.

    Args:
        command: What to run.
        patience_s: Seconds after which the process is ended.

    Returns:
        What the trial wrote, or how it ended without a word.
    """
    root = str(Path(__file__).parents[2])
    paths = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
    try:
        ended = subprocess.run(
            command,
            env={**os.environ, "PYTHONPATH": paths},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=patience_s,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False, f"the driver did not answer within {patience_s:.0f} s"
    except OSError as error:
        return False, f"the trial could not be started: {error.strerror}"
    if ended.returncode:
        how = f"signal {-ended.returncode}" if ended.returncode < 0 else f"exit {ended.returncode}"
        return False, f"the driver crashed while it was tried ({how})"
    try:
        told = json.loads(ended.stdout)
        return bool(told["decoded"]), str(told["words"])[:_WORDS_LIMIT]
    except (ValueError, KeyError, TypeError):
        return False, "the trial ended without a result"


def create_context(codec: str, hardware: Hardware) -> tuple[VideoCodecContext, str, str]:
    """Returns a decoder for one stream, on the device where that works, else in software.

    A device's decoder may still turn to software by itself when it meets the stream:
    ``decoded_by`` tells from each frame.

    Args:
        codec: PyAV's decoder name.
        hardware: As ``probe`` found it.

    Returns:
        The context (not opened yet, one thread), what it decodes with, and why.

    Raises:
        ValueError: There is no decoder of that name.
    """
    if hardware.kind == SOFTWARE:
        return _software(codec), SOFTWARE, hardware.reason
    if codec not in CODECS:
        return _software(codec), SOFTWARE, f"{codec} is decoded in software"
    try:
        context = accelerated(codec, cast(Kind, hardware.kind), allow_software=True)
    except (av.FFmpegError, NoAcceleratorError, ValueError) as error:
        told = getattr(error, "strerror", None) or str(error)
        reason = f"{_NAMES[hardware.kind]} refused this stream: {told[:_WORDS_LIMIT]}"
        return _software(codec), SOFTWARE, reason
    return context, hardware.kind, hardware.reason


def decoded_by(frame: VideoFrame, kind: str) -> str:
    """Returns what really decoded a frame of a context that ``create_context`` made for ``kind``.

    A device that does not take a stream (its profile, its size, too many sessions) leaves it to
    software inside the same context; its frames keep the stream's own pixel format then.
    """
    return kind if kind == SOFTWARE or is_from_device(frame) else SOFTWARE


def _software(codec: str) -> VideoCodecContext:
    context = av.CodecContext.create(codec, "r")
    if not isinstance(context, VideoCodecContext):
        raise ValueError(f"{codec} is not a video decoder of this build of FFmpeg")
    context.thread_count = 1
    return context
