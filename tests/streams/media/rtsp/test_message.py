"""RTSP messages: measured before they are read, tolerant of dialects, bounded against hostility."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.media.rtsp.message import (
    BODY_LIMIT,
    HEADER_LIMIT,
    Reply,
    Request,
    build_reply,
    build_request,
    message_length,
    parse_message,
)
from streams.media.rtsp.refused import ProtocolError

SETUP_REPLY = (
    b"RTSP/1.0 200 OK\r\nCSeq: 4\r\nSession: 7;timeout=60\r\nContent-length: 4\r\n\r\nbody"
)


@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview])
def test_a_message_is_measured_where_it_begins_and_what_follows_is_left(
    kind: Callable[[bytes], bytes | bytearray | memoryview],
) -> None:
    buffer = kind(b"$\0\0\1x" + SETUP_REPLY + b"$\0\0\1y")
    assert message_length(buffer, 5) == len(SETUP_REPLY)


@given(st.integers(0, len(SETUP_REPLY) - 1))
def test_any_beginning_of_a_message_is_incomplete(cut: int) -> None:
    assert message_length(SETUP_REPLY[:cut]) is None


def test_a_reply_is_read_with_its_headers_in_order_and_its_body() -> None:
    reply = parse_message(
        b"RTSP/1.0 401 Unauthorized\r\nCseq : 1 \r\nnonsense\r\n"
        b"WWW-Authenticate: Digest\r\n\trealm=x\r\nwww-authenticate: Basic\r\n\r\nrest"
    )
    assert isinstance(reply, Reply)
    assert (reply.status, reply.reason) == (401, "Unauthorized")
    assert reply.header("cseq") == "1"
    assert reply.header("session") is None
    assert reply.every("www-authenticate") == ("Digest realm=x", "Basic")
    assert reply.body == b"rest"


def test_a_servers_request_is_told_from_a_reply() -> None:
    request = parse_message(b"GET_PARAMETER rtsp://h/x RTSP/1.0\r\nCSeq: 9\r\n\r\n")
    assert isinstance(request, Request)
    assert (request.method, request.url, request.header("cseq")) == (
        "GET_PARAMETER",
        "rtsp://h/x",
        "9",
    )


def test_what_is_built_is_read_back() -> None:
    built = build_request("PLAY", "rtsp://h/x", [("CSeq", "3"), ("Range", "npt=0.000-")])
    assert built == b"PLAY rtsp://h/x RTSP/1.0\r\nCSeq: 3\r\nRange: npt=0.000-\r\n\r\n"
    assert message_length(built) == len(built)
    answered = parse_message(build_reply(501, "Not Implemented", [("CSeq", "3")]))
    assert isinstance(answered, Reply)
    assert answered.status == 501


def test_a_line_break_in_a_value_adds_no_header() -> None:
    built = build_request("PLAY", "rtsp://h/x", [("Session", "1\r\nEvil: yes")])
    assert built == b"PLAY rtsp://h/x RTSP/1.0\r\nSession: 1Evil: yes\r\n\r\n"


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        (b"HTTP/1.1 400 Bad Request\r\n", "answers in HTTP, not RTSP"),
        (b"\x16\x03\x01\x02\x00", "not RTSP"),
        (b"SSH-2.0-OpenSSH_9.2\r\n", "not RTSP"),
        (b"RTSP/1.0 200 OK\r\nContent-Length: -1\r\n\r\n", "announced a body"),
        (b"RTSP/1.0 200 OK\r\nContent-Length: 99999999999\r\n\r\n", "announced a body"),
        (b"RTSP/1.0 200 OK\r\nContent-Length: %d\r\n\r\n" % (BODY_LIMIT + 1), "announced a body"),
        (b"RTSP/1.0 200 OK\r\n" + b"X: y\r\n" * (HEADER_LIMIT // 6), "more than 65536 bytes"),
    ],
)
def test_what_can_never_become_a_message_is_said_at_once(sent: bytes, words: str) -> None:
    with pytest.raises(ProtocolError, match=words):
        message_length(sent)


@pytest.mark.parametrize("first", [b"RTSP/1.0 OK", b"RTSP/1.0 20 OK", b"RTSP/banana 200 OK"])
def test_a_status_line_without_a_status_is_refused(first: bytes) -> None:
    with pytest.raises(ProtocolError, match="neither a status nor a request"):
        parse_message(first + b"\r\n\r\n")
