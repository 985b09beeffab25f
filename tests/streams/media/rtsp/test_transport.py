"""What SETUP grants, in the spellings of many cameras."""

from __future__ import annotations

import pytest

from streams.media.rtsp.refused import ProtocolError, Refused
from streams.media.rtsp.transport import Session, parse_channels, parse_session


@pytest.mark.parametrize(
    ("header", "channels"),
    [
        (None, (0, 1)),
        ("RTP/AVP/TCP;unicast;interleaved=0-1;ssrc= 4cacc3d1", (0, 1)),
        ("RTP/AVP/TCP;ssrc=22345684;interleaved=2-3", (2, 3)),
        ("RTP/AVP;unicast;interleaved=6", (6, 7)),
        ("RTP/AVP/TCP;unicast; Interleaved = 254 - 255", (254, 255)),
        ("RTP/AVP/TCP;unicast", (0, 1)),
    ],
)
def test_the_channels_are_the_servers(header: str | None, channels: tuple[int, int]) -> None:
    assert parse_channels(header) == channels


@pytest.mark.parametrize("numbers", ["255", "300-301", "0-999999999"])
def test_channels_that_do_not_fit_a_byte_are_refused(numbers: str) -> None:
    with pytest.raises(ProtocolError, match="at most 255"):
        parse_channels(f"RTP/AVP/TCP;interleaved={numbers}")


def test_udp_is_refused_with_the_mend() -> None:
    with pytest.raises(Refused, match="rtspu://") as refused:
        parse_channels("RTP/AVP;unicast;client_port=5000-5001")
    assert refused.value.status == 461


@pytest.mark.parametrize(
    ("header", "session"),
    [
        (None, None),
        ("", None),
        ("  708345999;timeout=60", Session("708345999", 60)),
        ("9a90de54; Timeout = 15 ", Session("9a90de54", 15)),
        ("A.b-c+d/e", Session("A.b-c+d/e", 60)),
        ("1;timeout=0", Session("1", 60)),
        ("1;timeout=banana", Session("1", 60)),
    ],
)
def test_a_session_has_a_time_limit_whatever_the_header_says(
    header: str | None, session: Session | None
) -> None:
    assert parse_session(header) == session
