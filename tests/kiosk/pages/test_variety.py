"""A list of a few shows several places, and is full where there is enough to fill it."""

from __future__ import annotations

from kiosk.pages.variety import varied


def first(word: str) -> str:
    return word[0]


def test_of_each_kind_two_come_first_and_their_order_stays() -> None:
    told = varied(["a1", "a2", "a3", "b1", "a4", "c1"], first, 4)
    assert told == ("a1", "a2", "b1", "c1")


def test_what_is_left_fills_the_list() -> None:
    assert varied(["a1", "a2", "a3", "b1"], first, 4) == ("a1", "a2", "b1", "a3")
    assert varied([], first, 4) == ()
