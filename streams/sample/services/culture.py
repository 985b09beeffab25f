"""What is on in the sample city, and what can be booked there."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from streams.sample.services.day import KST, chance
from streams.sample.services.exchange import Fields, Question, Rows

EVENTS: Final = "culturalEventInfo"
RESERVATIONS: Final = {
    "ListPublicReservationCulture": "문화체험",
    "ListPublicReservationEducation": "교육강좌",
    "ListPublicReservationSport": "체육시설",
    "ListPublicReservationInstitution": "공간시설",
    "ListPublicReservationMedical": "진료복지",
}
_ON: Final = (
    (
        "콘서트",
        "정오의 음악회 - 가을에서 겨울로",
        "중구",
        "서울시청 시민청",
        37.5663,
        126.9779,
        "무료",
    ),
    (
        "전시/미술",
        "한강의 사람들 - 사진으로 보는 백 년",
        "영등포구",
        "여의도한강공원 물빛광장",
        37.5284,
        126.9327,
        "무료",
    ),
    ("축제-문화/예술", "홍대 거리예술 축제", "마포구", "걷고싶은거리", 37.5558, 126.9236, "무료"),
    ("연극", "봄날의 약속", "종로구", "대학로 소극장", 37.5822, 127.0017, "유료"),
    ("교육/체험", "가족과 함께하는 한지 공예", "종로구", "북촌문화센터", 37.5815, 126.9860, "유료"),
    ("국악", "창동 국악 한마당", "도봉구", "플랫폼창동61", 37.6536, 127.0476, "무료"),
    (
        "클래식",
        "시립교향악단 정기연주회",
        "종로구",
        "세종문화회관 대극장",
        37.5725,
        126.9757,
        "유료",
    ),
    ("영화", "수변 무대 영화의 밤", "송파구", "석촌호수 수변무대", 37.5094, 127.1027, "무료"),
    ("무용", "젊은 안무가전", "서초구", "예술의전당", 37.4786, 127.0118, "유료"),
    ("축제-자연/경관", "한강 빛 축제", "영등포구", "여의도한강공원", 37.5269, 126.9349, "무료"),
    ("전시/미술", "서울 골목 그림전", "마포구", "연남동 작은미술관", 37.5621, 126.9254, "무료"),
    (
        "독주/독창회",
        "피아노 독주회 '겨울 나그네'",
        "강남구",
        "도곡아트홀",
        37.4909,
        127.0463,
        "유료",
    ),
)
_BOOKED: Final = (
    ("테니스장 평일 오전", "마포구", "망원유수지체육공원", 37.5527, 126.8977, "유료"),
    ("어르신 스마트폰 교실", "도봉구", "창동문화체육센터", 37.6520, 127.0467, "무료"),
    ("숲 해설 프로그램", "마포구", "하늘공원", 37.5683, 126.8853, "무료"),
    ("시민 회의실 대관", "영등포구", "여의도동 주민센터", 37.5247, 126.9285, "무료"),
    ("무료 독감 예방접종", "노원구", "노원구보건소", 37.6543, 127.0566, "무료"),
    ("한강 자전거 교육", "영등포구", "여의도한강공원", 37.5279, 126.9337, "무료"),
)
_PAGE: Final = "https://culture.seoul.go.kr/culture"
_BOOK: Final = "https://yeyak.seoul.go.kr/web/reservation"
_STATUSES: Final = ("접수중", "접수중", "접수중", "안내중", "예약마감")
_HTML: Final = (
    "<p>1.&nbsp;공공시설&nbsp;예약서비스&nbsp;이용시&nbsp;필수&nbsp;준수사항</p>"
    "<p>모든&nbsp;서비스의&nbsp;이용은&nbsp;담당&nbsp;기관의&nbsp;규정에&nbsp;따릅니다.</p>"
    "<p>2. 시설예약<br/>- 이용 3일 전까지 취소할 수 있습니다 &lt;문의 02-120&gt;</p>"
)


def _day(now: datetime, days: int) -> datetime:
    local = now.astimezone(KST).replace(hour=0, minute=0, second=0, microsecond=0)
    return local + timedelta(days=days)


def events(question: Question) -> Rows:
    """Return what is on around today; a title comes back every season."""
    genre = question.steps[5].strip() if len(question.steps) > 5 else ""
    # Which run of a thing it is changes by the week, so that the list is never the same for long.
    week = int(question.now.timestamp() // (7 * 86_400))
    rows = [_event(number, what, week, question.now) for number, what in enumerate(_ON * 3)]
    return [row for row in rows if genre in ("", row["CODENAME"])]


def _event(
    number: int, what: tuple[str, str, str, str, float, float, str], week: int, now: datetime
) -> Fields:
    kind, title, district, place, lat, lon, fee = what
    first = _day(now, -3 + int(chance(number, week, "first") * 20))
    last = first + timedelta(days=int(chance(number, week, "last") * 12))
    run = number // len(_ON) + 1
    page = f"{_PAGE}/culture/cultureEvent/view.do?cultcode={1000 + number}&amp;menuNo=200009"
    # Some rows have their coordinates the wrong way round.
    swapped = number % 7 == 3
    return {
        "CODENAME": kind,
        "GUNAME": district,
        "TITLE": title if run == 1 else f"{title} ({run}회차)",
        "DATE": f"{first:%Y-%m-%d}~{last:%Y-%m-%d}",
        "PLACE": place,
        "ORG_NAME": "서울특별시",
        "USE_TRGT": "누구나",
        "USE_FEE": "" if fee == "무료" else "R석 30,000원, S석 20,000원",
        "MAIN_IMG": f"{_PAGE}/cmmn/file/getImage.do?atchFileId={number}&thumb=Y",
        "RGSTDATE": f"{_day(now, -20):%Y-%m-%d}",
        "STRTDATE": f"{first:%Y-%m-%d} 00:00:00.0",
        "END_DATE": f"{last:%Y-%m-%d} 00:00:00.0",
        "LAT": str(lon if swapped else lat),
        "LOT": str(lat if swapped else lon),
        "IS_FREE": fee,
        "HMPG_ADDR": page,
    }


def reservations(question: Question) -> Rows:
    """Return what can be booked; the topic is in the service's name."""
    topic = RESERVATIONS[question.steps[2]]
    return [
        _reservation(number, what, topic, question.now) for number, what in enumerate(_BOOKED * 4)
    ]


def _reservation(
    number: int, what: tuple[str, str, str, float, float, str], topic: str, now: datetime
) -> Fields:
    title, district, place, lat, lon, pay = what
    begun = _day(now, -int(10 * chance(topic, number)))
    until = _day(now, 2 + int(20 * chance(topic, number, "until")))
    swapped = number % 5 == 2
    return {
        "GUBUN": "자체",
        "SVCID": f"S{26_000_000 + _first_id(topic) + number}",
        "MAXCLASSNM": topic,
        "SVCSTATNM": _STATUSES[int(chance(topic, number, "status") * len(_STATUSES))],
        "SVCNM": f"[{topic}] {title} {number // len(_BOOKED) + 1}기",
        "PAYATNM": pay,
        "PLACENM": place,
        "USETGTINFO": "제한없음",
        "SVCURL": f"{_BOOK}/selectReservView.do?rsv_svc_id=S{number}",
        "X": str(lat if swapped else lon),
        "Y": str(lon if swapped else lat),
        "SVCOPNBGNDT": f"{begun:%Y-%m-%d} 00:00:00.0",
        "SVCOPNENDDT": f"{until:%Y-%m-%d} 00:00:00.0",
        "RCPTBGNDT": f"{begun:%Y-%m-%d} 09:00:00.0",
        "RCPTENDDT": f"{until:%Y-%m-%d} 18:00:00.0",
        "AREANM": district,
        "DTLCONT": _HTML,
        "TELNO": "02-120",
    }


def _first_id(topic: str) -> int:
    """Return the number at which a topic's ids begin."""
    return 1000 * list(RESERVATIONS.values()).index(topic)
