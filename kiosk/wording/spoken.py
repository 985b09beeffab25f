"""Makes of a text that is shown what a voice can say: times, dates, spans, units, counts."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from kiosk.page.language import Language
from kiosk.wording.say import say

_CLOCK: Final = re.compile(r"(?<![\d:.])([01]?\d|2[0-4]):([0-5]\d)(?![\d:])")
_COMMA: Final = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_SPAN: Final = re.compile(r"(?<=[\d일日月a-z])\s*[~\u301c\u2013]\s*(?=\d)")
_UNIT: Final = re.compile(r"(?<=\d)\s*(km|m|cm|mm|kg|g|µg/m³|MB|%|°C|°)(?![A-Za-z²³/])")
_BASEMENT: Final = re.compile(r"(?<![A-Za-z\d])B(\d)(?![A-Za-z\d])")
_MINUTES: Final = re.compile(r"\b(\d+) (min|h)\b")
_MONTH: Final = re.compile(r"\b(\d{1,2}) (Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b")
_COUNT: Final = re.compile(
    r"(?<![\d.,:번])(\d{1,2})(?=\s?(?:시간|시|대|곳|개(?!월)|명|마리|포기|송이|단|병|건|살|가지))"
)
_SEPARATED: Final = re.compile(r"\s+[·|/]\s+")
_BRACKETS: Final = re.compile(r"\[([^\]]*)\]\s*")
_KEYS: Final = {"µg/m³": "microgram", "%": "percent", "°C": "degree", "°": "degree"}
_WHOLE: Final = {
    "Jan": "January", "Feb": "February", "Mar": "March", "Apr": "April", "Jun": "June",
    "Jul": "July", "Aug": "August", "Sep": "September", "Oct": "October", "Nov": "November",
    "Dec": "December",
}  # fmt: skip
_ONES: Final = ("", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉")
_TENS: Final = ("", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔")


def for_ear(text: str, language: Language) -> str:
    """Return a text as it is said; what needs no change stays as it is."""
    told = _BRACKETS.sub(r"\1, ", text).replace("\u2011", "-")
    told = _SEPARATED.sub(say(language, "spoken.comma"), told)
    told = _CLOCK.sub(_hour(language), told)
    told = _SPAN.sub(say(language, "ear.to"), told)
    told = _COMMA.sub("", told)
    told = _BASEMENT.sub(lambda match: say(language, "ear.basement", n=match[1]), told)
    told = _UNIT.sub(lambda match: say(language, f"ear.{_KEYS.get(match[1], match[1])}"), told)
    if language is Language.EN:
        told = _MINUTES.sub(_long, told)
        told = _MONTH.sub(lambda match: f"{match[1]} {_WHOLE[match[2]]}", told)
    if language is Language.KO:
        told = _COUNT.sub(lambda match: native(int(match[1])) + " ", told)
    return told


def native(number: int) -> str:
    """Return a number from 1 to 99 as Korean counts things with it: 여덟, 스무, 스물한; 0 is 영."""
    if not 0 < number < 100:
        return "영" if number == 0 else str(number)
    if number == 20:
        return "스무"
    return _TENS[number // 10] + _ONES[number % 10]


def _hour(language: Language) -> Callable[[re.Match[str]], str]:
    def told(match: re.Match[str]) -> str:
        hour, minute = int(match[1]), int(match[2])
        if language is Language.KO:
            half = "오전" if hour < 12 or hour == 24 else "오후"
            name = f"{half} {native(hour % 12 or 12)} 시"
            return f"{name} {minute}분" if minute else name
        if minute == 0:
            return say(language, "ear.hour", h=hour)
        written = f"{minute:02d}".replace("0", "oh ", 1) if minute < 10 else str(minute)
        return say(language, "ear.time", h=hour, m=written if language is Language.EN else minute)

    return told


def _long(match: re.Match[str]) -> str:
    word = "minute" if match[2] == "min" else "hour"
    return f"{match[1]} {word}" if match[1] == "1" else f"{match[1]} {word}s"
