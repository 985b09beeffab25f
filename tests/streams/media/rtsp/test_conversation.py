"""What no dialogue shows: hostile cameras, and the edges of the interface."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from layouts.credentials import Credential
from streams.media.rtsp.conversation import Conversation, ProtocolError, Refused, Stage
from streams.media.rtsp.message import HEADER_LIMIT, message_length
from tests.streams.media.rtsp.conftest import Theatre

NAMES = sorted(path.stem for path in (Path(__file__).parents[3] / "dialogues").glob("*.txt"))
PASSWORD = "planted-passw0rd"


def conversation() -> Conversation:
    return Conversation("rtsp://h/x", Credential(username="u", password=PASSWORD))


def stage(client: Conversation) -> Stage:
    """The stage as it is now: a type checker takes an attribute for what it last was."""
    return client.stage


mutations = st.lists(
    st.tuples(
        st.sampled_from(["cut", "flip", "insert", "repeat", "number"]),
        st.floats(0, 1),
        st.binary(min_size=1, max_size=12),
    ),
    max_size=6,
)


def mutated(data: bytes, changes: list[tuple[str, float, bytes]]) -> bytes:
    for kind, where, extra in changes:
        at = int(where * len(data))
        until = at + len(extra)
        if kind == "cut":
            data = data[:at] + data[until:]
        elif kind == "flip":
            data = (
                data[:at]
                + bytes(a ^ b for a, b in zip(data[at:until], extra, strict=False))
                + data[until:]
            )
        elif kind == "insert":
            data = data[:at] + extra + data[at:]
        elif kind == "repeat":
            data = data[:at] + data[at : at + 40] * len(extra) + data[at:]
        else:
            digits = bytes(b"0123456789-"[b % 11] for b in extra)
            data = data[:at] + digits + data[until:]
    return data


@settings(
    max_examples=150,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.sampled_from(NAMES), mutations, st.integers(1, 400))
def test_a_mutated_camera_is_refused_or_understood_and_nothing_else(
    theatre: Theatre, name: str, changes: list[tuple[str, float, bytes]], cut: int
) -> None:
    dialogue = theatre.load(name)
    client = dialogue.conversation()
    data = mutated(b"".join(dialogue.server_says()), changes)
    pieces = [data[start : start + cut] for start in range(0, len(data), cut)]
    written, words = talk(client, pieces)
    assert written < 64 << 10
    assert words is None or (words and words.isprintable())
    assert client.said.isprintable()
    assert len(client.said) <= 100
    if dialogue.credential:
        assert dialogue.credential.password not in f"{words} {client.said}"


def talk(client: Conversation, pieces: list[bytes]) -> tuple[int, str | None]:
    """Returns how many bytes the client wrote, and the words of what it raised."""
    written = len(client.begin())
    try:
        for piece in pieces:
            if client.stage in (Stage.PLAYING, Stage.CLOSED):
                break
            written += len(client.receive(piece))
        if client.stage is Stage.PLAYING:
            written += len(client.keepalive()) + play(client, client.leftover)
    except (Refused, ProtocolError) as said:
        return written, said.words
    return written, None


def play(client: Conversation, data: bytes) -> int:
    """Takes RTSP messages out of what follows the handshake, as a worker does."""
    written = 0
    while data and client.stage is Stage.PLAYING:
        length = message_length(data)
        if length is None:
            break
        written += len(client.reply(data[:length]))
        data = data[length:]
    return written


@pytest.mark.parametrize(
    "flood",
    [
        b"RTSP/1.0 200 OK\r\nX: " + b"y" * 1000,
        b"OPTIONS rtsp://h/x RTSP/1.0\r\nX: " + b"y" * 1000,
        b"RTSP/1.0 100 Continue\r\n\r\n",
        b"RTSP/1.0 401 No\r\nWWW-Authenticate: Digest realm=r, nonce=n, stale=true\r\n\r\n",
        b"OPTIONS rtsp://h/x RTSP/1.0\r\nCSeq: 1\r\n\r\n",
        b"RTSP/1.0 302 Go\r\n\r\n",
    ],
)
def test_a_camera_that_never_comes_to_the_point_is_left(flood: bytes) -> None:
    client = conversation()
    written, words = talk(client, [flood] * (HEADER_LIMIT // 1000 + 70))
    assert words
    assert written < 32 << 10
    assert client.stage is Stage.CLOSED


def test_frames_before_the_answer_to_play_are_kept_up_to_a_mebibyte() -> None:
    client = Conversation("rtsp://h/x")
    client.begin()
    client.receive(b"RTSP/1.0 200 OK\r\n\r\n")
    sdp = b"m=video 0 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\n"
    frame = b"$\0\xff\xff" + bytes(0xFFFF)
    client.receive(frame + b"RTSP/1.0 200 OK\r\nContent-Length: %d\r\n\r\n" % len(sdp) + sdp)
    client.receive(b"RTSP/1.0 200 OK\r\nSession: 1\r\n\r\n")
    assert stage(client) is Stage.PLAY
    for _ in range(40):
        assert client.receive(frame) == b""
    client.receive(b"RTSP/1.0 200 OK\r\n\r\n$\0\0\1z")
    assert stage(client) is Stage.PLAYING
    assert client.leftover == frame * 15 + b"$\0\0\1z"


def test_the_password_is_in_no_repr_and_no_request_that_digest_signs() -> None:
    client = conversation()
    client.begin()
    asked = b'RTSP/1.0 401 No\r\nWWW-Authenticate: Digest realm="r", nonce="n"\r\n\r\n'
    signed = client.receive(asked)
    assert b"Digest" in signed
    assert PASSWORD.encode() not in signed
    assert PASSWORD not in repr(vars(client))


def test_after_the_handshake_bytes_are_the_callers() -> None:
    client = conversation()
    client.begin()
    with pytest.raises(ProtocolError, match="HTTP"):
        client.receive(b"HTTP/1.0 400 Bad Request\r\n\r\n")
    with pytest.raises(RuntimeError, match="handshake is over"):
        client.receive(b"more")
    assert client.keepalive() == b""
    assert client.teardown() == b""
