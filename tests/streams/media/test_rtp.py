"""Headers, reports and numbers that wrap, as RFC 3550 writes them."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.media.rtp import payload_span, receiver_report, sender_report, unwrapped
from tests.fakes.packets import WRAP, Sender


@given(st.integers(0, 1 << 40), st.integers(-(1 << 31) + 1, (1 << 31) - 1))
def test_a_timestamp_is_the_nearest_number_with_its_32_bits(near: int, step: int) -> None:
    assert unwrapped((near + step) % WRAP, near) == near + step


@given(
    st.binary(min_size=1, max_size=50),
    st.lists(st.integers(0, WRAP - 1), max_size=15),
    st.sampled_from([None, b"", bytes(8)]),
    st.integers(0, 20),
)
def test_the_payload_is_found_between_what_surrounds_it(
    payload: bytes, contributors: list[int], extension: bytes | None, padding: int
) -> None:
    sender = Sender(contributors=contributors, extension=extension, padding=padding)
    packet = sender.packet(payload)
    start, end = payload_span(packet, 4, len(packet))
    assert packet[start:end] == payload


@given(st.binary(max_size=40))
def test_no_packet_has_a_payload_that_lies_outside_of_it(packet: bytes) -> None:
    start, end = payload_span(packet, 0, len(packet))
    assert start == end or 12 <= start < end <= len(packet)


def test_a_sender_report_tells_the_cameras_wall_clock() -> None:
    packet = Sender(ssrc=77).report(1_700_000_000.25, timestamp=WRAP - 1)[4:]
    report = sender_report(packet)
    assert report is not None
    assert (report.ssrc, report.timestamp) == (77, WRAP - 1)
    assert report.wall == pytest.approx(1_700_000_000.25, abs=1e-6)


def test_a_sender_report_is_found_behind_other_packets_of_its_compound() -> None:
    goodbye = struct.pack(">BBHI", 0x81, 203, 1, 5)
    packet = goodbye + Sender().report(1_700_000_000.0)[4:]
    report = sender_report(packet)
    assert report is not None
    assert report.wall == 1_700_000_000.0


def test_a_camera_that_has_no_clock_reports_nothing() -> None:
    no_clock = struct.pack(">BBHIIIIII", 0x80, 200, 6, 1, 0, 0, 90_000, 0, 0)
    assert sender_report(no_clock) is None
    assert sender_report(no_clock[:20]) is None
    assert sender_report(b"") is None


@given(st.binary(max_size=80))
def test_no_report_makes_it_stumble(packet: bytes) -> None:
    sender_report(packet)


def test_a_receiver_report_is_well_formed_and_names_us() -> None:
    data = receiver_report(own_ssrc=1, ssrc=2, highest=0x1_0005, rtcp_channel=3)
    assert data[:2] == b"$\x03"
    assert struct.unpack_from(">H", data, 2)[0] == len(data) - 4
    version, kind, words, own, about = struct.unpack_from(">BBHII", data, 4)
    assert (version, kind, words, own, about) == (0x81, 201, 7, 1, 2)
    assert struct.unpack_from(">I", data, 4 + 16)[0] == 0x1_0005
    description = data[4 + 32 :]
    assert description[1] == 202
    assert struct.unpack_from(">H", description, 2)[0] == len(description) // 4 - 1
    assert len(description) % 4 == 0
    assert b"citywall" in description
