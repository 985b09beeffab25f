"""The frame code is read back off any picture, or not at all."""

import numpy as np
import pytest
from av.video.frame import VideoFrame
from av.video.reformatter import Interpolation
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.sample import framecode
from streams.sample.framecode import FrameCode

SIZES = [(96, 54), (160, 90), (320, 180), (352, 240), (640, 360), (1280, 720), (1920, 1080)]


def noisy_picture(width: int, height: int, seed: int = 1) -> framecode.Picture:
    return np.random.default_rng(seed).integers(0, 256, (height, width, 3), dtype=np.uint8)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("code", [FrameCode(0, 0), FrameCode(4095, 63), FrameCode(1234, 17)])
def test_what_is_drawn_is_read(size: tuple[int, int], code: FrameCode) -> None:
    picture = noisy_picture(*size)
    framecode.draw(picture, code.number, code.clip)
    assert framecode.read(picture) == code


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 4095), st.integers(0, 63))
def test_every_code_reads_as_itself(number: int, clip: int) -> None:
    picture = noisy_picture(96, 54)
    framecode.draw(picture, number, clip)
    assert framecode.read(picture) == FrameCode(number, clip)


@pytest.mark.parametrize("size", SIZES[2:])
@pytest.mark.parametrize(
    "how", [Interpolation.FAST_BILINEAR, Interpolation.AREA, Interpolation.BICUBIC]
)
def test_it_survives_scaling_to_a_still(size: tuple[int, int], how: Interpolation) -> None:
    for number in range(0, 4096, 511):
        picture = noisy_picture(*size, seed=number)
        framecode.draw(picture, number, 5)
        frame = VideoFrame.from_ndarray(picture, format="bgr24").reformat(format="yuv420p")
        small = frame.reformat(96, 54, format="bgra", interpolation=how).to_ndarray()
        assert framecode.read(small) == FrameCode(number, 5)


def test_a_picture_without_a_code_reads_as_none() -> None:
    assert framecode.read(np.zeros((54, 96, 3), np.uint8)) is None
    assert framecode.read(np.full((1080, 1920, 4), 128, np.uint8)) is None
    believed = [framecode.read(noisy_picture(96, 54, seed)) for seed in range(300)]
    assert believed == [None] * 300


def test_a_code_with_one_wrong_cell_is_not_believed() -> None:
    for column in range(24, 39):
        picture = np.zeros((360, 640, 3), np.uint8)
        framecode.draw(picture, 777, 9)
        cell = picture[345:359, column * 16 : column * 16 + 16]
        cell[:] = framecode.LIGHT + framecode.DARK - cell
        assert framecode.read(picture) is None


def test_a_number_that_does_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="frame 4096 of clip 0 does not fit"):
        framecode.draw(np.zeros((54, 96, 3), np.uint8), 4096, 0)
