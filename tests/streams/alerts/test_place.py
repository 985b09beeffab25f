"""Knows whether an area holds a place: by its shape, else its codes, else its name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.alerts.alert import Area, Circle, Info, Pair, Point
from streams.alerts.place import Cover, Place, area_coverage, coverage
from streams.alerts.region import is_among
from streams.alerts.shape import read_polygon
from streams.alerts.sphere import beyond_circle_m, beyond_polygon_m, distance_m, middle
from tests.fakes.cap import BUSAN, SEOUL

HALL = Point(37.5663, 126.9779)


def ring(text: str) -> tuple[Point, ...]:
    value = read_polygon(text).value
    assert isinstance(value, tuple)
    assert not isinstance(value, Circle)
    return value


def shape(text: str) -> Area:
    return Area("somewhere", (ring(text),))


def test_distances_are_those_of_the_atlas() -> None:
    busan = Point(35.1796, 129.0756)

    assert distance_m(HALL, busan) == pytest.approx(325_000, rel=0.01)
    assert distance_m(HALL, HALL) == 0
    assert distance_m(Point(0, 179.5), Point(0, -179.5)) == pytest.approx(111_195, rel=0.001)


def test_a_polygon_holds_what_lies_in_it() -> None:
    assert area_coverage(shape(SEOUL), Place(HALL)).holds
    away = area_coverage(shape(BUSAN), Place(HALL))
    assert not away.holds
    assert away.beyond_m == pytest.approx(310_000, rel=0.05)


def test_a_place_may_have_a_size() -> None:
    near = shape("37.4,126.7 37.5,126.7 37.5,127.2 37.4,127.2 37.4,126.7")
    assert area_coverage(near, Place(HALL)).beyond_m == pytest.approx(7_370, rel=0.01)
    assert area_coverage(near, Place(HALL, radius_m=8_000)).holds


def test_a_bay_in_a_polygon_is_outside() -> None:
    horseshoe = ring("0,0 0,3 3,3 3,2 1,2 1,1 3,1 3,0 0,0")

    assert beyond_polygon_m(Point(2, 1.5), horseshoe) == pytest.approx(55_600, rel=0.01)
    assert beyond_polygon_m(Point(0.5, 1.5), horseshoe) == 0
    assert beyond_polygon_m(Point(2, 0.5), horseshoe) == 0


def test_polygons_cross_the_date_line_and_go_around_the_earth() -> None:
    fiji = ring("-19,177 -19,-178 -16,-178 -16,177 -19,177")

    assert beyond_polygon_m(Point(-17, 179.9), fiji) == 0
    assert beyond_polygon_m(Point(-17, -179.9), fiji) == 0
    assert beyond_polygon_m(Point(-17, 0), fiji) > 1_000_000
    assert middle(fiji).lon == pytest.approx(179.5)
    world = ring("-90,-180 -90,180 90,180 90,-180 -90,-180")
    assert beyond_polygon_m(HALL, world) == 0


@given(st.floats(-80, 80), st.floats(-180, 180), st.floats(0.01, 0.5), st.floats(-2, 2))
def test_a_box_holds_its_middle_and_nothing_beyond_it(
    lat: float, lon: float, half: float, off: float
) -> None:
    corners = ((-1, -1), (-1, 1), (1, 1), (1, -1), (-1, -1))
    box = [Point(lat + a * half, (lon + b * half + 180) % 360 - 180) for a, b in corners]
    at = Point(lat + off, lon)

    inside = beyond_polygon_m(at, box) == 0
    assert inside == (abs(off) <= half) or abs(abs(off) - half) < 1e-9


def test_a_circle_goes_by_the_great_circle() -> None:
    assert beyond_circle_m(HALL, Circle(Point(37.5663, 127.9779), 89)) == 0
    assert beyond_circle_m(HALL, Circle(Point(37.5663, 127.9779), 80)) == pytest.approx(
        8_150, rel=0.01
    )
    assert beyond_circle_m(Point(0, 179.9), Circle(Point(0, -179.9), 30)) == 0


def test_geocodes_count_where_there_is_no_shape_and_we_know_our_own() -> None:
    place = Place(HALL, geocodes=(Pair("KR", "1144000000"),))
    ours, theirs = Pair("kr", "1144000000"), Pair("KR", "2600000000")

    assert area_coverage(Area("x", geocodes=(theirs, ours)), place).holds
    assert area_coverage(Area("x", geocodes=(Pair("KR", "26 1144000000"),)), place).holds
    assert not area_coverage(Area("x", geocodes=(theirs,)), place).holds
    # The shape is the same area, said better.
    both = Area("x", (ring(BUSAN),), geocodes=(ours,))
    assert not area_coverage(both, place).holds


def test_what_cannot_be_known_counts() -> None:
    strange = Area("Busan", geocodes=(Pair("NUTS3", "AT130"),))
    found = area_coverage(strange, Place(HALL))

    assert (found.holds, found.by) == (True, Cover.UNSURE)
    assert coverage(Info("Flood"), Place(HALL)).by is Cover.EVERYWHERE


def test_of_several_areas_one_is_enough() -> None:
    found = coverage(Info("Flood", areas=(shape(BUSAN), shape(SEOUL))), Place(HALL))
    assert (found.holds, found.by) == (True, Cover.SHAPE)
    away = coverage(Info("Flood", areas=(shape("0,0 0,1 1,1 0,0"), shape(BUSAN))), Place(HALL))
    assert away.beyond_m == pytest.approx(310_000, rel=0.05)


MAPO = ("서울특별시 마포구", "Mapo-gu, Seoul")


@pytest.mark.parametrize(
    "description",
    [
        "서울특별시 마포구",
        "서울특별시 전체",
        "서울 전역",
        "마포구",
        "서울특별시 마포구 상암동",
        "경기도 고양시, 서울특별시 마포구 ,서울특별시 은평구",
        "Seoul",
        "Mapo-gu, Seoul",
        "Mapo-gu; Seodaemun-gu",
    ],
)
def test_names_that_are_ours(description: str) -> None:
    assert is_among(description, MAPO)


@pytest.mark.parametrize(
    "description",
    ["부산광역시 중구", "서울특별시 강남구", "경기도 전체", "Gangnam-gu, Seoul", "Busan", "", ","],
)
def test_names_that_are_not(description: str) -> None:
    assert not is_among(description, MAPO)


def test_short_names_of_provinces_are_known() -> None:
    assert is_among("경북 포항시", ["경상북도 포항시 남구"])
    assert not is_among("경남 포항시", ["경상북도 포항시 남구"])
