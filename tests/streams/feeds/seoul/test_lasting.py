"""Parks, walks, prices and bookings: what holds for long, and the traps in each."""

from __future__ import annotations

import pytest

from streams.feeds.moment import read_moment
from streams.feeds.position import Position
from streams.feeds.seoul.parks import Park, Parks
from streams.feeds.seoul.prices import Price, Prices
from streams.feeds.seoul.reservations import Reservation, Reservations
from streams.feeds.seoul.trails import Trail, Trails
from streams.feeds.service import Service
from tests.fakes.outside import Served, outside
from tests.streams.feeds.asking import ask
from tests.streams.feeds.seoul.open_answers import NOW, page, records

PARK: dict[str, object] = {
    "P_IDX": "5",
    "P_PARK": "남산공원",
    "P_LIST_CONTENT": "남산은&nbsp;목멱산이라고도 합니다.<br>",
    "AREA": "2,896,887㎡",
    "OPEN_DT": "1968.9.10",
    "MAIN_EQUIP": "팔각정",
    "P_IMG": "http://a.example/i",
    "P_ZONE": "중구",
    "P_ADDR": "중구 삼일대로 231",
    "P_ADMINTEL": "02-3783-5900",
    "LONGITUDE": "",
    "LATITUDE": "",
}
POINT: dict[str, object] = {
    "COURSE_CATEGORY_NM": "둘레길",
    "COURSE_NAME": "1코스",
    "AREA_GU": "노원구",
    "DISTANCE": "18.6km",
    "LEAD_TIME": "8시간",
    "CPI_IDX": 2,
    "CPI_NAME": "창포원",
    "CONTENT": "붓꽃",
    "X": "",
    "Y": "",
}
PRICE: dict[str, object] = {
    "P_SEQ": "3",
    "M_NAME": "망원시장",
    "A_NAME": "배추",
    "A_UNIT": "1포기",
    "A_PRICE": "4,200",
    "M_GU_CODE": "440000",
    "M_GU_NAME": "마포구",
    "P_DATE": "2026-07-20",
}
BOOKING: dict[str, object] = {
    "SVCID": "S26",
    "SVCSTATNM": "접수중",
    "SVCNM": "테니스장",
    "PAYATNM": "유료",
    "PLACENM": "망원&middot;체육공원",
    "AREANM": "마포구",
    "SVCURL": "https://yeyak.example/?a=1&amp;b=2",
    "RCPTBGNDT": "2026-07-01 09:00:00.0",
    "RCPTENDDT": "2026-07-31 18:00:00.0",
    "DTLCONT": "<p>1.&nbsp;이용</p><p>2. 취소</p>",
    "X": "37.5527",
    "Y": "126.8977",
}


async def test_a_park_without_coordinates_is_still_one() -> None:
    (park,) = await records(Parks, page("SearchParkInfoService", PARK))
    assert isinstance(park, Park)
    assert park.words == "남산은 목멱산이라고도 합니다."
    assert park.position is None
    assert park.at == read_moment(NOW)


@pytest.mark.parametrize(
    ("x", "y"), [("126.9780", "37.5665"), ("198056.37", "551885.03"), ("953901.17", "1952032.08")]
)
async def test_the_points_of_a_walk_are_put_together_whatever_their_projection(
    x: str, y: str
) -> None:
    first = {**POINT, "CPI_IDX": 1, "CPI_NAME": "도봉산역", "X": x, "Y": y}
    other = {**POINT, "COURSE_NAME": "2코스"}
    found = await records(Trails, page("SeoulGilWalkCourse", POINT, other, first))
    trails = [trail for trail in found if isinstance(trail, Trail)]
    assert [(trail.name, len(trail.points)) for trail in trails] == [("1코스", 2), ("2코스", 1)]
    assert [point.name for point in trails[0].points] == ["도봉산역", "창포원"]
    place = trails[0].position
    assert place is not None
    assert abs(place.lat - 37.5665) + abs(place.lon - 126.9780) < 1e-4


async def test_of_prices_the_newest_counts_and_zero_is_no_price() -> None:
    older = {**PRICE, "A_PRICE": "3900", "P_DATE": "2026-07-13"}
    none = {**PRICE, "A_NAME": "무", "A_PRICE": "0"}
    found = await records(Prices, page("ListNecessariesPricesService", PRICE, older, none))
    assert found == (Price(read_moment("2026-07-20"), "배추", "1포기", 4200, "망원시장", "마포구"),)


async def test_of_prices_only_the_first_page_is_asked_for() -> None:
    value: Served = {"ListNecessariesPricesService": {"list_total_count": 700_000, "row": [PRICE]}}
    async with outside(value) as source:
        await ask(Prices(Service("seoul", source.address), "마포구"), NOW)
        assert len(source.asked) == 1


async def test_prices_of_a_district_by_its_name_or_code() -> None:
    served = page("ListNecessariesPricesService", PRICE)
    assert len(await records(lambda service: Prices(service, "마포구"), served)) == 1
    assert len(await records(lambda service: Prices(service, "440000"), served)) == 1
    assert await records(lambda service: Prices(service, "강남구"), served) == ()


async def test_a_booking_without_html_and_the_right_way_round() -> None:
    served = page("ListPublicReservationSport", BOOKING)
    (booking,) = await records(lambda service: Reservations(service, "sport"), served)
    assert isinstance(booking, Reservation)
    assert booking.words == "1. 이용\n2. 취소"
    assert booking.place == "망원·체육공원"
    assert booking.page == "https://yeyak.example/?a=1&b=2"
    assert booking.position == Position(37.5527, 126.8977)
    assert booking.open


async def test_a_booking_that_is_over_is_left_out() -> None:
    served = page("ListPublicReservationSport", BOOKING)
    late = await records(lambda s: Reservations(s, "sport"), served, now="2026-07-31 18:00:01")
    assert late == ()
