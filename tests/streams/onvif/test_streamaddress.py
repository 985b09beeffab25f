"""Takes logins out of stream addresses, or refuses these, before they reach a list."""

from __future__ import annotations

import pytest

from layouts.credentials import Credential
from streams.onvif.answer import FaultError
from streams.onvif.streamaddress import door_of, same_stream, stream_address

LOGIN = Credential("viewer", "sesame-street")


@pytest.mark.parametrize(
    ("uri", "url"),
    [
        ("rtsp://192.0.2.10:554/s1", "rtsp://192.0.2.10:554/s1"),
        (" rtsp://192.0.2.10/s?a=1&b=2\n", "rtsp://192.0.2.10/s?a=1&b=2"),
        ("rtsp://u:p@192.0.2.10/s", "rtsp://192.0.2.10/s"),
        ("rtsp://u:p@ss@192.0.2.10/s", "rtsp://192.0.2.10/s"),
        ("rtsp://192.0.2.10/s?user=u&password=p&ch=1", "rtsp://192.0.2.10/s?ch=1"),
        ("rtsp://192.0.2.10/live@main", "rtsp://192.0.2.10/live@main"),
        ("rtsp://0.0.0.0:8554/s", "rtsp://192.0.2.99:8554/s"),
        ("rtsp://u:p@169.254.1.2/s", "rtsp://192.0.2.99/s"),
        ("rtsps://[2001:db8::1]:322/s", "rtsps://[2001:db8::1]:322/s"),
    ],
)
def test_a_login_is_taken_out_and_a_host_that_means_nothing_replaced(uri: str, url: str) -> None:
    assert stream_address(uri, "192.0.2.99", LOGIN) == url


@pytest.mark.parametrize(
    "uri",
    [
        "rtsp://192.0.2.10/user=u_password=secret_channel=1.sdp",
        "rtsp://192.0.2.10/sesame-street/1",
        "rtsp://192.0.2.10/sesame%2Dstreet/1",
        "rtsp://u:p@ss/w@192.0.2.10/s",
    ],
)
def test_a_password_that_cannot_be_taken_out_stays_with_the_camera(uri: str) -> None:
    with pytest.raises(FaultError, match="puts a password into its stream's address") as refusal:
        stream_address(uri, "192.0.2.99", LOGIN)

    assert "sesame" not in str(refusal.value)


@pytest.mark.parametrize("uri", ["", "http://192.0.2.10/s", "rtsp://", "rtsp://[broken", "file:/a"])
def test_what_is_no_rtsp_is_no_stream(uri: str) -> None:
    with pytest.raises(FaultError, match="no RTSP URL"):
        stream_address(uri, "192.0.2.99", None)


def test_the_default_port_may_be_left_out() -> None:
    assert same_stream("rtsp://CAM/s", "rtsp://cam:554/s/")
    assert not same_stream("rtsp://cam/s?ch=1", "rtsp://cam/s?ch=2")
    assert door_of("rtsps://cam/s") == ("cam", 322)
    assert door_of("clip.mp4") is None
