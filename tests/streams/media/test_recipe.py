"""How each kind of URL is opened, and where the password goes: into the URL and nowhere else."""

from __future__ import annotations

import pytest

from layouts.credentials import Credential
from streams.media.recipe import recipe

WALL = Credential(username="a@b", password="p:/?# ß")


@pytest.mark.parametrize(
    ("url", "opened", "paced"),
    [
        ("clips/film.mp4", "clips/film.mp4", True),
        ("file:///tmp/a%20b.mp4", "/tmp/a b.mp4", True),
        ("http://h:80/a.m3u8?x=1", "http://a%40b:p%3A%2F%3F%23%20%C3%9F@h:80/a.m3u8?x=1", False),
        ("rtspu://[::1]/x", "rtsp://a%40b:p%3A%2F%3F%23%20%C3%9F@[::1]/x", False),
        ("rtsps://h/x", "rtsps://a%40b:p%3A%2F%3F%23%20%C3%9F@h/x", False),
    ],
)  # fmt: skip
def test_the_credential_goes_into_the_url_percent_encoded(
    url: str, opened: str, paced: bool
) -> None:
    how = recipe(url, WALL)
    assert (how.url, how.paced) == (opened, paced)
    assert "p%3A" not in repr(how)


def test_udp_and_tls_are_options_of_rtsp() -> None:
    assert recipe("rtspu://h/x", None).options["rtsp_transport"] == "udp"
    assert recipe("rtsps://h/x", None).options["rtsp_transport"] == "tcp"


def test_a_playlist_from_the_network_reads_no_files_of_this_machine() -> None:
    assert "file" not in recipe("http://h/x.m3u8", None).options["protocol_whitelist"]


@pytest.mark.parametrize("url", ["x.mp4", "http://h/x.m3u8", "rtmp://h/x", "rtspu://h/x"])
def test_nothing_is_waited_for_without_end(url: str) -> None:
    assert all(0 < seconds <= 30 for seconds in recipe(url, None).timeout)
