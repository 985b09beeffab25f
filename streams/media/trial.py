"""Decodes one tiny picture on a device, in a process that a crashing driver may take with it.

``python -m streams.media.trial KIND`` writes one line of JSON: {"decoded": bool, "words": str}.
"""

from __future__ import annotations

import base64
import json
import sys
from typing import cast

import av

from streams.media.accelerator import Kind, NoAcceleratorError, accelerated, is_from_device

# A grey 256x256 picture, H.264 constrained baseline, SPS, PPS and an IDR of two slices (x264):
# large enough for the smallest size that any of the devices takes.
_PICTURE = base64.b64decode(
    "AAAAAWdCwA3aBAIaEAAAAwAQAAADAyjxQqoAAAABaM4PyAAAAAFliIQ6JigMnJycnJycnJycnJycnJyddddddddddddddd"
    "dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddeAAAAAWUBAi"
    "IQ6JigMnJycnJycnJycnJycnJyddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd"
    "dddddddddddddddddddddddddddddddeA=="
)


def attempt(kind: Kind) -> tuple[bool, str]:
    """Decodes the picture on the device.

    Returns:
        Whether that went well, and what FFmpeg said: the frame's pixel format, or why not.
    """
    av.logging.set_level(av.logging.ERROR)
    with av.logging.Capture() as said:
        try:
            context = accelerated("h264", kind, allow_software=False)
            frames = context.decode(av.Packet(_PICTURE)) + context.decode(None)
        except (av.FFmpegError, NoAcceleratorError, ValueError) as error:
            return False, _words(said) or str(error)
    if not frames or not is_from_device(frames[0]):
        return False, _words(said) or "it brought no picture"
    return True, frames[0].format.name


def _words(said: list[tuple[int, str, str]]) -> str:
    """Returns FFmpeg's own errors, first cause first."""
    return "; ".join(dict.fromkeys(" ".join(text.split()) for _, _, text in said))


if __name__ == "__main__":
    decoded, words = attempt(cast(Kind, sys.argv[1]))
    sys.stdout.write(json.dumps({"decoded": decoded, "words": words}) + "\n")
