"""The sample city's air: dust that rises with the traffic, ozone with the sun."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from streams.sample.services.day import KST, bustle, chance, daylight, wave, whole
from streams.sample.services.exchange import KEY, Fields, Question, Reply, Rows, as_json, as_xml
from streams.sample.services.mishap import Mishap

DISTRICTS: Final = "ListAirQualityByDistrictService"
ZONES: Final = "RealtimeCityAir"
KOREA: Final = "getCtprvnRltmMesureDnsty"
OLD_NAMES: Final = {
    "MSRMT_DT": "MSRDT",
    "SAREA_NM": "MSRRGN_NM",
    "MSRSTN_NM": "MSRSTE_NM",
    "CAI_IDX": "IDEX_MVL",
    "CAI_GRD": "IDEX_NM",
    "CRST_SBSTN": "ARPLT_MAIN",
    "PM": "PM10",
    "FPM": "PM25",
    "OZON": "O3",
    "NTDX": "NO2",
    "CBMX": "CO",
    "SPDX": "SO2",
}
PLACES: Final = (
    ("종로구", "도심권"), ("중구", "도심권"), ("용산구", "도심권"),
    ("은평구", "서북권"), ("서대문구", "서북권"), ("마포구", "서북권"),
    ("광진구", "동북권"), ("성동구", "동북권"), ("중랑구", "동북권"), ("동대문구", "동북권"),
    ("성북구", "동북권"), ("도봉구", "동북권"), ("강북구", "동북권"), ("노원구", "동북권"),
    ("양천구", "서남권"), ("강서구", "서남권"), ("구로구", "서남권"), ("금천구", "서남권"),
    ("영등포구", "서남권"), ("동작구", "서남권"), ("관악구", "서남권"),
    ("서초구", "동남권"), ("강남구", "동남권"), ("송파구", "동남권"), ("강동구", "동남권"),
)  # fmt: skip
_SERVICED: Final = "점검중"
_DAY_S = 86_400.0
_GRADES = (("좋음", 50), ("보통", 100), ("나쁨", 250), ("매우나쁨", 1000))


def _hour(now: datetime) -> datetime:
    """Return the last hour that is told: twenty minutes after it is over."""
    return whole(now - timedelta(minutes=20), 3600)


def _values(place: str, question: Question) -> dict[str, float]:
    hour = _hour(question.now)
    weather = wave(hour, 5 * _DAY_S, "weather")
    dust = (
        18 + 55 * weather * (0.7 + 0.3 * wave(hour, _DAY_S / 3, place)) + 12 * bustle(question.life)
    )
    fine = dust * (0.45 + 0.1 * chance(place))
    sun = daylight(question.life)
    return {
        "PM": round(dust),
        "FPM": round(fine),
        "OZON": round(0.012 + 0.055 * sun * (0.6 + 0.4 * chance(place, "o3")), 4),
        "NTDX": round(0.012 + 0.03 * bustle(question.life), 4),
        "CBMX": round(0.3 + 0.4 * weather, 2),
        "SPDX": 0.003,
        "CAI": round(max(dust, fine * 2.1)),
    }


def _grade(index: float) -> str:
    return next(word for word, most in _GRADES if index <= most)


def districts(question: Question) -> Rows:
    """Return the rows of the districts; one of them is being serviced."""
    hour = _hour(question.now)
    rows: Rows = []
    for number, (place, _) in enumerate(PLACES):
        values = _values(place, question)
        row: Fields = {
            "MSRMT_YMD": hour.strftime("%Y%m%d%H%M"),
            "MSRSTN_PBADMS_CD": f"1111{number + 11:02d}",
            "MSRSTN_NM": place,
            "CAI": str(values["CAI"]),
            "CAI_GRD": _grade(values["CAI"]),
            "CRST_SBSTN": "PM-2.5",
            **{name: str(values[name]) for name in ("NTDX", "OZON", "CBMX", "SPDX", "PM", "FPM")},
        }
        if place == "금천구":
            row |= {"PM": _SERVICED, "FPM": _SERVICED, "CAI": _SERVICED, "CAI_GRD": _SERVICED}
        rows.append(row)
    return rows


def zones(question: Question) -> Rows:
    """Return the rows of the zones; one instrument is at fault and says 0."""
    hour = _hour(question.now)
    rows: Rows = []
    for place, zone in PLACES:
        values = _values(place, question)
        row: Fields = {
            "MSRMT_DT": hour.strftime("%Y%m%d%H%M"),
            "SAREA_NM": zone,
            "MSRSTN_NM": place,
            **{name: values[name] for name in ("PM", "FPM", "OZON", "NTDX", "CBMX", "SPDX")},
            "CAI_GRD": _grade(values["CAI"]),
            "CAI_IDX": values["CAI"],
            "CRST_SBSTN": "O3" if values["OZON"] > 0.06 else "PM25",
        }
        if place == "양천구":
            row["OZON"] = 0
        rows.append(row)
    return rows


def korea(question: Question, mishap: Mishap | None) -> Reply:
    """Answer AirKorea's stations of a province."""
    if mishap is Mishap.KEY or question.params.get("serviceKey") != KEY:
        return _portal_refusal("30", "SERVICE_KEY_IS_NOT_REGISTERED_ERROR")
    if mishap is Mishap.QUOTA:
        return _portal_refusal("22", "LIMITED_NUMBER_OF_SERVICE_REQUESTS_EXCEEDS_ERROR")
    known = question.params.get("sidoName") == "서울" and mishap is not Mishap.EMPTY
    items = [_item(place, question) for place, _ in PLACES] if known else []
    body = {"totalCount": len(items), "items": items, "pageNo": 1, "numOfRows": 200}
    header = {"resultMsg": "NORMAL_CODE", "resultCode": "00"}
    return as_json({"response": {"body": body, "header": header}})


def _item(place: str, question: Question) -> Fields:
    values = _values(place, question)
    hour = _hour(question.now).astimezone(KST)
    # Midnight is written as hour 24 of the day before.
    told = hour.strftime("%Y-%m-%d %H:%M")
    if hour.hour == 0:
        told = (hour - timedelta(days=1)).strftime("%Y-%m-%d 24:00")
    ill = place == "노원구"
    return {
        "sidoName": "서울",
        "stationName": place,
        "dataTime": told,
        "khaiValue": str(values["CAI"]),
        "khaiGrade": str(1 + [word for word, _ in _GRADES].index(_grade(values["CAI"]))),
        "pm10Value": "-" if ill else str(values["PM"]),
        "pm10Grade1h": None if ill else "2",
        "pm10Flag": "통신장애" if ill else None,
        "pm25Value": str(values["FPM"]),
        "pm25Flag": None,
        "o3Value": str(values["OZON"]),
        "no2Value": str(values["NTDX"]),
        "coValue": str(values["CBMX"]),
        "so2Value": str(values["SPDX"]),
    }


def _portal_refusal(code: str, words: str) -> Reply:
    # The nation's portal refuses in XML whatever was asked for.
    return as_xml(
        "<OpenAPI_ServiceResponse><cmmMsgHeader><errMsg>SERVICE ERROR</errMsg>"
        f"<returnAuthMsg>{words}</returnAuthMsg><returnReasonCode>{code}</returnReasonCode>"
        "</cmmMsgHeader></OpenAPI_ServiceResponse>"
    )
