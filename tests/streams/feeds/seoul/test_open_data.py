"""Seoul's Open Data Square is asked page by page, and its refusals are told from empty answers."""

from __future__ import annotations

import pytest
from aiohttp import web

from streams.feeds.key import Key
from streams.feeds.line import Line, open_client
from streams.feeds.reason import FeedError, Reason
from streams.feeds.seoul.open_data import all_rows, fetch_pages
from streams.feeds.service import Service
from tests.fakes.outside import Script, Served, outside


async def rows(served: Script | Served, *filters: str) -> tuple[list[object], list[str]]:
    async with outside(served) as source, open_client() as client:
        service = Service("seoul", source.address, Key.read("s3cr3tkey"))
        answers = await fetch_pages(Line(client), service, "bikeList", "rentBikeStatus", filters)
        return all_rows(answers, "rentBikeStatus"), source.paths


async def trouble(served: Script | Served) -> FeedError:
    with pytest.raises(FeedError) as failure:
        await rows(served)
    return failure.value


def page(total: int, *rows: object) -> dict[str, object]:
    result = {"CODE": "INFO-000", "MESSAGE": "정상 처리되었습니다"}
    return {"rentBikeStatus": {"list_total_count": total, "RESULT": result, "row": list(rows)}}


async def test_every_page_is_asked_for_and_none_over_a_thousand_rows() -> None:
    def script(request: web.Request) -> Served:
        first = int(request.path.split("/")[4])
        return page(2100, *({"n": n} for n in range(first, min(first + 1000, 2101))))

    found, asked = await rows(script)
    assert len(found) == 2100
    assert asked == [
        "/s3cr3tkey/json/bikeList/1/1000/",
        "/s3cr3tkey/json/bikeList/1001/2000/",
        "/s3cr3tkey/json/bikeList/2001/3000/",
    ]


async def test_a_blank_filter_is_sent_as_a_blank() -> None:
    async with outside(page(0)) as source, open_client() as client:
        service = Service("seoul", source.address, Key.read("s3cr3tkey"))
        await fetch_pages(Line(client), service, "bikeList", "rentBikeStatus", ["", "", "2026-07"])
        assert source.asked == ["/s3cr3tkey/json/bikeList/1/1000/%20/%20/2026-07"]


@pytest.mark.parametrize(
    "served",
    [
        {"RESULT": {"CODE": "INFO-200", "MESSAGE": "해당하는 데이터가 없습니다."}},
        {"rentBikeStatus": {"RESULT": {"CODE": "INFO-200", "MESSAGE": "없음"}}},
        b"<RESULT><CODE>INFO-200</CODE><MESSAGE>\xec\x97\x86\xec\x9d\x8c</MESSAGE></RESULT>",
        page(0),
    ],
)
async def test_that_there_is_nothing_is_no_error(served: Served) -> None:
    assert (await rows(served))[0] == []


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("INFO-100", Reason.KEY),
        ("ERROR-300", Reason.KEY),
        ("INFO-300", Reason.KEY),
        ("ERROR-337", Reason.QUOTA),
        ("ERROR-336", Reason.REFUSED),
        ("ERROR-500", Reason.REFUSED),
    ],
)
async def test_refusals_are_told_apart_in_json_and_in_xml(code: str, reason: Reason) -> None:
    flat: Served = {"RESULT": {"CODE": code, "MESSAGE": "s3cr3tkey"}}
    xml = f"<RESULT><CODE>{code}</CODE><MESSAGE><![CDATA[s3cr3tkey]]></MESSAGE></RESULT>".encode()
    for served in (flat, xml):
        error = await trouble(served)
        assert (error.reason, error.own) == (reason, f"{code} ***")


@pytest.mark.parametrize(
    ("served", "reason"),
    [
        (b"[]", Reason.SHAPE),
        (b"{}", Reason.SHAPE),
        ({"bikeList": {"row": []}}, Reason.SHAPE),
        ({"rentBikeStatus": {"row": "none"}}, Reason.SHAPE),
        (b"\xff\xfe", Reason.NOT_JSON),
        (b"[" * 100_000, Reason.NOT_JSON),
        (b"<!DOCTYPE x [<!ENTITY a 'b'>]><RESULT>&a;</RESULT>", Reason.NOT_XML),
    ],
)
async def test_another_shape_is_said_to_be_one(served: Served, reason: Reason) -> None:
    assert (await trouble(served)).reason is reason
