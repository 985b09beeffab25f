"""Says in Korean or English how it stands with the sound of the camera in the spotlight."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from streams.floor.catalogue import Catalogue

SPOKEN: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        "off": "Sound",
        "connecting": "Connecting …",
        "heard": "Sound on",
        "failed": "No sound",
        "no_device": "No sound device",
        "no_device_why": "This machine has nothing to play sound on.",
    },
    "ko": {
        "off": "소리",
        "connecting": "연결 중 …",
        "heard": "소리 켜짐",
        "failed": "소리 없음",
        "no_device": "소리 장치 없음",
        "no_device_why": "이 컴퓨터에 소리를 낼 장치가 없습니다.",
    },
}
WORDS: Final = Catalogue("sound", SPOKEN)


def say(language: str, key: str) -> str:
    """One phrase."""
    return WORDS[language][key]
