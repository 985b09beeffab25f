"""Says in Korean or English how a kiosk is: the words of the fleet on the glass."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from streams.floor.catalogue import Catalogue

SPOKEN: Final[Mapping[str, Mapping[str, str]]] = {
    "ko": {
        "button": "키오스크",
        "title": "키오스크 {count}대",
        "close": "닫기",
        "refused": "접속 거부",
        "lost": "연결 끊김",
        "unseen": "화면 꺼짐",
        "late": "응답 늦음",
        "troubled": "점검 필요",
        "waiting": "확인 중",
        "well": "정상",
        "age": "{time} 전 화면",
        "no_picture": "화면 사진 없음",
        "silent": "{time}째 응답 없음",
        "never": "아직 응답한 적이 없습니다",
        "token": "이 키오스크가 월의 토큰을 받지 않습니다. 키오스크의 토큰 파일을 다시 복사하세요",
        "page": "{page} · {tongue}",
        "dark": "운영 시간이 아니어서 화면을 껐습니다",
        "unreachable": "키오스크에 연결할 수 없습니다",
        "slow": "제때 응답하지 않습니다",
        "answers_error": "키오스크가 오류로 응답합니다",
        "strange": "그 주소의 응답은 키오스크의 것이 아닙니다",
        "no_token": "키오스크의 토큰 파일을 읽을 수 없습니다",
        "hangs": "화면이 멈췄습니다",
        "display": "패널이 연결되어 있지 않습니다",
        "documents": "문서 하나를 읽지 못합니다",
        "feed": "데이터가 들어오지 않는 항목이 있습니다",
        "disk": "저장 공간이 부족합니다",
        "proof": "표출 기록을 남기지 못하고 있습니다",
        "clock": "시계가 동기화되지 않았습니다",
        "unknown": "점검할 것이 있습니다",
        "now": "방금 화면",
        "seconds": "{n}초",
        "minutes": "{n}분",
        "hours": "{n}시간",
        "days": "{n}일",
        "ko": "한국어",
        "en": "영어",
        "zh": "중국어",
        "ja": "일본어",
    },
    "en": {
        "button": "Kiosks",
        "title": "Kiosks: {count}",
        "close": "Close",
        "refused": "refused",
        "lost": "lost",
        "unseen": "screen dark",
        "late": "late",
        "troubled": "needs care",
        "waiting": "being asked",
        "well": "well",
        "age": "picture {time} old",
        "no_picture": "no picture",
        "silent": "no answer for {time}",
        "never": "has not answered yet",
        "token": "This kiosk does not take the wall's token; copy the kiosk's token file again",
        "page": "shows {page} · {tongue}",
        "dark": "Its screen is off outside its hours",
        "unreachable": "The kiosk cannot be reached",
        "slow": "It does not answer in time",
        "answers_error": "It answers with an error",
        "strange": "What answers at its address is no kiosk",
        "no_token": "The file with its token cannot be read",
        "hangs": "Its screen hangs",
        "display": "Its panel is not connected",
        "documents": "A document cannot be read",
        "feed": "Some of its data do not come in",
        "disk": "Its disk is almost full",
        "proof": "What it shows is not being recorded",
        "clock": "Its clock is not synchronised",
        "unknown": "Something has to be seen to",
        "now": "picture of now",
        "seconds": "{n} s",
        "minutes": "{n} min",
        "hours": "{n} h",
        "days": "{n} d",
        "ko": "Korean",
        "en": "English",
        "zh": "Chinese",
        "ja": "Japanese",
    },
}
WORDS: Final = Catalogue("fleet", SPOKEN)


def say(language: str, key: str, **values: object) -> str:
    """Return the words of a key, with values in their places."""
    return WORDS[language][key].format(**values)
