"""The places of Seoul that the sample city's cameras look at, each with a look of its own."""

from dataclasses import dataclass
from enum import Enum


class Look(Enum):
    """How a picture is composed and lit."""

    AVENUE_DAY = "avenue by day"
    AVENUE_DUSK = "avenue at dusk"
    AVENUE_NIGHT = "avenue at night, in rain"
    BRIDGE_DAY = "bridge over the river by day"
    BRIDGE_NIGHT = "bridge over the river by night"
    TUNNEL = "tunnel"
    ALLEY = "alley between shops"
    CROSSING_DAY = "crossroads seen from above by day"
    CROSSING_NIGHT = "crossroads seen from above by night"
    PARK = "riverside park"
    EXPRESSWAY = "expressway along the river"
    STATION = "square before a station"


@dataclass(frozen=True)
class Place:
    """A place: what it is called, where it is, how it looks, and the spots that have cameras.

    Attributes:
        ko: its Korean name.
        en: its English name.
        district: its district, Korean and English.
        kind: what kind of place it is, as a group's name.
        position: latitude and longitude in degrees, WGS 84.
        spots: names of spots there, Korean and English.
    """

    ko: str
    en: str
    district: tuple[str, str]
    kind: str
    position: tuple[float, float]
    look: Look
    spots: tuple[tuple[str, str], ...]


PLACES: tuple[Place, ...] = (
    Place(
        "강남대로", "Gangnam-daero", ("강남", "Gangnam"), "road", (37.4979, 127.0276),
        Look.AVENUE_DAY,
        (("강남역", "Gangnam Stn"), ("신논현역", "Sinnonhyeon Stn"), ("논현역", "Nonhyeon Stn"),
         ("뱅뱅사거리", "Bangbang Crossroads"), ("양재역", "Yangjae Stn")),
    ),
    Place(
        "성산대교", "Seongsan Bridge", ("마포", "Mapo"), "bridge", (37.5519, 126.8911),
        Look.BRIDGE_DAY,
        (("북단", "North End"), ("남단", "South End"), ("중앙", "Centre"), ("상류", "Upstream")),
    ),
    Place(
        "홍대입구역", "Hongik Univ. Station", ("마포", "Mapo"), "station", (37.5568, 126.9237),
        Look.ALLEY,
        (("2번 출구", "Exit 2"), ("9번 출구", "Exit 9"), ("걷고싶은거리", "Walking Street"),
         ("어울마당로", "Eoulmadang-ro")),
    ),
    Place(
        "남산1호터널", "Namsan Tunnel 1", ("중구", "Jung-gu"), "tunnel", (37.5527, 126.9918),
        Look.TUNNEL,
        (("북측 입구", "North Portal"), ("남측 입구", "South Portal"), ("내부 1", "Inside 1"),
         ("내부 2", "Inside 2")),
    ),
    Place(
        "여의도 한강공원", "Yeouido Hangang Park", ("영등포", "Yeongdeungpo"), "park",
        (37.5284, 126.9327), Look.PARK,
        (("물빛광장", "Water Light Plaza"), ("자전거길", "Cycle Path"), ("선착장", "Ferry Pier"),
         ("마포대교 남단", "Mapo Bridge South")),
    ),
    Place(
        "세종대로", "Sejong-daero", ("종로", "Jongno"), "road", (37.5709, 126.9769),
        Look.AVENUE_DUSK,
        (("광화문", "Gwanghwamun"), ("시청앞", "City Hall"), ("숭례문", "Sungnyemun"),
         ("서울역사거리", "Seoul Stn Crossroads")),
    ),
    Place(
        "종로사거리", "Jongno Crossroads", ("종로", "Jongno"), "crossroads", (37.5701, 126.9830),
        Look.CROSSING_DAY,
        (("보신각", "Bosingak"), ("종각역", "Jonggak Stn"), ("탑골공원", "Tapgol Park"),
         ("종로3가", "Jongno 3-ga")),
    ),
    Place(
        "올림픽대로", "Olympic-daero", ("송파", "Songpa"), "road", (37.5203, 127.0790),
        Look.EXPRESSWAY,
        (("잠실", "Jamsil"), ("청담", "Cheongdam"), ("반포", "Banpo"), ("여의", "Yeoui"),
         ("가양", "Gayang")),
    ),
    Place(
        "테헤란로", "Teheran-ro", ("강남", "Gangnam"), "road", (37.5045, 127.0490),
        Look.AVENUE_NIGHT,
        (("역삼역", "Yeoksam Stn"), ("선릉역", "Seolleung Stn"), ("삼성역", "Samseong Stn"),
         ("포스코사거리", "Posco Crossroads")),
    ),
    Place(
        "반포대교", "Banpo Bridge", ("서초", "Seocho"), "bridge", (37.5155, 126.9961),
        Look.BRIDGE_NIGHT,
        (("남단", "South End"), ("북단", "North End"), ("달빛무지개분수", "Rainbow Fountain"),
         ("잠수교", "Jamsu Bridge")),
    ),
    Place(
        "신촌로터리", "Sinchon Rotary", ("서대문", "Seodaemun"), "crossroads", (37.5552, 126.9368),
        Look.CROSSING_NIGHT,
        (("신촌역", "Sinchon Stn"), ("이대역", "Ewha Stn"), ("연세로", "Yonsei-ro"),
         ("서강대교북단", "Seogang Bridge North")),
    ),
    Place(
        "서울역", "Seoul Station", ("용산", "Yongsan"), "station", (37.5547, 126.9707),
        Look.STATION,
        (("광장", "Plaza"), ("1번 출구", "Exit 1"), ("버스환승센터", "Bus Transfer Center"),
         ("서부역", "West Station")),
    ),
)  # fmt: skip
