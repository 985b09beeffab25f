"""Which of what a camera describes can be heard, and what its decoder has to know of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from streams.floor.reason import Reason
from streams.media.cause import Cause
from streams.media.rtsp.refused import UNSUPPORTED_MEDIA, Refused, printable
from streams.media.rtsp.sdp import Description, Media

_DECODERS: Final = {"pcmu": "pcm_mulaw", "pcma": "pcm_alaw", "mpeg4-generic": "aac"}
_RATES = (4000, 96_000)
_HEX = re.compile(r"(?:[0-9A-Fa-f]{2}){2,64}")
_LENGTHS = ("sizelength", "indexlength")


@dataclass(frozen=True)
class Voice:
    """A sound that can be decoded.

    Attributes:
        decoder: FFmpeg's name of the decoder.
        rate: Hz.
        channels: How many.
        config: AAC's AudioSpecificConfig; empty for others.
        sizes: Of AAC, how many bits of an access unit's header are its size and its index; the
            size is 0 where units have no headers.
    """

    decoder: str
    rate: int
    channels: int
    config: bytes = b""
    sizes: tuple[int, int] = (0, 0)


def choose_sound(description: Description) -> Media:
    """Returns the first sound that can be decoded.

    Raises:
        Refused: There is none (status 415); the cause names what there is.
    """
    sounds = [media for media in description.media if media.kind == "audio"]
    for media in sounds:
        if voice_of(media) is not None:
            return media
    if sounds:
        found = printable(", ".join(dict.fromkeys(media.encoding for media in sounds)))
        raise Refused(UNSUPPORTED_MEDIA, Cause(Reason.AUDIO_CODEC, words=found))
    raise Refused(UNSUPPORTED_MEDIA, Cause(Reason.NO_AUDIO))


def voice_of(media: Media) -> Voice | None:
    """Returns how a sound is decoded; None where citywall cannot."""
    decoder = _DECODERS.get(media.codec)
    if decoder is None or not _RATES[0] <= media.clock_rate <= _RATES[1]:
        return None
    if decoder != "aac":
        return Voice(decoder, media.clock_rate, media.channels)
    config = media.parameters.get("config", "")
    lengths = [media.parameters.get(name, "0") for name in _LENGTHS]
    known = media.parameters.get("mode", "").lower() in ("aac-hbr", "aac-lbr")
    if not known or not _HEX.fullmatch(config) or not all(map(_is_length, lengths)):
        return None
    size, index = map(int, lengths)
    return Voice(decoder, media.clock_rate, media.channels, bytes.fromhex(config), (size, index))


def _is_length(text: str) -> bool:
    return text.isdecimal() and int(text) <= 16
