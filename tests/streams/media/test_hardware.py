"""Hardware decoding: what is said of a machine without any, and that nothing breaks it."""

from __future__ import annotations

import sys
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from av.codec.hwaccel import hwdevices_available
from av.video.codeccontext import VideoCodecContext

from streams.media import hardware
from streams.media.accelerator import NoAcceleratorError, accelerated, is_from_device
from streams.media.hardware import Hardware, create_context, decoded_by, examine, probe


def coded(codec: str, count: int = 3) -> list[bytes]:
    encoder = av.CodecContext.create(codec, "w")
    assert isinstance(encoder, VideoCodecContext)
    encoder.width, encoder.height, encoder.pix_fmt = 128, 96, "yuv420p"
    encoder.framerate = Fraction(10)
    encoder.options = {"tune": "zerolatency"}
    packets = []
    for _ in range(count):
        packets += encoder.encode(av.VideoFrame.from_ndarray(np.zeros((96, 128, 3), np.uint8)))
    return [bytes(packet) for packet in packets + encoder.encode(None)]


def test_a_machine_without_devices_is_told_so_in_words(tmp_path: Path) -> None:
    found = probe(tmp_path)
    assert found.kind == "software"
    assert "no NVIDIA driver on this machine" in found.reason
    assert found.reason.count(";") == 2


@pytest.mark.skipif(probe().kind == "cuda", reason="this machine has what is missing here")
def test_a_device_node_without_a_driver_behind_it_is_tried_and_told(tmp_path: Path) -> None:
    (tmp_path / "nvidiactl").touch()
    works, reason = examine("cuda", tmp_path)
    assert not works
    assert reason.startswith("NVIDIA (NVDEC): ")
    assert "libcuda" in reason


def test_a_kind_that_ffmpeg_was_built_without_is_told(tmp_path: Path) -> None:
    absent = [kind for kind in hardware.KINDS if kind not in hwdevices_available()]
    for kind in absent:
        assert "this build of FFmpeg" in examine(kind, tmp_path)[1]
    assert not all(examine(kind, tmp_path)[0] for kind in hardware.KINDS)


@pytest.mark.parametrize(
    ("trial", "words"),
    [
        ("import os; os.abort()", "crashed while it was tried (signal 6)"),
        ("raise SystemExit(3)", "crashed while it was tried (exit 3)"),
        ("print('no JSON')", "without a result"),
        ("print('[]')", "without a result"),
        ("import time; time.sleep(60)", "did not answer within"),
    ],
)
def test_a_driver_that_crashes_or_hangs_takes_nothing_with_it(trial: str, words: str) -> None:
    patience_s = 0.2 if "sleep" in trial else 30.0
    works, told = hardware.tried([sys.executable, "-c", trial], patience_s)
    assert not works
    assert words in told


def test_a_trial_that_cannot_be_started_is_told() -> None:
    assert "could not be started" in hardware.tried(["/nowhere/python"])[1]


@pytest.mark.parametrize(("codec", "encoder"), [("h264", "libx264"), ("hevc", "libx265")])
@pytest.mark.parametrize("kind", ["software", "cuda", "qsv", "vaapi"])
def test_every_stream_is_decoded_whatever_the_device_says(
    kind: str, codec: str, encoder: str
) -> None:
    context, used, reason = create_context(codec, Hardware(kind, "asked for by the test"))
    frames = [frame for data in coded(encoder) for frame in context.decode(av.Packet(data))]
    frames += context.decode(None)
    assert len(frames) == 3
    assert reason
    if used == "software":
        assert {decoded_by(frame, used) for frame in frames} == {"software"}
    if used != kind:
        assert "refused this stream" in reason


def test_other_codecs_stay_in_software() -> None:
    context, used, reason = create_context("mjpeg", Hardware("cuda", "an NVIDIA card"))
    assert (context.name, used, reason) == ("mjpeg", "software", "mjpeg is decoded in software")
    with pytest.raises(ValueError, match="not a video decoder"):
        create_context("aac", Hardware("software", "no card"))


def test_a_context_that_turned_to_software_by_itself_is_found_out() -> None:
    own, downloaded = av.VideoFrame(64, 64, "yuv420p"), av.VideoFrame(64, 64, "nv12")
    assert decoded_by(own, "cuda") == "software"
    assert decoded_by(downloaded, "cuda") == "cuda"
    assert is_from_device(av.VideoFrame(64, 64, "p010le"))


def test_a_software_decoder_is_never_passed_off_as_a_device() -> None:
    for kind in hardware.KINDS:
        try:
            context = accelerated("h264", kind, allow_software=False)
        except (av.FFmpegError, NoAcceleratorError, ValueError):
            continue
        assert context.is_hwaccel
