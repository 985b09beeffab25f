"""Something always stands on the screen, an alert before all else; all kiosks turn at once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kiosk.programme import HOME, Cause, Showing, showing, turn_at
from layouts.kiosk import PAGES, Turn

TURNS = st.lists(
    st.builds(Turn, st.sampled_from(PAGES[1:]), st.floats(min_value=3, max_value=600)), max_size=12
)
WORTH = st.frozensets(st.sampled_from(PAGES[1:]))
MOMENTS = st.floats(min_value=0, max_value=4e9).map(lambda s: datetime.fromtimestamp(s, UTC))
NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
THREE = (Turn("air", 10), Turn("bikes", 20), Turn("news", 30))


@given(now=MOMENTS, turns=TURNS, worth=WORTH, alert=st.booleans(), visited=st.sampled_from(PAGES))
def test_something_always_stands_there_and_an_alert_always_wins(
    now: datetime, turns: list[Turn], worth: frozenset[str], alert: bool, visited: str
) -> None:
    told = showing(now, alert=alert, visited=visited, turns=turns, worth=worth)
    assert told.page
    assert (told.cause is Cause.ALERT) == alert
    alone = showing(now, alert=alert, visited="", turns=turns, worth=worth)
    assert alone.page in {"alarm", HOME, *worth}


@given(now=MOMENTS, turns=TURNS, worth=WORTH)
def test_what_has_nothing_to_show_is_left_out_and_whatever_has_is_there(
    now: datetime, turns: list[Turn], worth: frozenset[str]
) -> None:
    page = turn_at(now, turns, worth)
    offered = {turn.page for turn in turns} & worth
    assert (page in offered) if offered else (page == "")


@given(now=MOMENTS, turns=TURNS, here=WORTH, there=WORTH)
def test_two_kiosks_that_both_can_show_a_page_show_it_in_the_same_second(
    now: datetime, turns: list[Turn], here: frozenset[str], there: frozenset[str]
) -> None:
    everything = turn_at(now, turns, frozenset(PAGES))
    if everything in here and everything in there:
        assert turn_at(now, turns, here) == turn_at(now, turns, there) == everything


def test_each_page_has_as_long_as_its_document_says() -> None:
    start = datetime.fromtimestamp(60 * 1_000_000, UTC)
    told = [turn_at(start + timedelta(seconds=n), THREE, frozenset(PAGES)) for n in range(60)]
    assert told == ["air"] * 10 + ["bikes"] * 20 + ["news"] * 30


def test_a_page_without_data_lends_its_time_to_the_next() -> None:
    start = datetime.fromtimestamp(60 * 1_000_000, UTC)
    told = [turn_at(start + timedelta(seconds=n), THREE, {"air", "news"}) for n in range(60)]
    assert told == ["air"] * 10 + ["news"] * 50


def test_without_anything_to_show_the_first_screen_stands_alone() -> None:
    told = showing(NOON, alert=False, visited="", turns=THREE, worth=())
    assert told == Showing(HOME, Cause.ALWAYS)
    assert showing(NOON, alert=False, visited="", turns=(), worth=PAGES).page == HOME


def test_a_visitor_keeps_a_page_that_has_nothing_to_show_for_it_says_so() -> None:
    told = showing(NOON, alert=False, visited="air", turns=THREE, worth=())
    assert told == Showing("air", Cause.VISIT)
