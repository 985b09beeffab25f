"""Says in Korean or English what a rule's card says besides the instructions that people wrote."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from streams.floor.catalogue import Catalogue

URGENT, IMPORTANT = 70, 40
"""From these priorities on a card is urgent, or important."""

SPOKEN: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        "alert": "Alert",
        "situation": "Situation",
        "lost": "Cameras lost",
        "call": "Call",
        "exercise": "EXERCISE",
        "test": "TEST",
        "not_meant": "nothing of it is happening",
        "urgent": "urgent",
        "important": "important",
        "note": "for information",
        "since": "since {time}",
        "over": "The event has ended; this stays until you close it.",
        "aside": "You changed the picture; the rule leaves it to you.",
        "covered": "Another rule of higher priority has the display.",
        "nowhere": "The event tells no place: no cameras are called up.",
        "more": "{count} more",
        "lost_of": "{lost} of {all} cameras are lost",
        "dismiss": "End, and show what was there",
        "end": "End",
        "again": "Show again",
        "fold": "Fold",
        "heed": "Touch the glass to say that you have seen it",
    },
    "ko": {
        "alert": "경보",
        "situation": "상황",
        "lost": "카메라 끊김",
        "call": "호출",
        "exercise": "훈련",
        "test": "시험",
        "not_meant": "실제 상황이 아닙니다",
        "urgent": "긴급",
        "important": "중요",
        "note": "참고",
        "since": "{time}부터",
        "over": "상황이 끝났습니다. 닫을 때까지 이 화면이 유지됩니다.",
        "aside": "직접 바꾼 화면을 그대로 둡니다.",
        "covered": "우선순위가 더 높은 규칙이 화면을 쓰고 있습니다.",
        "nowhere": "위치가 알려지지 않아 카메라를 띄우지 않습니다.",
        "more": "그 밖에 {count}건",
        "lost_of": "카메라 {all}대 중 {lost}대 끊김",
        "dismiss": "끝내고 이전 화면으로",
        "end": "끝내기",
        "again": "다시 보기",
        "fold": "접기",
        "heed": "확인했으면 화면을 터치하십시오",
    },
}
WORDS: Final = Catalogue("rules", SPOKEN)


def say(language: str, key: str, **values: object) -> str:
    """One phrase, with its values filled in."""
    return WORDS[language][key].format(**values)


def weight(priority: int) -> str:
    """How much a priority weighs: ``urgent``, ``important`` or ``note``."""
    if priority >= URGENT:
        return "urgent"
    return "important" if priority >= IMPORTANT else "note"
