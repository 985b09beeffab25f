"""Parameter sets out of MP4-like containers, as FFmpeg itself writes them."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest
from av.video.codeccontext import VideoCodecContext
from av.video.stream import VideoStream

from streams.media.annexb import annexb_extradata

RECORD = bytes.fromhex("0142001effe1000a6742001e95a82802ff9701000468ce3c80")


def test_avcc_becomes_start_codes() -> None:
    assert annexb_extradata("h264", RECORD).hex() == (
        "000000016742001e95a82802ff970000000168ce3c80"
    )


@pytest.mark.parametrize(("codec", "encoder"), [("h264", "libx264"), ("hevc", "libx265")])
def test_a_decoder_takes_what_comes_out_of_a_real_file(
    tmp_path: Path, codec: str, encoder: str
) -> None:
    path = tmp_path / "film.mkv"
    with av.open(str(path), "w") as out:
        stream = out.add_stream(encoder, 10)
        assert isinstance(stream, VideoStream)
        stream.width, stream.height, stream.pix_fmt = 64, 64, "yuv420p"
        frame = av.VideoFrame.from_ndarray(np.zeros((64, 64, 3), np.uint8))
        frame.pts = 0
        out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    with av.open(str(path)) as source:
        video = source.streams.video[0]
        record = video.codec_context.extradata
        assert record is not None
        assert record[0] == 1
        filtered = av.bitstream.BitStreamFilterContext(f"{codec}_mp4toannexb", video)
        data = [bytes(p) for packet in source.demux(video) for p in filtered.filter(packet)]
    decoder = av.CodecContext.create(codec, "r")
    assert isinstance(decoder, VideoCodecContext)
    decoder.extradata = annexb_extradata(codec, record)
    assert decoder.extradata[:4] == b"\0\0\0\1"
    frames = [frame for unit in data for frame in decoder.decode(av.Packet(unit))]
    assert len(frames) + len(decoder.decode(None)) == 1


def test_what_has_start_codes_or_another_codec_stays_as_it_is() -> None:
    assert annexb_extradata("h264", b"\0\0\0\1gB") == b"\0\0\0\1gB"
    assert annexb_extradata("mjpeg", b"\1x") == b"\1x"
    assert annexb_extradata("hevc", b"") == b""


@pytest.mark.parametrize("codec", ["h264", "hevc"])
def test_a_broken_record_gives_what_is_whole_or_nothing(codec: str) -> None:
    for cut in range(1, len(RECORD)):
        assert isinstance(annexb_extradata(codec, RECORD[:cut]), bytes)
