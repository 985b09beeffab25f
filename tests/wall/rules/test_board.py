"""What each display shows while rules are called, whatever happens in whatever order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from layouts.geometry import Rect
from layouts.layout import Layout
from layouts.rule import Answer, OnAlert, OnCall, OnSituation, Rule
from layouts.salvo import Part, Salvo
from layouts.scene import Mosaic, Scene
from layouts.surface import Display, Screen, Surface
from wall.rules.board import Board, displays_of
from wall.rules.happening import Happening, Kind

NAMES = ("left", "middle", "right")
SURFACE = Surface(
    tuple(
        Display(name, Rect(1000.0 * n, 0, 1000, 600), (1920, 1080), Screen(index=n))
        for n, name in enumerate(NAMES)
    )
)
SCENES = (Scene("city", {"en": "City"}, Mosaic()), Scene("river", {"en": "River"}, Mosaic()))
SALVO = Salvo("flood", {}, (Part(("left",), "river"), Part(("right",), "city")))
FIRE = Rule("fire", {}, OnAlert(), Answer(scene="river"), priority=80)
FLOOD = Rule("flood", {}, OnSituation("flood"), Answer(salvo="flood"), priority=50)
PHONE = Rule("phone", {}, OnCall(), Answer(scene="city", displays=("middle", "right")), priority=50)
LAYOUT = Layout(SURFACE, SCENES, salvos=(SALVO,), rules=(FIRE, FLOOD, PHONE))

ALERT = Happening("a1", Kind.ALERT, "화재")
WATER = Happening("s1", Kind.SITUATION, "flood")
RING = Happening("c1", Kind.CALL, "119")


Base = Mapping[str, str]
"""What stands on each display without a rule, in a word of its own."""
CITY: Base = dict.fromkeys(NAMES, "city by hand")
MAP_LEFT: Base = {**CITY, "left": "map by hand"}


def board(*rules: Rule) -> Board[Base]:
    """Every display shows the city, and these are the rules."""
    layout = replace(LAYOUT, rules=rules or LAYOUT.rules)
    return Board(layout, CITY)


def glass(now: Board[Base]) -> dict[str, str]:
    """Which rule each display shows, or what was put there."""
    return {name: c.rule.id if (c := now.held.get(name)) else now.base[name] for name in NAMES}


def test_a_rule_takes_its_displays_and_gives_them_back() -> None:
    now = board().told(WATER, 0.0)
    assert glass(now) == {"left": "flood", "middle": "city by hand", "right": "flood"}
    assert glass(now.ended("s1")) == dict.fromkeys(NAMES, "city by hand")


def test_a_higher_priority_overrides_and_the_lower_returns() -> None:
    now = board().told(WATER, 0.0).told(ALERT, 1.0)
    assert glass(now) == dict.fromkeys(NAMES, "fire")
    assert glass(now.ended("a1"))["left"] == "flood"
    assert glass(now.ended("s1")) == dict.fromkeys(NAMES, "fire")
    assert glass(now.ended("s1").ended("a1")) == dict.fromkeys(NAMES, "city by hand")


def test_of_equals_the_latest_has_the_display() -> None:
    assert glass(board().told(WATER, 0.0).told(RING, 1.0))["right"] == "phone"
    assert glass(board().told(RING, 0.0).told(WATER, 1.0))["right"] == "flood"


def test_an_event_s_own_priority_counts() -> None:
    loud = replace(RING, priority=99)
    assert glass(board().told(loud, 0.0).told(ALERT, 1.0))["right"] == "phone"


def test_what_an_operator_puts_there_stays_and_is_what_was_there() -> None:
    now = board().told(ALERT, 0.0).put(MAP_LEFT, ["left"])
    assert glass(now) == {"left": "map by hand", "middle": "fire", "right": "fire"}
    assert glass(now.ended("a1"))["left"] == "map by hand"


def test_a_later_event_takes_the_display_even_from_an_operator() -> None:
    now = board().told(WATER, 0.0).put(MAP_LEFT, ["left"]).told(ALERT, 1.0)
    assert glass(now)["left"] == "fire"
    assert glass(now.ended("a1"))["left"] == "map by hand"


def test_the_operator_may_let_the_rule_have_its_display_again() -> None:
    now = board().told(ALERT, 0.0).put(dict.fromkeys(NAMES, "map"), NAMES)
    assert glass(now.again(("fire", "a1"))) == dict.fromkeys(NAMES, "fire")


def test_what_was_dismissed_does_not_come_again_until_the_event_has_ended() -> None:
    now = board().told(ALERT, 0.0).dismissed([("fire", "a1")])
    assert glass(now) == dict.fromkeys(NAMES, "city by hand")
    assert not now.told(replace(ALERT, severity="extreme"), 1.0).claims
    assert now.ended("a1").told(ALERT, 2.0).claims


def test_a_change_calls_rules_and_lets_them_go() -> None:
    severe = replace(FIRE, when=OnAlert(severity="severe"))
    now = board(severe).told(replace(ALERT, severity="minor"), 0.0)
    assert not now.claims
    now = now.told(replace(ALERT, severity="extreme"), 1.0)
    assert glass(now)["left"] == "fire"
    assert not now.told(replace(ALERT, severity="minor"), 2.0).claims


def test_a_rule_that_waits_for_somebody_outlives_its_event() -> None:
    now = board(replace(FIRE, until="dismissed")).told(ALERT, 0.0).ended("a1")
    assert glass(now)["left"] == "fire"
    assert now.claims[0].over
    assert not now.dismissed([("fire", "a1")]).claims


def test_a_rule_goes_after_its_time_although_the_event_lasts() -> None:
    now = board(replace(FIRE, at_most_s=60.0)).told(ALERT, 0.0)
    assert now.passed(59.0).claims
    now = now.passed(60.0)
    assert glass(now)["left"] == "city by hand"
    assert not now.told(ALERT, 61.0).claims


def test_an_edit_ends_claims_of_rules_that_went_and_calls_new_ones() -> None:
    now = board(FIRE).told(ALERT, 0.0)
    moved = replace(FIRE, id="blaze", show=Answer(scene="city", displays=("left",)))
    now = now.edited(replace(LAYOUT, rules=(moved,)), CITY, 1.0)
    assert glass(now) == {"left": "blaze", "middle": "city by hand", "right": "city by hand"}


def test_a_salvo_wants_the_displays_of_its_parts() -> None:
    assert displays_of(FLOOD.show, LAYOUT, WATER) == ("left", "right")
    assert displays_of(FIRE.show, LAYOUT, WATER) == NAMES


def test_what_is_nearest_wants_displays_once_a_place_is_told() -> None:
    near = replace(FLOOD, show=Answer(nearest=9, displays=("right",)))
    now = board(near).told(WATER, 0.0)
    assert now.claims[0].displays == ()
    assert glass(now) == CITY
    now = now.told(replace(WATER, position=(37.5, 127.0)), 1.0)
    assert glass(now) == {**CITY, "right": "flood"}
    assert glass(now.ended("s1")) == CITY


happenings = st.builds(
    Happening,
    id=st.sampled_from(["e1", "e2", "e3", "e4"]),
    kind=st.sampled_from([Kind.ALERT, Kind.SITUATION, Kind.CALL]),
    name=st.sampled_from(["flood", "fire", "119"]),
    priority=st.one_of(st.none(), st.integers(1, 100)),
)
lists_of_rules = st.lists(
    st.builds(
        Rule,
        id=st.sampled_from(["r1", "r2", "r3", "r4"]),
        names=st.just({}),
        when=st.sampled_from([OnAlert(), OnSituation(), OnSituation("flood"), OnCall()]),
        show=st.sampled_from(
            [Answer(scene="city"), Answer(salvo="flood"), Answer(scene="river", displays=("left",))]
        ),
        priority=st.integers(1, 100),
        until=st.sampled_from(["ended", "dismissed"]),
        at_most_s=st.sampled_from([None, 3.0]),
    ),
    unique_by=lambda one: one.id,
    min_size=1,
)


class Hands(RuleBasedStateMachine):
    """Events, operators and time in any order; by hand is what people put onto each display."""

    def __init__(self) -> None:
        super().__init__()
        self.board: Board[Base] = board()
        self.by_hand = CITY
        self.now = 0.0
        self.puts = 0

    @rule(rules=lists_of_rules)
    def edit(self, rules: list[Rule]) -> None:
        self.board = self.board.edited(replace(LAYOUT, rules=tuple(rules)), self.by_hand, self.now)

    @rule(happening=happenings)
    def tell(self, happening: Happening) -> None:
        self.board = self.board.told(happening, self.now)

    @rule(name=st.sampled_from(["e1", "e2", "e3", "e4", "unknown"]))
    def end(self, name: str) -> None:
        self.board = self.board.ended(name)

    @rule(names=st.sets(st.sampled_from(NAMES), min_size=1))
    def put(self, names: set[str]) -> None:
        self.puts += 1
        self.by_hand = {**self.by_hand, **dict.fromkeys(names, f"put {self.puts}")}
        self.board = self.board.put(self.by_hand, names)
        assert all(glass(self.board)[name] == f"put {self.puts}" for name in names)

    @rule(data=st.data())
    def dismiss(self, data: st.DataObject) -> None:
        if self.board.claims:
            claim = data.draw(st.sampled_from(self.board.claims))
            self.board = self.board.dismissed([claim.key])
            assert self.board.claim(claim.key) is None

    @rule(data=st.data())
    def again(self, data: st.DataObject) -> None:
        if self.board.claims:
            self.board = self.board.again(data.draw(st.sampled_from(self.board.claims)).key)

    @rule(seconds=st.floats(0.5, 4.0))
    def wait(self, seconds: float) -> None:
        self.now += seconds
        self.board = self.board.passed(self.now)

    @invariant()
    def nothing_that_was_there_is_lost(self) -> None:
        assert self.board.base == self.by_hand

    @invariant()
    def the_highest_claim_that_nobody_pushed_aside_has_the_display(self) -> None:
        for name in NAMES:
            wanting = [
                claim
                for claim in self.board.claims
                if name in claim.displays and name not in claim.kept_off
            ]
            best = max(wanting, key=lambda claim: claim.rank, default=None)
            assert self.board.held.get(name) == best

    @invariant()
    def a_rule_is_called_once_for_each_event(self) -> None:
        keys = [claim.key for claim in self.board.claims]
        assert len(keys) == len(set(keys))

    @invariant()
    def when_all_is_over_everything_returns(self) -> None:
        quiet: Board[Base] = self.board
        for name in tuple(quiet.lasting):
            quiet = quiet.ended(name)
        assert all(claim.rule.until == "dismissed" for claim in quiet.claims)
        quiet = quiet.dismissed([claim.key for claim in quiet.claims])
        assert glass(quiet) == self.by_hand
        assert not quiet.spent
        assert not quiet.lasting


TestHands = Hands.TestCase
TestHands.settings = settings(max_examples=60, stateful_step_count=20, deadline=None)


@given(st.permutations([ALERT, WATER, RING]), st.permutations(["a1", "s1", "c1"]))
def test_in_whatever_order_events_end_nothing_of_them_stays(
    begun: list[Happening], ended: list[str]
) -> None:
    now = board()
    for number, happening in enumerate(begun):
        now = now.told(happening, float(number))
    for name in ended:
        now = now.ended(name)
    assert glass(now) == dict.fromkeys(NAMES, "city by hand")


def test_a_look_does_not_forget_what_stands_behind_a_rule() -> None:
    zoomed: Base = dict.fromkeys(NAMES, "zoomed in")
    assert glass(board().seen(zoomed)) == zoomed
    assert board().told(WATER, 0.0).seen(zoomed).base == CITY
