"""When the cameras of a group count as lost together."""

from __future__ import annotations

from layouts.channel import Channel
from layouts.mosaic import Mosaic
from layouts.rule import Answer, OnAlert, OnLost, Rule
from wall.rules.loss import Losses

CHANNELS = tuple(
    Channel(f"c{n}", {"en": f"C{n}"}, f"rtsp://192.0.2.1/{n}", groups=("bridge" if n < 4 else "x",))
    for n in range(6)
)
HALF = Rule("half", {}, OnLost(Mosaic(("bridge",)), share=0.5, for_s=10), Answer(scene="s"))
TWO = Rule("two", {}, OnLost(Mosaic(), count=2, for_s=0), Answer(scene="s"))
ALERT = Rule("alert", {}, OnAlert(), Answer(scene="s"))


def test_a_loss_begins_when_it_has_lasted_and_ends_when_it_has_been_over_as_long() -> None:
    losses = Losses([ALERT, HALF], CHANNELS)
    assert losses.watching
    assert losses.look({"c0", "c1", "c4"}, 100.0) == ()
    assert losses.look({"c0", "c1"}, 109.0) == ()
    (begun,) = losses.look({"c0", "c1"}, 110.0)
    assert begun.happening is not None
    assert begun.id == begun.happening.id == "lost:half"
    assert begun.happening.told("en") == "2 of 4 cameras are lost"
    assert losses.look({"c0"}, 111.0) == ()
    assert losses.look(set(), 120.0) == ()
    (ended,) = losses.look(set(), 121.0)
    assert (ended.id, ended.happening) == ("lost:half", None)


def test_a_camera_that_comes_back_for_a_moment_begins_the_count_anew() -> None:
    losses = Losses([HALF], CHANNELS)
    losses.look({"c0", "c1"}, 100.0)
    losses.look({"c0"}, 105.0)
    assert losses.look({"c0", "c1"}, 110.0) == ()
    assert losses.look({"c0", "c1"}, 120.0)


def test_a_growing_loss_is_told_again() -> None:
    losses = Losses([TWO], CHANNELS)
    (begun,) = losses.look({"c0", "c5"}, 0.0)
    (grown,) = losses.look({"c0", "c4", "c5"}, 1.0)
    assert begun.happening is not None
    assert grown.happening is not None
    assert grown.happening.told("ko") == "카메라 6대 중 3대 끊김"
    assert losses.look({"c0", "c4", "c5"}, 2.0) == ()


def test_a_group_of_nobody_is_never_lost() -> None:
    nobody = Rule("none", {}, OnLost(Mosaic(("gone",)), share=0.1, for_s=0), Answer(scene="s"))
    assert Losses([nobody], CHANNELS).look({c.id for c in CHANNELS}, 0.0) == ()
    assert not Losses([ALERT], CHANNELS).watching


def test_an_edit_of_the_documents_neither_forgets_a_loss_nor_tells_it_twice() -> None:
    before = Losses([HALF, TWO], CHANNELS)
    before.look({"c0", "c1"}, 0.0)
    before.look({"c0", "c1"}, 10.0)
    after = Losses([HALF], CHANNELS).taking_over(before)
    assert after.look({"c0", "c1"}, 11.0) == ()
    assert after.gone_since(before) == ("lost:two",)
