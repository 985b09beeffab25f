"""The plan of what moves: never over budget, never unfair, and each decision with its reason."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from streams.floor.truth import Tier
from streams.media.demand import Demand, Focus
from streams.media.governor import STILLS_LEAST, STILLS_SHARE, Cost, Plan, plan

USUAL = Cost(smooth=0.01, sharp=0.09, still=0.0025, gop=2.0, width=640)
WALL = Demand(96, 54)
LARGE = Demand(400, 225)

demands = st.builds(
    Demand, width=st.integers(1, 4000), height=st.integers(1, 2200), focus=st.just(Focus.NONE)
)
costs = st.builds(
    lambda smooth, more, still, width: Cost(smooth, smooth * more, still, 2.0, width),
    smooth=st.floats(0.0005, 0.5),
    more=st.floats(1, 20),
    still=st.floats(0.0005, 0.05),
    width=st.sampled_from([0, 320, 640]),
)
walls = st.lists(st.tuples(demands, costs, st.sampled_from(Tier)), min_size=1, max_size=30)
budgets = st.floats(0.3, 16)


def planned(wall: list[tuple[Demand, Cost, Tier]], cores: float) -> Plan:
    return plan(
        {channel: demand for channel, (demand, _, _) in enumerate(wall)},
        {channel: cost for channel, (_, cost, _) in enumerate(wall)},
        cores,
        {channel: tier for channel, (_, _, tier) in enumerate(wall) if tier is not Tier.STILL},
    )


def price(cost: Cost, tier: Tier) -> float:
    return {Tier.STILL: 0.0, Tier.SMOOTH: cost.smooth, Tier.SHARP: cost.sharp}[tier]


@given(walls, budgets, st.floats(0.1, 1.0))
def test_motion_keeps_to_what_the_machine_grants_and_stills_keep_the_rest(
    wall: list[tuple[Demand, Cost, Tier]], cores: float, granted: float
) -> None:
    demands_ = {channel: demand for channel, (demand, _, _) in enumerate(wall)}
    costs_ = {channel: cost for channel, (_, cost, _) in enumerate(wall)}
    found = plan(demands_, costs_, cores, {}, granted=granted)
    assert found.motion <= cores * (1 - STILLS_SHARE) * granted + 1e-9
    assert found.stills >= cores - found.motion - 1e-9


def test_small_tiles_are_stills_and_large_ones_move() -> None:
    found = plan({0: WALL, 1: LARGE}, {0: USUAL, 1: USUAL}, 1.0, {})
    assert found.decisions[0].tier is Tier.STILL
    assert found.decisions[0].reason == "a still, for the tile is 96 px wide"
    assert found.decisions[1].tier is Tier.SMOOTH
    assert found.decisions[1].reason == "smooth: 400 px wide"


def test_a_tile_wider_than_the_small_streams_pictures_is_sharp() -> None:
    found = plan({0: Demand(900, 506)}, {0: USUAL}, 1.0, {})
    assert found.decisions[0].tier is Tier.SHARP
    assert "the sub-stream only 640" in found.decisions[0].reason


def test_before_the_small_streams_size_is_known_nothing_is_sharp_for_its_width() -> None:
    found = plan({0: Demand(900, 506)}, {0: replace(USUAL, width=0)}, 1.0, {})
    assert found.decisions[0].tier is Tier.SMOOTH


def test_a_finger_on_the_smallest_tile_makes_it_move() -> None:
    found = plan({0: WALL._replace(focus=Focus.WARM)}, {0: USUAL}, 1.0, {})
    assert found.decisions[0].tier is Tier.SMOOTH
    assert "touched" in found.decisions[0].reason


def test_a_spotlight_is_sharp_whatever_it_costs_and_whatever_else_moves() -> None:
    wall = dict.fromkeys(range(200), LARGE) | {200: Demand(90, 50, Focus.SPOTLIGHT)}
    dear = dict.fromkeys(range(200), USUAL) | {200: replace(USUAL, sharp=3.0)}
    found = plan(wall, dear, 1.0, dict.fromkeys(range(200), Tier.SMOOTH))
    assert found.decisions[200].tier is Tier.SHARP
    assert "spotlight" in found.decisions[200].reason
    assert found.stills == pytest.approx(STILLS_LEAST)
    assert all(found.decisions[channel].tier is Tier.STILL for channel in range(200))


def test_what_does_not_fit_stands_still_and_says_so() -> None:
    found = plan(dict.fromkeys(range(300), LARGE), dict.fromkeys(range(300), USUAL), 1.0, {})
    moving = [c for c, decision in found.decisions.items() if decision.tier is Tier.SMOOTH]
    assert moving == list(range(len(moving)))
    assert len(moving) in (84, 85)
    assert "would pass the budget of 1.0 cores" in found.decisions[299].reason


def test_what_would_be_sharp_and_does_not_fit_is_smooth_and_says_so() -> None:
    found = plan({0: Demand(1900, 1000)}, {0: replace(USUAL, sharp=0.9)}, 1.0, {})
    assert found.decisions[0].tier is Tier.SMOOTH
    assert found.decisions[0].reason.startswith("smooth, for sharp would pass the budget")


def test_what_moves_already_is_not_stopped_for_an_equal() -> None:
    half = replace(USUAL, smooth=0.6)
    found = plan({0: LARGE, 1: LARGE}, {0: half, 1: half}, 1.0, {1: Tier.SMOOTH})
    assert found.decisions[0].tier is Tier.STILL
    assert found.decisions[1].tier is Tier.SMOOTH


def test_stills_come_round_more_seldom_the_more_moves() -> None:
    many = dict.fromkeys(range(1000), USUAL)
    calm = plan({}, many, 1.0, {})
    busy = plan(dict.fromkeys(range(60), LARGE), many, 1.0, {})
    assert calm.still_every == pytest.approx(2.5)
    assert busy.still_every > 2 * calm.still_every
    assert busy.still_every == pytest.approx(940 * 0.0025 / busy.stills)


def test_an_empty_glass_is_planned_too() -> None:
    assert plan({}, {}, 1.0, {}).decisions == {}


@given(walls, budgets)
def test_motion_never_takes_more_than_the_budget(
    wall: list[tuple[Demand, Cost, Tier]], cores: float
) -> None:
    found = planned(wall, cores)
    spent = sum(
        price(cost, found.decisions[channel].tier) for channel, (_, cost, _) in enumerate(wall)
    )
    assert found.motion == pytest.approx(spent)
    assert spent <= cores * (1 + 1e-9)


@given(walls, budgets)
def test_what_newly_moves_leaves_the_stills_their_share(
    wall: list[tuple[Demand, Cost, Tier]], cores: float
) -> None:
    found = planned([(demand, cost, Tier.STILL) for demand, cost, _ in wall], cores)
    assert found.motion <= cores * (1 - STILLS_LEAST) * (1 + 1e-9)
    assert found.stills >= cores * STILLS_LEAST * (1 - 1e-9)


@given(walls, budgets, st.integers(0, 29))
def test_to_stand_beside_what_is_enlarged_decodes_nothing_more(
    wall: list[tuple[Demand, Cost, Tier]], cores: float, place: int
) -> None:
    place %= len(wall)
    demand, cost, tier = wall[place]
    beside = [*wall]
    beside[place] = (demand._replace(focus=Focus.NEAR), cost, tier)
    assert planned(beside, cores).decisions == planned(wall, cores).decisions


@given(walls, budgets, st.integers(0, 29), st.sampled_from([Focus.WARM, Focus.SPOTLIGHT]))
def test_whatever_is_on_the_glass_stills_keep_their_share_and_focus_moves(
    wall: list[tuple[Demand, Cost, Tier]], cores: float, place: int, focus: Focus
) -> None:
    place %= len(wall)
    demand, cost, tier = wall[place]
    wall[place] = (demand._replace(focus=focus), cost, tier)
    found = planned(wall, cores)
    assert found.decisions[place].tier >= (Tier.SHARP if focus is Focus.SPOTLIGHT else Tier.SMOOTH)
    assert found.stills >= cores * STILLS_LEAST * (1 - 1e-9)
    assert found.still_every >= 0.0


@given(walls, budgets, st.integers(0, 3000), st.integers(0, 2000), st.sampled_from(Focus))
def test_a_larger_tile_never_has_less_than_a_smaller_one_like_it(
    wall: list[tuple[Demand, Cost, Tier]], cores: float, wider: int, higher: int, focus: Focus
) -> None:
    assume(wider or higher)
    demand, cost, tier = wall[0]
    small = demand._replace(focus=focus)
    large = Demand(small.width + wider, small.height + higher, focus)
    found = planned([(small, cost, tier), *wall[1:], (large, cost, tier)], cores)
    assert found.decisions[len(wall)].tier >= found.decisions[0].tier


@given(walls, budgets)
def test_every_decision_has_its_reason(wall: list[tuple[Demand, Cost, Tier]], cores: float) -> None:
    found = planned(wall, cores)
    assert sorted(found.decisions) == list(range(len(wall)))
    for decision in found.decisions.values():
        assert decision.tier is not Tier.STILL or "still" in decision.reason
        assert (
            decision.tier is Tier.STILL
            or decision.tier.word in decision.reason
            or ("spotlight" in decision.reason)
        )
        assert len(decision.reason) > 10


@given(walls, budgets)
def test_a_plan_that_is_fed_back_settles(
    wall: list[tuple[Demand, Cost, Tier]], cores: float
) -> None:
    tiers = [tier for _, _, tier in wall]
    for _ in range(len(wall) + 3):
        found = planned([(d, c, tier) for (d, c, _), tier in zip(wall, tiers, strict=True)], cores)
        before, tiers = tiers, [found.decisions[channel].tier for channel in range(len(wall))]
    assert tiers == before


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("smooth", [0.02, 0.05, 0.1, 0.3])
def test_measured_noise_does_not_make_tiles_flap(smooth: float, seed: int) -> None:
    chance = random.Random(seed)
    wall = dict.fromkeys(range(120), LARGE)
    moving: dict[int, Tier] = {}
    changes = []
    for _ in range(60):
        measured = {c: replace(USUAL, smooth=smooth * chance.uniform(0.9, 1.1)) for c in wall}
        found = plan(wall, measured, 1.6, moving)
        now: dict[int, Tier] = {
            c: d.tier for c, d in found.decisions.items() if d.tier is not Tier.STILL
        }
        changes.append(len(now.keys() ^ moving.keys()))
        moving = now
    assert sum(changes[10:]) <= 2
