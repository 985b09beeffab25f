"""Pictures out of real coded bytes: whole ones only, whatever was lost or changed on the way."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import av
import numpy as np
import pytest
from av.video.codeccontext import VideoCodecContext
from av.video.frame import VideoFrame
from hypothesis import given
from hypothesis import strategies as st

from streams.media.decoder import MotionDecoder, Scaler, StillDecoders, fitted, signature
from streams.media.hardware import Hardware
from streams.media.nal import START_CODE
from streams.media.unit import AccessUnit
from tests.fakes.film import Picture, film

SOFTWARE = Hardware("software", "asked for by the test")


def unit(picture: Picture, number: int, *, damaged: bool = False) -> AccessUnit:
    data = START_CODE + START_CODE.join(picture.nals)
    return AccessUnit(number * 3600, data, bool(picture.parameters), damaged)


def units(pictures: Sequence[Picture]) -> list[AccessUnit]:
    return [unit(picture, number) for number, picture in enumerate(pictures)]


def motion(codec: str = "h264") -> MotionDecoder:
    return MotionDecoder(codec, b"", SOFTWARE)


@pytest.mark.parametrize("codec", ["h264", "hevc"])
def test_a_group_is_decoded_up_to_its_newest_picture(codec: str) -> None:
    decoder = motion(codec)
    newest = decoder.decode(units(film(codec))[:3])
    assert newest is not None
    assert newest.timestamp == 2 * 3600
    assert (newest.frame.width, newest.frame.height) == (96, 64)
    assert (decoder.decoded, decoder.corrupt) == (3, 0)


class LostDevice:
    """A codec context whose graphics card has gone: what PyAV raises then."""

    def decode(self, packet: object) -> list[VideoFrame]:
        raise av.error.ExternalError(1, "no device", "avcodec_send_packet()")


def test_a_device_that_fails_mid_run_says_so_and_a_broken_stream_does_not_blame_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    decoder = motion()
    monkeypatch.setattr(decoder, "_kind", "cuda")
    rubbish = AccessUnit(0, START_CODE + b"\x65\xff" + bytes(20), True, False)
    assert decoder.decode([rubbish]) is None
    assert decoder.broken == ""
    monkeypatch.setattr(decoder, "_context", LostDevice())
    assert decoder.decode(units(film())[:1]) is None
    assert decoder.broken == "cuda failed (no device); decoding in software"


def test_without_a_keyframe_nothing_is_shown() -> None:
    decoder = motion()
    assert decoder.decode(units(film())[1:3]) is None
    assert decoder.decoded == 0
    assert decoder.decode(units(film())[3:]) is not None


def test_behind_a_loss_the_last_good_picture_stands_until_the_next_keyframe() -> None:
    pictures = units(film(frames=9, gop=3))
    pictures[4] = pictures[4]._replace(damaged=True)
    decoder = motion()
    shown = []
    for one in pictures:
        newest = decoder.decode([one])
        if newest is not None:
            shown.append(newest.timestamp // 3600)
    assert shown == [0, 1, 2, 3, 6, 7, 8]
    assert decoder.corrupt == 2


def test_a_damaged_keyframe_is_no_beginning() -> None:
    pictures = units(film())
    pictures[0] = pictures[0]._replace(damaged=True)
    decoder = motion()
    assert decoder.decode(pictures[:3]) is None
    assert decoder.decode(pictures[3:]) is not None


@pytest.mark.parametrize("codec", ["h264", "hevc"])
def test_a_size_that_changes_mid_stream_is_decoded(codec: str) -> None:
    decoder = motion(codec)
    sizes = []
    for number, size in enumerate([(96, 64), (176, 144), (96, 64)]):
        for one in units(film(codec, 3, 3, *size)):
            newest = decoder.decode([one._replace(timestamp=(3 * number) * 3600 + one.timestamp)])
            if newest is not None:
                sizes.append((newest.frame.width, newest.frame.height))
    assert list(dict.fromkeys(sizes)) == [(96, 64), (176, 144)]
    assert sizes[-1] == (96, 64)


def test_stills_of_mixed_sizes_and_codecs_share_decoders() -> None:
    decoders = StillDecoders()
    kinds = [("h264", 96, 64), ("hevc", 96, 64), ("h264", 176, 144), ("hevc", 128, 96)]
    for number, (codec, width, height) in enumerate(kinds * 5):
        [key, *_] = film(codec, 3, 3, width, height)
        frame = decoders.decode(codec, b"", unit(key, 0), number % 2 == 0)
        assert frame is not None
        assert (frame.width, frame.height) == (width, height)


@pytest.mark.parametrize("small", [True, False])
def test_a_still_of_another_camera_does_not_shine_through(small: bool) -> None:
    """Two cameras with the very same parameter sets share a decoder, and no picture."""
    decoders = StillDecoders()
    first, second = film(frames=6, gop=3)[0], film(frames=6, gop=3)[3]
    assert first.parameters == second.parameters
    alone = [StillDecoders().decode("h264", b"", unit(one, 0), small) for one in (first, second)]
    shared = [decoders.decode("h264", b"", unit(one, 0), small) for one in (first, second, first)]
    for found, expected in zip(shared, (*alone, alone[0]), strict=True):
        assert found is not None
        assert expected is not None
        assert (found.to_ndarray() == expected.to_ndarray()).all()


def test_a_wrong_bit_in_an_hevc_keyframe_does_not_let_another_camera_shine_through() -> None:
    """FFmpeg leaves what it did not decode as it was, and says nothing: the buffer must be new."""
    decoders = StillDecoders()
    pictures = film("hevc", frames=6, gop=3, width=320, height=192)
    other, mine = unit(pictures[0], 0), unit(pictures[3], 0)
    shown = 0
    for at in range(len(mine.data) - 40, len(mine.data)):
        wrong = bytearray(mine.data)
        wrong[at] ^= 0x10
        damaged = mine._replace(data=bytes(wrong))
        assert decoders.decode("hevc", b"", other, small=True) is not None
        after = decoders.decode("hevc", b"", damaged, small=True)
        alone = StillDecoders().decode("hevc", b"", damaged, small=True)
        assert (after is None) is (alone is None)
        if after is not None and alone is not None:
            shown += 1
            assert (after.to_ndarray() == alone.to_ndarray()).all()
    assert shown, "FFmpeg now refuses damaged keyframes: decoders of HEVC may be shared again"


def test_a_keyframe_that_ends_early_is_no_still() -> None:
    key = unit(film("hevc", frames=6, gop=3, width=320, height=192)[0], 0)
    first = key.data.rfind(START_CODE) + len(START_CODE)
    ended = [key._replace(data=key.data[: first + kept]) for kept in (30, 60, 90)]
    assert [StillDecoders().decode("hevc", b"", each, small=True) for each in ended] == [None] * 3


@pytest.mark.parametrize("codec", ["h264", "hevc"])
def test_what_cannot_be_decoded_is_no_still_and_harms_no_other(codec: str) -> None:
    decoders = StillDecoders()
    key = unit(film(codec)[0], 0)
    nonsense = key._replace(data=START_CODE + b"\x65\xff\xff")
    assert decoders.decode(codec, b"", nonsense, small=True) is None
    broken = key.data[: len(key.data) - 40]
    decoders.decode(codec, b"", key._replace(data=broken), small=True)
    frame = decoders.decode(codec, b"", key, small=True)
    assert frame is not None
    assert not frame.is_corrupt


@given(st.binary(max_size=200))
def test_no_bytes_crash_a_decoder(data: bytes) -> None:
    noise = AccessUnit(0, START_CODE + data, key=True, damaged=False)
    StillDecoders().decode("h264", b"", noise, small=False)
    motion().decode([noise])


def coded(pixel_format: str, size: tuple[int, int], options: dict[str, str]) -> list[AccessUnit]:
    """Some pictures of a format as encoders of cameras make them."""
    encoder = av.CodecContext.create("libx264", "w")
    assert isinstance(encoder, VideoCodecContext)
    width, height = size
    encoder.width, encoder.height, encoder.pix_fmt = width, height, pixel_format
    encoder.framerate, encoder.gop_size = Fraction(25), 12
    encoder.options = {"preset": "ultrafast"} | options
    packets = []
    for number in range(12):
        image = np.full((height, width, 3), 60 + 10 * number, np.uint8)
        packets += encoder.encode(VideoFrame.from_ndarray(image))
    packets += encoder.encode(None)
    return [
        AccessUnit(round((packet.pts or 0) * 3600), bytes(packet), packet.is_keyframe, False)
        for packet in packets
    ]


@pytest.mark.parametrize(
    ("pixel_format", "size", "options"),
    [
        ("yuvj420p", (96, 64), {}),
        ("yuv420p", (98, 66), {}),
        ("yuv420p", (64, 96), {}),
        ("yuv420p", (96, 64), {"bf": "2", "x264-params": "b-adapt=0"}),
        ("yuv420p", (96, 64), {"x264-params": "tff=1"}),
        ("yuv420p", (96, 64), {"x264-params": "slices=4"}),
    ],
    ids=["full range", "odd size", "upright", "b-frames", "interlaced", "slices"],
)
def test_what_cameras_send_as_well_is_shown_in_time_order(
    pixel_format: str, size: tuple[int, int], options: dict[str, str]
) -> None:
    decoder, shown = motion(), []
    for one in coded(pixel_format, size, options):
        newest = decoder.decode([one])
        if newest is not None:
            shown.append(newest.timestamp)
            assert (newest.frame.width, newest.frame.height) == size
    assert len(shown) >= 8
    assert shown == sorted(shown)
    assert decoder.corrupt == 0


@pytest.mark.parametrize("pixel_format", ["yuv420p", "yuvj420p", "nv12", "yuv422p"])
def test_pixels_are_bgra_of_the_size_asked_for(pixel_format: str) -> None:
    image = np.zeros((90, 160, 3), np.uint8)
    image[..., 0] = 255
    frame = VideoFrame.from_ndarray(image, format="rgb24").reformat(format=pixel_format)
    pixels = Scaler().pixels(frame, 97, 55)
    assert pixels.shape == (55, 97, 4)
    blue, green, red, alpha = (int(pixels[..., part].mean()) for part in range(4))
    assert red > 230
    assert max(blue, green) < 25
    assert alpha == 255


@given(*(st.integers(1, 4000) for _ in range(4)))
def test_a_picture_in_a_tile_keeps_its_shape_and_is_never_enlarged(
    frame_width: int, frame_height: int, width: int, height: int
) -> None:
    fit = fitted(frame_width, frame_height, width, height)
    assert min(fit) >= 2
    assert fit[0] <= max(frame_width, 2)
    assert fit[0] <= max(width, 2)
    assert fit[1] <= max(height, 2)
    if min(fit) > 20:
        assert fit[0] / fit[1] == pytest.approx(frame_width / frame_height, rel=0.06)


def test_a_signature_is_the_luma_as_it_was_decoded() -> None:
    frame = VideoFrame.from_ndarray(np.full((66, 98, 3), 128, np.uint8)).reformat(format="yuv420p")
    sample = signature(frame)
    assert sample.ndim == 2
    assert sample.size >= 8 * 12
    assert abs(int(sample[0, 0]) - 126) < 4
