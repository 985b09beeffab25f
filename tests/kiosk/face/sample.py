"""Pages with everything that a page can hold, in two languages, for tests of the screen alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from kiosk.face.bill import Asked, Bill, Way
from kiosk.page import (
    Alarm,
    Allclear,
    Chart,
    Departure,
    Departures,
    Entries,
    Entry,
    Exit,
    Exits,
    Gate,
    Gauge,
    Language,
    Marker,
    Notice,
    Pace,
    Page,
    StationChart,
    Table,
    Urgency,
    Vouch,
)
from streams.feeds.snapshot import State

NOON: Final = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
HERE: Final = (37.5571, 126.9245)
PLACES: Final = (
    ("1", ("Donggyo-ro", "Gyeongui Line Forest"), ("동교로", "경의선숲길")),
    ("2", ("Yanghwa-ro", "Seogyo Elementary"), ("양화로", "서교초등학교")),
    ("3", ("Gyeongui Line Forest Park", "Yeonnam"), ("경의선숲길공원", "연남동")),
    ("4", ("Airport Railroad", "AK Plaza"), ("공항철도", "AK플라자")),
    ("5", ("Seogyo-dong", "Hongik Cinema"), ("서교동", "홍익시네마")),
    ("6", ("Donggyo-dong", "Sinchon"), ("동교동", "신촌")),
    ("7", ("Wausan-ro", "Sangsang Madang"), ("와우산로", "상상마당")),
    ("8", ("Hongdae Street", "Children's Park"), ("홍대거리", "어린이공원")),
    ("9", ("Hongik University", "Walking Street"), ("홍익대학교", "걷고싶은거리")),
)
LINES: Final = (
    ("2", "#00A84D", "성수", "Seongsu", "내선 · 합정 방면", "Inner · Hapjeong"),
    ("2", "#00A84D", "신도림", "Sindorim", "외선 · 신촌 방면", "Outer · Sinchon"),
    ("공항", "#0090D2", "인천공항2터미널", "Incheon Airport T2", "인천공항 방면", "To airport"),
    ("공항", "#0090D2", "서울역", "Seoul Station", "서울역 방면", "To Seoul Station"),
    ("경의", "#77C4A3", "문산", "Munsan", "문산 방면", "To Munsan"),
    ("경의", "#77C4A3", "용문", "Yongmun", "용문 방면", "To Yongmun"),
)
PAGES: Final = (
    ("home", "home"),
    ("air", "air"),
    ("bikes", "bike"),
    ("events", "event"),
    ("exits", "exit"),
)
NAMES: Final = {
    Language.KO: "홍대입구",
    Language.EN: "Hongik Univ.",
    Language.ZH: "弘大入口",
    Language.JA: "弘大入口",
}


def pick(language: Language, korean: str, english: str) -> str:
    """The text in Korean, or for every other language in English."""
    return korean if language is Language.KO else english


def vouch(language: Language, state: State = State.FRESH) -> Vouch:
    """What vouches for the sample's data."""
    says = {
        State.FRESH: pick(language, "방금", "just now"),
        State.STALE: pick(language, "4분 전", "4 min ago"),
        State.NO_DATA: pick(language, "11:56부터 없음", "none since 11:56"),
    }[state]
    return Vouch(pick(language, "서울 열린데이터광장", "Seoul Open Data"), NOON, state, says)


def home(language: Language, minutes: int = 3) -> Page:
    """Nine exits and six directions."""
    exits = Exits(
        title=pick(language, "출구", "Exits"),
        spoken=pick(language, "출구가 아홉 개 있습니다.", "There are nine exits."),
        exits=tuple(
            Exit(
                number,
                korean if language is Language.KO else english,
                lift=number in ("3", "8"),
                way=pick(language, "왼쪽으로 120 m", "left, 120 m"),
                angle=40.0 * at,
                closed=pick(language, "2027년 3월까지 공사", "works until March") * (at == 4),
            )
            for at, (number, english, korean) in enumerate(PLACES)
        ),
    )
    boards = tuple(
        Departures(
            title=pick(language, to_ko, to_en),
            spoken=pick(language, f"{ko}행 {minutes}분", f"{en} in {minutes} minutes"),
            vouch=vouch(language, State.STALE if at == 4 else State.FRESH),
            rows=()
            if at == 5
            else (
                Departure(
                    line,
                    colour,
                    pick(language, ko, en),
                    pick(language, "지연", "late")
                    if at == 4
                    else pick(language, f"{minutes + at}분", f"{minutes + at} min"),
                    Urgency.LATE if at == 4 else Urgency.COMING,
                ),
                Departure(
                    line,
                    colour,
                    pick(language, ko, en),
                    pick(language, "12분", "12 min"),
                    Urgency.COMING,
                    pick(language, "막차", "last train"),
                ),
            ),
            empty=pick(language, "오늘은 더 오는 열차가 없습니다", "No more trains today"),
        )
        for at, (line, colour, ko, en, to_ko, to_en) in enumerate(LINES)
    )
    return Page(
        "home",
        pick(language, "출구와 열차", "Exits and trains"),
        language,
        "home",
        (exits, *boards),
    )


def air(language: Language, state: State = State.FRESH) -> Page:
    """Three gauges, a table and a notice."""
    gauges = tuple(
        Gauge(
            title=title,
            spoken=title,
            vouch=vouch(language, state),
            value=value,
            word=pick(language, *words),
            step=step,
            detail=pick(language, "마포구 측정소", "Mapo-gu station"),
        )
        for title, value, words, step in (
            (pick(language, "통합대기", "Air quality"), "95", ("보통", "moderate"), 1),
            (pick(language, "초미세먼지", "PM2.5"), "82 µg/m³", ("매우 나쁨", "very poor"), 3),
            (pick(language, "오존", "Ozone"), "", ("알 수 없음", "not known"), None),
        )
    )
    table = Table(
        title=pick(language, "물가", "Prices"),
        spoken="…",
        vouch=vouch(language, state),
        heads=(pick(language, "품목", "Item"), pick(language, "단위", "Unit"), "₩"),
        rows=(("배추", "1포기", "4,500"), ("사과", "10개", "31,000")),
        empty="-",
    )
    notice = Notice(
        title=pick(language, "날씨", "Weather"),
        spoken="…",
        text=pick(
            language,
            "11:56부터 자료가 없습니다: 서울시 서버가 대답하지 않습니다.",
            "No data since 11:56: the city's server does not answer.",
        ),
    )
    return Page("air", pick(language, "공기", "Air"), language, "air", (*gauges, table, notice))


def bikes(language: Language) -> Page:
    """A map with a route, and a long list."""
    names = ("홍대입구역 2번출구 앞", "홍익대학교 정문", "연남동 주민센터", "신촌역 7번출구")
    chart = Chart(
        title=pick(language, "주변 지도", "Around here"),
        spoken="…",
        vouch=vouch(language),
        here=HERE,
        span_m=1200.0,
        facing=90.0,
        markers=tuple(
            Marker(
                (HERE[0] + 0.0013 * at, HERE[1] + 0.0021 * (2 - at)),
                name,
                f"{3 * at}",
                "bike",
                f"{120 * at} m on foot",
                "record of 11:58",
            )
            for at, name in enumerate(names, 1)
        ),
        route=(HERE, (37.5580, 126.9260), (37.5600, 126.9262)),
    )
    entries = Entries(
        title=pick(language, "가까운 대여소", "Nearest docks"),
        spoken="…",
        vouch=vouch(language, State.STALE),
        entries=tuple(
            Entry(
                name,
                f"{120 * at} m",
                pick(language, f"{at}대", f"{at} bikes"),
                pick(language, "무료", "free") * (at % 3 == 1),
                "bike",
                "air" * (at % 2),
            )
            for at, name in enumerate(names * 3, 1)
        ),
        empty="-",
    )
    return Page("bikes", pick(language, "따릉이", "Bikes"), language, "bike", (chart, entries))


def exits(language: Language) -> Page:
    """The map of the exits: two to the street, one of them shut, and one in a known direction."""
    chart = StationChart(
        title=pick(language, "역 주변 지도", "Around the station"),
        spoken="…",
        here=HERE,
        span_m=500.0,
        facing=90.0,
        you=pick(language, "현 위치", "You are here"),
        paces=(Pace(67.0, "1 min", "1 min = 67 m"), Pace(134.0, "2 min", "2 min = 134 m")),
        gates=(
            Gate("1", (HERE[0], HERE[1] + 0.0012), 0.0, "Donggyo-ro", tells="ahead", lift=True),
            Gate("2", (HERE[0] - 0.001, HERE[1]), 90.0, "Yanghwa-ro", closed="works"),
            Gate("3", None, 270.0, "Yeonnam", tells="left"),
        ),
    )
    return Page("exits", pick(language, "나가는 곳", "Way out"), language, "exit", (chart,))


def alarm(language: Language, drill: bool = False) -> Page:
    """An alert, or the exercise of one."""
    steps = {
        Language.KO: ("지하로 대피하세요", "승강기를 타지 마세요", "역무원의 안내를 따르세요"),
    }.get(language, ("Stay below ground", "Do not use the lifts", "Follow the station staff"))
    block = Alarm(
        title=pick(language, "긴급", "Alert"),
        spoken="…",
        vouch=vouch(language),
        headline=pick(language, "지진 발생: 규모 5.8", "Earthquake, magnitude 5.8"),
        body="[행정안전부] 12:00 경기 북부에서 규모 5.8 지진 발생. 낙하물에 주의하시기 바랍니다.",
        written_in="" if language is Language.KO else "ko",
        steps=steps,
        drill=pick(language, "훈련입니다 · 실제 상황이 아닙니다", "EXERCISE · not a real emergency")
        if drill
        else "",
        priority=90,
        until=pick(language, "13:00까지", "until 13:00"),
    )
    return Page("alarm", pick(language, "긴급", "Alert"), language, "alarm", (block,))


def over(language: Language) -> Allclear:
    """That the alert is over."""
    text = pick(language, "지진 발생: 규모 5.8", "Earthquake, magnitude 5.8")
    says = pick(language, "12:00 해제", "lifted at 12:00")
    return Allclear(title="Over", spoken="…", vouch=vouch(language), text=text, says=says)


class Sample:
    """Bills made of the sample; what stands while nobody asks can be chosen."""

    def __init__(self) -> None:
        """The first screen stands."""
        self.turn = "home"
        self.alarm = ""
        self.minutes = 3
        self.known = True
        self.over = False

    def __call__(self, asked: Asked, now: datetime) -> Bill:
        """The bill of one moment."""
        language, wanted = asked.language, asked.page
        first = home(language, self.minutes)
        if self.over:
            first = replace(first, blocks=(over(language), *first.blocks))
        if not self.known:
            none = Notice(title="Trains", spoken="There is no data.", text="There is no data.")
            first = replace(first, blocks=(first.blocks[0], none))
        pages = {
            "home": first,
            "air": air(language),
            "bikes": bikes(language),
            "events": air(language, State.NO_DATA),
            "exits": exits(language),
        }
        ways = tuple(Way(name, pages[name].title, mark) for name, mark in PAGES)
        if self.alarm:
            return Bill(first, alarm(language, self.alarm == "drill"), ways, alarm=True)
        return Bill(first, pages[wanted or self.turn], ways)
