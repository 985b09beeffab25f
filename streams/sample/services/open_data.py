"""The sample Open Data Square: ranges, envelopes and refusals as Seoul's answers them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final
from xml.sax.saxutils import escape

from streams.sample.services import air, bikes, culture, goods, hotspots, nature, roads
from streams.sample.services.exchange import KEY, Question, Reply, Rows, as_json, as_xml
from streams.sample.services.mishap import Mishap

MOST_ROWS: Final = 1000
_GOOD: Final = ("INFO-000", "정상 처리되었습니다")
_EMPTY: Final = ("INFO-200", "해당하는 데이터가 없습니다.")
_KEY: Final = ("INFO-100", "인증키가 유효하지 않습니다.")
_QUOTA: Final = ("ERROR-337", "데이터요청 건수 한도를 초과하였습니다.")
_RANGE: Final = ("ERROR-336", "데이터요청은 한번에 최대 1,000건을 넘을 수 없습니다.")
_UNKNOWN: Final = ("ERROR-500", "서버 오류입니다.")

ROWS: Final[Mapping[str, Callable[[Question], Rows]]] = {
    air.DISTRICTS: air.districts,
    air.ZONES: air.zones,
    bikes.LIST: bikes.rows,
    hotspots.PEOPLE: hotspots.people,
    hotspots.EVERYTHING: hotspots.everything,
    roads.INCIDENTS: roads.incidents,
    roads.SPEED: roads.speed,
    culture.EVENTS: culture.events,
    **dict.fromkeys(culture.RESERVATIONS, culture.reservations),
    nature.PARKS: nature.parks,
    nature.TRAILS: nature.trails,
    goods.PRICES: goods.prices,
}
SYSTEMS: Final = tuple(ROWS)
_ENVELOPES: Final = {bikes.LIST: "rentBikeStatus"}
_OLD: Final[Mapping[str, Mapping[str, str]]] = {
    air.ZONES: air.OLD_NAMES,
    air.DISTRICTS: {"MSRMT_YMD": "MSRDATE"},
}


def answer(question: Question, mishap: Mishap | None) -> Reply:
    """Answer ``/{KEY}/{json|xml}/{SERVICE}/{start}/{end}/[filters]``."""
    key, spoken, name, first, last = question.steps[:5]
    if mishap is Mishap.KEY or key != KEY:
        # For an unknown key the real one speaks XML, whatever was asked for.
        return _refusal("xml", *_KEY)
    if mishap is Mishap.QUOTA:
        return _refusal(spoken, *_QUOTA)
    if int(last) - int(first) >= MOST_ROWS:
        return _refusal(spoken, *_RANGE)
    if name not in ROWS:
        return _refusal(spoken, *_UNKNOWN)
    rows = [] if mishap is Mishap.EMPTY else ROWS[name](question)
    page = rows[int(first) - 1 : int(last)]
    if not page:
        return _refusal(spoken, *_EMPTY)
    if mishap is Mishap.OLD_NAMES:
        page = [renamed(row, _OLD.get(name, {})) for row in page]
    return _page(spoken, name, page, len(rows))


def renamed(row: Mapping[str, object], names: Mapping[str, str]) -> dict[str, object]:
    """Return a row whose fields have the names that they had."""
    return {names.get(field, field): value for field, value in row.items()}


def _page(spoken: str, name: str, rows: Rows, total: int) -> Reply:
    code, words = _GOOD
    if name == hotspots.PEOPLE:
        result = {"RESULT.CODE": code, "RESULT.MESSAGE": words}
        return as_json({"SeoulRtd.citydata_ppltn": rows, "RESULT": result})
    if name == hotspots.EVERYTHING:
        result = {"resultCode": code, "resultMsg": words}
        return as_json({"list_total_count": 1, "RESULT": result, "CITYDATA": rows[0]})
    envelope = _ENVELOPES.get(name, name)
    if spoken == "xml":
        fields = "".join(f"<row>{_fields(row)}</row>" for row in rows)
        head = f"<RESULT><CODE>{code}</CODE><MESSAGE>{words}</MESSAGE></RESULT>"
        count = f"<list_total_count>{total}</list_total_count>"
        return as_xml(f"<{envelope}>{count}{head}{fields}</{envelope}>")
    result = {"CODE": code, "MESSAGE": words}
    return as_json({envelope: {"list_total_count": total, "RESULT": result, "row": rows}})


def _fields(row: Mapping[str, object]) -> str:
    return "".join(f"<{name}>{escape(str(value))}</{name}>" for name, value in row.items())


def _refusal(spoken: str, code: str, words: str) -> Reply:
    if spoken == "xml":
        return as_xml(f"<RESULT><CODE>{code}</CODE><MESSAGE><![CDATA[{words}]]></MESSAGE></RESULT>")
    return as_json({"RESULT": {"CODE": code, "MESSAGE": words}})
