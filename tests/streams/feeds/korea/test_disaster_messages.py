"""Disaster messages come once each by their number, newest first, raw as the ministry says them."""

from __future__ import annotations

import pytest
from aiohttp import web

from streams.feeds.key import Key
from streams.feeds.korea.disaster_messages import DisasterMessage, DisasterMessages
from streams.feeds.moment import read_moment
from streams.feeds.reason import FeedError, Reason
from streams.feeds.service import Service
from tests.fakes.outside import Script, Served, outside
from tests.streams.feeds.asking import ask

NOW = "2026-07-21 00:10:00"
MESSAGE: dict[str, object] = {
    "SN": 228_001,
    "CRT_DT": "2026/07/20 23:58:01",
    "MSG_CN": "[마포구] 샛강 산책로에서 벗어나시기 바랍니다.",
    "RCPTN_RGN_NM": "서울특별시 마포구 ,서울특별시 서대문구 ,",
    "EMRG_STEP_NM": "긴급재난",
    "DST_SE_NM": "호우",
    "REG_YMD": "2026-07-20",
    "MDFCN_YMD": "2026-07-21",
}


def body(*messages: dict[str, object], total: int | None = None) -> dict[str, object]:
    header = {"resultMsg": "NORMAL SERVICE", "resultCode": "00", "errorMsg": None}
    count = len(messages) if total is None else total
    return {"header": header, "totalCount": count, "body": list(messages) or None}


async def messages(
    served: Script | Served, region: str = ""
) -> tuple[list[DisasterMessage], list[str]]:
    async with outside(served) as source:
        service = Service("safety", source.address, Key.read("s3cr3tkey"))
        found = (await ask(DisasterMessages(service, region), NOW)).records
        return [one for one in found if isinstance(one, DisasterMessage)], source.paths


async def test_a_message() -> None:
    (one,), asked = await messages(body(MESSAGE), "서울특별시")
    assert asked == [
        "/V2/api/DSSP-IF-00247?returnType=json&pageNo=1&numOfRows=200&crtDt=20260720"
        "&rgnNm=서울특별시&serviceKey=s3cr3tkey"
    ], "from yesterday on: it was sent before midnight and still holds"
    assert one == DisasterMessage(
        at=read_moment("2026-07-20 23:58:01"),
        number="228001",
        words="[마포구] 샛강 산책로에서 벗어나시기 바랍니다.",
        regions=("서울특별시 마포구", "서울특별시 서대문구"),
        step="긴급재난",
        kind="호우",
        changed=read_moment("2026-07-21"),
    )


async def test_a_message_that_comes_twice_is_one_as_it_was_changed_last() -> None:
    older = {**MESSAGE, "MSG_CN": "옛 글", "MDFCN_YMD": "2026-07-20"}
    other = {**MESSAGE, "SN": 228_002, "CRT_DT": "2026/07/21 00:05:00"}
    found, _ = await messages(body(MESSAGE, older, other))
    assert [one.number for one in found] == ["228002", "228001"]
    assert found[1].words.startswith("[마포구]")


async def test_every_page_is_asked_for() -> None:
    def script(request: web.Request) -> Served:
        number = int(request.query["pageNo"])
        rows = [{**MESSAGE, "SN": 200 * number + n} for n in range(200 if number < 3 else 10)]
        return body(*rows, total=410)

    found, asked = await messages(script)
    assert (len(found), len(asked)) == (410, 3)


async def test_no_messages_are_no_error() -> None:
    assert (await messages(body()))[0] == []
    nodata: Served = {"header": {"resultCode": "03", "resultMsg": "NODATA_ERROR"}, "body": None}
    assert (await messages(nodata))[0] == []


@pytest.mark.parametrize(
    ("served", "reason"),
    [
        ({"header": {"resultCode": "30", "errorMsg": "등록되지 않은 서비스키"}}, Reason.KEY),
        ({"header": {"resultCode": "22", "errorMsg": "한도 초과"}}, Reason.QUOTA),
        ({"header": {"resultCode": "00"}, "body": "none"}, Reason.SHAPE),
        ({"header": {"resultCode": "00"}, "body": [{"SN": 1}]}, Reason.SHAPE),
        (b"", Reason.NOT_JSON),
    ],
)
async def test_refusals_and_other_shapes_are_told_apart(served: Served, reason: Reason) -> None:
    with pytest.raises(FeedError) as failure:
        await messages(served)
    assert failure.value.reason is reason
