"""What a kiosk could know at noon, of every kind that its pages show, in every state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kiosk.knowledge import Knowledge
from kiosk.knowledge.outlook import Liveness, Outlook
from kiosk.page import Language
from kiosk.pages import Brief
from layouts.kiosk import Exit, Kiosk, Standpoint
from streams.feeds.air import Air, Grade, Pollutant
from streams.feeds.arrival import Arrival, Stage
from streams.feeds.bikestation import BikeStation
from streams.feeds.feed import Attribution, Freshness, Record
from streams.feeds.korea.disaster_messages import DisasterMessage
from streams.feeds.position import Position
from streams.feeds.reason import Reason
from streams.feeds.seoul.crowd import Crowd, Forecast, Level
from streams.feeds.seoul.events import Event
from streams.feeds.seoul.hotspot import Weather
from streams.feeds.seoul.incidents import Incident
from streams.feeds.seoul.parks import Park
from streams.feeds.seoul.prices import Price
from streams.feeds.seoul.reservations import Reservation
from streams.feeds.seoul.trails import Trail, TrailPoint
from streams.feeds.snapshot import Failure, Snapshot
from streams.feeds.standard.gtfs_alerts import ServiceAlert

NOON = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
"""By the clock in Seoul."""
HERE = Position(37.5568, 126.9237)
SOURCE = Attribution("서울시", "City of Seoul", "https://data.seoul.go.kr")
FRESHNESS = Freshness(every_s=60, old_s=None, stand_s=60)

KIOSK = Kiosk(
    id="hongik-1",
    names={"ko": "홍대입구역", "en": "Hongik Univ.", "zh": "弘益大学站", "ja": "弘大入口駅"},
    place=Standpoint(HERE.lat, HERE.lon, 210.0, "홍대입구", "마포구", "B1"),
    store=Path("kept"),
    exits=(
        Exit("1", ({"ko": "서교동", "en": "Seogyo-dong", "zh": "西桥洞", "ja": "西橋洞"},)),
        Exit(
            "9",
            (
                {
                    "ko": "홍익대학교",
                    "en": "Hongik University",
                    "zh": "弘益大学",
                    "ja": "弘益大学校",
                },
            ),
            lift=True,
            way={"ko": "왼쪽으로 120 m", "en": "left, 120 m", "zh": "向左120 m", "ja": "左へ120 m"},
            angle=270.0,
        ),
    ),
    cameras=("square",),
)


def later(**span: float) -> datetime:
    """So long after noon."""
    return NOON + timedelta(**span)


def near(metres_north: float) -> Position:
    """A place so far north of the kiosk."""
    return Position(HERE.lat + metres_north / 111_195, HERE.lon)


def train(**changes: object) -> Arrival:
    """The next train of line 2, three minutes away, heard of ten seconds ago."""
    usual = Arrival(
        at=later(seconds=-10),
        line="1002",
        line_ko="2호선",
        line_en="Line 2",
        station="홍대입구",
        towards="성수",
        heading="성수행 - 신촌방면",
        direction="내선",
        train="2585",
        stage=Stage.ON_THE_WAY,
        due=later(minutes=3, seconds=20),
        words="3분 20초 후",
    )
    return replace(usual, **changes)  # type: ignore[arg-type]


RECORDS: Mapping[str, tuple[Record, ...]] = {
    "subway_arrivals": (
        train(),
        train(train="2586", due=later(minutes=9), last=True, kind="급행"),
        train(line="1065", direction="상행", heading="서울행 - 공덕방면", towards="서울", due=None),
    ),
    "gtfs_arrivals": (
        train(line="blue-273", line_ko="273번", line_en="Route 273", heading="", direction=""),
    ),
    "air_district": (
        Air(
            at=later(hours=-1),
            id="111201",
            place="마포구",
            zone="",
            index=95.0,
            grade=Grade.MODERATE,
            worst="PM-2.5",
            values={Pollutant.PM10: 56.0, Pollutant.PM25: 37.0, Pollutant.O3: 0.023},
        ),
    ),
    "hotspot": (
        Weather(NOON, "홍대 관광특구", 9.2, 8.0, 6.0, 16.0, 65.0, 0.0, "비 소식이 없어요."),
    ),
    "crowding": (
        Crowd(
            at=later(minutes=-15),
            id="POI007",
            place="홍대 관광특구",
            level=Level.BUSY,
            words="사람이 많아요.",
            least=10_000,
            most=11_500,
            forecasts=(
                Forecast(later(hours=1), Level.BUSY),
                Forecast(later(hours=2), Level.NORMAL),
            ),
        ),
    ),
    "bikes": (
        BikeStation(NOON, "ST-1", "홍대입구역 2번출구 앞", near(200), 7, 12),
        BikeStation(NOON, "ST-2", "망원역 1번출구 앞", near(900), 0, 20, renting=False),
        BikeStation(NOON, "ST-3", "어디인지 모름", None, 3),
    ),
    "trails": (
        Trail(
            at=NOON,
            name="경의선숲길 걷기",
            kind="생활권계획길",
            districts="마포구",
            length="6.3km",
            takes="1시간 40분",
            points=(
                TrailPoint(1, "가좌역", "", near(1300)),
                TrailPoint(2, "연남동", "", near(600)),
                TrailPoint(3, "홍대입구역", "", near(50)),
                TrailPoint(4, "어딘가", "", None),
            ),
        ),
    ),
    "parks": (
        Park(NOON, "1", "경의선숲길", "", "", "", "", "마포구", "", "", "", near(150)),
        Park(NOON, "2", "자리 없는 공원", "", "", "", "", "마포구", "", "", "", None),
    ),
    "events": (
        Event(
            at=NOON,
            title="홍대 거리예술 축제",
            kind="축제-문화/예술",
            district="마포구",
            place="걷고싶은거리",
            begins=later(days=-2),
            ends=later(hours=11),
            when="",
            fee="",
            free=True,
            host="",
            page="",
            picture="",
            position=near(110),
        ),
    ),
    "reservations": (
        Reservation(
            at=NOON,
            id="S1",
            title="숲 해설 프로그램",
            status="접수중",
            open=True,
            pay="무료",
            place="하늘공원",
            district="마포구",
            page="",
            from_when=later(days=-3),
            until_when=later(days=7),
            words="",
            position=near(3000),
        ),
    ),
    "prices": (
        Price(later(days=-4), "사과", "1개", 2800, "망원시장", "마포구"),
        Price(later(days=-4), "사과", "1개", 2400, "월드컵시장", "마포구"),
    ),
    "disaster_messages": (
        DisasterMessage(
            at=later(hours=-2),
            number="1",
            words="[마포구] 양화로 2개 차로를 통제합니다.",
            regions=("서울특별시 마포구",),
            step="안전안내",
            kind="교통통제",
            changed=later(hours=-2),
        ),
    ),
    "gtfs_alerts": (
        ServiceAlert(
            at=NOON,
            id="detour-1",
            effect="DETOUR",
            cause="CONSTRUCTION",
            severity="WARNING",
            titles={"ko": "273번 우회 운행", "en": "Route 273 on diversion"},
            words={"ko": "신촌 정류장에 서지 않습니다.", "en": "No stop at Sinchon."},
            lines=("blue-273",),
            stops=("sinchon",),
            until=later(hours=2),
        ),
    ),
    "incidents": (
        Incident(later(hours=-1), "948", "A04", "04B01", "양화로 2차로 공사", None, near(400)),
    ),
}
"""A record or two of every kind that a page shows."""


def snapshot(kind: str, *records: Record, **changes: object) -> Snapshot:
    """A feed that was answered at noon."""
    feed = Snapshot(
        kind, kind, SOURCE, FRESHNESS, records=records, fetched=NOON, next_s=FRESHNESS.every_s
    )
    return replace(feed, **changes)  # type: ignore[arg-type]


def failed(feed: Snapshot, since_s: float, reason: Reason = Reason.UNREACHABLE) -> Snapshot:
    """The feed, asked in vain since so many seconds before noon."""
    since = later(seconds=-since_s)
    return replace(feed, failed_since=since, failure=Failure(NOON, reason, 500.0))


def fresh() -> Knowledge:
    """Everything is known."""
    return knowing(*(snapshot(kind, *records) for kind, records in RECORDS.items()))


def stale() -> Knowledge:
    """Every question failed half a minute ago."""
    return knowing(*(failed(one, 30) for one in fresh().snapshots.values()))


def lost() -> Knowledge:
    """Every question has failed for an hour."""
    return knowing(*(failed(one, 3600) for one in fresh().snapshots.values()))


def never() -> Knowledge:
    """Nothing was asked yet."""
    return knowing(*(snapshot(kind, fetched=None) for kind in RECORDS))


def empty() -> Knowledge:
    """Every source answered that it has nothing to tell."""
    return knowing(*(snapshot(kind) for kind in RECORDS))


def knowing(*feeds: Snapshot) -> Knowledge:
    """What is known of some feeds."""
    return Knowledge({one.id: one for one in feeds}, cameras={"square": square()})


def square(liveness: Liveness = Liveness.LIVE, **changes: object) -> Outlook:
    """A camera 350 m away, whose picture is a second old."""
    usual = Outlook({"ko": "광장", "en": "Square"}, near(350), liveness, later(seconds=-1))
    return replace(usual, **changes)  # type: ignore[arg-type]


def brief(knowledge: Knowledge, language: Language = Language.EN, now: datetime = NOON) -> Brief:
    """What a page is made from."""
    return Brief(KIOSK, knowledge, language, now)
