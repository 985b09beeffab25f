"""Korean particles follow the last sound of the word before them."""

from __future__ import annotations

import pytest

from layouts.particles import particle, settled


@pytest.mark.parametrize(
    ("word", "closed", "open_", "wanted"),
    [
        ("여의도", "은", "는", "는"),
        ("신촌", "은", "는", "은"),
        ("서울", "으로", "로", "로"),
        ("신촌", "으로", "로", "으로"),
        ("2호선(급행)", "이", "가", "이"),
        ("출구 3", "을", "를", "을"),
        ("출구 2", "을", "를", "를"),
        ("", "을", "를", "를"),
    ],
)
def test_a_particle_follows_the_last_sound(word: str, closed: str, open_: str, wanted: str) -> None:
    assert particle(word, closed, open_) == wanted


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("'올림픽대로 잠실 1'은(는) 비공개", "'올림픽대로 잠실 1'은 비공개"),
        ("'한강대교'은(는) 비공개", "'한강대교'는 비공개"),
        ("프로필 'p9'이(가) 없습니다", "프로필 'p9'가 없습니다"),
        ("cells[3]을(를) 이 칸 뒤에", "cells[3]을 이 칸 뒤에"),
        ("서울(으)로, 오류 404(으)로, 3(으)로", "서울로, 오류 404로, 3으로"),
        ('"main"(이)라고, "정오"(이)라고', '"main"이라고, "정오"라고'),
        ("'…'(이)라고 쓰십시오", "'…'(이)라고 쓰십시오"),
        ("교량와(과) 겹치는 다리", "교량과 겹치는 다리"),
    ],
)
def test_a_choice_is_made_by_the_word_before_it(written: str, said: str) -> None:
    assert settled(written) == said
