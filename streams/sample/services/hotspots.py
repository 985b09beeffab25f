"""The sample city's hotspots: how many people are there, how many will be, and the weather."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from streams.sample.services.day import KST, bustle, chance, daylight, wave, whole
from streams.sample.services.exchange import Fields, Question, Rows

PEOPLE: Final = "citydata_ppltn"
EVERYTHING: Final = "citydata"
PLACES: Final = {
    "홍대 관광특구": ("POI007", 90_000),
    "홍대입구역(2호선)": ("POI055", 60_000),
    "여의도": ("POI072", 70_000),
    "여의도한강공원": ("POI105", 40_000),
    "창동 신경제 중심지": ("POI081", 16_000),
    "광화문·덕수궁": ("POI009", 45_000),
    "강남역": ("POI014", 80_000),
}
_LEVELS: Final = (
    (0.35, "여유", "사람이 몰려있을 가능성이 낮고 붐빔은 거의 느껴지지 않아요."),
    (0.6, "보통", "사람이 몰려있을 수 있지만 크게 붐비지는 않아요."),
    (0.8, "약간 붐빔", "사람들이 몰려있을 가능성이 크고 붐빈다고 느낄 수 있어요."),
    (2.0, "붐빔", "사람들이 몰려있을 가능성이 매우 크고 많이 붐빈다고 느낄 수 있어요."),
)
_SEASONS: Final = dict(zip(range(1, 13), (-1, 1, 6, 13, 18, 23, 26, 26, 21, 14, 7, 1), strict=True))
"""The usual temperature of each month, °C."""
_COUNTED = timedelta(minutes=15)


def people(question: Question) -> Rows:
    """Return a hotspot's people; nothing for a place that is none."""
    place = question.steps[5]
    known = {code: name for name, (code, _) in PLACES.items()}
    place = known.get(place, place)
    return [_people(place, question)] if place in PLACES else []


def everything(question: Question) -> Rows:
    """Return all that is told of a hotspot."""
    crowds = people(question)
    if not crowds:
        return []
    crowd = crowds[0]
    named = {"AREA_NM": crowd["AREA_NM"], "AREA_CD": crowd["AREA_CD"]}
    told = {name: value for name, value in crowd.items() if name not in named}
    # The people stand in a list, the weather at times in an object.
    return [{**named, "LIVE_PPLTN_STTS": [told], "WEATHER_STTS": weather(question)}]


def weather(question: Question) -> Fields:
    """Return the weather, the same everywhere in the city."""
    measured = whole(question.now, 300)
    local = question.life.astimezone(KST)
    season = _SEASONS[local.month]
    degrees = season + 6 * daylight(question.life) + 4 * wave(measured, 4 * 86_400, "front")
    rain = wave(measured, 3 * 86_400, "rain") > 0.93
    return {
        "WEATHER_TIME": measured.astimezone(KST).strftime("%Y-%m-%d %H:%M"),
        "TEMP": f"{degrees:.1f}",
        "SENSIBLE_TEMP": f"{degrees - 1.2:.1f}",
        "MAX_TEMP": f"{season + 9:.0f}",
        "MIN_TEMP": f"{season - 1:.0f}",
        "HUMIDITY": f"{45 + 40 * wave(measured, 86_400, 'humid'):.0f}",
        "PRECIPITATION": "1.5" if rain else "-",
        "PRECPT_TYPE": "비" if rain else "없음",
        "PCP_MSG": "비가 내리고 있어요. 우산을 챙기세요." if rain else "비 또는 눈 소식이 없어요.",
    }


def _full(place: str, life: datetime) -> float:
    own = 0.75 + 0.35 * chance(place)
    return bustle(life) * own * (0.9 + 0.2 * wave(life, 5400, place))


def _people(place: str, question: Question) -> Fields:
    code, most = PLACES[place]
    counted = whole(question.now - _COUNTED, 300)
    full = _full(place, question.life - _COUNTED)
    level, words = _level(full)
    return {
        "AREA_NM": place,
        "AREA_CD": code,
        "AREA_CONGEST_LVL": level,
        "AREA_CONGEST_MSG": words,
        "AREA_PPLTN_MIN": str(round(full * most * 0.95 / 500) * 500),
        "AREA_PPLTN_MAX": str(round(full * most * 1.05 / 500) * 500 + 500),
        "PPLTN_TIME": counted.strftime("%Y-%m-%d %H:%M"),
        "FCST_YN": "Y",
        "FCST_PPLTN": [_forecast(place, question, hours) for hours in range(1, 13)],
    }


def _forecast(place: str, question: Question, hours: int) -> Fields:
    ahead = timedelta(hours=hours)
    full = _full(place, question.life + ahead)
    most = PLACES[place][1]
    return {
        "FCST_TIME": whole(question.now + ahead, 3600).strftime("%Y-%m-%d %H:%M"),
        "FCST_CONGEST_LVL": _level(full)[0],
        "FCST_PPLTN_MIN": str(round(full * most * 0.9)),
        "FCST_PPLTN_MAX": str(round(full * most * 1.1)),
    }


def _level(full: float) -> tuple[str, str]:
    return next((level, words) for most, level, words in _LEVELS if full < most)
