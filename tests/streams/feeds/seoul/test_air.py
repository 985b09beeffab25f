"""Seoul's two services for air: words where numbers belong, and names of two generations."""

from __future__ import annotations

from streams.feeds.air import Air, Grade, Pollutant
from streams.feeds.moment import read_moment
from streams.feeds.seoul.air_district import AirDistrict
from streams.feeds.seoul.air_zone import AirZone
from tests.streams.feeds.seoul.open_answers import page, reading, records

DISTRICT: dict[str, object] = {
    "MSRMT_YMD": "202603091500",
    "MSRSTN_PBADMS_CD": "111152",
    "MSRSTN_NM": "동대문구",
    "CAI": "95",
    "CAI_GRD": "보통",
    "CRST_SBSTN": "PM-2.5",
    "NTDX": "0.025",
    "OZON": "0.041",
    "CBMX": "0.5",
    "SPDX": "0.003",
    "PM": "56",
    "FPM": "37",
}
ZONE: dict[str, object] = {
    "MSRMT_DT": "202603091500",
    "SAREA_NM": "도심권",
    "MSRSTN_NM": "중구",
    "PM": 41.0,
    "FPM": 22.0,
    "OZON": 0.0,
    "NTDX": 0.021,
    "CBMX": 0.4,
    "SPDX": 0.003,
    "CAI_GRD": "보통",
    "CAI_IDX": 74.0,
    "CRST_SBSTN": "PM25",
}
OLD_ZONE: dict[str, object] = {
    "MSRDT": "202603091500",
    "MSRRGN_NM": "도심권",
    "MSRSTE_NM": "중구",
    "PM10": 41.0,
    "PM25": 22.0,
    "O3": 0.031,
    "NO2": 0.021,
    "CO": 0.4,
    "SO2": 0.003,
    "IDEX_NM": "보통",
    "IDEX_MVL": 74.0,
    "ARPLT_MAIN": "PM25",
}


async def test_a_district() -> None:
    (air,) = await records(AirDistrict, page("ListAirQualityByDistrictService", DISTRICT))
    assert isinstance(air, Air)
    assert air.at == read_moment("2026-03-09 15:00")
    assert (air.id, air.place, air.index, air.grade) == ("111152", "동대문구", 95, Grade.MODERATE)
    assert air.values[Pollutant.PM25] == 37
    assert air.grade_of(Pollutant.PM25) is Grade.UNHEALTHY
    assert air.grade_of(Pollutant.PM10) is Grade.MODERATE


async def test_a_station_that_is_being_serviced_has_no_number_and_is_no_error() -> None:
    serviced = {**DISTRICT, "PM": "점검중", "CAI": "점검중", "CAI_GRD": "점검중"}
    found = await reading(AirDistrict, page("ListAirQualityByDistrictService", serviced))
    (air,) = found.records
    assert isinstance(air, Air)
    assert (air.index, air.grade, found.left_out) == (None, None, 0)
    assert Pollutant.PM10 not in air.values
    assert air.values[Pollutant.PM25] == 37


async def test_only_the_districts_that_are_wanted_are_kept() -> None:
    other = {**DISTRICT, "MSRSTN_NM": "마포구"}
    served = page("ListAirQualityByDistrictService", DISTRICT, other)
    found = await records(lambda service: AirDistrict(service, ("마포구",)), served)
    assert [air.place for air in found if isinstance(air, Air)] == ["마포구"]


async def test_the_old_names_of_a_station_are_read_as_the_new_ones() -> None:
    (new,) = await records(AirZone, page("RealtimeCityAir", ZONE))
    (old,) = await records(AirZone, page("RealtimeCityAir", OLD_ZONE))
    assert isinstance(new, Air)
    assert isinstance(old, Air)
    for air in (new, old):
        assert (air.place, air.zone, air.index) == ("중구", "도심권", 74)
        assert (air.grade, air.worst, air.values[Pollutant.PM10]) == (Grade.MODERATE, "PM25", 41)
    assert old.values[Pollutant.O3] == 0.031


async def test_zero_is_a_fault_of_the_instrument_and_no_clean_air() -> None:
    (air,) = await records(AirZone, page("RealtimeCityAir", ZONE))
    assert isinstance(air, Air)
    assert Pollutant.O3 not in air.values
    (dead,) = await records(AirZone, page("RealtimeCityAir", {**ZONE, "CAI_IDX": 0, "CAI_GRD": ""}))
    assert isinstance(dead, Air)
    assert (dead.index, dead.grade) == (None, None)
