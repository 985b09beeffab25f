"""Pictures put together from packets as RFC 6184 and 7798 cut them, and what losses do to them."""

from __future__ import annotations

from collections.abc import Mapping

import av
import pytest
from av.video.codeccontext import VideoCodecContext
from hypothesis import given
from hypothesis import strategies as st

from streams.media.depacketizer import Depacketizer, parameter_sets
from streams.media.nal import H264, HEVC, START_CODE, Dialect
from streams.media.unit import AccessUnit
from tests.fakes.film import Picture, film, sent
from tests.fakes.packets import WRAP, Sender, interleaved

SPS, PPS = b"\x67\x42\x00\x0a", b"\x68\xce\x3c\x80"
KEY, SLICE = b"\x65" + bytes(range(60)), b"\x41\x9a" + bytes(range(40))


def depacketizer(
    dialect: Dialect = H264, parameters: Mapping[int, bytes] | None = None
) -> Depacketizer:
    return Depacketizer(dialect, rtp=0, payload_type=96, parameters=parameters or {})


def taken(made: Depacketizer, *packets: bytes) -> list[AccessUnit]:
    data = b"".join(packets)
    return made.units(data, 0, len(data))


def nals(unit: AccessUnit) -> list[bytes]:
    return unit.data.split(START_CODE)[1:]


def test_parameter_sets_and_a_slice_make_one_picture_in_the_order_they_came() -> None:
    sender = Sender()
    [unit] = taken(
        depacketizer(), sender.packet(SPS), sender.packet(PPS), sender.packet(KEY, marker=True)
    )
    assert nals(unit) == [SPS, PPS, KEY]
    assert (unit.key, unit.damaged, unit.timestamp) == (True, False, 90_000)


def test_an_aggregate_is_taken_apart() -> None:
    [unit] = taken(depacketizer(), Sender().stap_a([SPS, PPS, KEY], marker=True))
    assert nals(unit) == [SPS, PPS, KEY]
    assert unit.key


def test_an_aggregate_whose_last_size_lies_keeps_what_is_whole() -> None:
    sender = Sender()
    packet = sender.packet(b"\x78\x00\x04" + SPS + b"\x00\x99\x65\x01", marker=True)
    [unit] = taken(depacketizer(), packet)
    assert nals(unit) == [SPS]


def test_fragments_are_put_together_with_the_header_they_carried() -> None:
    [unit] = taken(depacketizer(), *Sender().fu_a(KEY, 4))
    assert nals(unit) == [KEY]
    assert (unit.key, unit.damaged) == (True, False)


@pytest.mark.parametrize("lost", [0, 1, 3], ids=["first", "middle", "last"])
def test_a_lost_fragment_damages_the_picture(lost: int) -> None:
    sender = Sender()
    before = sender.packet(SLICE, marker=True)
    sender.advance(3600)
    fragments = sender.fu_a(KEY, 4)
    sender.advance(3600)
    after = sender.packet(SLICE, marker=True)
    made = depacketizer()
    del fragments[lost]
    units = taken(made, before, *fragments, after)
    assert units[0] == AccessUnit(90_000, START_CODE + SLICE, key=False, damaged=False)
    assert any(unit.damaged for unit in units[1:])
    assert not any(unit.key and not unit.damaged for unit in units)
    assert made.lost == 1


def test_a_picture_that_was_lost_whole_damages_the_one_that_builds_on_it() -> None:
    sender = Sender()
    packets = [sender.packet(SLICE, marker=True)]
    sender.advance(3600)
    sender.lose(2)
    sender.advance(3600)
    packets.append(sender.packet(SLICE, marker=True))
    sender.advance(3600)
    packets.append(sender.packet(SLICE, marker=True))
    made = depacketizer()
    assert [unit.damaged for unit in taken(made, *packets)] == [False, True, False]
    assert made.lost == 2


def test_a_lost_marker_ends_the_picture_where_the_time_changes() -> None:
    sender = Sender()
    packets = [sender.packet(SLICE)]
    sender.advance(3600)
    packets.append(sender.packet(SLICE, marker=True))
    units = taken(depacketizer(), *packets)
    assert [unit.timestamp for unit in units] == [90_000, 93_600]
    assert not any(unit.damaged for unit in units)


def test_sequence_numbers_that_wrap_are_no_loss() -> None:
    sender = Sender(sequence=0xFFFE)
    made = depacketizer()
    units = taken(made, *sender.fu_a(KEY, 4))
    assert [unit.damaged for unit in units] == [False]
    assert made.lost == 0


def test_timestamps_that_wrap_go_on_rising() -> None:
    sender = Sender(timestamp=WRAP - 3600)
    made = depacketizer()
    made.timestamp = WRAP - 7200
    stamps = []
    for _ in range(3):
        stamps += [unit.timestamp for unit in taken(made, sender.packet(SLICE, marker=True))]
        sender.advance(3600)
    assert stamps == [WRAP - 3600, WRAP, WRAP + 3600]


def test_another_ssrc_starts_its_own_count() -> None:
    first, second = Sender(sequence=5), Sender(ssrc=0x9999, sequence=40_000, timestamp=93_600)
    made = depacketizer()
    units = taken(
        made, first.packet(SLICE, marker=True), second.packet(KEY, marker=True)
    )  # the camera's encoder was restarted within the session
    assert made.lost == 0
    assert [(unit.key, unit.damaged) for unit in units] == [(False, False), (True, False)]


def test_a_keyframe_has_the_session_descriptions_parameter_sets_where_it_brings_none() -> None:
    [unit] = taken(depacketizer(H264, {7: SPS, 8: PPS}), Sender().packet(KEY, marker=True))
    assert nals(unit) == [SPS, PPS, KEY]


def test_parameter_sets_that_came_in_band_are_newer_than_those_of_the_description() -> None:
    fresh = b"\x67\x64\x00\x1f"
    sender = Sender()
    made = depacketizer(H264, {7: SPS, 8: PPS})
    taken(made, sender.packet(fresh), sender.packet(PPS), sender.packet(KEY, marker=True))
    sender.advance(3600)
    [unit] = taken(made, sender.packet(KEY, marker=True))
    assert nals(unit) == [fresh, PPS, KEY]


def test_a_slice_that_builds_on_others_is_given_no_parameter_sets() -> None:
    [unit] = taken(depacketizer(H264, {7: SPS, 8: PPS}), Sender().packet(SLICE, marker=True))
    assert nals(unit) == [SLICE]


@pytest.mark.parametrize(
    "sender",
    [
        Sender(contributors=(1, 2, 3)),
        Sender(extension=bytes(12)),
        Sender(padding=7),
        Sender(contributors=(1,), extension=b"", padding=1),
    ],
    ids=["contributors", "extension", "padding", "all"],
)
def test_what_surrounds_a_payload_is_no_part_of_it(sender: Sender) -> None:
    [unit] = taken(depacketizer(), *sender.fu_a(KEY, 3))
    assert nals(unit) == [KEY]


def test_padding_longer_than_its_packet_is_nonsense_and_does_no_harm() -> None:
    packet = bytearray(Sender(padding=4).packet(SLICE, marker=True))
    packet[-1] = 255
    sender = Sender(sequence=101, timestamp=93_600)
    units = taken(depacketizer(), bytes(packet), sender.packet(SLICE, marker=True))
    assert [nals(unit) for unit in units] == [[SLICE]]


def test_other_tracks_and_other_payload_types_are_left_out() -> None:
    sender = Sender()
    audio = Sender(channel=2, payload_type=0)
    redundant = Sender(payload_type=97, ssrc=3)
    made = depacketizer()
    packets = sender.fu_a(KEY, 3)
    units = taken(
        made,
        packets[0],
        audio.packet(SLICE, marker=True),
        redundant.packet(SLICE, marker=True),
        interleaved(1, bytes(28)),
        *packets[1:],
    )
    assert [nals(unit) for unit in units] == [[KEY]]
    assert made.lost == 0


def test_a_hevc_aggregate_is_taken_apart() -> None:
    vps, sps, pps = (bytes((kind << 1, 1, kind)) for kind in (32, 33, 34))
    key = bytes((19 << 1, 1)) + bytes(30)
    [unit] = taken(depacketizer(HEVC), Sender().hevc_ap([vps, sps, pps, key], marker=True))
    assert nals(unit) == [vps, sps, pps, key]
    assert unit.key


@pytest.mark.parametrize("kind", range(16, 22))
def test_every_hevc_picture_at_which_decoding_may_begin_is_a_keyframe(kind: int) -> None:
    key = bytes((kind << 1, 1)) + bytes(range(30))
    [unit] = taken(depacketizer(HEVC), *Sender().hevc_fu(key, 3))
    assert nals(unit) == [key]
    assert (unit.key, unit.damaged) == (True, False)


def test_beginning_at_another_place_is_no_loss() -> None:
    sender = Sender()
    made = depacketizer()
    taken(made, *sender.fu_a(KEY, 3)[:2])
    sender.lose(500)
    sender.advance(90_000)
    made.restart()
    [unit] = taken(made, *sender.fu_a(KEY, 3))
    assert not unit.damaged
    assert made.lost == 0


def test_the_sets_of_a_description_are_told_apart_and_the_rest_left_out() -> None:
    assert parameter_sets(H264, [SPS, b"", PPS, b"\x06\x05"]) == {7: SPS, 8: PPS}


def decoded(codec: str, units: list[AccessUnit]) -> int:
    """How many pictures a real decoder makes of the units, none of them corrupt."""
    context = av.CodecContext.create(codec, "r")
    assert isinstance(context, VideoCodecContext)
    frames = [frame for unit in units for frame in context.decode(av.Packet(unit.data))]
    frames += context.decode(None)
    return sum(not frame.is_corrupt for frame in frames)


def aggregated(sender: Sender, picture: Picture) -> list[bytes]:
    """A picture in as few packets as the codec allows."""
    bundle = sender.stap_a if picture.codec == "h264" else sender.hevc_ap
    packet = bundle(picture.nals, marker=True)
    sender.advance(3600)
    return [packet]


@pytest.mark.parametrize("codec", ["h264", "hevc"])
@pytest.mark.parametrize("way", [sent, aggregated], ids=["fragments", "aggregates"])
def test_a_real_film_comes_out_as_it_went_in(codec: str, way: object) -> None:
    assert callable(way)
    sender = Sender()
    made = depacketizer(H264 if codec == "h264" else HEVC)
    units: list[AccessUnit] = []
    for picture in film(codec):
        units += taken(made, *way(sender, picture))
    assert [unit.key for unit in units] == [True, False, False, True, False, False]
    assert decoded(codec, units) == 6


@pytest.mark.parametrize("codec", ["h264", "hevc"])
def test_parameter_sets_of_the_description_alone_are_enough_to_decode(codec: str) -> None:
    dialect = H264 if codec == "h264" else HEVC
    pictures = film(codec)
    sender = Sender()
    made = depacketizer(dialect, parameter_sets(dialect, pictures[0].parameters))
    units: list[AccessUnit] = []
    for picture in pictures:
        bare = Picture(picture.slices, codec)
        units += taken(made, *sent(sender, bare))
    assert decoded(codec, units) == 6


@given(st.data())
def test_whatever_is_lost_no_whole_keyframe_is_made_of_parts(data: st.DataObject) -> None:
    sender = Sender()
    packets = [packet for picture in film() for packet in sent(sender, picture, pieces=4)]
    keep = data.draw(st.lists(st.booleans(), min_size=len(packets), max_size=len(packets)))
    units = taken(
        depacketizer(), *(packet for packet, kept in zip(packets, keep, strict=True) if kept)
    )
    whole = [picture.slices[-1] for picture in film()]
    for unit in units:
        if unit.key and not unit.damaged:
            assert nals(unit)[-1] in whole


@given(st.binary(max_size=300), st.sampled_from([H264, HEVC]), st.integers(0, 255))
def test_no_payload_makes_it_stumble(payload: bytes, dialect: Dialect, first: int) -> None:
    sender = Sender()
    packet = bytearray(sender.packet(payload, marker=True))
    packet[4] = first
    units = taken(depacketizer(dialect), bytes(packet), sender.packet(SLICE, marker=True))
    assert len(units) <= 2


def test_a_picture_whose_last_slice_was_lost_whole_is_damaged() -> None:
    sender = Sender()
    packets = [sender.packet(KEY), sender.packet(KEY, marker=True)]
    sender.advance(3600)
    packets.append(sender.packet(SLICE, marker=True))
    del packets[1]
    first, *_ = taken(depacketizer(), *packets)
    assert first.key
    assert first.damaged
