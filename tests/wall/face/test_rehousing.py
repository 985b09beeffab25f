"""Where enlarged channels stand when displays come and go."""

from __future__ import annotations

from wall.face.rehousing import Rehousing, rehoused

MAIN, A, B, C = "main window", "window of a", "window of b", "window of c"


def test_a_spotlight_stays_with_its_display_when_the_strips_go_elsewhere() -> None:
    lit = Rehousing({1: MAIN, 2: B})
    gone = rehoused(lit, {"a": MAIN, "b": B}, {"b": MAIN}, {"a": A}, MAIN)
    assert gone.windows == {1: A, 2: MAIN}
    back = rehoused(gone, {"a": A, "b": MAIN}, {"a": MAIN, "b": B}, {}, MAIN)
    assert back.windows == {1: MAIN, 2: B}


def test_what_is_enlarged_on_the_main_display_goes_with_the_strips_and_back() -> None:
    lit = Rehousing({1: MAIN, 3: C})
    gone = rehoused(lit, {"a": MAIN, "b": B, "c": C}, {"b": MAIN, "c": C}, {"a": A}, MAIN)
    assert gone == Rehousing({1: MAIN, 3: C}, {1: "a"})
    back = rehoused(gone, {"a": A, "b": MAIN, "c": C}, {"a": MAIN, "b": B, "c": C}, {}, MAIN)
    assert back.windows == {1: MAIN, 3: C}
    assert not back.guests


def test_what_was_enlarged_where_the_whole_wall_stood_in_one_window_stays_there() -> None:
    lit = Rehousing({1: MAIN})
    assert rehoused(lit, {"a": A}, {"a": MAIN}, {}, MAIN).windows == {1: MAIN}
