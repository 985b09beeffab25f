"""A feed is fresh, stale or without data by what was written of it and what the clock says now."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from streams.feeds.feed import Attribution, Freshness
from streams.feeds.reason import Reason
from streams.feeds.snapshot import GRACE_S, Failure, Snapshot, State, judge

NOW = datetime(2026, 7, 21, tzinfo=UTC)


@dataclass(frozen=True)
class Train:
    at: datetime


def before(seconds: float) -> datetime:
    return NOW - timedelta(seconds=seconds)


GOOD = Snapshot(
    "trains",
    "subway_arrivals",
    Attribution("서울", "Seoul", "https://data.seoul.go.kr"),
    Freshness(every_s=15, old_s=180, stand_s=60),
    records=(Train(before(20)), Train(before(300))),
    fetched=before(5),
    next_s=15,
)


def failed(since: float, last: float) -> Snapshot:
    failure = Failure(before(last), Reason.NO_ANSWER, 10)
    return replace(GOOD, failed_since=before(since), failure=failure)


def test_what_came_just_now_is_fresh() -> None:
    verdict = judge(GOOD, NOW)
    assert (verdict.state, verdict.since, verdict.words) == (State.FRESH, None, "")


def test_after_a_failed_question_records_stand_for_a_minute_and_then_there_is_no_data() -> None:
    stands, gone = failed(since=60, last=5), failed(since=61, last=5)
    assert judge(stands, NOW).state is State.STALE
    assert judge(stands, NOW).since == before(60)
    assert judge(stands, NOW).words == "no answer within 10 s"
    assert stands.of(Train, NOW) == GOOD.records
    assert judge(gone, NOW).state is State.NO_DATA
    assert gone.of(Train, NOW) == ()


def test_a_failure_that_is_over_is_no_reason_any_more() -> None:
    mended = replace(failed(since=400, last=300), failed_since=None)
    assert judge(mended, NOW).state is State.FRESH


def test_before_the_first_answer_there_is_no_data_and_a_reason() -> None:
    waiting = replace(GOOD, records=(), fetched=None)
    assert judge(waiting, NOW).state is State.NO_DATA
    assert judge(waiting, NOW).words == "not asked yet"
    refused = replace(waiting, failed_since=NOW, failure=Failure(NOW, Reason.KEY))
    assert judge(refused, NOW).reason is Reason.KEY


def test_an_empty_answer_is_fresh_and_says_that_it_is_empty() -> None:
    verdict = judge(replace(GOOD, records=()), NOW)
    assert (verdict.state, verdict.reason) == (State.FRESH, Reason.EMPTY)


def test_a_source_that_answers_and_tells_nothing_new_turns_stale() -> None:
    verdict = judge(replace(GOOD, records=(Train(before(200)),)), NOW)
    assert (verdict.state, verdict.since) == (State.STALE, before(20))
    assert verdict.words == "the source's newest record is 200 s old"


def test_records_of_the_future_mean_a_wrong_clock() -> None:
    verdict = judge(replace(GOOD, records=(Train(before(-3600)),)), NOW)
    assert (verdict.state, verdict.reason, verdict.number) == (State.STALE, Reason.AHEAD, 3600)


def test_a_poller_that_hangs_turns_its_feeds_stale_by_itself() -> None:
    late = NOW + timedelta(seconds=10 + GRACE_S + 1)
    assert judge(GOOD, late).reason is Reason.NOT_ASKED
    assert judge(GOOD, late).state is State.STALE
    assert judge(GOOD, late + timedelta(seconds=60)).state is State.NO_DATA


def test_a_clock_that_was_set_back_lets_nothing_stand_for_ever() -> None:
    hour_ago = NOW - timedelta(hours=1)
    set_back = judge(GOOD, hour_ago)
    assert (set_back.state, set_back.reason) == (State.STALE, Reason.AHEAD)
    assert judge(failed(since=10, last=5), hour_ago).state is State.NO_DATA


def test_what_holds_for_long_stands_for_long() -> None:
    parks = replace(failed(since=6 * 86_400, last=5), freshness=Freshness(3600, None, 30 * 86_400))
    assert judge(parks, NOW).state is State.STALE


@given(
    st.none() | st.floats(-100, 1e6),
    st.none() | st.floats(-100, 1e6),
    st.floats(0, 1e5),
    st.lists(st.floats(-1e6, 1e7), max_size=3),
    st.floats(0, 1e6),
)
def test_nothing_looks_fresher_as_time_passes(
    fetched: float | None,
    failed_since: float | None,
    next_s: float,
    ages: list[float],
    later: float,
) -> None:
    snapshot = replace(
        GOOD,
        records=tuple(Train(before(min(max(age, -100), 1e7))) for age in ages),
        fetched=before(fetched) if fetched is not None else None,
        failed_since=before(failed_since) if failed_since is not None else None,
        failure=Failure(before(failed_since), Reason.HTTP) if failed_since is not None else None,
        next_s=next_s,
    )
    order = [State.FRESH, State.STALE, State.NO_DATA]
    now, then = judge(snapshot, NOW), judge(snapshot, NOW + timedelta(seconds=later))
    assert order.index(then.state) >= order.index(now.state)
