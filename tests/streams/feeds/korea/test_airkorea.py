"""AirKorea: dashes for numbers, hour 24 for midnight, and refusals in XML whatever was asked."""

from __future__ import annotations

import pytest

from streams.feeds.air import Air, Grade, Pollutant
from streams.feeds.feed import Record
from streams.feeds.key import Key
from streams.feeds.korea.airkorea import AirKorea
from streams.feeds.moment import read_moment
from streams.feeds.reason import FeedError, Reason
from streams.feeds.service import Service
from tests.fakes.outside import Served, outside
from tests.streams.feeds.asking import ask

NOW = "2026-05-01 00:30:00"
STATION: dict[str, object] = {
    "stationName": "마포구",
    "sidoName": "서울",
    "dataTime": "2026-04-30 24:00",
    "khaiValue": "74",
    "khaiGrade": "2",
    "pm10Value": "-",
    "pm10Flag": "통신장애",
    "pm25Value": "37",
    "o3Value": "0.031",
}


def body(*items: dict[str, object]) -> dict[str, object]:
    header = {"resultCode": "00", "resultMsg": "NORMAL_CODE"}
    return {"response": {"header": header, "body": {"items": list(items), "totalCount": 1}}}


async def air(served: Served, *stations: str) -> tuple[Record, ...]:
    async with outside(served) as source:
        service = Service("airkorea", source.address, Key.read("aBc%2BdEf%3D%3D"))
        return (await ask(AirKorea(service, "서울", stations), NOW)).records


async def test_the_key_is_encoded_once_and_the_province_is_named() -> None:
    async with outside(body()) as source:
        service = Service("airkorea", source.address, Key.read("aBc%2BdEf%3D%3D"))
        await ask(AirKorea(service, "서울"), NOW)
        asked = source.asked[0]
    assert asked.startswith("/ArpltnInforInqireSvc/getCtprvnRltmMesureDnsty?returnType=json&")
    assert asked.endswith("&ver=1.3&serviceKey=aBc%2BdEf%3D%3D")
    assert "sidoName=%EC%84%9C%EC%9A%B8" in asked


async def test_a_station() -> None:
    (one,) = await air(body(STATION))
    assert isinstance(one, Air)
    assert one.at == read_moment("2026-05-01 00:00")
    assert (one.index, one.grade) == (74, Grade.MODERATE)
    assert Pollutant.PM10 not in one.values
    assert one.values[Pollutant.PM25] == 37


async def test_a_station_that_never_measured_is_none_and_others_may_be_unwanted() -> None:
    dead = {**STATION, "stationName": "새로", "dataTime": None}
    other = {**STATION, "stationName": "중구"}
    found = await air(body(STATION, dead, other), "마포구")
    assert [one.place for one in found if isinstance(one, Air)] == ["마포구"]


@pytest.mark.parametrize("empty", ["", [], None])
async def test_no_stations_are_no_error(empty: object) -> None:
    assert await air({"response": {"header": {"resultCode": "00"}, "body": {"items": empty}}}) == ()


def refusal(code: str, words: str) -> str:
    return (
        "<OpenAPI_ServiceResponse><cmmMsgHeader><errMsg>SERVICE ERROR</errMsg>"
        f"<returnAuthMsg>{words}</returnAuthMsg><returnReasonCode>{code}</returnReasonCode>"
        "</cmmMsgHeader></OpenAPI_ServiceResponse>"
    )


@pytest.mark.parametrize(
    ("served", "reason"),
    [
        (refusal("30", "SERVICE_KEY_IS_NOT_REGISTERED_ERROR aBc+dEf=="), Reason.KEY),
        (refusal("22", "LIMITED_NUMBER_OF_SERVICE_REQUESTS_EXCEEDS_ERROR"), Reason.QUOTA),
        (refusal("12", "NO_OPENAPI_SERVICE_ERROR"), Reason.REFUSED),
        ({"response": {"header": {"resultCode": "22", "resultMsg": "x"}}}, Reason.QUOTA),
        ("<html></html>", Reason.SHAPE),
        ({"response": {"header": {"resultCode": "00"}}}, Reason.SHAPE),
        ({"response": []}, Reason.SHAPE),
        ("Unexpected errors", Reason.NOT_JSON),
    ],
)
async def test_refusals_and_other_shapes_are_told_apart(served: Served, reason: Reason) -> None:
    with pytest.raises(FeedError) as failure:
        await air(served)
    assert failure.value.reason is reason
    assert "dEf" not in str(failure.value)
