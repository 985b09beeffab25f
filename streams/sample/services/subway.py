"""The sample subway: trains on a beat, as the two real-time systems of the real one tell it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from streams.sample.services.day import KST, bustle, chance, trains_run, whole
from streams.sample.services.exchange import KEY, Fields, Question, Reply, as_json
from streams.sample.services.mishap import Mishap

ARRIVALS: Final = "realtimeStationArrival"
POSITIONS: Final = "realtimePosition"
SYSTEMS: Final = (ARRIVALS, POSITIONS)
RENEWED_S: Final = 10
"""How often the system hears of its trains."""
_HORIZON_S = 1500
_TRAINS = 4
_GOOD = {"status": 200, "code": "INFO-000", "message": "정상 처리되었습니다."}


@dataclass(frozen=True)
class Way:
    """One direction of one line at a station.

    Attributes:
        line: The line's number.
        updn: The direction's name.
        towards: Where its trains end.
        via: The next station.
        before: The station before.
        beat_s: Seconds between trains in the rush.
        express: Whether every third train is an express.
    """

    line: str
    updn: str
    towards: str
    via: str
    before: str
    beat_s: int
    express: bool = False


STATIONS: Final[Mapping[str, tuple[Way, ...]]] = {
    "홍대입구": (
        Way("1002", "내선", "성수", "신촌", "합정", 150),
        Way("1002", "외선", "성수", "합정", "신촌", 150),
        Way("1063", "상행", "문산", "가좌", "서강대", 480),
        Way("1063", "하행", "용문", "서강대", "가좌", 480),
        Way("1065", "상행", "서울", "공덕", "디지털미디어시티", 360, express=True),
        Way("1065", "하행", "인천공항2터미널", "디지털미디어시티", "공덕", 360, express=True),
    ),
    "여의도": (
        Way("1005", "상행", "방화", "신길", "여의나루", 210),
        Way("1005", "하행", "하남검단산", "여의나루", "신길", 210),
        Way("1009", "상행", "개화", "국회의사당", "샛강", 180, express=True),
        Way("1009", "하행", "중앙보훈병원", "샛강", "국회의사당", 180, express=True),
    ),
    "창동": (
        Way("1001", "상행", "의정부", "방학", "녹천", 300),
        Way("1001", "하행", "인천", "녹천", "방학", 300),
        Way("1004", "상행", "진접", "노원", "쌍문", 200),
        Way("1004", "하행", "오이도", "쌍문", "노원", 200),
    ),
    "강남": (
        Way("1002", "내선", "성수", "역삼", "교대", 150),
        Way("1002", "외선", "성수", "교대", "역삼", 150),
        Way("1077", "상행", "신사", "신논현", "양재", 300),
        Way("1077", "하행", "광교", "양재", "신논현", 300),
    ),
    "서울": (
        Way("1001", "상행", "소요산", "시청", "남영", 240),
        Way("1001", "하행", "인천", "남영", "시청", 240),
        Way("1004", "상행", "진접", "회현", "숙대입구", 200),
        Way("1004", "하행", "오이도", "숙대입구", "회현", 200),
    ),
}
_IDS = {name: f"{1000 + number:04d}" for number, name in enumerate(STATIONS)}
_LINES: Final[Mapping[str, tuple[str, ...]]] = {
    "1호선": ("소요산", "의정부", "방학", "창동", "녹천", "시청", "서울", "남영", "인천"),
    "2호선": ("성수", "강남", "교대", "신도림", "합정", "홍대입구", "신촌", "시청"),
    "4호선": ("진접", "노원", "창동", "쌍문", "회현", "서울", "숙대입구", "오이도"),
    "5호선": ("방화", "신길", "여의도", "여의나루", "광화문", "하남검단산"),
    "9호선": ("개화", "국회의사당", "여의도", "샛강", "고속터미널", "중앙보훈병원"),
}


def answer(question: Question, mishap: Mishap | None) -> Reply:
    """Answer ``/api/subway/{KEY}/json/{SERVICE}/{start}/{end}/{what}``."""
    key, name, what = question.steps[2], question.steps[4], question.steps[-1]
    if mishap is Mishap.KEY or key != KEY:
        return _refusal(500, "INFO-100", "인증키가 유효하지 않습니다.")
    if mishap is Mishap.QUOTA:
        return _refusal(500, "ERROR-337", "하루 요청 건수를 초과하였습니다.")
    rows = [] if mishap is Mishap.EMPTY else list(_rows(name, what, question))
    if not rows:
        return _refusal(500, "INFO-200", "해당하는 데이터가 없습니다.")
    if mishap is Mishap.OLD_NAMES:
        rows = [{_OLD.get(field, field): value for field, value in row.items()} for row in rows]
    first, last = int(question.steps[5]), int(question.steps[6])
    envelope = "realtimeArrivalList" if name == ARRIVALS else "realtimePositionList"
    head = {**_GOOD, "link": "", "developerMessage": "", "total": len(rows)}
    return as_json({"errorMessage": head, envelope: rows[first : last + 1]})


_OLD: Final = {"recptnDt": "recptnDT", "statnNm": "stationName", "subwayId": "lineId"}


def _refusal(status: int, code: str, words: str) -> Reply:
    # Where something is wrong the status stands flat, without 'errorMessage' around it.
    return as_json({"status": status, "code": code, "message": words, "total": 0})


def _rows(name: str, what: str, question: Question) -> Iterator[Fields]:
    if not trains_run(question.life):
        return
    if name == ARRIVALS:
        for way in STATIONS.get(what, ()):
            yield from _arrivals(what, way, question)
    elif name == POSITIONS:
        yield from _positions(what, question.now)


def _arrivals(station: str, way: Way, question: Question) -> Iterator[Fields]:
    heard = whole(question.now, RENEWED_S)
    beat = beat_of(way, question.life)
    last = not trains_run(question.life + timedelta(minutes=25))
    offset = chance(station, way.line, way.updn) * beat
    # A train stays listed for a moment after it has come.
    number = int((heard.timestamp() - offset - 20) // beat) + 1
    for place in range(_TRAINS):
        due = (number + place) * beat + offset - heard.timestamp()
        if due > _HORIZON_S:
            return
        row = _arrival(station, way, number + place, place, due, heard)
        yield row | {"lstcarAt": "1" if last and place == 0 else "0"}


def _arrival(
    station: str, way: Way, number: int, place: int, due: float, heard: datetime
) -> Fields:
    code, words, where, seconds = _stage(station, way, due)
    express = way.express and number % 3 == 0
    kind = "급행" if express else "일반"
    heading = f"{way.towards}행 - {way.via}방면"
    return {
        "beginRow": None,
        "endRow": None,
        "subwayId": way.line,
        "updnLine": way.updn,
        "trainLineNm": heading + (f" ({kind})" if express else ""),
        "statnId": f"{way.line}0{_IDS[station]}",
        "statnNm": station,
        "ordkey": f"{int(way.updn in ('하행', '외선'))}{place + 1}{max(0, int(due // 60)):03d}"
        f"{way.towards}{int(express)}",
        "btrainSttus": kind,
        "barvlDt": str(seconds),
        "btrainNo": f"{way.line[-1]}{number % 1000:03d}",
        "bstatnNm": way.towards,
        "recptnDt": heard.astimezone(KST).strftime("%Y-%m-%d %H:%M:%S"),
        "arvlMsg2": words,
        "arvlMsg3": where,
        "arvlCd": code,
    }


def _stage(station: str, way: Way, due: float) -> tuple[str, str, str, int]:
    """Return arvlCd, arvlMsg2, arvlMsg3 and barvlDt of a train that is due in `due` seconds."""
    if due <= 0:
        return "1", f"{station} 도착", station, 0
    if due <= 20:
        return "0", f"{station} 진입", station, 0
    if due <= 60:
        return "3", "전역 출발", way.before, int(due)
    minutes, seconds = divmod(int(due), 60)
    if way.line in ("1063", "1065") and minutes > 6:
        # The railway's own lines tell no time for trains that are far: 0, and code 99.
        return "99", f"[{minutes // 3}]번째 전역 ({way.before})", way.before, 0
    return "99", f"{minutes}분 {seconds}초 후", way.before, int(due)


def beat_of(way: Way, life: datetime) -> int:
    """Return the seconds between trains; the same for an hour, so that a train stays one."""
    hour = life.astimezone(KST).replace(minute=0, second=0, microsecond=0)
    return round(way.beat_s * (1.0 + 1.2 * (1.0 - bustle(hour + timedelta(minutes=30)))))


def _positions(line: str, now: datetime) -> Iterator[Fields]:
    stops = _LINES.get(line, ())
    heard = whole(now, RENEWED_S).astimezone(KST)
    for number in range(2 * len(stops)):
        up = number % 2
        moved = heard.timestamp() / 120 + chance(line, number) * len(stops)
        step = int(moved) % len(stops)
        at = stops[-1 - step] if up else stops[step]
        yield {
            "subwayId": f"100{line[0]}",
            "subwayNm": line,
            "statnId": f"100{line[0]}000{number:03d}",
            "statnNm": at,
            "trainNo": f"{line[0]}{100 + number}",
            "lastRecptnDt": heard.strftime("%Y%m%d"),
            "recptnDt": heard.strftime("%Y-%m-%d %H:%M:%S"),
            "updnLine": str(up),
            "statnTid": "",
            "statnTnm": stops[0] if up else stops[-1],
            "trainSttus": str(int(heard.timestamp() // 30 + number) % 3),
            "directAt": "1" if number % 5 == 0 else "0",
            "lstcarAt": "0",
        }
