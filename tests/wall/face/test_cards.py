"""A rule's card cannot be mistaken: an exercise says so first, and what to do is never missing."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from layouts.rule import Answer, OnAlert, Rule
from wall.face.cards import card_of
from wall.rules.board import Claim
from wall.rules.happening import Drill, Happening, Kind

ADVICE = {"ko": "· 높은 곳으로 가세요.", "en": "· Go to high ground."}


def card(drill: Drill = "", words: str = "", language: str = "ko") -> dict[str, Any]:
    """The card of a rule for heavy rain, with instructions of its own or without."""
    instructions = {"ko": words} if words else None
    rule = Rule("rain", {"ko": "호우 대응"}, OnAlert(), Answer("river"), instructions)
    told = {"ko": "서울 호우경보"}
    happening = Happening("cap-1", Kind.ALERT, words=told, drill=drill, advice=ADVICE)
    claim = Claim(rule, happening, ("main",), 0.0, 1)
    return card_of(claim, True, False, datetime(2026, 11, 21, 18, tzinfo=UTC), language)


def test_an_alert_that_is_meant() -> None:
    found = card()

    assert (found["lead"], found["name"]) == ("경보 · 중요", "호우 대응")


@pytest.mark.parametrize(
    ("drill", "language", "lead", "name"),
    [
        ("exercise", "ko", "훈련 · 실제 상황이 아닙니다", "[훈련] 호우 대응"),
        ("exercise", "en", "EXERCISE · nothing of it is happening", "[EXERCISE] 호우 대응"),
        ("test", "ko", "시험 · 실제 상황이 아닙니다", "[시험] 호우 대응"),
    ],
)
def test_what_is_not_meant_says_so_in_its_first_words(
    drill: Drill, language: str, lead: str, name: str
) -> None:
    found = card(drill, language=language)

    assert (found["lead"], found["name"]) == (lead, name)


def test_a_rules_own_instructions_come_before_the_bundled_ones() -> None:
    own = card(words="잠수교를 통제하세요.")
    assert (own["text"], own["advice"]) == ("잠수교를 통제하세요.", False)
    assert card()["advice"]
    assert card()["text"] == ADVICE["ko"]
    assert card(language="en")["text"] == ADVICE["en"]
