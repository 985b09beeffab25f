"""A hotspot's people come in a list or an object, with or without forecasts and weather."""

from __future__ import annotations

import pytest

from streams.feeds.moment import read_moment
from streams.feeds.reason import FeedError, Reason
from streams.feeds.seoul.crowd import Crowd, Crowding, Level
from streams.feeds.seoul.hotspot import Hotspot, Weather
from streams.feeds.service import Service
from tests.fakes.outside import Served
from tests.streams.feeds.seoul.open_answers import records

PEOPLE: dict[str, object] = {
    "AREA_NM": "광화문·덕수궁",
    "AREA_CD": "POI009",
    "AREA_CONGEST_LVL": "약간 붐빔",
    "AREA_CONGEST_MSG": "사람들이 몰려있을 가능성이 크고 붐빈다고 느낄 수 있어요.",
    "AREA_PPLTN_MIN": "42000",
    "AREA_PPLTN_MAX": "44000",
    "PPLTN_TIME": "2026-07-21 08:45",
    "FCST_YN": "Y",
    "FCST_PPLTN": [
        {"FCST_TIME": "2026-07-21 11:00", "FCST_CONGEST_LVL": "붐빔", "FCST_PPLTN_MIN": "46000"},
        {
            "FCST_TIME": "2026-07-21 10:00",
            "FCST_CONGEST_LVL": "약간 붐빔",
            "FCST_PPLTN_MIN": "44000",
        },
    ],
}
WEATHER: dict[str, object] = {
    "WEATHER_TIME": "2026-07-21 08:55",
    "TEMP": "26.3",
    "SENSIBLE_TEMP": "28.1",
    "MAX_TEMP": "31",
    "MIN_TEMP": "23",
    "HUMIDITY": "71",
    "PRECIPITATION": "-",
    "PCP_MSG": "비 또는 눈 소식이 없어요.",
}
GOOD = {"RESULT.CODE": "INFO-000", "RESULT.MESSAGE": "정상 처리되었습니다."}


def crowding(service: Service) -> Crowding:
    return Crowding(service, "광화문·덕수궁")


def hotspot(service: Service) -> Hotspot:
    return Hotspot(service, "광화문·덕수궁")


@pytest.mark.parametrize("people", [[PEOPLE], PEOPLE])
async def test_people_in_a_list_and_in_an_object_are_the_same(people: object) -> None:
    (crowd,) = await records(crowding, {"SeoulRtd.citydata_ppltn": people, "RESULT": GOOD})
    assert isinstance(crowd, Crowd)
    assert (crowd.id, crowd.place, crowd.level) == ("POI009", "광화문·덕수궁", Level.BUSY)
    assert crowd.at == read_moment("2026-07-21 08:45")
    assert (crowd.least, crowd.most) == (42_000, 44_000)
    assert [one.level for one in crowd.forecasts] == [Level.BUSY, Level.CROWDED]


@pytest.mark.parametrize(
    ("word", "level"),
    [
        ("여유", Level.RELAXED),
        ("보통", Level.NORMAL),
        ("약간붐빔", Level.BUSY),
        ("붐빔", Level.CROWDED),
    ],
)
async def test_every_level(word: str, level: Level) -> None:
    people = {**PEOPLE, "AREA_CONGEST_LVL": word, "FCST_PPLTN": ""}
    (crowd,) = await records(crowding, {"SeoulRtd.citydata_ppltn": [people]})
    assert isinstance(crowd, Crowd)
    assert (crowd.level, crowd.forecasts) == (level, ())
    assert "".join(crowd.level.ko.split()) == word


async def test_an_unknown_level_is_no_level() -> None:
    people = {**PEOPLE, "AREA_CONGEST_LVL": "만원"}
    with pytest.raises(FeedError) as failure:
        await records(crowding, {"SeoulRtd.citydata_ppltn": [people]})
    assert failure.value.reason is Reason.SHAPE
    assert failure.value.own == "the unknown level '만원'"


async def test_a_refusal_has_its_code_under_a_dotted_name() -> None:
    wrong: Served = {"RESULT": {"RESULT.CODE": "ERROR-337", "RESULT.MESSAGE": "초과"}}
    with pytest.raises(FeedError) as failure:
        await records(crowding, wrong)
    assert failure.value.reason is Reason.QUOTA


@pytest.mark.parametrize(
    ("people", "weather"),
    [
        ([PEOPLE], [WEATHER]),
        (PEOPLE, WEATHER),
        ({"LIVE_PPLTN_STTS": PEOPLE}, {"WEATHER_STTS": [WEATHER]}),
    ],
)
async def test_a_hotspot_tells_its_people_and_its_weather(people: object, weather: object) -> None:
    city = {"AREA_NM": "광화문·덕수궁", "AREA_CD": "POI009"}
    served = {"CITYDATA": {**city, "LIVE_PPLTN_STTS": people, "WEATHER_STTS": weather}}
    crowd, sky = await records(hotspot, served)
    assert isinstance(crowd, Crowd)
    assert isinstance(sky, Weather)
    assert (sky.place, sky.degrees, sky.feels, sky.rain_mm) == ("광화문·덕수궁", 26.3, 28.1, 0.0)
    assert sky.at == read_moment("2026-07-21 08:55")


async def test_a_hotspot_without_weather_is_still_one() -> None:
    served = {"CITYDATA": {"AREA_NM": "강남역", "LIVE_PPLTN_STTS": [PEOPLE], "WEATHER_STTS": ""}}
    assert len(await records(hotspot, served)) == 1
    nobody: Served = {"RESULT": {"RESULT.CODE": "INFO-200", "RESULT.MESSAGE": "없음"}}
    assert await records(hotspot, nobody) == ()
