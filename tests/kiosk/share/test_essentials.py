"""A page's essentials say when they were true, and always fit into a symbol."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.page import (
    Block,
    Departure,
    Departures,
    Entries,
    Entry,
    Exit,
    Exits,
    Gauge,
    Language,
    Notice,
    Page,
    Urgency,
    Vouch,
)
from kiosk.share.essentials import MOST_BYTES, essentials
from kiosk.share.symbol import MOST_VERSION, symbol
from streams.feeds.snapshot import State

NOW = datetime(2026, 11, 21, 14, 3, 40, tzinfo=timezone(timedelta(hours=9)))


def vouch(state: State = State.FRESH, says: str = "10초 전") -> Vouch:
    return Vouch(source="서울교통공사", at=NOW.astimezone(UTC), state=state, says=says)


def trains(title: str, count: int, of: Vouch) -> Departures:
    rows = tuple(
        Departure("2", "#00a84d", f"성수{n}", f"{n}분", Urgency.COMING) for n in range(1, count + 1)
    )
    return Departures(title=title, spoken=title, vouch=of, rows=rows, empty="없음")


def page(*blocks: Block) -> Page:
    return Page("home", "다음 열차", Language.KO, "train", blocks)


def test_next_trains_say_the_moment_that_they_were_true_at() -> None:
    told = essentials(
        page(trains("내선순환", 2, vouch()), trains("외선순환", 1, vouch())), "홍대입구", NOW
    )
    assert told == (
        "홍대입구 · 다음 열차\n2026-11-21 14:03\n"
        "[내선순환]\n2 성수1 1분\n2 성수2 2분\n[외선순환]\n2 성수1 1분"
    )


def test_what_is_not_fresh_says_so() -> None:
    old = vouch(State.STALE, "14:01부터 소식 없음")
    assert "[내선순환 (14:01부터 소식 없음)]" in essentials(
        page(trains("내선순환", 1, old)), "홍대입구", NOW
    )


def test_other_blocks_are_told_too() -> None:
    told = essentials(
        page(
            Exits(
                title="출구", spoken="출구",
                exits=(Exit("8", ("홍대거리",)), Exit("9", (), closed="공사")),
            ),
            Gauge(title="대기", spoken="좋음", vouch=vouch(), value="32", word="좋음", step=0),
            Entries(
                title="행사", spoken="행사", vouch=vouch(), empty="없음",
                entries=(Entry("거리 공연", "19:00", "120 m"),),
            ),
            Notice(title="알림", spoken="알림", text="엘리베이터 점검"),
        ),
        "홍대입구",
        NOW,
    )  # fmt: skip
    for line in ("8: 홍대거리", "9: 공사", "32 좋음", "거리 공연 19:00 120 m", "엘리베이터 점검"):
        assert line in told.split("\n")


def test_where_there_is_little_room_every_block_keeps_its_first_lines() -> None:
    blocks = [trains(f"방향 {n}", 20, vouch()) for n in range(4)]
    told = essentials(page(*blocks), "홍대입구", NOW)
    assert all(f"[방향 {n}]" in told for n in range(4))
    assert told.count("성수1 ") == 4
    assert "성수20 " not in told


def test_where_there_is_hardly_any_what_stands_last_is_left_out() -> None:
    blocks = [trains(f"{'긴 이름의 방향 ' * 8}{n}", 20, vouch()) for n in range(9)]
    told = essentials(page(*blocks), "홍대입구", NOW)
    assert told.endswith("…")
    assert "방향 0]" in told
    assert "방향 8]" not in told


@pytest.mark.parametrize("letter", ["a", "가", "駅", "👩"])
def test_the_longest_essentials_fit_into_the_largest_symbol(letter: str) -> None:
    told = essentials(page(Notice(title="t", spoken="s", text=letter * 2000)), "홍대입구", NOW)
    assert symbol(told).version <= MOST_VERSION


@given(st.lists(st.tuples(st.text(min_size=1, max_size=80), st.integers(1, 30)), max_size=12))
def test_whatever_the_page_it_fits(parts: list[tuple[str, int]]) -> None:
    blocks = [trains(title if title.strip() else "x", count, vouch()) for title, count in parts]
    told = essentials(page(trains("내선순환", 3, vouch()), *blocks), "홍대입구", NOW)
    assert len(told.encode("utf-8", "replace")) <= MOST_BYTES
    assert told.startswith("홍대입구 · 다음 열차\n2026-11-21 14:03")
