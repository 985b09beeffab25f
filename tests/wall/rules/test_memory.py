"""What rules have to do is written down and taken up by the next wall, as far as it still holds."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from layouts.geometry import Rect
from layouts.layout import Layout
from layouts.mosaic import Mosaic
from layouts.rule import Answer, OnAlert, OnLost, OnSituation, Rule
from layouts.scene import Scene
from layouts.surface import Display, Screen, Surface
from wall.rules.board import Board
from wall.rules.happening import Happening, Kind
from wall.rules.memory import AWAY_S, Clocks, MemoryBrokenError, recalled, remembered

SURFACE = Surface((Display("desk", Rect(0, 0, 600, 340), (640, 360), Screen(index=0)),))
SCENES = (Scene("all", {"en": "All"}, Mosaic()), Scene("river", {"en": "River"}, Mosaic(("r",))))
RULES = (
    Rule("rain", {"en": "Rain"}, OnAlert("severe"), Answer(scene="river"), priority=80),
    Rule("water", {"en": "Water"}, OnSituation(), Answer(scene="river"), at_most_s=600.0),
    Rule("call", {"en": "Call"}, OnAlert(), Answer(scene="river"), until="dismissed"),
    Rule("loss", {"en": "Loss"}, OnLost(Mosaic(("r",)), 2, 0), Answer(scene="river")),
)
LAYOUT = Layout(SURFACE, SCENES, rules=RULES)
STORM = Happening(
    "kma-1",
    Kind.ALERT,
    "호우경보",
    {"ko": "한강 수위 상승"},
    "severe",
    "immediate",
    ("Met",),
    90,
    (37.5, 127.0),
)
FLOOD = Happening("s1", Kind.SITUATION, "flood")
BEFORE = Clocks(monotonic=5000.0, wall=1_800_000_000.0)


def after(seconds: float) -> Clocks:
    """Another start of the machine, so many seconds later: the monotonic clock began anew."""
    return Clocks(monotonic=40.0, wall=BEFORE.wall + seconds)


def again(board: Board[str], seconds: float, layout: Layout = LAYOUT) -> Board[str]:
    """The board of the next wall; what is kept goes through JSON on the way."""
    document: Any = json.loads(json.dumps(remembered(board, BEFORE)))
    return recalled(document, layout, "base", after(seconds))[0]


def keys(board: Board[str]) -> set[tuple[str, str]]:
    """The claims there are."""
    return {claim.key for claim in board.claims}


@pytest.fixture
def board() -> Board[str]:
    """A storm since 300 s, and a flood since 100 s."""
    return Board(LAYOUT, "base").told(STORM, 4700.0).told(FLOOD, 4900.0)


def test_claims_and_what_called_them_are_as_they_were(board: Board[str]) -> None:
    found = again(board, 4)
    assert keys(found) == {("rain", "kma-1"), ("call", "kma-1"), ("water", "s1")}
    assert dict(found.lasting) == {"kma-1": STORM, "s1": FLOOD}
    assert found.held["desk"].rule.id == board.held["desk"].rule.id
    assert found.base == "base"


def test_time_goes_on_while_no_wall_runs(board: Board[str]) -> None:
    began = {claim.key: claim.began for claim in again(board, 4).claims}
    assert began["rain", "kma-1"] == pytest.approx(40.0 - 304.0)
    assert ("water", "s1") in keys(again(board, 499))
    assert ("water", "s1") not in keys(again(board, 501)), "its ten minutes are over"
    assert ("water", "s1") in again(board, 501).spent, "and it does not begin anew"


def test_the_card_knows_since_when(board: Board[str]) -> None:
    times = recalled(remembered(board, BEFORE), LAYOUT, "base", after(4))[1]
    assert times["rain", "kma-1"] == pytest.approx(BEFORE.wall - 300)


def test_what_a_hand_did_is_respected(board: Board[str]) -> None:
    put = board.put("other", ("desk",)).dismissed([("water", "s1")])
    found = again(put, 4)
    assert not found.held
    assert ("water", "s1") not in keys(found)


def test_what_was_over_and_waits_for_a_hand_still_does(board: Board[str]) -> None:
    found = again(board.ended("kma-1"), 4)
    assert [(c.key, c.over) for c in found.claims if c.key[1] == "kma-1"] == [
        (("call", "kma-1"), True)
    ]


def test_rules_that_were_edited_meanwhile_are_asked_anew(board: Board[str]) -> None:
    edited = replace(
        LAYOUT, rules=(Rule("new", {"en": "New"}, OnSituation(), Answer(scene="all")), RULES[0])
    )
    assert keys(again(board, 4, edited)) == {("new", "s1"), ("rain", "kma-1")}


def test_lost_cameras_are_counted_anew(board: Board[str]) -> None:
    lost = Happening("lost", Kind.LOST, "loss")
    found = again(board.told(lost, 4950.0), 4)
    assert "lost" not in found.lasting
    assert ("loss", "lost") not in keys(found)


def test_a_wall_that_was_away_for_long_begins_without(board: Board[str]) -> None:
    assert not again(board, AWAY_S + 1).claims
    assert again(board, AWAY_S - 1).claims


def test_a_clock_that_was_set_back_makes_nothing_older(board: Board[str]) -> None:
    found = again(board, -3600)
    assert all(claim.began <= 40.0 for claim in found.claims)


@pytest.mark.parametrize(
    "document", [[], 7, {"at": "x"}, {"at": 1_800_000_000.0}, {"at": 1.8e9, "lasting": [{}]}]
)
def test_what_is_no_memory_says_so(document: Any) -> None:
    with pytest.raises(MemoryBrokenError):
        recalled(document, LAYOUT, "base", after(4))
