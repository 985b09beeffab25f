"""URLs as cameras and people write them."""

from __future__ import annotations

import pytest

from streams.media.rtsp.url import Address, absolute_url, base_url, control_urls, parse_url


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("rtsp://cam", Address("cam", 554, False, "rtsp://cam/")),
        ("RTSP://cam:8554/a b", Address("cam", 8554, False, "rtsp://cam:8554/a%20b")),
        ("rtsps://cam/x", Address("cam", 322, True, "rtsps://cam/x")),
        ("rtsp://[2001:db8::1]:554/x", Address("2001:db8::1", 554, False, "rtsp://[2001:db8::1]:554/x")),
        ("rtsp://u:p@ss@cam/x?a=1&b", Address("cam", 554, False, "rtsp://cam/x?a=1&b")),
        ("rtsp://카메라/길", Address("카메라", 554, False, "")),
        ("rtsp://cam?id=7", Address("cam", 554, False, "rtsp://cam/?id=7")),
    ],
)  # fmt: skip
def test_an_url_is_split_and_its_userinfo_dropped(written: str, address: Address) -> None:
    found = parse_url(written)
    assert (found.host, found.port, found.secure) == (address.host, address.port, address.secure)
    assert found.url.isascii()
    if address.url:
        assert found.url == address.url


@pytest.mark.parametrize(
    "written",
    ["", "http://cam/", "rtsp://", "rtsp:///x", "rtsp://cam:0/", "rtsp://cam:99999/x",
     "rtsp://u:geheim@/x", "rtsp://u:ge/heim@cam/x", "rtsp://a b/", "rtsp://cam/" + "x" * 5000],
)  # fmt: skip
def test_what_is_no_rtsp_url_is_refused_without_repeating_it(written: str) -> None:
    with pytest.raises(ValueError, match="RTSP URL") as refused:
        parse_url(written)
    assert "heim" not in str(refused.value)


BASE = "rtsp://cam:554/live?channel=1&subtype=1"


@pytest.mark.parametrize(
    ("base", "control", "first"),
    [
        (BASE, None, BASE),
        (BASE, "*", BASE),
        (BASE, "", BASE),
        (BASE + "/", "trackID=0", BASE + "/trackID=0"),
        (BASE, "trackID=0", BASE + "/trackID=0"),
        ("rtsp://cam/s/", "stream=0", "rtsp://cam/s/stream=0"),
        ("rtsp://cam/s", "/t", "rtsp://cam/t"),
        ("rtsp://cam/s", "rtsp://10.0.0.1:9/t?x=1", "rtsp://10.0.0.1:9/t?x=1"),
        ("rtsp://cam/s", "RTSP://u:p@cam/t", "rtsp://cam/t"),
        ("rtsp://cam/s", "http://cam/t", "rtsp://cam/s"),
        ("rtsp://[::1]/s", "t", "rtsp://[::1]/s/t"),
        ("rtsps://cam/s", "/t", "rtsps://cam/t"),
        ("rtsp://cam/s", "a b\x00", "rtsp://cam/s/a%20b%00"),
    ],
)
def test_a_control_attribute_is_read_as_cameras_mean_it(
    base: str, control: str | None, first: str
) -> None:
    assert control_urls(base, control)[0] == first


def test_the_letter_of_the_rfc_is_the_second_reading() -> None:
    assert control_urls(BASE, "video") == (BASE + "/video", "rtsp://cam:554/video")


@pytest.mark.parametrize(
    ("content_base", "content_location", "base"),
    [
        (None, None, BASE),
        ("rtsp://cam/a/", "rtsp://cam/b/", "rtsp://cam/a/"),
        ("", "rtsp://cam/b/", "rtsp://cam/b/"),
        ("cam:554/a/", None, "rtsp://cam:554/a/"),
        ("/a/", None, "rtsp://cam:554/a/"),
        ("rtsp://[broken/", "::", BASE),
        ("rtsp://u:p@cam/a/", None, "rtsp://cam/a/"),
    ],
)
def test_the_base_is_what_the_reply_says_if_it_says_something(
    content_base: str | None, content_location: str | None, base: str
) -> None:
    assert base_url(BASE, content_base, content_location) == base


def test_a_redirect_may_name_a_path_or_an_url_but_no_other_protocol() -> None:
    assert absolute_url(BASE, "/other") == "rtsp://cam:554/other"
    assert absolute_url(BASE, "rtsp://edge/other") == "rtsp://edge/other"
    assert absolute_url(BASE, "http://edge/other") is None
