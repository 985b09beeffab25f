"""Says in Korean or English what a map says by itself: its tools, its hints, its measure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from streams.floor.catalogue import Catalogue

SPOKEN: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        "lasso": "Draw a region",
        "cancel": "Cancel drawing",
        "home": "Whole map",
        "hint": "Draw around a region with one finger",
        "nobody": "No camera in there: draw around some",
        "m": "{n} m",
        "km": "{n} km",
    },
    "ko": {
        "lasso": "구역 그리기",
        "cancel": "그리기 취소",
        "home": "전체 지도",
        "hint": "손가락 하나로 구역을 둘러 그리십시오",
        "nobody": "그 안에 카메라가 없습니다. 다시 그리십시오",
        "m": "{n} m",
        "km": "{n} km",
    },
}
WORDS: Final = Catalogue("map", SPOKEN)


def say(language: str, key: str, **values: object) -> str:
    """One phrase, with its values filled in."""
    return WORDS[language][key].format(**values)


def length(language: str, metres: float) -> str:
    """A length, as ``500 m`` or ``2 km``."""
    if metres < 1000:
        return say(language, "m", n=f"{metres:g}")
    return say(language, "km", n=f"{metres / 1000:g}")
