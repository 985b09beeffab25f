"""A train is counted down to only while that can be true; then it is late, and then it is gone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.feeds.arrival import (
    BELIEVED_S,
    LATE_S,
    Arrival,
    Count,
    Countdown,
    Stage,
    countdown,
    standing,
)

AT = datetime(2026, 7, 21, tzinfo=UTC)
TRAIN = Arrival(
    AT, "1002", "2호선", "Line 2", "강남", "성수", "성수행", "상행", "2234", Stage.ON_THE_WAY
)


def after(seconds: float) -> datetime:
    return AT + timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("due_s", "now_s", "told"),
    [
        (90, 0, Countdown(Count.MINUTES, 90)),
        (90, 89, Countdown(Count.MINUTES, 1)),
        (90, 100, Countdown(Count.LATE, 10)),
        (90, 90 + LATE_S, Countdown(Count.LATE, LATE_S)),
        (90, 91 + LATE_S, Countdown(Count.GONE)),
        (1200, BELIEVED_S, Countdown(Count.MINUTES, 1200 - BELIEVED_S)),
        (1200, BELIEVED_S + 5, Countdown(Count.LATE, 5)),
        (1200, BELIEVED_S + LATE_S + 1, Countdown(Count.GONE)),
    ],
)
def test_a_train_with_a_time(due_s: float, now_s: float, told: Countdown) -> None:
    assert countdown(replace(TRAIN, due=after(due_s)), after(now_s)) == told


@pytest.mark.parametrize(
    ("stage", "now_s", "told"),
    [
        (Stage.ENTERING, 45, Count.ENTERING),
        (Stage.ENTERING, 46, Count.LATE),
        (Stage.ARRIVED, 45, Count.ARRIVED),
        (Stage.ARRIVED, 46, Count.GONE),
        (Stage.DEPARTED, 0, Count.GONE),
        (Stage.NEAR, 180, Count.WORDS),
        (Stage.NEAR, 181, Count.LATE),
        (Stage.ON_THE_WAY, 400, Count.GONE),
    ],
)
def test_a_train_without_one(stage: Stage, now_s: float, told: Count) -> None:
    assert countdown(replace(TRAIN, stage=stage), after(now_s)).count is told


def test_trains_stand_in_the_order_in_which_they_come() -> None:
    trains = (
        replace(TRAIN, train="late", due=after(-5)),
        replace(TRAIN, train="far"),
        replace(TRAIN, train="gone", stage=Stage.DEPARTED),
        replace(TRAIN, train="soon", due=after(40)),
        replace(TRAIN, train="here", stage=Stage.ARRIVED),
        replace(TRAIN, train="near", stage=Stage.NEAR),
    )
    told = [train.train for train, _ in standing(trains, AT)]
    assert told == ["here", "late", "soon", "near", "far"]


@given(
    st.sampled_from(Stage),
    st.none() | st.floats(-1e4, 1e4),
    st.floats(0, 1e5),
    st.floats(0, 1e5),
)
def test_a_train_never_comes_back_and_never_counts_below_nothing(
    stage: Stage, due: float | None, now_s: float, later: float
) -> None:
    train = replace(TRAIN, stage=stage, due=after(due) if due is not None else None)
    now, then = countdown(train, after(now_s)), countdown(train, after(now_s + later))
    assert now.seconds >= 0
    if now.count is Count.GONE:
        assert then.count is Count.GONE
    if now.count is Count.LATE:
        assert then.count in (Count.LATE, Count.GONE)
    if now_s > BELIEVED_S + LATE_S:
        assert now.count is Count.GONE
