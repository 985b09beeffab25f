"""What a SETUP reply grants: interleaved channel numbers, and a session with a time limit."""

from __future__ import annotations

import re
from dataclasses import dataclass

from streams.floor.reason import Reason
from streams.media.cause import Cause
from streams.media.rtsp.refused import ProtocolError, Refused

ASKED = "RTP/AVP/TCP;unicast;interleaved=0-1"
"""The Transport header of every SETUP."""
DEFAULT_TIMEOUT_S = 60
"""RFC 2326, section 12.37: the session's time limit where the server names none."""
_UNSUPPORTED_TRANSPORT = 461
_HIGHEST_CHANNEL = 255


@dataclass(frozen=True, slots=True)
class Session:
    """A session's identity, and the seconds of silence after which the server drops it."""

    id: str
    timeout_s: int


def parse_channels(transport: str | None) -> tuple[int, int]:
    """Returns the channel numbers of RTP and RTCP that the server answered.

    Args:
        transport: Transport header of the SETUP reply; None is taken as what was asked for.

    Raises:
        Refused: The server insists on UDP (status 461).
        ProtocolError: The numbers are not 0 to 255.
    """
    if transport is None:
        return 0, 1
    found = re.search(r"interleaved\s*=\s*(\d{1,9})(?:\s*-\s*(\d{1,9}))?", transport, re.I)
    if found is None:
        if "TCP" in transport.upper():
            return 0, 1
        raise Refused(_UNSUPPORTED_TRANSPORT, Cause(Reason.ONLY_UDP))
    rtp = int(found[1])
    rtcp = int(found[2] or rtp + 1)
    if max(rtp, rtcp) > _HIGHEST_CHANNEL:
        raise ProtocolError(Reason.CHANNELS, _HIGHEST_CHANNEL, f"{rtp}-{rtcp}")
    return rtp, rtcp


def parse_session(session: str | None) -> Session | None:
    """Reads a Session header; a time limit of 0 or none at all counts as 60 s."""
    if session is None:
        return None
    name, _, parameters = session.partition(";")
    found = re.search(r"timeout\s*=\s*(\d{1,6})", parameters, re.IGNORECASE)
    seconds = int(found[1]) if found else 0
    return Session(name.strip(), seconds or DEFAULT_TIMEOUT_S) if name.strip() else None
