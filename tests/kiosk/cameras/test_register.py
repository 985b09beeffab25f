"""A picture is judged against the moment it is looked at, whoever wrote it, and remembered."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from kiosk.cameras.register import STANDS_S, Register
from kiosk.knowledge.outlook import Liveness, Outlook
from layouts.channel import Channel
from streams.floor.frame import Frames, Shape
from streams.floor.truth import Content, Link, Tier
from streams.media.aside.tether import Shared

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
BEGAN = NOON - timedelta(hours=1)
SQUARE = Channel("square", {"ko": "광장"}, "rtsp://192.0.2.1/", position=(37.5, 127.0))
NOW = 5000.0


def shared(**facts: float) -> Shared:
    """The memory of an engine with one camera, live and in motion, its picture just taken."""
    frames = Frames.create(Shape(1, 1))
    usual = {
        "link": Link.PLAYING,
        "tier": Tier.SMOOTH,
        "played_at": NOW - 100,
        "packet_at": NOW - 0.1,
        "key_at": NOW - 1,
        "captured": NOW - 0.1,
        "promise": 0.5,
    }
    for name, value in (usual | facts).items():
        frames.status[name][0] = value
    return Shared(frames, {"square": 0})


def looked(memory: Shared | None, later: float = 0.0, register: Register | None = None) -> Outlook:
    present = NOON + timedelta(seconds=later)
    return (register or Register(BEGAN)).look([SQUARE], memory, NOW + later, present)["square"]


def test_what_moves_is_live_and_of_the_moment_at_which_it_was_taken() -> None:
    told = looked(shared())
    assert told.liveness is Liveness.LIVE
    assert told.at is not None
    assert abs(told.at - (NOON - timedelta(seconds=0.1))) < timedelta(milliseconds=1)
    assert told.position is not None


def test_what_is_sent_in_segments_says_how_far_behind_it_may_be() -> None:
    told = looked(shared(captured=NOW - 6.1, promise=6.5))
    assert (told.liveness, told.behind_s) == (Liveness.LIVE, 7)
    assert looked(shared(captured=NOW - 6.4, promise=6.5)).behind_s == 7, "it does not flicker"
    assert looked(shared()).behind_s == 0
    assert looked(shared(captured=NOW - 6.1, promise=5.0)).liveness is Liveness.LATE


def test_a_still_is_not_called_live() -> None:
    assert looked(shared(tier=Tier.STILL, promise=5.0)).liveness is Liveness.STILL


@pytest.mark.parametrize(
    ("content", "liveness"),
    [(Content.FROZEN, Liveness.FROZEN), (Content.BLACK, Liveness.BLACK)],
)
def test_a_camera_that_sends_the_same_says_since_when(content: Content, liveness: Liveness) -> None:
    told = looked(shared(content=content, content_since=NOW - 90))
    assert told.liveness is liveness
    assert told.since is not None
    assert abs(told.since - (NOON - timedelta(seconds=90))) < timedelta(milliseconds=1)


@pytest.mark.parametrize("why", ["an engine that hangs", "a link that is lost", "a refusal"])
def test_whatever_keeps_pictures_away_it_turns_late_and_is_gone_after_a_minute(why: str) -> None:
    facts: dict[str, float] = {}
    if why == "a link that is lost":
        facts = {"link": Link.WAITING}
    elif why == "a refusal":
        facts = {"link": Link.WAITING, "refused": 404}
    memory, register = shared(**facts), Register(BEGAN)
    late = looked(memory, 3.0, register)
    assert late.liveness is Liveness.LATE
    gone = looked(memory, STANDS_S + 1, register)
    assert gone.liveness is Liveness.GONE
    assert gone.since == gone.at == late.at


def test_one_and_the_same_picture_is_of_one_and_the_same_moment() -> None:
    """Clocks drift: by the second look the station's has been set forward."""
    memory, register = shared(), Register(BEGAN)
    first = looked(memory, 0.0, register)
    again = register.look([SQUARE], memory, NOW + 3, NOON + timedelta(seconds=9))["square"]
    assert again.at == first.at


def test_an_engine_that_is_started_again_does_not_make_the_last_picture_forgotten() -> None:
    register = Register(BEGAN)
    last = looked(shared(), 0.0, register).at
    empty = Shared(Frames.create(Shape(1, 1)), {"square": 0})
    for memory in (None, empty, Shared(empty.frames, {})):
        told = looked(memory, 5.0, register)
        assert told.liveness is Liveness.GONE
        assert told.at == told.since == last


def test_a_camera_that_never_had_a_picture_has_none_since_it_was_looked_at() -> None:
    told = looked(None)
    assert (told.liveness, told.at, told.since) == (Liveness.GONE, None, BEGAN)


def test_a_picture_that_is_nearly_a_minute_old_still_stands() -> None:
    captured = NOW - STANDS_S + 1
    assert looked(shared(captured=captured, packet_at=captured)).liveness is Liveness.LATE
