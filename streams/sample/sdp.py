"""The SDP tells a client what a stream is before it plays (RFC 4566, 6184, 7798)."""

import base64

from streams.sample import rtp, voice
from streams.sample.clip import ClipSpec


def describe(spec: ClipSpec, sets: tuple[bytes, ...], title: str, tone: int | None = None) -> str:
    """Return the session description of a clip.

    Args:
        spec: what the clip is.
        sets: its parameter sets as NAL units.
        title: the session's name.
        tone: what its microphone hears, in Hz; None where it has none.
    """
    name = "H264" if spec.codec == "h264" else "H265"
    lines = [
        "v=0",
        "o=- 1 1 IN IP4 127.0.0.1",
        f"s={title}",
        "c=IN IP4 0.0.0.0",
        "t=0 0",
        "a=control:*",
        "a=range:npt=now-",
        f"m=video 0 RTP/AVP {rtp.PAYLOAD_TYPE}",
        f"b=AS:{spec.kilobits}",
        f"a=rtpmap:{rtp.PAYLOAD_TYPE} {name}/{rtp.CLOCK}",
        f"a=fmtp:{rtp.PAYLOAD_TYPE} {_format(spec, sets)}",
        f"a=framerate:{spec.fps}",
        "a=recvonly",
        "a=control:track1",
        *voice.describe(tone),
    ]
    return "\r\n".join(lines) + "\r\n"


def _format(spec: ClipSpec, sets: tuple[bytes, ...]) -> str:
    kinds = {rtp.nal_type(unit, spec.codec): unit for unit in reversed(sets)}
    if spec.codec == "h264":
        parts = ["packetization-mode=1", f"profile-level-id={kinds[7][1:4].hex().upper()}"]
        if spec.parameter_sets != "inband":
            parts.append(f"sprop-parameter-sets={_base64(kinds[7])},{_base64(kinds[8])}")
        return "; ".join(parts)
    if spec.parameter_sets == "inband":
        return "tx-mode=SRST"
    names = {"sprop-vps": 32, "sprop-sps": 33, "sprop-pps": 34}
    return "; ".join(f"{name}={_base64(kinds[kind])}" for name, kind in names.items())


def _base64(unit: bytes) -> str:
    return base64.b64encode(unit).decode()
