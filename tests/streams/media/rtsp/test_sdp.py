"""Session descriptions of many makes, and the track that is taken from them."""

from __future__ import annotations

import pytest

from streams.media.rtsp.refused import ProtocolError, Refused
from streams.media.rtsp.sdp import choose_video, parse_sdp

SPS, PPS = bytes.fromhex("6742001e95a82802ff97"), bytes.fromhex("68ce3c80")


def described(*lines: str) -> bytes:
    return "\r\n".join(["v=0", "s=-", *lines, ""]).encode()


def sets_of(fmtp: str, codec: str = "H264") -> tuple[bytes, ...]:
    body = described("m=video 0 RTP/AVP 96", f"a=rtpmap:96 {codec}/90000", f"a=fmtp:96 {fmtp}")
    return choose_video(parse_sdp(body)).parameter_sets


@pytest.mark.parametrize(
    "fmtp",
    [
        "packetization-mode=1;sprop-parameter-sets=Z0IAHpWoKAL/lw==,aM48gA==",
        "packetization-mode=1; sprop-parameter-sets=Z0IAHpWoKAL/lw,aM48gA;",
        "sprop-parameter-sets=Z0IAHpWoKAL/lw==,aM48gA==,;profile-level-id=42001e",
        "Sprop-Parameter-Sets = Z0IAHpWoKAL/lwAAAAE=,aM48gAAAAAE=",
        "sprop-parameter-sets=AAAAAWdCAB6VqCgC/5cAAAABaM48gA==",
        "sprop-parameter-sets=Z0IAHpWoKAL/lw==,aM48gA==,ZYiE",
    ],
)
def test_h264_parameter_sets_come_out_whatever_they_are_wrapped_in(fmtp: str) -> None:
    assert sets_of(fmtp) == (SPS, PPS)


def test_hevc_parameter_sets_come_in_the_order_a_decoder_wants() -> None:
    sets = sets_of("sprop-pps=RAHA8vAzJA==; sprop-sps=QgEB; sprop-vps=QAEM", "H265")
    assert [nal[0] >> 1 & 63 for nal in sets] == [32, 33, 34]


@pytest.mark.parametrize("fmtp", ["sprop-parameter-sets=A", "sprop-parameter-sets=,", "", "x"])
def test_broken_parameter_sets_are_left_out_for_the_stream_may_bring_them(fmtp: str) -> None:
    assert sets_of(fmtp) == ()


def test_the_first_video_that_can_be_decoded_is_taken() -> None:
    video = choose_video(
        parse_sdp(
            described(
                "a=control:rtsp://h/whole",
                "m=application/TP-LINK 0 RTP/AVP smart/1/90000",
                "m=audio 0 RTP/AVP 0",
                "m=video 0 RTP/AVP 26",
                "a=control:jpeg",
                "m=video 49170/2 RTP/AVP 98 97",
                "a=rtpmap:98 VP8/90000",
                "a=rtpmap:97 h265/90000",
                "a=framesize:97 1280-720",
                "a=x-framerate: 12",
                "a=control:sub",
            )
        )
    )
    assert (video.codec, video.payload_type, video.control) == ("hevc", 97, "sub")
    assert (video.size, video.frame_rate) == ((1280, 720), 12.0)


@pytest.mark.parametrize("rate", ["0S", "0", "-5", "1e9", "nan", "99999", ""])
def test_an_implausible_frame_rate_is_none(rate: str) -> None:
    body = described("m=video 0 RTP/AVP 96", "a=rtpmap:96 H264/0", f"a=framerate:{rate}")
    video = choose_video(parse_sdp(body))
    assert video.frame_rate is None
    assert video.clock_rate == 90000


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (["m=video 0 RTP/AVP 96", "a=rtpmap:96 MP4V-ES/90000"], "sends MP4V-ES; citywall decodes"),
        (["m=video 0 RTP/AVP 34"], "sends H263; citywall decodes"),
        (["m=video 0 RTP/AVP 99"], "sends payload type 99; citywall decodes"),
        (["m=audio 0 RTP/AVP 0"], "no video in this stream"),
    ],
)
def test_what_cannot_be_decoded_is_named(lines: list[str], words: str) -> None:
    with pytest.raises(Refused, match=words) as refused:
        choose_video(parse_sdp(described(*lines)))
    assert refused.value.status == 415


def test_a_description_of_nothing_is_said() -> None:
    with pytest.raises(ProtocolError, match="described no media"):
        parse_sdp(described())


def test_a_hostile_description_stays_small() -> None:
    formats = "m=video 0 RTP/AVP " + " ".join(["96"] * 1000)
    assert len(parse_sdp(described(*[formats] * 1000)).media) <= 64
    sets = ",".join(f"aM48{n:04d}" for n in range(1000))
    assert len(sets_of(f"sprop-parameter-sets={sets}")) <= 16
