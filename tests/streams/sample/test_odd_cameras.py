"""Cameras as odd as real ones are, each played by a client that we did not write."""

import time
from collections.abc import Iterator
from typing import Any

import av
import pytest

from streams.sample import framecode
from streams.sample.framecode import FrameCode
from streams.sample.process import CityProcess

FRAMES = 34


@pytest.fixture(scope="module")
def odd() -> Iterator[CityProcess]:
    with CityProcess(cameras=10, clips="odd", digest_every=0) as running:
        yield running


def played(city: CityProcess, number: int) -> tuple[list[Any], float]:
    """Return pictures of a camera in the order in which they are shown, and when the last came."""
    options = {"rtsp_transport": "tcp"}
    with av.open(city.channels[number].main, options=options, timeout=(15, 15)) as source:
        pictures = [p for p, _ in zip(source.decode(video=0), range(FRAMES), strict=False)]
    return pictures, time.time()


def codes(pictures: list[Any]) -> list[FrameCode | None]:
    return [framecode.read(picture.to_ndarray(format="bgr24")) for picture in pictures]


@pytest.mark.parametrize(
    ("number", "what"),
    [
        (0, "B-frames"),
        (1, "352x240"),
        (2, "full range"),
        (4, "parameter sets in the SDP only"),
        (5, "parameter sets in the stream only"),
        (6, "H.265, parameter sets in the SDP only"),
        (7, "H.265, parameter sets in the stream only"),
        (8, "a picture on its end"),
        (9, "704x576 at 10 frames a second"),
    ],
)
def test_it_plays(odd: CityProcess, number: int, what: str) -> None:
    pictures, now = played(odd, number)
    seen = codes(pictures)
    first = next(code for code in seen if code is not None)
    loop = 40 if number == 9 else 60
    tail = [code.number for code in seen[-15:] if code is not None]
    assert tail == [(tail[0] + n) % loop for n in range(15)], what
    assert first.clip == 32 + number
    assert 0 <= now - odd.captured_at(FrameCode(tail[-1], first.clip), odd.channels[number].id) < 2


def test_full_range_is_told_and_kept(odd: CityProcess) -> None:
    pictures, _ = played(odd, 2)
    assert pictures[-1].format.name == "yuvj420p"


def test_a_keyframe_may_be_twelve_seconds_away(odd: CityProcess) -> None:
    spec = odd.clips[3].main
    assert spec.gop / spec.fps == 12
