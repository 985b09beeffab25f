"""The sample ministry's disaster messages: a few a day, each kept under its number."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from streams.sample.services.day import KST, chance
from streams.sample.services.exchange import KEY, Fields, Question, Reply, as_json
from streams.sample.services.mishap import Mishap

MESSAGES: Final = "DSSP-IF-00247"
_EVERY_S: Final = 5400
_SENT: Final = (
    (
        "안전안내",
        "대설",
        "서울특별시 전체",
        "[서울특별시] 밤사이 눈이 얼어 길이 미끄럽습니다. 대중교통을 타고 낙상에 주의 바랍니다.",
    ),
    (
        "안전안내",
        "미세먼지",
        "서울특별시 전체",
        "[서울특별시] 초미세먼지 농도가 높습니다. 바깥 활동을 줄이고 마스크를 착용하시기 바랍니다.",
    ),
    (
        "안전안내",
        "교통통제",
        "서울특별시 마포구,서울특별시 서대문구",
        "[마포구] 양화로 상수도 공사로 2개 차로를 통제합니다. 우회하여 주시기 바랍니다.",
    ),
    (
        "긴급재난",
        "호우",
        "서울특별시 영등포구",
        "[영등포구] 샛강 수위가 빠르게 오르고 있습니다. 산책로에서 즉시 벗어나시기 바랍니다.",
    ),
    (
        "안전안내",
        "한파",
        "서울특별시 전체",
        "[서울특별시] 내일 아침 기온이 크게 떨어집니다. 수도관 동파에 대비하시기 바랍니다.",
    ),
    (
        "안전안내",
        "화재",
        "서울특별시 도봉구,서울특별시 노원구",
        "[도봉구] 창동 상가 화재로 연기가 많습니다. 창문을 닫고 주변 접근을 피하시기 바랍니다.",
    ),
)


def messages(question: Question, mishap: Mishap | None) -> Reply:
    """Answer the messages since a day, page by page."""
    if mishap is Mishap.KEY or question.params.get("serviceKey") != KEY:
        return _refusal("30", "등록되지 않은 서비스키입니다.")
    if mishap is Mishap.QUOTA:
        return _refusal("22", "일일 호출 한도를 초과하였습니다.")
    since = datetime.strptime(question.params["crtDt"], "%Y%m%d").replace(tzinfo=KST)
    region = question.params.get("rgnNm", "")
    turn = int(question.now.timestamp() // _EVERY_S)
    first = int(since.timestamp() // _EVERY_S) + 1
    rows = [_message(number) for number in range(first, turn + 1)]
    kept = [row for row in rows if region in str(row["RCPTN_RGN_NM"])]
    if mishap is Mishap.EMPTY:
        kept = []
    page, size = int(question.params["pageNo"]), int(question.params["numOfRows"])
    header = {"resultMsg": "NORMAL SERVICE", "resultCode": "00", "errorMsg": None}
    told = {"header": header, "numOfRows": size, "pageNo": page, "totalCount": len(kept)}
    return as_json({**told, "body": kept[(page - 1) * size : page * size] or None})


def _message(number: int) -> Fields:
    step, kind, regions, words = _SENT[int(chance(number, "sent") * len(_SENT))]
    sent = datetime.fromtimestamp(number * _EVERY_S, KST)
    changed = sent + timedelta(minutes=1)
    return {
        "SN": 200_000 + number % 100_000,
        "CRT_DT": sent.strftime("%Y/%m/%d %H:%M:%S"),
        "MSG_CN": words,
        "RCPTN_RGN_NM": regions,
        "EMRG_STEP_NM": step,
        "DST_SE_NM": kind,
        "REG_YMD": sent.strftime("%Y-%m-%d"),
        "MDFCN_YMD": changed.strftime("%Y-%m-%d"),
    }


def _refusal(code: str, words: str) -> Reply:
    header = {"resultMsg": words, "resultCode": code, "errorMsg": words}
    return as_json({"header": header, "body": None})
