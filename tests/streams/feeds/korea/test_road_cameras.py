"""The nation's cameras keep their ids while the tokens in their addresses change."""

from __future__ import annotations

import pytest

from streams.feeds.key import Key
from streams.feeds.korea.road_cameras import Bounds, RoadCamera, RoadCameras, as_channels
from streams.feeds.position import Position
from streams.feeds.reason import FeedError, Reason
from streams.feeds.service import Service
from tests.fakes.outside import Served, outside
from tests.streams.feeds.asking import ask

NOW = "2026-07-21 09:00:30"
CAMERA: dict[str, object] = {
    "coordx": 126.8870,
    "coordy": 37.4560,
    "cctvtype": 1,
    "cctvformat": "HLS",
    "cctvname": "[서해안선] 서평택",
    "cctvurl": "http://cctvsec.example/123/abc.m3u8?token=t0k3nONE",
}
SEOUL = Bounds(south=37.42, north=37.7, west=126.76, east=127.18)


async def cameras(served: Served) -> list[RoadCamera]:
    async with outside(served) as source:
        service = Service("its", source.address, Key.read("s3cr3tkey"))
        found = (await ask(RoadCameras(service, SEOUL), NOW)).records
        assert source.asked == [
            "/cctvInfo?type=all&cctvType=1&minX=126.76&maxX=127.18&minY=37.42&maxY=37.7"
            "&getType=json&apiKey=s3cr3tkey"
        ]
    return [one for one in found if isinstance(one, RoadCamera)]


def told(*found: dict[str, object]) -> dict[str, object]:
    return {"response": {"coordtype": 1, "datacount": len(found), "data": list(found)}}


async def test_a_camera_is_a_channel_whose_id_outlives_its_address() -> None:
    (before,) = await cameras(told(CAMERA))
    (after,) = await cameras(told({**CAMERA, "cctvurl": "http://cctvsec.example/9.m3u8?token=TWO"}))
    one, other = as_channels([before]) + as_channels([after])
    assert one.id == other.id
    assert one.main != other.main
    assert (one.name(), one.groups) == ("[서해안선] 서평택", ("its", "서해안선"))
    assert one.position == (37.4560, 126.8870)
    assert before.position == Position(37.4560, 126.8870)


async def test_the_token_in_an_address_does_not_show() -> None:
    (one,) = await cameras(told(CAMERA))
    assert "t0k3nONE" in one.url
    assert "t0k3nONE" not in repr(one)


async def test_clips_and_stills_are_no_channels() -> None:
    clips = [{**CAMERA, "cctvtype": kind} for kind in (2, 3, 5)]
    assert len(await cameras(told(CAMERA, *clips))) == 1


async def test_none_is_a_count_without_data_and_one_may_be_an_object() -> None:
    assert await cameras({"response": {"coordtype": 1, "datacount": 0}}) == []
    single: Served = {"response": {"coordtype": 1, "datacount": 1, "data": CAMERA}}
    assert len(await cameras(single)) == 1


@pytest.mark.parametrize(
    ("served", "reason"),
    [
        ({"response": {"header": {"resultCode": 4005, "resultMsg": "s3cr3tkey"}}}, Reason.KEY),
        ({"response": {"header": {"resultCode": 9999, "resultMsg": "x"}}}, Reason.REFUSED),
        ({"response": {"data": "x"}}, Reason.SHAPE),
        ({"response": {"data": [{"cctvname": "x"}]}}, Reason.SHAPE),
        ({"cctv": []}, Reason.SHAPE),
    ],
)
async def test_refusals_and_other_shapes_are_told_apart(served: Served, reason: Reason) -> None:
    with pytest.raises(FeedError) as failure:
        await cameras(served)
    assert failure.value.reason is reason
    assert "s3cr3tkey" not in str(failure.value)
