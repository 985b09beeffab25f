"""The kept group of pictures, fed with bytes composed by hand and cut wherever a socket may cut."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.media.gop import Gop
from streams.media.nal import H264, HEVC, Dialect
from tests.fakes.film import film, sent
from tests.fakes.packets import Sender, interleaved

SPS, PPS = b"\x67\x42\x00\x0a" + bytes(12), b"\x68" + bytes(12)
KEY, SLICE = b"\x65" + bytes(40), b"\x41\x9a" + bytes(30)
I_SLICE = b"\x41\x88" + bytes(30)
REPLY = b"RTSP/1.0 200 OK\r\nCSeq: 7\r\n\r\n"


def gop(dialect: Dialect = H264, limit: int = 1 << 20) -> Gop:
    return Gop(dialect, rtp=0, rtcp=1, limit=limit)


@dataclass
class Seen:
    """Everything that a stream's hops came across."""

    packets: int = 0
    reports: list[bytes] = field(default_factory=list)
    foreign: int = 0


def hop_on(kept: Gop, seen: Seen) -> None:
    """Hop, stepping over foreign bytes to the next `$`, as a session does."""
    while True:
        found = kept.hop()
        seen.packets += found.packets
        seen.reports += found.reports
        if found.foreign < 0:
            return
        seen.foreign += 1
        following = kept.data.find(b"$", found.foreign - kept.base)
        kept.skip_to(following + kept.base if following >= 0 else kept.base + len(kept.data))
        if following < 0:
            return


def swallow(data: bytes, kept: Gop, cuts: list[int] | None = None) -> Seen:
    """Feed all bytes, hopping at every cut."""
    seen = Seen()
    places = sorted({0, *(cuts or ()), len(data)})
    for start, end in pairwise(places):
        kept.feed(data[start:end])
        hop_on(kept, seen)
    return seen


def key_picture(sender: Sender) -> bytes:
    packets = [sender.packet(SPS), sender.packet(PPS), sender.packet(KEY, marker=True)]
    sender.advance(3600)
    return b"".join(packets)


def plain_picture(sender: Sender) -> bytes:
    packet = sender.packet(SLICE, marker=True)
    sender.advance(3600)
    return packet


def test_a_keyframe_is_where_decoding_begins_its_parameter_sets_included() -> None:
    sender = Sender()
    before, key, after = plain_picture(sender), key_picture(sender), plain_picture(sender)
    kept = gop()
    swallow(before + key + after, kept)
    assert kept.data[kept.head :][: len(key)] == key
    assert kept.head_end == len(before + key)
    assert kept.end == len(before + key + after)
    assert (kept.keys, kept.pictures) == (1, 3)
    assert kept.parameters == {7: SPS, 8: PPS}


def test_trimming_forgets_what_lies_before_the_newest_keyframe_and_moves_no_position() -> None:
    sender = Sender()
    first = key_picture(sender) + plain_picture(sender)
    second, rest = key_picture(sender), plain_picture(sender)
    kept = gop()
    swallow(first + second + rest, kept)
    kept.trim()
    assert kept.base == kept.head == len(first)
    assert kept.data == second + rest
    assert kept.end == kept.scan == len(first + second + rest)


def test_half_a_packet_waits_for_its_other_half() -> None:
    sender = Sender()
    key = key_picture(sender)
    kept = gop()
    kept.feed(key[:-1])
    assert kept.hop().packets == 2
    assert kept.head == -1
    kept.feed(key[-1:])
    assert kept.hop().packets == 1
    assert kept.head == 0


def test_other_channels_are_passed_over_and_reports_are_handed_over() -> None:
    sender, audio, metadata = Sender(), Sender(channel=2), Sender(channel=4)
    report = sender.report(1_700_000_000.5)
    key = key_picture(sender)
    tail = audio.packet(KEY, marker=True) + metadata.packet(b"<tt:Event/>" * 4, marker=True)
    kept = gop()
    seen = swallow(report + audio.packet(bytes(40)) + key + tail, kept)
    assert seen.packets == 3
    assert seen.reports == [report[4:]]
    assert (kept.keys, kept.pictures) == (1, 1)


def test_bytes_that_are_no_frame_are_pointed_at() -> None:
    sender = Sender()
    kept = gop()
    start = key_picture(sender)
    kept.feed(start + REPLY + plain_picture(sender))
    found = kept.hop()
    assert found.foreign == len(start)
    kept.skip_to(found.foreign + len(REPLY))
    assert kept.hop().foreign == -1
    assert kept.pictures == 2


def test_of_a_group_beyond_the_limit_the_keyframe_alone_is_kept_until_the_next() -> None:
    sender = Sender()
    kept = gop(limit=2000)
    key = key_picture(sender)
    swallow(key, kept)
    for _ in range(60):
        swallow(plain_picture(sender), kept)
        kept.trim()
        assert len(kept.data) <= 2000
    assert kept.overflows >= 1
    assert kept.head == -1
    assert kept.spare == key
    swallow(key_picture(sender), kept)
    assert kept.head >= kept.base
    assert kept.spare == b""


def test_a_picture_that_never_ends_does_not_grow_beyond_the_limit() -> None:
    sender = Sender()
    kept = gop(limit=2000)
    for _ in range(200):
        swallow(sender.packet(SLICE), kept)
        kept.trim()
        assert len(kept.data) <= 2000


def test_the_size_a_header_claims_may_not_come_but_is_bounded_by_its_sixteen_bits() -> None:
    kept = gop()
    kept.feed(b"$\x00\xff\xff" + bytes(70_000))
    assert kept.hop().foreign >= 65_539


def test_a_keyframe_in_fragments_begins_with_its_first_fragment() -> None:
    sender = Sender()
    before = plain_picture(sender)
    kept = gop()
    swallow(before + b"".join(sender.fu_a(KEY * 10, 5)), kept)
    assert kept.head == len(before)
    assert kept.keys == 1


def test_a_keyframe_whose_first_fragment_was_lost_is_none() -> None:
    sender = Sender()
    kept = gop()
    swallow(b"".join(sender.fu_a(KEY * 10, 5)[1:]), kept)
    assert (kept.keys, kept.pictures) == (0, 1)


def test_an_aggregate_of_parameter_sets_and_keyframe_is_looked_into() -> None:
    sender = Sender()
    kept = gop()
    swallow(plain_picture(sender) + sender.stap_a([SPS, PPS, KEY], marker=True), kept)
    assert kept.keys == 1
    assert kept.parameters == {7: SPS, 8: PPS}


def test_cameras_without_idr_begin_with_an_intra_slice_behind_parameter_sets() -> None:
    sender = Sender()
    kept = gop()
    begins = sender.packet(SPS) + sender.packet(PPS) + sender.packet(I_SLICE, marker=True)
    sender.advance(3600)
    swallow(begins + plain_picture(sender), kept)
    assert (kept.keys, kept.head, kept.head_end) == (1, 0, len(begins))


def test_an_intra_slice_without_parameter_sets_is_no_beginning() -> None:
    sender = Sender()
    kept = gop()
    swallow(sender.packet(I_SLICE, marker=True), kept)
    assert kept.keys == 0


def test_a_lost_marker_does_not_put_the_picture_before_into_the_keyframe() -> None:
    sender = Sender()
    lost = sender.packet(SLICE, marker=False)
    sender.advance(3600)
    kept = gop()
    swallow(lost + key_picture(sender), kept)
    units = bytes(kept.data[kept.head : kept.head_end])
    assert SLICE not in units
    assert KEY in units


@pytest.mark.parametrize("padded", [False, True])
def test_contributors_extension_and_padding_hide_no_keyframe(padded: bool) -> None:
    sender = Sender(contributors=(7, 8), extension=bytes(8), padding=4 if padded else 0)
    kept = gop()
    swallow(key_picture(sender), kept)
    assert kept.keys == 1
    assert kept.parameters == {7: SPS, 8: PPS}


@pytest.mark.parametrize("codec", ["h264", "hevc"])
def test_a_real_film_has_the_keyframes_it_was_coded_with(codec: str) -> None:
    sender = Sender()
    kept = gop(H264 if codec == "h264" else HEVC)
    for picture in film(codec, frames=7, gop=3):
        swallow(b"".join(sent(sender, picture)), kept)
        kept.trim()
    assert (kept.keys, kept.pictures) == (3, 7)
    assert len(kept.parameters) == (2 if codec == "h264" else 3)


def street() -> bytes:
    """A stretch of a session with everything in it that cameras put there."""
    sender, audio = Sender(), Sender(channel=2, payload_type=0)
    parts = [plain_picture(sender), sender.report(1_700_000_000.0), key_picture(sender), REPLY]
    parts += [
        audio.packet(bytes(20)),
        plain_picture(sender),
        b"\x00\x00junk",
        plain_picture(sender),
    ]
    parts += [*sender.fu_a(SLICE * 4, 3), sender.report(1_700_000_001.0), audio.packet(bytes(9))]
    sender.advance(3600)
    parts += [sender.stap_a([SPS, PPS]), *sender.fu_a(KEY * 5, 4), b"$\x00\x00\x01\x01"]
    sender.advance(3600)
    parts += [
        plain_picture(sender),
        sender.report(1_700_000_002.0),
        bytes(7),
        plain_picture(sender),
    ]
    return b"".join((*parts, interleaved(6, bytes(30))))


STREET = street()


@given(st.lists(st.integers(1, len(STREET) - 1), max_size=40))
def test_however_the_socket_cuts_the_bytes_the_same_is_seen(cuts: list[int]) -> None:
    whole, cut = gop(), gop()
    expected, seen = swallow(STREET, whole), swallow(STREET, cut, cuts)
    assert (seen.packets, seen.reports) == (expected.packets, expected.reports)
    assert (cut.keys, cut.pictures, cut.parameters) == (
        whole.keys,
        whole.pictures,
        whole.parameters,
    )
    # Junk is taken out where it is met, so all positions behind it agree as well.
    assert (cut.head, cut.head_end, cut.end) == (whole.head, whole.head_end, whole.end)
    assert cut.data[: cut.end] == whole.data[: whole.end]


@given(st.lists(st.integers(1, len(STREET) - 1), max_size=20))
def test_trimming_between_cuts_changes_nothing_that_is_seen(cuts: list[int]) -> None:
    whole, cut = gop(), gop()
    expected = swallow(STREET, whole)
    seen = Seen()
    places = sorted({0, *cuts, len(STREET)})
    for start, end in pairwise(places):
        cut.feed(STREET[start:end])
        hop_on(cut, seen)
        cut.trim()
    assert seen.packets == expected.packets
    assert (cut.keys, cut.pictures, cut.head, cut.end) == (
        whole.keys,
        whole.pictures,
        whole.head,
        whole.end,
    )
    assert cut.data == whole.data[cut.base :]


def newest_key(kept: Gop) -> bytes:
    if kept.head < 0:
        return kept.spare
    return bytes(kept.data[kept.head - kept.base : kept.head_end - kept.base])


@given(st.lists(st.tuples(st.integers(1, len(STREET) - 1), st.booleans()), max_size=20))
def test_whenever_memory_runs_short_the_newest_keyframe_is_kept(
    cuts: list[tuple[int, bool]],
) -> None:
    whole, short = gop(), gop()
    swallow(STREET, whole)
    seen = Seen()
    places = sorted({0: False, **dict(cuts), len(STREET): False}.items())
    for (start, _), (end, thin) in pairwise(places):
        short.feed(STREET[start:end])
        hop_on(short, seen)
        short.trim()
        if thin:
            short.thin()
    assert (short.keys, short.pictures) == (whole.keys, whole.pictures)
    assert newest_key(short) == newest_key(whole)


@given(st.binary(max_size=400), st.sampled_from([H264, HEVC]))
def test_no_bytes_make_it_stumble(noise: bytes, dialect: Dialect) -> None:
    sender = Sender()
    kept = gop(dialect)
    swallow(plain_picture(sender) + b"$\x00" + noise + key_picture(sender), kept)
    kept.trim()
    assert kept.base <= max(kept.head, kept.base)
    assert kept.end <= kept.base + len(kept.data)


@given(st.binary(min_size=1, max_size=60), st.booleans())
def test_no_payload_makes_it_stumble(payload: bytes, marker: bool) -> None:
    for dialect in (H264, HEVC):
        kept = gop(dialect)
        swallow(Sender().packet(payload, marker) + Sender().packet(SLICE, marker=True), kept)
        assert kept.hop().foreign == -1
