"""Moves close the gap between workers, and noise moves nothing."""

from __future__ import annotations

import random

from hypothesis import assume, given
from hypothesis import strategies as st

from streams.media.balance import GAP_CORES, MOST, balanced

costs = st.dictionaries(st.integers(0, 400), st.floats(0.0001, 0.3), min_size=1, max_size=60)


def loads_of(costs: dict[int, float], places: dict[int, int], number: int) -> list[float]:
    return [sum(costs[c] for c in costs if places[c] == place) for place in range(number)]


@given(costs, st.integers(2, 5), st.integers(0, 1000))
def test_a_move_closes_the_gap_and_turns_nothing_round(
    costs: dict[int, float], number: int, seed: int
) -> None:
    chance = random.Random(seed)
    places = {channel: chance.randrange(number) for channel in costs}
    before = loads_of(costs, places, number)
    move = balanced(before, costs, places)
    assume(move is not None)
    assert move is not None
    assert move.channels
    assert len(move.channels) <= MOST
    assert {places[channel] for channel in move.channels} == {move.source}
    after = loads_of(costs, places | dict.fromkeys(move.channels, move.target), number)
    assert after[move.source] >= after[move.target] - 1e-9
    assert max(after) - min(after) <= max(before) - min(before) + 1e-9


@given(costs, st.integers(2, 4))
def test_it_comes_to_rest(costs: dict[int, float], number: int) -> None:
    places = dict.fromkeys(costs, 0)
    for _ in range(200):
        move = balanced(loads_of(costs, places, number), costs, places)
        if move is None:
            break
        places |= dict.fromkeys(move.channels, move.target)
    else:
        raise AssertionError("channels go round for ever")


def test_an_even_load_is_left_alone_whatever_the_noise() -> None:
    places = {channel: channel % 2 for channel in range(100)}
    costs = dict.fromkeys(range(100), 0.01)
    assert balanced([0.5 * 1.1, 0.5 * 0.9], costs, places) is None


def test_a_small_gap_is_left_alone() -> None:
    assert balanced([GAP_CORES * 0.9, 0.0], {0: 0.05}, {0: 0}) is None


def test_one_channel_that_is_the_whole_load_stays() -> None:
    assert balanced([0.9, 0.0], {0: 0.9}, {0: 0}) is None, "it would only trade places"


def test_a_worker_in_motion_gives_half_of_it_away() -> None:
    places = dict.fromkeys(range(8), 0) | {8: 1}
    costs = dict.fromkeys(range(8), 0.1) | {8: 0.0}
    move = balanced([0.8, 0.0], costs, places)
    assert move is not None
    assert (len(move.channels), move.source, move.target) == (4, 0, 1)
