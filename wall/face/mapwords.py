"""Says in Korean or English what a map called up, and the way back from it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from streams.floor.catalogue import Catalogue

SPOKEN: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        "near": "{count} nearest cameras",
        "event": "{count} nearest cameras",
        "region": "{count} cameras of the region",
        "together": "{count} cameras in one place",
        "back": "Back to the map",
        "close": "Put these away",
    },
    "ko": {
        "near": "가까운 카메라 {count}대",
        "event": "가까운 카메라 {count}대",
        "region": "선택한 구역의 카메라 {count}대",
        "together": "한곳에 있는 카메라 {count}대",
        "back": "지도로 돌아가기",
        "close": "이 화면 닫기",
    },
}
WORDS: Final = Catalogue("map calls", SPOKEN)


def say(language: str, key: str, **values: object) -> str:
    """One phrase, with its values filled in."""
    return WORDS[language][key].format(**values)
