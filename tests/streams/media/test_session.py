"""One playing session fed with hand-made bytes: what it knows, what it keeps, what it hands on."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest

from streams.floor.truth import Link
from streams.media.replay.tape import Tape
from streams.media.replay.vault import Vault
from streams.media.rtsp.conversation import Track
from streams.media.rtsp.refused import ProtocolError
from streams.media.session import Account, Session
from streams.media.source import Facts
from tests.fakes.film import film, sent
from tests.fakes.packets import WRAP, Sender

RATE = 90_000
FPS = 25


def track(codec: str) -> Track:
    return Track(codec, 96, 0, 1, RATE, (), None)


class Playing:
    """A session and the camera that feeds it, a picture every 40 ms."""

    def __init__(self, sender: Sender | None = None, codec: str = "h264") -> None:
        self.sender = sender or Sender(timestamp=0)
        self.facts = Facts(link=Link.PLAYING)
        self.account = Account(1 << 30)
        self.tape = Tape(Vault())
        self.session = Session(track(codec), self.facts, 1 << 20, self.account, self.tape)
        self.film, self.shown, self.now = film(codec, frames=9, gop=3), 0, 1000.0
        self.messages: list[bytes] = []

    def feed(self, data: bytes) -> None:
        self.session.feed(data)
        self.messages += self.session.look(self.now)
        self.session.trim(watched=False)

    def pictures(self, count: int, ticks: int = RATE // FPS) -> None:
        """Feed so many pictures, each at its time."""
        for _ in range(count):
            picture = self.film[self.shown % 9]
            self.shown += 1
            data = b"".join(sent(self.sender, picture, ticks=ticks))
            self.feed(data)
            self.now += 1 / FPS


def feed_often(playing: Playing, data: bytes) -> None:
    for _ in range(2000):
        playing.feed(data)


def test_when_memory_is_short_the_keyframe_alone_is_kept_and_motion_waits_for_the_next() -> None:
    playing = Playing()
    playing.pictures(5)
    key = playing.session.key()
    assert len(playing.session.group()) == 2
    playing.account.limit = 1
    playing.pictures(1, ticks=0)
    assert playing.session.key() == key
    assert playing.session.group() == [key]
    playing.account.limit = 1 << 30
    playing.pictures(2)
    assert playing.session.group()[0].key
    assert playing.account.used > 0
    playing.session.close()
    assert playing.account.used == 0


def test_intervals_and_groups_are_measured() -> None:
    playing = Playing()
    playing.pictures(30)
    assert playing.facts.interval == pytest.approx(1 / FPS, rel=0.01)
    assert playing.facts.gop == pytest.approx(3 / FPS, rel=0.01)
    assert playing.session.keys == 10
    assert playing.facts.lost == 0
    assert playing.facts.received > 1000


def test_the_group_begins_with_the_newest_keyframe_and_fresh_goes_on_behind_it() -> None:
    playing = Playing()
    playing.pictures(5)
    assert [unit.key for unit in playing.session.group()] == [True, False]
    assert playing.session.fresh() == []
    playing.pictures(1)
    assert [unit.key for unit in playing.session.fresh()] == [False]
    playing.pictures(1)
    assert [unit.key for unit in playing.session.fresh()] == [True]


def test_the_still_is_the_newest_keyframe_and_disturbs_no_motion() -> None:
    playing = Playing()
    playing.pictures(4)
    playing.session.group()
    playing.pictures(1)
    key = playing.session.key()
    assert key is not None
    assert key.key
    assert [unit.key for unit in playing.session.fresh()] == [False]


def test_before_a_keyframe_there_is_nothing_to_show() -> None:
    playing = Playing()
    playing.shown = 1
    playing.pictures(2)
    assert playing.session.key() is None
    assert playing.session.group() == []


def test_lost_packets_are_counted() -> None:
    playing = Playing()
    playing.pictures(3)
    playing.sender.lose(5)
    playing.pictures(3)
    assert playing.facts.lost == 5


def test_sequence_and_timestamp_wrap_unnoticed() -> None:
    playing = Playing(Sender(sequence=65_530, timestamp=WRAP - 5 * 3600))
    playing.pictures(12)
    playing.session.group()
    playing.pictures(6)
    assert playing.facts.lost == 0
    assert playing.facts.interval == pytest.approx(1 / FPS, rel=0.05)
    newest = playing.session.fresh()[-1]
    assert playing.now - playing.session.clock.captured(newest.timestamp) < 0.1


def test_another_ssrc_within_the_session_is_another_clock_and_no_loss() -> None:
    playing = Playing()
    playing.pictures(6)
    playing.sender.ssrc, playing.sender.sequence = 0x777, 9
    playing.sender.timestamp = 3_000_000_000
    playing.pictures(6)
    assert playing.facts.lost == 0
    [*_, newest] = playing.session.group()
    assert playing.now - playing.session.clock.captured(newest.timestamp) < 0.1
    assert playing.facts.packet_at == pytest.approx(playing.now, abs=0.1)


def test_rtsp_messages_between_frames_are_handed_over_wherever_they_are_cut() -> None:
    playing = Playing()
    playing.pictures(3)
    reply = b"RTSP/1.0 200 OK\r\nCSeq: 9\r\nContent-Length: 5\r\n\r\nhello"
    for cut in range(1, len(reply)):
        playing.messages.clear()
        playing.feed(reply[:cut])
        assert playing.messages == []
        playing.feed(reply[cut:])
        assert playing.messages == [reply]
    playing.pictures(3)
    assert playing.session.keys == 2


def test_a_request_of_the_camera_is_no_junk() -> None:
    playing = Playing()
    request = b"OPTIONS rtsp://192.0.2.1/ RTSP/1.0\r\nCSeq: 1\r\n\r\n"
    playing.feed(request)
    assert playing.messages == [request]


JUNK = (b"\x00\xff\x01", b"$$$$", b"$\x07", b"$\x00\x00", b"RTSQ nonsense\r\n", bytes(300))


@pytest.mark.parametrize("junk", JUNK, ids=repr)
def test_junk_between_frames_is_stepped_over(junk: bytes) -> None:
    """Junk that looks like a frame of 9 kB takes so much with it, and no more."""
    playing = Playing()
    playing.pictures(3)
    playing.feed(junk)
    playing.pictures(60)
    keys = playing.session.keys
    playing.pictures(9)
    assert playing.session.keys == keys + 3
    assert playing.session.group()[0].key


def test_a_camera_that_sends_nothing_but_junk_is_given_up() -> None:
    playing = Playing()
    with pytest.raises(ProtocolError, match="makes no sense"):
        feed_often(playing, b"\x11" * 5000)


def test_a_reply_that_never_ends_is_given_up_rather_than_kept() -> None:
    playing = Playing()
    with pytest.raises(ProtocolError, match="makes no sense"):
        feed_often(playing, b"RTSP/1.0 200 OK\r\n" + b"X" * 1000)


def test_a_session_seven_hours_old_still_knows_when_its_pictures_were_captured() -> None:
    playing = Playing()
    playing.pictures(4)
    playing.session.group()
    playing.sender.advance(7 * 3600 * RATE)
    playing.now += 7 * 3600
    for _ in range(3):
        playing.pictures(3)
    key = playing.session.key()
    assert key is not None
    assert playing.now - playing.session.clock.captured(key.timestamp) < 0.5


def test_a_camera_half_a_second_behind_in_its_reports_is_believed() -> None:
    playing = Playing()
    playing.pictures(1)
    offset = time.time() - time.monotonic()
    playing.feed(playing.sender.report(offset + playing.now - 0.5))
    playing.pictures(8)
    newest = playing.session.group()[-1]
    age = playing.now - playing.session.clock.captured(newest.timestamp)
    assert age == pytest.approx(0.5 + 1 / FPS, abs=0.03)


def test_drains_come_right_behind_keyframes() -> None:
    playing = Playing()
    playing.pictures(30)
    facts = playing.facts
    facts.gop, facts.key_at = 2.0, playing.now - 0.1
    due = playing.session.next_drain(playing.now, cadence=0.5)
    times = [due]
    while times[-1] < facts.key_at + facts.gop:
        times.append(playing.session.next_drain(times[-1], cadence=0.5))
    assert all(0 < later - sooner < 0.75 for sooner, later in pairwise(times))
    assert min(abs(at - (facts.key_at + 2.0)) for at in times) < 0.1


def test_a_foretold_keyframe_is_waited_for_and_no_other() -> None:
    playing = Playing()
    playing.pictures(30)
    facts, now = playing.facts, playing.now
    facts.gop, facts.key_came = 2.0, now - 0.1
    foretold = playing.session.next_drain(now, cadence=0.5, longest=2.5)
    assert foretold == pytest.approx(facts.key_came + 2.0, abs=0.1)
    facts.gop = 0.0
    assert playing.session.next_drain(now, cadence=0.5, longest=2.5) == now + 0.5
    facts.gop = 2.0
    late = facts.key_came + 3.0
    assert playing.session.next_drain(late, cadence=0.5, longest=2.5) == late + 0.5


def test_a_receiver_report_speaks_of_the_stream_it_heard() -> None:
    playing = Playing()
    playing.pictures(2)
    report = playing.session.receiver_report()
    assert report[1] == 1
    assert playing.sender.ssrc.to_bytes(4, "big") in report


def test_the_very_first_interval_is_right() -> None:
    playing = Playing()
    playing.pictures(2)
    assert playing.facts.interval == pytest.approx(1 / FPS, rel=0.01)


def test_a_touch_seven_hours_after_the_last_one_shows_the_present() -> None:
    playing = Playing()
    playing.pictures(4)
    playing.session.group()
    for _ in range(7 * 60):
        playing.sender.advance(60 * RATE)
        playing.now += 60
        playing.pictures(1)
    playing.pictures(3)
    newest = playing.session.group()[-1]
    assert playing.now - playing.session.clock.captured(newest.timestamp) < 0.5


def test_behind_a_keyframe_that_was_kept_alone_motion_waits_for_the_next() -> None:
    playing = Playing()
    playing.film = film("h264", frames=9, gop=9)
    playing.pictures(3)
    playing.account.limit = 1
    playing.pictures(3)
    assert [unit.key for unit in playing.session.group()] == [True]
    playing.account.limit = 1 << 30
    playing.pictures(2)
    assert playing.session.fresh()[0].damaged
    playing.pictures(1)


def test_who_waits_for_a_session_to_begin_gets_its_first_pictures_at_their_time() -> None:
    playing = Playing(Sender(timestamp=3_000_000_000))
    assert playing.session.group() == []
    playing.pictures(4)
    newest = playing.session.fresh()[-1]
    assert abs(playing.now - playing.session.clock.captured(newest.timestamp)) < 0.5


def test_what_is_forgotten_goes_onto_the_tape_a_group_at_a_time() -> None:
    playing = Playing()
    playing.pictures(2)
    playing.tape.running = True
    playing.pictures(10)
    assert len(playing.tape) == 3
    pieces = playing.tape.pieces
    units = [unit for piece in pieces for unit in piece.passage.units(playing.tape.read(piece))]
    assert [unit.key for unit in units] == [True, False, False] * 3
    assert [unit.timestamp for unit in units] == [n * RATE // FPS for n in range(9)]
    [(began, ended)] = playing.tape.spans()
    assert ended - began == pytest.approx(9 / FPS, abs=0.001)
    tail = playing.session.tail()
    assert tail is not None
    assert tail.passage.began == pytest.approx(ended, abs=0.001)
    assert [u.key for u in tail.passage.units(tail.read())] == [True, False, False]


def test_a_session_that_ends_leaves_its_last_pictures_on_the_tape() -> None:
    playing = Playing()
    playing.tape.running = True
    playing.pictures(8)
    playing.session.close()
    assert len(playing.tape) == 3
    last = playing.tape.pieces[-1]
    assert len(last.passage.units(playing.tape.read(last))) == 2


def test_what_no_keyframe_begins_is_not_put_onto_the_tape() -> None:
    playing = Playing()
    playing.tape.running = True
    playing.shown = 1
    playing.pictures(5)
    assert len(playing.tape) == 0


def test_a_channel_whose_past_is_kept_keeps_its_groups_when_memory_is_short() -> None:
    playing = Playing()
    playing.tape.running = True
    playing.account.limit = 1
    playing.pictures(8)
    assert [unit.key for unit in playing.session.group()] == [True, False]
    assert len(playing.tape) == 2


@pytest.mark.parametrize("codec", ["h264", "hevc"])
def test_a_report_before_a_keyframes_parameter_sets_leaves_no_empty_picture_on_the_tape(
    codec: str,
) -> None:
    playing = Playing(codec=codec)
    playing.tape.running = True
    for _ in range(4):
        playing.pictures(3)
        playing.feed(playing.sender.report(time.time()))
    playing.pictures(1)
    found = [p.passage.units(playing.tape.read(p)) for p in playing.tape.pieces]
    assert [[unit.key for unit in units] for units in found] == [[True, False, False]] * 4
