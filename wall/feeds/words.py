"""Says in Korean or English how old a feed is, how far it can be believed, and why not further."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, tzinfo
from typing import Final

from streams.feeds.reason import ENGLISH, Reason
from streams.floor.catalogue import Catalogue

LANGUAGES: Final = ("ko", "en")
MINUTE, HOUR, DAY = 60, 3600, 86_400
NEAR_S = 20 * HOUR
CALM_S = 10
"""Ages below a minute change in such steps: a figure that runs draws the eye from the pictures."""
LASTING: Final = (Reason.OLD, Reason.AHEAD, Reason.NOT_ASKED)
"""Reasons that count seconds, and soon many: they are told in minutes then."""

KOREAN: Final[Mapping[Reason, str]] = {
    Reason.NONE: "",
    Reason.WAITING: "아직 묻지 않음",
    Reason.EMPTY: "지금은 알릴 것이 없다고 함",
    Reason.NAME_UNKNOWN: "제공처의 이름을 여기서 알 수 없음: 서비스 주소 확인",
    Reason.PORT_CLOSED: "연결이 거부됨: 서비스 주소에 응답하는 프로그램이 없음",
    Reason.UNREACHABLE: "제공처에 닿지 않음: 이 컴퓨터의 네트워크 확인",
    Reason.CERTIFICATE: "제공처의 인증서를 믿을 수 없음: 주소와 이 컴퓨터의 시계 확인",
    Reason.NO_ANSWER: "{n}초 안에 응답이 없음",
    Reason.BROKEN_OFF: "제공처가 연결을 끊음",
    Reason.HTTP: "제공처의 응답 HTTP {n}",
    Reason.SENT_ON: "제공처가 다른 주소로 돌림: 그 주소를 서비스 주소로 입력",
    Reason.TOO_LARGE: "응답이 {n} MB를 넘음",
    Reason.NOT_JSON: "응답이 JSON이 아님",
    Reason.NOT_XML: "응답이 XML이 아님",
    Reason.NOT_GTFS: "응답이 GTFS-Realtime이 아님",
    Reason.SHAPE: "응답의 모양이 이 피드가 아는 것과 다름",
    Reason.NO_KEY: "서비스에 키가 필요함: 키 파일이나 환경 변수에 입력",
    Reason.KEY: "제공처가 키를 거부함: 키가 맞는지, 이 서비스의 것인지 확인",
    Reason.QUOTA: "제공처의 호출 한도를 모두 씀",
    Reason.REFUSED: "제공처가 요청을 거부함",
    Reason.OLD: "가장 새로운 기록이 {n}초 전의 것임",
    Reason.AHEAD: "기록이 {n}초 뒤의 것임: 이 컴퓨터의 시계 확인",
    Reason.SPENT: "서비스의 하루 호출 수를 모두 씀",
    Reason.NOT_ASKED: "{n}초 전에 마지막으로 물음",
    Reason.STUMBLED: "citywall이 응답을 처리하지 못함",
}
_KO: Final[Mapping[str, str]] = {
    "just now": "방금",
    "seconds ago": "{n}초 전",
    "minutes ago": "{n}분 전",
    "hours ago": "{n}시간 전",
    "days ago": "{n}일 전",
    "stale": "{time}부터 갱신 안 됨",
    "no_data": "자료 없음",
    "no_data_since": "{time}부터 자료 없음",
    "old": "가장 새로운 기록이 {n}분 전의 것임",
    "ahead": "기록이 {n}분 뒤의 것임: 이 컴퓨터의 시계 확인",
    "not_asked": "{n}분 전에 마지막으로 물음",
    "rest": "외 {n}건",
    "nothing": "알릴 것이 없습니다",
    "unknown": "피드 문서에 '{feed}'이(가) 없습니다",
    "minutes": "{n}분",
    "soon": "1분 미만",
    "entering": "진입",
    "arrived": "도착",
    "late": "{n}분 지연",
    "late_soon": "지연",
    "towards": "{place}행",
    "last": "막차",
    "bikes": "{n}대",
    "closed": "대여 중지",
    "now": "지금",
    "people": "{least}~{most}명",
    "until": "{time}까지",
    "day": "%-m월 %-d일",
    "humidity": "습도 {n}%",
    "good": "좋음",
    "moderate": "보통",
    "unhealthy": "나쁨",
    "very_unhealthy": "매우나쁨",
    "relaxed": "여유",
    "normal": "보통",
    "busy": "약간 붐빔",
    "crowded": "붐빔",
}
_EN: Final[Mapping[str, str]] = {
    "just now": "just now",
    "seconds ago": "{n} s ago",
    "minutes ago": "{n} min ago",
    "hours ago": "{n} h ago",
    "days ago": "{n} d ago",
    "stale": "stale since {time}",
    "no_data": "no data",
    "no_data_since": "no data since {time}",
    "old": "the source's newest record is {n} min old",
    "ahead": "what is known lies {n} min in the future: check this machine's clock",
    "not_asked": "the source was last asked {n} min ago",
    "rest": "and {n} more",
    "nothing": "Nothing to tell",
    "unknown": "The feeds document has no '{feed}'",
    "minutes": "{n} min",
    "soon": "under 1 min",
    "entering": "entering",
    "arrived": "here",
    "late": "late {n} min",
    "late_soon": "late",
    "towards": "to {place}",
    "last": "last train",
    "bikes": "{n} bikes",
    "closed": "closed",
    "now": "now",
    "people": "{least} to {most} people",
    "until": "until {time}",
    "day": "%-d %b",
    "humidity": "humidity {n} %",
    "good": "good",
    "moderate": "moderate",
    "unhealthy": "unhealthy",
    "very_unhealthy": "very unhealthy",
    "relaxed": "relaxed",
    "normal": "normal",
    "busy": "busy",
    "crowded": "crowded",
}
URGENT: Final = ("위급재난", "긴급재난")
"""The steps of disaster messages, in the source's words, that mean danger now."""
REASONS: Final = Catalogue(
    "feed reasons",
    {
        "ko": {reason.word: words for reason, words in KOREAN.items()},
        "en": {reason.word: words for reason, words in ENGLISH.items()},
    },
)
WORDS: Final = Catalogue("feeds", {"ko": _KO, "en": _EN})


def say(language: str, key: str, **parts: object) -> str:
    """One phrase with its parts."""
    return WORDS[language][key].format(**parts)


def why(language: str, reason: Reason, number: float, own: str) -> str:
    """Why a feed cannot be believed; the source's own words stay as they were said."""
    if reason in LASTING and number >= 2 * MINUTE:
        return say(language, reason.word, n=int(number // MINUTE))
    return reason.say(number, own, REASONS[language][reason.word])


def ago(language: str, then: datetime, now: datetime) -> str:
    """How long ago a moment was, in the largest unit that says enough."""
    seconds = max(int((now - then).total_seconds()), 0)
    if seconds < CALM_S:
        return say(language, "just now")
    if seconds < 2 * MINUTE:
        return say(language, "seconds ago", n=seconds // CALM_S * CALM_S)
    if seconds < 2 * HOUR:
        return say(language, "minutes ago", n=seconds // MINUTE)
    if seconds < 2 * DAY:
        return say(language, "hours ago", n=seconds // HOUR)
    return say(language, "days ago", n=seconds // DAY)


def time_of(language: str, at: datetime, now: datetime, zone: tzinfo | None) -> str:
    """A moment as a clock says it; the day where the hour alone would be taken for another one."""
    there = at.astimezone(zone)
    if abs((at - now).total_seconds()) < NEAR_S:
        return there.strftime("%H:%M")
    return there.strftime(WORDS[language]["day"])
