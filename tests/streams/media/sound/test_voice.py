"""Of what a camera describes the first sound that can be decoded is chosen, or it is said why."""

from __future__ import annotations

import pytest

from streams.floor.reason import Reason
from streams.media.rtsp.refused import Refused
from streams.media.rtsp.sdp import parse_sdp
from streams.media.sound.voice import Voice, choose_sound, voice_of

VIDEO = "m=video 0 RTP/AVP 96\na=rtpmap:96 H264/90000\na=control:track1\n"
AAC = (
    "m=audio 0 RTP/AVP 97\na=rtpmap:97 MPEG4-GENERIC/16000/1\na=control:track2\na=fmtp:97 "
    "streamtype=5;profile-level-id=1;mode=AAC-hbr;sizelength=13;indexlength=3;indexdeltalength=3;"
    "config=1408\n"
)


def voice(sound: str) -> Voice | None:
    """How the sound that is chosen is decoded."""
    return voice_of(choose_sound(parse_sdp(("v=0\n" + VIDEO + sound).encode())))


@pytest.mark.parametrize(
    ("sound", "chosen"),
    [
        ("m=audio 0 RTP/AVP 0\na=control:track2\n", Voice("pcm_mulaw", 8000, 1)),
        ("m=audio 0 RTP/AVP 8\na=control:track2\n", Voice("pcm_alaw", 8000, 1)),
        ("m=audio 0 RTP/AVP 98\na=rtpmap:98 PCMA/16000/2\n", Voice("pcm_alaw", 16_000, 2)),
        (AAC, Voice("aac", 16_000, 1, b"\x14\x08", (13, 3))),
        ("m=audio 0 RTP/AVP 99\na=rtpmap:99 opus/48000/2\n" + AAC,
         Voice("aac", 16_000, 1, b"\x14\x08", (13, 3))),
    ],
)  # fmt: skip
def test_what_citywall_decodes_is_chosen(sound: str, chosen: Voice) -> None:
    assert voice(sound) == chosen


@pytest.mark.parametrize(
    ("sound", "reason", "words"),
    [
        ("", Reason.NO_AUDIO, ""),
        ("m=application 0 RTP/AVP 107\na=rtpmap:107 vnd.onvif.metadata/90000\n",
         Reason.NO_AUDIO, ""),
        ("m=audio 0 RTP/AVP 99\na=rtpmap:99 opus/48000/2\n", Reason.AUDIO_CODEC, "opus"),
        (AAC.replace("config=1408", "config=zz"), Reason.AUDIO_CODEC, "MPEG4-GENERIC"),
        (AAC.replace("sizelength=13", "sizelength=99"), Reason.AUDIO_CODEC, "MPEG4-GENERIC"),
        ("m=audio 0 RTP/AVP 0\na=rtpmap:0 PCMU/1\n", Reason.AUDIO_CODEC, "PCMU"),
    ],
)  # fmt: skip
def test_where_nothing_can_be_heard_the_reason_names_what_there_is(
    sound: str, reason: Reason, words: str
) -> None:
    with pytest.raises(Refused) as refused:
        voice(sound)
    assert (refused.value.cause.reason, refused.value.cause.words) == (reason, words)
