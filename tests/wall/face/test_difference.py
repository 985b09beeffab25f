"""How one list becomes another, applied step by step."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wall.face.difference import difference

LISTS = st.lists(st.integers(0, 30), unique=True, max_size=20)


def applied(before: list[int], after: list[int]) -> list[int]:
    """The earlier list after all steps."""
    steps, done = difference(before, after), list(before)
    for first, last in steps.removed:
        del done[first : last + 1]
    for first, last in steps.inserted:
        done[first:first] = after[first : last + 1]
    return done


@given(LISTS, LISTS)
def test_the_steps_lead_from_any_list_to_any_other(before: list[int], after: list[int]) -> None:
    assert applied(before, after) == after


@given(LISTS)
def test_between_equal_lists_there_is_no_step(before: list[int]) -> None:
    assert difference(before, before).steps == 0


def test_a_camera_that_comes_back_leaves_the_others_where_they_stand() -> None:
    steps = difference([4, 8, 1, 9, 2], [4, 1, 9, 2])
    assert (steps.removed, steps.inserted) == (((1, 1),), ())


def test_a_camera_that_becomes_worse_moves_alone() -> None:
    steps = difference([4, 8, 1, 9, 2], [4, 9, 8, 1, 2])
    assert (steps.removed, steps.inserted) == (((3, 3),), ((1, 1),))


def test_neighbours_move_together() -> None:
    steps = difference([1, 2], [7, 8, 1, 2, 5, 6])
    assert (steps.removed, steps.inserted) == ((), ((0, 1), (4, 5)))
