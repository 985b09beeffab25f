"""Incidents lie in metres of either false northing, and are over when they are expected to be."""

from __future__ import annotations

from streams.feeds.moment import read_moment
from streams.feeds.seoul.incidents import Incident, Incidents
from tests.fakes.outside import Served
from tests.streams.feeds.seoul.open_answers import page, records

INCIDENT: dict[str, object] = {
    "acc_id": "912345",
    "occr_date": "20260721",
    "occr_time": "83005",
    "exp_clr_date": "20260721",
    "exp_clr_time": "103000",
    "acc_type": "A01",
    "acc_dtype": "01B01",
    "link_id": "1220003800",
    "grs80tm_x": "198056.37",
    "grs80tm_y": "451885.03",
    "acc_info": "세종대로 시청 &gt; 숭례문 추돌사고",
}


async def one(row: dict[str, object], now: str = "2026-07-21 09:00") -> Incident:
    (found,) = await records(Incidents, page("AccInfo", row), now)
    assert isinstance(found, Incident)
    return found


async def test_an_incident() -> None:
    found = await one(INCIDENT)
    assert found.at == read_moment("2026-07-21 08:30:05"), "an hour of one digit"
    assert found.clears == read_moment("2026-07-21 10:30")
    assert found.words == "세종대로 시청 > 숭례문 추돌사고"


async def test_the_false_northing_is_told_by_range() -> None:
    before, since = await one(INCIDENT), await one({**INCIDENT, "grs80tm_y": "551885.03"})
    assert before.position == since.position
    assert before.position is not None
    assert abs(before.position.lat - 37.5665) < 1e-5
    assert abs(before.position.lon - 126.9780) < 1e-5


async def test_what_is_over_is_left_out_and_what_nobody_knows_the_end_of_stays() -> None:
    assert await records(Incidents, page("AccInfo", INCIDENT), now="2026-07-21 10:30") == ()
    endless = await one({**INCIDENT, "exp_clr_date": "", "exp_clr_time": ""}, "2026-07-23 00:00")
    assert endless.clears is None


async def test_the_newest_comes_first() -> None:
    older = {**INCIDENT, "acc_id": "1", "occr_date": "20260720"}
    found = await records(Incidents, page("AccInfo", older, INCIDENT))
    assert [incident.id for incident in found if isinstance(incident, Incident)] == ["912345", "1"]


async def test_the_same_in_xml() -> None:
    fields = "".join(
        f"<{name}>{str(value).replace('&', '&amp;')}</{name}>" for name, value in INCIDENT.items()
    )
    xml: Served = (
        "<AccInfo><list_total_count>1</list_total_count><RESULT><CODE>INFO-000</CODE></RESULT>"
        f"<row>{fields}</row></AccInfo>"
    )
    assert await records(Incidents, xml) == await records(Incidents, page("AccInfo", INCIDENT))
