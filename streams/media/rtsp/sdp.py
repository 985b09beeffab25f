"""What a camera offers: the media of its session description, and which of them can be shown."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from streams.floor.reason import Reason
from streams.media.cause import Cause
from streams.media.rtsp.refused import UNSUPPORTED_MEDIA, ProtocolError, Refused, printable

_CODECS = {"H264": "h264", "H265": "hevc", "HEVC": "hevc", "JPEG": "jpeg"}
_DECODABLE = ("h264", "hevc")
# RFC 3551, table 5: payload types that need no rtpmap.
_STATIC = {0: "PCMU", 8: "PCMA", 26: "JPEG", 31: "H261", 32: "MPV", 33: "MP2T", 34: "H263"}
_CLOCK_RATE = 90_000
_SOUND_RATE = 8000
_SPROPS = ("sprop-parameter-sets", "sprop-vps", "sprop-sps", "sprop-pps")
_START_CODE = re.compile(rb"\x00\x00+\x01")
_MEDIA_LIMIT = 64
_NAL_LIMIT = 16
_HIGHEST_RATE = 240.0


@dataclass(frozen=True, slots=True)
class Media:
    """One payload type of one ``m=`` section.

    Attributes:
        kind: ``video``, ``audio``, ``application`` …
        codec: ``h264``, ``hevc``, ``jpeg``, or the camera's encoding name in lower case.
        encoding: The encoding name as the camera wrote it, for a sentence.
        payload_type: RTP payload type.
        clock_rate: Hz of the RTP timestamps.
        control: The section's control attribute, None where there is none.
        parameter_sets: Raw NAL units (no start codes) in the order VPS, SPS, PPS.
        frame_rate: Frames per second as announced, None where absent or implausible.
        size: Width and height in pixels as announced, None where absent.
        channels: How many channels a sound has.
        parameters: The ``a=fmtp`` parameters, names lower case.
    """

    kind: str
    codec: str
    encoding: str
    payload_type: int
    clock_rate: int
    control: str | None
    parameter_sets: tuple[bytes, ...]
    frame_rate: float | None
    size: tuple[int, int] | None
    channels: int = 1
    parameters: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Description:
    """A session description: the session's own control attribute, and all its media."""

    control: str | None
    media: tuple[Media, ...]


def parse_sdp(body: bytes) -> Description:
    """Reads a session description, leniently: what is not understood is left out.

    Raises:
        ProtocolError: There is no ``m=`` line in it.
    """
    lines = body.decode("utf-8", "replace").replace("\r", "\n").split("\n")
    session: list[str] = []
    sections: list[list[str]] = []
    for line in filter(None, (line.strip() for line in lines)):
        if line.startswith("m="):
            sections.append([])
        (sections[-1] if sections else session).append(line)
    if not sections:
        raise ProtocolError(Reason.NO_MEDIA)
    media = (media for section in sections for media in _media(section))
    control = next(_attributes(session, "control"), None)
    return Description(control, tuple(islice(media, _MEDIA_LIMIT)))


def choose_video(description: Description) -> Media:
    """Returns the first video that can be decoded.

    Raises:
        Refused: There is none (status 415); the cause names what there is.
    """
    videos = [media for media in description.media if media.kind == "video"]
    for media in videos:
        if media.codec in _DECODABLE:
            return media
    if videos:
        found = printable(", ".join(dict.fromkeys(media.encoding for media in videos)))
        raise Refused(UNSUPPORTED_MEDIA, Cause(Reason.CODEC, words=found))
    raise Refused(UNSUPPORTED_MEDIA, Cause(Reason.NO_VIDEO))


def _attributes(section: Sequence[str], name: str) -> Iterator[str]:
    """Yields the values of ``a=name:value`` lines."""
    beginning = f"a={name}:"
    for line in section:
        if line[: len(beginning)].lower() == beginning:
            yield line[len(beginning) :].strip()


def _media(section: Sequence[str]) -> Iterator[Media]:
    kind, _port, _protocol, *formats = [*section[0][2:].split(), "", "", ""]
    types = [int(text) for text in formats if re.fullmatch(r"\d{1,3}", text) and int(text) < 128]
    if not types:
        # TP-Link writes its own "m=application/TP-LINK 0 RTP/AVP smart/1/90000".
        return
    for payload_type in types:
        encoding, clock_rate, channels = _encoding(section, payload_type)
        parameters = _parameters(section, payload_type)
        codec = _CODECS.get(encoding.upper(), encoding.lower())
        yield Media(
            kind=kind.lower(),
            codec=codec,
            encoding=encoding,
            payload_type=payload_type,
            clock_rate=clock_rate,
            control=next(_attributes(section, "control"), None),
            parameter_sets=_parameter_sets(codec, parameters),
            frame_rate=_frame_rate(section),
            size=_size(section),
            channels=channels,
            parameters=parameters,
        )


def _encoding(section: Sequence[str], payload_type: int) -> tuple[str, int, int]:
    """Returns name, clock rate and number of channels."""
    usual = _SOUND_RATE if payload_type in (0, 8) else _CLOCK_RATE
    for value in _attributes(section, "rtpmap"):
        found = re.match(r"(\d+)\s+([^/\s]+)(?:/(\d{1,9}))?(?:/(\d))?", value)
        if found and int(found[1]) == payload_type:
            return found[2], int(found[3] or 0) or usual, int(found[4] or 1) or 1
    return _STATIC.get(payload_type, f"payload type {payload_type}"), usual, 1


def _parameters(section: Sequence[str], payload_type: int) -> Mapping[str, str]:
    """Returns the ``a=fmtp`` parameters of a payload type, names lower case."""
    parameters: dict[str, str] = {}
    for value in _attributes(section, "fmtp"):
        number, rest = [*value.split(maxsplit=1), "", ""][:2]
        if number != str(payload_type):
            continue
        for pair in rest.split(";"):
            name, equals, text = pair.partition("=")
            if equals:
                parameters.setdefault(name.strip().lower(), text.strip())
    return parameters


def _parameter_sets(codec: str, parameters: Mapping[str, str]) -> tuple[bytes, ...]:
    """Decodes sprop parameters, leaving out what is not a parameter set of the codec."""
    texts = (text for name in _SPROPS for text in parameters.get(name, "").split(","))
    nals = (nal for text in texts if text.strip() for nal in _nal_units(text.strip()))
    kept = dict.fromkeys(nal for nal in nals if _is_parameter_set(codec, nal))
    return tuple(kept)[:_NAL_LIMIT]


def _nal_units(text: str) -> Iterator[bytes]:
    """Decodes Base64 without its padding, with Annex B start codes inside (V380, GW)."""
    text = text.strip('"').rstrip("=")
    try:
        data = base64.b64decode(text + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError):
        return
    for nal in _START_CODE.split(data):
        # A parameter set ends in a stop bit: zeros after it are padding.
        stripped = nal.rstrip(b"\x00")
        if stripped:
            yield stripped


def _is_parameter_set(codec: str, nal: bytes) -> bool:
    if codec == "h264":
        return nal[0] & 0x1F in (7, 8, 13)
    return codec == "hevc" and nal[0] >> 1 & 0x3F in (32, 33, 34)


def _frame_rate(section: Sequence[str]) -> float | None:
    for name in ("framerate", "x-framerate"):
        for value in _attributes(section, name):
            found = re.fullmatch(r"\d{1,4}(\.\d{1,9})?", value)
            if found and 0 < float(value) <= _HIGHEST_RATE:
                return float(value)
    return None


def _size(section: Sequence[str]) -> tuple[int, int] | None:
    for name in ("x-dimensions", "framesize"):
        for value in _attributes(section, name):
            found = re.search(r"(\d{1,5})\s*[,x-]\s*(\d{1,5})$", value)
            if found and int(found[1]) and int(found[2]):
                return int(found[1]), int(found[2])
    return None
