"""A visit begins with a touch, warns before it ends, and leaves nothing behind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.page import Language
from kiosk.visit import OVER_S, PLAIN, WARN_S, Modes, Stage, Visit

NOBODY = Visit(Language.KO)
deeds = st.lists(
    st.one_of(
        st.tuples(st.just("touch"), st.none()),
        st.tuples(st.just("speak"), st.sampled_from(Language)),
        st.tuples(st.just("turn"), st.sampled_from(["low", "large", "contrast", "steady"])),
        st.tuples(st.just("open"), st.sampled_from(["air", "bikes", ""])),
        st.tuples(st.just("type"), st.text(max_size=20)),
    ),
    max_size=30,
)
pauses = st.floats(0, 30, allow_nan=False)


def done(visit: Visit, deed: str, what: object, now: float) -> Visit:
    visit = visit.touch(now)
    if deed == "speak":
        return visit.speak(Language(str(what)))
    if deed == "turn":
        return visit.turn(str(what))
    if deed == "open":
        return visit.open(str(what))
    return visit.type("air", str(what)) if deed == "type" else visit


def test_nobody_is_there_until_somebody_touches_the_screen() -> None:
    assert NOBODY.stage(0.0) is Stage.NOBODY
    assert NOBODY.touch(5.0).stage(5.0) is Stage.HERE


def test_a_visitor_is_warned_with_twenty_seconds_left_to_stay() -> None:
    visit = NOBODY.touch(100.0)
    assert visit.stage(100.0 + WARN_S - 0.1) is Stage.HERE
    assert visit.stage(100.0 + WARN_S) is Stage.WARNED
    assert visit.left_s(100.0 + WARN_S) >= 20.0
    assert visit.touch(150.0).stage(150.0 + WARN_S - 0.1) is Stage.HERE


def test_a_visit_that_is_over_leaves_the_screen_as_everybody_finds_it() -> None:
    visit = NOBODY.touch(0.0).speak(Language.JA).turn("low").open("air").type("air", "비밀")
    assert visit.at(OVER_S - 0.1) == visit
    assert visit.at(OVER_S) == NOBODY
    assert visit.at(OVER_S).draft("air") == ""


def test_who_comes_after_a_visit_was_over_does_not_find_what_was_typed() -> None:
    visit = NOBODY.touch(0.0).type("air", "비밀")
    assert visit.touch(OVER_S + 1).draft("air") == ""


def test_who_went_past_an_alert_turns_back_to_it_and_takes_nothing_along() -> None:
    visit = NOBODY.touch(0.0).open("air", frozenset({"rain"})).open("bikes", frozenset({"wind"}))
    assert visit.past == {"rain", "wind"}
    assert visit.turn_back() == NOBODY.touch(0.0)
    assert visit.at(OVER_S).past == frozenset()


def test_what_was_typed_is_not_told_to_any_log() -> None:
    assert "비밀" not in repr(NOBODY.touch(0.0).type("air", "비밀"))


def test_everything_is_twice_as_large_at_200_percent() -> None:
    assert NOBODY.modes.zoom == 1.0
    assert NOBODY.turn("large").modes.zoom == 2.0
    assert NOBODY.turn("large").turn("large").modes == PLAIN


def test_a_mode_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="there are low, large, contrast, steady"):
        NOBODY.turn("loud")


@given(deeds, st.lists(pauses, min_size=30, max_size=30))
def test_whatever_somebody_does_a_minute_later_nobody_was_there(
    done_: list[tuple[str, object]], waits: list[float]
) -> None:
    visit, now = NOBODY, 0.0
    for (deed, what), wait in zip(done_, waits, strict=False):
        now += wait
        visit = done(visit, deed, what, now)
        assert visit.stage(now) is Stage.HERE
        assert visit.at(now + WARN_S - 0.01) == visit
    assert visit.at(now + OVER_S + 0.01) == NOBODY


@given(st.floats(0, 1e6), st.floats(0, 200))
def test_a_visit_is_warned_before_it_is_over_and_never_after(start: float, later: float) -> None:
    visit, now = NOBODY.touch(start), start + later
    stage = visit.stage(now)
    assert (stage is Stage.NOBODY) == (now - start >= OVER_S)
    if abs(later - OVER_S) < 1e-3:
        return  # what is left is rounded there
    assert (visit.left_s(now) > 0) == (stage is not Stage.NOBODY)


@given(st.sampled_from(["low", "large", "contrast", "steady"]))
def test_a_mode_that_is_turned_twice_is_as_it_was(mode: str) -> None:
    assert getattr(NOBODY.turn(mode).modes, mode) is True
    assert NOBODY.turn(mode).turn(mode).modes == Modes()
