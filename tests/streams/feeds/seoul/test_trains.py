"""The positions of trains call things otherwise than the arrivals do; speeds come in XML alone."""

from __future__ import annotations

from streams.feeds.moment import read_moment
from streams.feeds.seoul.road_speed import RoadSpeed, RoadSpeeds
from streams.feeds.seoul.train_positions import At, Train, TrainPositions
from streams.feeds.service import Service
from tests.fakes.outside import Served, outside
from tests.streams.feeds.asking import ask
from tests.streams.feeds.seoul.open_answers import NOW

TRAIN: dict[str, object] = {
    "subwayId": "1002",
    "subwayNm": "2호선",
    "statnId": "1002000239",
    "statnNm": "홍대입구",
    "trainNo": "2234",
    "lastRecptnDt": "20260721",
    "recptnDt": "2026-07-21 09:00:10",
    "updnLine": "0",
    "statnTid": "1002000211",
    "statnTnm": "성수",
    "trainSttus": "1",
    "directAt": "1",
    "lstcarAt": "0",
}


async def test_a_train_is_where_the_other_names_say() -> None:
    ghost = {**TRAIN, "trainNo": "2999", "recptnDt": "2026-07-21 05:00:00"}
    served: Served = {
        "errorMessage": {"code": "INFO-000", "total": 2},
        "realtimePositionList": [TRAIN, ghost],
    }
    async with outside(served) as source:
        feed = TrainPositions(Service("subway", source.address), "2호선")
        (train,) = (await ask(feed, NOW)).records
        assert source.paths[0].endswith("/json/realtimePosition/0/200/2호선")
    assert isinstance(train, Train)
    assert (train.number, train.station, train.towards) == ("2234", "홍대입구", "성수")
    assert (train.where, train.up, train.express, train.last) == (At.ARRIVED, True, True, False)
    assert train.at == read_moment("2026-07-21 09:00:10")
    assert (train.line_ko, train.line_en) == ("2호선", "Line 2")


async def test_speeds_are_asked_link_by_link_in_xml() -> None:
    def xml(link: str, kmh: str) -> str:
        return (
            '<?xml version="1.0" encoding="UTF-8"?><TrafficInfo><list_total_count>1'
            "</list_total_count><RESULT><CODE>INFO-000</CODE></RESULT><row>"
            f"<link_id>{link}</link_id><prcs_spd>{kmh}</prcs_spd><prcs_trv_time>71</prcs_trv_time>"
            "</row></TrafficInfo>"
        )

    answers = {
        "1220003800": xml("1220003800", "27.5"),
        "1": "<RESULT><CODE>INFO-200</CODE></RESULT>",
    }
    async with outside(lambda request: answers[request.path.rpartition("/")[2]]) as source:
        feed = RoadSpeeds(Service("seoul", source.address), ("1220003800", "1"))
        found = (await ask(feed, NOW)).records
        assert source.paths[0].endswith("/xml/TrafficInfo/1/1/1220003800")
    assert found == (RoadSpeed(read_moment(NOW), "1220003800", 27.5, 71),)
