"""The sample city's parks and walks."""

from __future__ import annotations

from typing import Final

from streams.sample.services.exchange import Fields, Question, Rows

PARKS: Final = "SearchParkInfoService"
TRAILS: Final = "SeoulGilWalkCourse"
_PARKS: Final = (
    (
        "경의선숲길",
        "마포구",
        37.5577,
        126.9250,
        "옛 철길을 따라 난 숲길입니다.",
        "산책로, 자전거길, 책거리",
    ),
    (
        "하늘공원",
        "마포구",
        37.5683,
        126.8853,
        "억새로 이름난 언덕 위의 공원입니다.",
        "억새밭, 전망대",
    ),
    (
        "여의도공원",
        "영등포구",
        37.5263,
        126.9237,
        "도심 한가운데의 넓은 숲입니다.",
        "문화의마당, 자연생태의 숲",
    ),
    (
        "여의도한강공원",
        "영등포구",
        37.5284,
        126.9327,
        "강가에서 쉬고 자전거를 탑니다.",
        "물빛광장, 수상무대",
    ),
    (
        "초안산생태공원",
        "도봉구",
        37.6430,
        127.0480,
        "창동과 월계동 사이의 낮은 산입니다.",
        "생태연못, 산책로",
    ),
    ("창포원", "도봉구", 37.6890, 127.0460, "붓꽃이 피는 식물원입니다.", "붓꽃원, 습지원"),
    (
        "서울숲",
        "성동구",
        37.5444,
        127.0374,
        "사슴과 호수가 있는 큰 공원입니다.",
        "생태숲, 체험학습원",
    ),
    ("남산공원", "중구", 37.5512, 126.9882, "도시를 내려다보는 산입니다.", "순환로, 팔각정"),
    (
        "올림픽공원",
        "송파구",
        37.5207,
        127.1215,
        "몽촌토성을 품은 공원입니다.",
        "조각공원, 나홀로나무",
    ),
    (
        "선유도공원",
        "영등포구",
        37.5430,
        126.8997,
        "정수장이었던 섬입니다.",
        "수질정화원, 녹색기둥의 정원",
    ),
)
_TRAILS: Final = (
    (
        "근교산자락길",
        "안산 자락길",
        "서대문구",
        "7.0km",
        "2시간 30분",
        (
            ("서대문구청", 37.5791, 126.9368),
            ("무장애 데크", 37.5770, 126.9440),
            ("봉수대", 37.5745, 126.9465),
        ),
    ),
    (
        "한강/지천길",
        "여의도 순환길",
        "영등포구",
        "8.4km",
        "2시간",
        (
            ("여의나루역", 37.5271, 126.9328),
            ("물빛광장", 37.5284, 126.9327),
            ("샛강생태공원", 37.5178, 126.9170),
            ("국회의사당 뒤", 37.5330, 126.9130),
        ),
    ),
    (
        "생활권계획길",
        "경의선숲길 걷기",
        "마포구",
        "6.3km",
        "1시간 40분",
        (
            ("가좌역", 37.5686, 126.9147),
            ("연남동", 37.5621, 126.9254),
            ("홍대입구역", 37.5568, 126.9237),
            ("공덕역", 37.5440, 126.9510),
        ),
    ),
    (
        "둘레길",
        "서울둘레길 1코스 수락·불암산",
        "노원구, 도봉구",
        "18.6km",
        "8시간 40분",
        (
            ("도봉산역", 37.6896, 127.0462),
            ("창포원", 37.6890, 127.0460),
            ("당고개공원", 37.6700, 127.0800),
            ("화랑대역", 37.6200, 127.0840),
        ),
    ),
)


def parks(_: Question) -> Rows:
    """Return the parks; one of them has no coordinates."""
    rows: Rows = []
    for number, (name, district, lat, lon, words, equipment) in enumerate(_PARKS):
        placed = name != "남산공원"
        fields: Fields = {
            "P_IDX": str(number + 1),
            "P_PARK": name,
            "P_LIST_CONTENT": words,
            "AREA": f"{40_000 + 9_000 * number}㎡",
            "OPEN_DT": f"{1990 + number}.5.1",
            "MAIN_EQUIP": equipment,
            "P_IMG": f"http://parks.seoul.go.kr/file/info/view.do?fIdx={1000 + number}",
            "P_ZONE": district,
            "P_ADDR": f"서울특별시 {district}",
            "P_ADMINTEL": "02-120",
            "LONGITUDE": str(lon) if placed else "",
            "LATITUDE": str(lat) if placed else "",
        }
        rows.append(fields)
    return rows


def trails(_: Question) -> Rows:
    """Return the walks, a row for each point of each."""
    rows: Rows = []
    for kind, name, districts, length, takes, points in _TRAILS:
        for number, (point, lat, lon) in enumerate(points):
            fields: Fields = {
                "COURSE_CATEGORY": "1",
                "COURSE_CATEGORY_NM": kind,
                "SOUTH_NORTH_DIV_NM": "강북",
                "AREA_GU": districts,
                "DISTANCE": length,
                "LEAD_TIME": takes,
                "COURSE_LEVEL": "1",
                "RELATE_SUBWAY": "",
                "COURSE_NAME": name,
                "CPI_IDX": number + 1,
                "CPI_NAME": point,
                "CONTENT": f"{name}의 {number + 1}번째 지점",
                "X": lon,
                "Y": lat,
            }
            rows.append(fields)
    return rows
