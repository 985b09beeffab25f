"""What is said of a tile, fact by fact: nothing stale ever looks live."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.floor.truth import (
    NO_KEYFRAME_S,
    PACKETS_LATE_S,
    STATUS,
    Content,
    Judge,
    Link,
    Rows,
    State,
    Tier,
    ages_ms,
    judge,
)

NOW = 1000.0


def rows(**facts: Any) -> Rows:
    """One channel that is live in every respect but those given."""
    made = np.zeros(1, STATUS)
    live = {
        "link": Link.PLAYING,
        "tier": Tier.SMOOTH,
        "played_at": NOW - 60,
        "packet_at": NOW - 0.05,
        "key_at": NOW - 1.0,
        "captured": NOW - 0.1,
        "promise": 0.3,
    }
    for name, value in (live | facts).items():
        made[name] = value
    return made


def state(now: float = NOW, **facts: Any) -> State:
    return State(int(judge(rows(**facts), now)[0]))


CASES: dict[str, tuple[dict[str, Any], State]] = {
    "all is well": ({}, State.LIVE),
    "nothing happened yet": ({"link": Link.IDLE, "played_at": 0, "captured": 0}, State.CONNECTING),
    "the first try": (
        {"link": Link.CONNECTING, "played_at": 0, "captured": 0, "packet_at": 0},
        State.CONNECTING,
    ),
    "waiting for the next try, never played": (
        {"link": Link.WAITING, "played_at": 0, "captured": 0},
        State.CONNECTING,
    ),
    "playing, and no picture yet": ({"captured": 0, "played_at": NOW - 1}, State.CONNECTING),
    "it played before and does not now": ({"link": Link.WAITING}, State.LOST),
    "it tries again after having played": ({"link": Link.CONNECTING}, State.LOST),
    "the camera said no": ({"refused": 401, "link": Link.WAITING}, State.REFUSED),
    "it says no after having played": ({"refused": 404, "link": Link.CONNECTING}, State.REFUSED),
    "no packets": ({"packet_at": NOW - PACKETS_LATE_S - 0.01}, State.LATE),
    "the picture is older than promised": ({"captured": NOW - 0.31}, State.LATE),
    "a still within its promise": (
        {"tier": Tier.STILL, "captured": NOW - 4.0, "promise": 5.0},
        State.LIVE,
    ),
    "a still beyond its promise": (
        {"tier": Tier.STILL, "captured": NOW - 5.1, "promise": 5.0},
        State.LATE,
    ),
    "no keyframe, and a still": (
        {"tier": Tier.STILL, "key_at": NOW - NO_KEYFRAME_S - 0.1},
        State.NO_KEYFRAME,
    ),
    "no keyframe, and no picture": (
        {"key_at": 0, "captured": 0, "played_at": NOW - NO_KEYFRAME_S - 0.1},
        State.NO_KEYFRAME,
    ),
    "no keyframe, and motion goes on": ({"key_at": NOW - 40}, State.LIVE),
    "the picture does not change": ({"content": Content.FROZEN}, State.FROZEN),
    "the picture is black": ({"content": Content.BLACK}, State.BLACK),
    "black, and no packets": ({"content": Content.BLACK, "packet_at": NOW - 3}, State.LATE),
    "frozen, and hung up": ({"content": Content.FROZEN, "link": Link.WAITING}, State.LOST),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_each_state_is_said_of_its_facts(case: str) -> None:
    facts, expected = CASES[case]
    assert state(**facts) is expected


@pytest.mark.parametrize("tier", Tier)
def test_a_worker_that_dies_turns_its_tiles_late_by_itself(tier: Tier) -> None:
    """Nobody writes the row any more, and only time goes on."""
    facts = {"tier": tier, "promise": 30.0}
    assert state(NOW, **facts) is State.LIVE
    assert state(NOW + 1.9, **facts) is State.LATE


@settings(deadline=None)
@given(
    st.sampled_from(Link),
    st.sampled_from(Tier),
    st.sampled_from(Content),
    st.lists(st.floats(0, 30), min_size=4, max_size=4),
    st.floats(0.1, 10),
    st.sampled_from([0, 401, 503]),
)
def test_nothing_stale_ever_looks_live(
    link: Link, tier: Tier, content: Content, ages: list[float], promise: float, refused: int
) -> None:
    packet, key, picture, played = (NOW - age for age in ages)
    found = state(
        link=link,
        tier=tier,
        content=content,
        packet_at=packet,
        key_at=key,
        captured=picture,
        played_at=played,
        promise=promise,
        refused=refused,
    )
    if found is State.LIVE:
        assert link is Link.PLAYING
        assert refused == 0
        assert content is Content.MOVING
        assert NOW - packet < 2.0
        assert NOW - picture <= promise + 1e-6


def test_age_counts_from_capture_and_is_unknown_before_the_first_picture() -> None:
    found = ages_ms(np.concatenate([rows(), rows(captured=0), rows(captured=NOW + 0.02)]), NOW)
    assert found[0] == pytest.approx(100.0)
    assert np.isnan(found[1])
    assert found[2] == 0.0


def test_since_is_when_the_state_was_first_seen() -> None:
    watched = Judge(2, now=990.0)
    both = np.concatenate([rows(), rows(link=Link.CONNECTING, played_at=0, captured=0)])
    assert watched.look(both, NOW).tolist() == [0]
    assert watched.since.tolist() == [NOW, 990.0]
    both["packet_at"][0] = NOW + 0.9
    both["captured"][0] = NOW + 0.9
    assert watched.look(both, NOW + 1).tolist() == []
    assert watched.look(both, NOW + 5).tolist() == [0]
    assert State(int(watched.states[0])) is State.LATE
    assert watched.since.tolist() == [NOW + 5, 990.0]


def test_whoever_shows_states_is_not_told_those_of_a_judge_that_looks_no_more() -> None:
    watched = Judge(1, now=NOW - 1)
    watched.look(rows(), NOW)
    assert State(int(watched.present(rows(), NOW + 0.5)[0])) is State.LIVE
    assert watched.since.tolist() == [NOW]
    assert State(int(watched.present(rows(), NOW + 5)[0])) is State.LATE
    assert watched.since.tolist() == [NOW + 5]


def test_every_state_tier_and_decoder_has_a_word() -> None:
    assert State.NO_KEYFRAME.word == "no_keyframe"
    assert [tier.word for tier in Tier] == ["still", "smooth", "sharp"]
