"""What tiles say, in both languages."""

from __future__ import annotations

import string

import pytest

from streams.floor.reason import Reason
from streams.floor.truth import Decoder, State, Tier
from streams.media.governor import Decision, Why
from wall.glass.words import CAUSES, LANGUAGES, WORDS, Facts, because, brief, cause, duration, truth

SAID = [
    (Facts(State.LIVE, Tier.SMOOTH, 0.1), "live", "실시간"),
    (Facts(State.LIVE, Tier.SHARP, 6.4), "live, 6 s behind", "실시간보다 6초 늦음"),
    (Facts(State.LIVE, Tier.STILL, 0.4), "live", "실시간"),
    (Facts(State.LIVE, Tier.STILL, 8.9), "picture 8 s old", "8초 전 화면"),
    (Facts(State.LATE, age=14.2), "late 14 s", "지연 14초"),
    (Facts(State.LATE, Tier.SMOOTH, 0.44), "late 0.4 s", "지연 0.4초"),
    (Facts(State.LATE, Tier.SMOOTH, 3.99), "late 3.9 s", "지연 3.9초"),
    (Facts(State.LATE, Tier.SMOOTH, 10.2), "late 10 s", "지연 10초"),
    (Facts(State.LATE, Tier.STILL, 3.99), "late 3 s", "지연 3초"),
    (Facts(State.FROZEN, since=130), "frozen 2 min", "멈춤 2분"),
    (Facts(State.BLACK, since=130), "black picture", "검은 화면"),
    (Facts(State.NO_KEYFRAME, since=12), "no keyframe 12 s", "키프레임 없음 12초"),
    (Facts(State.CONNECTING, tries=1), "connecting", "연결 중"),
    (Facts(State.CONNECTING, tries=3), "connecting, try 3", "연결 중, 3번째 시도"),
    (Facts(State.REFUSED, refused=401), "refused: wrong password", "거부됨: 비밀번호 오류"),
    (
        Facts(State.REFUSED, refused=401, reason=Reason.NO_PASSWORD),
        "refused: asks for a password",
        "거부됨: 비밀번호 필요",
    ),
    (Facts(State.REFUSED, refused=451), "refused: 451", "거부됨: 451"),
    (Facts(State.LOST, since=7300), "lost 2 h", "끊김 2시간"),
]


@pytest.mark.parametrize(("facts", "english", "korean"), SAID)
def test_the_truth_is_said(facts: Facts, english: str, korean: str) -> None:
    assert truth(facts, "en") == english
    assert truth(facts, "ko") == korean


def test_a_still_says_its_age_and_motion_says_nothing() -> None:
    assert brief(Facts(State.LIVE, Tier.STILL, 2.4), "en") == "2 s"
    assert brief(Facts(State.LIVE, Tier.SMOOTH, 0.1), "en") == ""
    assert brief(Facts(State.LIVE), "en") == ""


def test_motion_that_is_sent_in_segments_says_how_far_it_is_behind() -> None:
    assert brief(Facts(State.LIVE, Tier.SMOOTH, 6.4), "en") == "6 s"
    assert brief(Facts(State.LIVE, Tier.SMOOTH, 1.0), "ko") == "1초"


def test_durations_are_said_in_their_largest_unit() -> None:
    said = [duration(seconds, "en") for seconds in (0, 59.9, 60, 3599, 3600, 90_000)]
    assert said == ["0 s", "59 s", "1 min", "59 min", "1 h", "1 d"]


def test_both_languages_say_the_same_things_with_the_same_values() -> None:
    english, korean = (WORDS[language] for language in ("en", "ko"))
    assert english.keys() == korean.keys()
    for key in english:
        assert _values(english[key]) == _values(korean[key]), key


def test_there_is_a_word_for_every_state_tier_and_decoder() -> None:
    for language in LANGUAGES:
        words = WORDS[language]
        assert all(f"state_{state.word}" in words for state in State)
        assert all(tier.word in words for tier in Tier)
        assert all(decoder.word in words for decoder in Decoder)


def test_every_cause_is_said_in_both_languages_with_the_same_values() -> None:
    for reason in Reason:
        english, korean = (CAUSES[language][reason.name.lower()] for language in ("en", "ko"))
        assert _values(english) == _values(korean), reason.name
        assert any("가" <= letter <= "힣" for letter in korean) is (reason is not Reason.NONE)


def test_a_cause_keeps_the_cameras_own_words_as_they_were_said() -> None:
    assert cause(Reason.BUSY, 0, "503 Try {later}", "ko") == (
        "카메라가 바쁨: 받을 수 있는 시청자가 모두 찼음 (503 Try {later})"
    )
    assert cause(Reason.NONE, 0, "점검 중", "en") == "점검 중"
    assert cause(Reason.CODEC, 0, "MP4V-ES", "ko").startswith("카메라가 보내는 코덱 MP4V-ES:")
    assert cause(Reason.NO_ANSWER, 10.0, "", "ko") == "10초 안에 응답이 없음"


def test_why_a_tile_has_its_tier_is_said_in_both_languages() -> None:
    for why in Why:
        english, korean = (because(Decision(Tier.STILL, why), lang) for lang in ("en", "ko"))
        assert english.isascii()
        assert any("가" <= letter <= "힣" for letter in korean), why
    short = Decision(Tier.SMOOTH, Why.SPOTLIGHT, wanted=Tier.SHARP, cores=1.6)
    assert because(short, "ko") == "동영상: 고화질은 처리 예산 1.6코어를 넘음"


def _values(text: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
