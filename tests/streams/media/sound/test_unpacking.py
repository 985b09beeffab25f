"""Bytes of a session with sound are taken apart however they are cut, and damage stays small."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.media.rtsp.refused import ProtocolError
from streams.media.sound.unpacking import Interleaved, Packet, Said, Unpacker
from streams.media.sound.voice import Voice

AAC = Voice("aac", 16_000, 1, b"\x14\x08", (13, 3))
REPLY = b"RTSP/1.0 200 OK\r\nCSeq: 7\r\nContent-Length: 2\r\n\r\nok"


def rtp(payload: bytes, payload_type: int = 97) -> bytes:
    return struct.pack(">BBHII", 0x80, payload_type, 7, 320, 1) + payload


def units(*sizes: int, told: int | None = None) -> bytes:
    """A payload of access units of these sizes, each filled with its number."""
    heads = [struct.pack(">H", (told or size) << 3) for size in sizes]
    bodies = [bytes([number]) * size for number, size in enumerate(sizes)]
    return struct.pack(">H", 16 * len(sizes)) + b"".join(heads) + b"".join(bodies)


@given(st.lists(st.integers(1, 60), max_size=8))
def test_messages_and_packets_are_told_apart_however_they_are_cut(cuts: list[int]) -> None:
    whole = b"$\x00\x00\x03abc" + REPLY + b"$\x01\x00\x00" + b"$\x02\x00\x01z"
    stream, at = Interleaved(), 0
    met: list[Said | Packet] = []
    for cut in (*cuts, len(whole)):
        met += stream.feed(whole[at : at + cut])
        at += cut
    assert met == [Packet(0, b"abc"), Said(REPLY), Packet(1, b""), Packet(2, b"z")]


def test_what_is_no_message_ends_the_session() -> None:
    with pytest.raises(ProtocolError):
        list(Interleaved().feed(b"\x00\x01\x02\x03 nonsense without end"))


def test_a_packet_of_g711_is_a_frame_and_other_types_are_left_out() -> None:
    unpacker = Unpacker(Voice("pcm_mulaw", 8000, 1), 0)
    assert unpacker.frames(rtp(b"sound", 0)) == [b"sound"]
    assert unpacker.frames(rtp(b"comfort noise", 13)) == []
    assert unpacker.frames(b"") == []


def test_a_packet_of_aac_holds_one_unit_or_several() -> None:
    unpacker = Unpacker(AAC, 97)
    assert unpacker.frames(rtp(units(5))) == [b"\x00" * 5]
    assert unpacker.frames(rtp(units(5, 3, 7))) == [b"\x00" * 5, b"\x01" * 3, b"\x02" * 7]


def test_a_unit_in_several_packets_is_put_together() -> None:
    unpacker = Unpacker(AAC, 97)
    assert unpacker.frames(rtp(units(400, told=1000))) == []
    assert unpacker.frames(rtp(units(400, told=1000))) == []
    assert unpacker.frames(rtp(units(200, told=1000))) == [b"\x00" * 1000]
    assert unpacker.frames(rtp(units(4))) == [b"\x00" * 4]


def test_a_unit_whose_piece_is_lost_is_left_out_and_the_next_one_is_whole() -> None:
    unpacker = Unpacker(AAC, 97)
    assert unpacker.frames(rtp(units(400, told=1000))) == []
    assert unpacker.frames(rtp(units(9))) == [b"\x00" * 9]
    assert unpacker.frames(rtp(units(300, told=600))) == []
    assert unpacker.frames(rtp(units(300, told=600))) == [b"\x00" * 600]


@given(st.binary(max_size=80))
def test_no_payload_breaks_it(payload: bytes) -> None:
    for frame in Unpacker(AAC, 97).frames(rtp(payload)):
        assert 0 < len(frame) <= len(payload)
