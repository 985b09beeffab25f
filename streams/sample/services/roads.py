"""The sample city's roads: incidents that come and go, speeds, and the nation's cameras."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from streams.sample.services.broadcast import token
from streams.sample.services.day import KST, bustle, chance
from streams.sample.services.exchange import KEY, Fields, Question, Reply, Rows, as_json
from streams.sample.services.mishap import Mishap

INCIDENTS: Final = "AccInfo"
SPEED: Final = "TrafficInfo"
CAMERAS: Final = "cctvInfo"
_KINDS: Final = (
    ("A01", "01B01", "추돌사고 1차로 통제"),
    ("A02", "02B02", "고장차량 갓길 정차"),
    ("A04", "04B01", "도로보수 2차로 부분통제"),
    ("A10", "10B01", "행사로 전면통제"),
    ("A05", "05B01", "낙하물 처리 중"),
    ("A04", "04B03", "상수도 공사 3차로 통제"),
)
# Where they happen, in metres of GRS80 TM with the false northing of 1990.
_WHERE: Final = (
    ("양화로 홍대입구역 → 합정역", 193_150, 450_780),
    ("여의대로 여의도역 → 마포대교", 193_640, 447_330),
    ("노해로 창동역 → 쌍문역", 204_110, 461_380),
    ("세종대로 광화문 → 시청", 197_960, 452_330),
    ("강남대로 강남역 → 신논현역", 202_430, 444_290),
    ("올림픽대로 반포대교 → 한남대교", 200_660, 446_480),
)
_EVERY_S: Final = 2400
_CAMERAS: Final = (
    ("[경부선] 양재", 127.0420, 37.4700),
    ("[경부선] 서초", 127.0266, 37.4847),
    ("[올림픽대로] 여의도", 126.9405, 37.5262),
    ("[강변북로] 양화", 126.9026, 37.5482),
    ("[서해안선] 금천", 126.8870, 37.4560),
    ("[내부순환로] 홍제", 126.9440, 37.5890),
    ("[동부간선도로] 창동", 127.0535, 37.6500),
    ("[국도1호선] 통일로", 126.9200, 37.6200),
)


def incidents(question: Question) -> Rows:
    """Return what hinders traffic; an incident comes every forty minutes and stays for a while."""
    turn = int(question.now.timestamp() // _EVERY_S)
    every = (_incident(number) for number in range(turn - 6, turn + 1))
    return [fields for fields, over in every if over > question.now]


def _incident(number: int) -> tuple[Fields, datetime]:
    kind, detail, words = _KINDS[int(chance(number, "kind") * len(_KINDS))]
    road, east, north = _WHERE[int(chance(number, "where") * len(_WHERE))]
    begun = datetime.fromtimestamp(number * _EVERY_S + chance(number) * 600, KST)
    over = begun + timedelta(minutes=30 + 180 * chance(number, "long"))
    # Half of the rows have the false northing of 2010.
    shift = 100_000 if number % 2 else 0
    fields: Fields = {
        "acc_id": str(900_000 + number % 100_000),
        "occr_date": begun.strftime("%Y%m%d"),
        "occr_time": begun.strftime("%H%M%S"),
        "exp_clr_date": over.strftime("%Y%m%d"),
        "exp_clr_time": over.strftime("%H%M%S"),
        "acc_type": kind,
        "acc_dtype": detail,
        "link_id": "1220003800",
        "grs80tm_x": f"{east + 40 * chance(number, 'x'):.6f}",
        "grs80tm_y": f"{north + shift + 40 * chance(number, 'y'):.6f}",
        "acc_info": f"{road} {words}",
        "acc_road_code": "",
    }
    return fields, over


def speed(question: Question) -> Rows:
    """Return the speed of the link that was asked for."""
    link = question.steps[5]
    kmh = 52 - 38 * bustle(question.life) * (0.6 + 0.4 * chance(link))
    return [{"link_id": link, "prcs_spd": f"{kmh:.2f}", "prcs_trv_time": f"{1.2 * 3600 / kmh:.2f}"}]


def cameras(question: Question, mishap: Mishap | None) -> Reply:
    """Answer the nation's cameras within a rectangle; each address has a token that expires."""
    if mishap is Mishap.KEY or question.params.get("apiKey") != KEY:
        header = {"resultCode": 4005, "resultMsg": "유효하지 않은 인증키입니다."}
        return as_json({"header": header, "response": {"header": header}})
    if mishap is Mishap.QUOTA:
        header = {"resultCode": 22, "resultMsg": "일일 트래픽을 초과하였습니다."}
        return as_json({"response": {"header": header}})
    bounds = [float(question.params[name]) for name in ("minX", "maxX", "minY", "maxY")]
    found = [] if mishap is Mishap.EMPTY else [c for c in _CAMERAS if _within(c, bounds)]
    told: dict[str, object] = {"coordtype": 1, "datacount": len(found)}
    items = [_camera(_CAMERAS.index(camera), camera, question) for camera in found]
    if items:
        # A single one stands there as an object; with none the name is missing.
        told["data"] = items if len(items) > 1 else items[0]
    return as_json({"response": told})


def _within(camera: tuple[str, float, float], bounds: list[float]) -> bool:
    _, lon, lat = camera
    return bounds[0] <= lon <= bounds[1] and bounds[2] <= lat <= bounds[3]


def _camera(number: int, camera: tuple[str, float, float], question: Question) -> Fields:
    name, lon, lat = camera
    return {
        "roadsectionid": "",
        "coordx": lon,
        "coordy": lat,
        "cctvresolution": "",
        "filecreatetime": "",
        "cctvtype": 1,
        "cctvformat": "HLS",
        "cctvname": name,
        "cctvurl": f"{question.base}/its/hls/{number}.m3u8?token={token(number, question.now)}",
    }
