"""A client that we did not write plays the sample city's cameras and reads what they show."""

import time
from collections.abc import Iterator

import av
import pytest

from streams.sample import framecode
from streams.sample.process import CityProcess


@pytest.fixture(scope="module")
def city() -> Iterator[CityProcess]:
    with CityProcess(cameras=6, clips="tiny", digest_every=0) as running:
        yield running


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_camera_plays_and_tells_when_it_was_captured(city: CityProcess, number: int) -> None:
    channel = city.channels[number]
    with av.open(channel.thumb, options={"rtsp_transport": "tcp"}, timeout=(5, 5)) as source:
        codes = []
        for frame in source.decode(video=0):
            small = frame.reformat(96, 54, format="bgra", interpolation="FAST_BILINEAR")
            code = framecode.read(small.to_ndarray())
            assert code == framecode.read(frame.to_ndarray(format="bgr24"))
            assert code is not None
            codes.append(code)
            if len(codes) == 45:
                break
    age = time.time() - city.captured_at(codes[-1], channel.id)
    assert 0 <= age < 1.5
    numbers = [code.number for code in codes]
    assert numbers == [(numbers[0] + n) % 60 for n in range(45)]
