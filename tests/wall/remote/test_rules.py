"""Programs tell the wall what happens, ask which rules are called, and end them."""

from __future__ import annotations

from typing import Any

import aiohttp
import pytest

RAIN = {
    "id": "kma-1",
    "alert": {"severity": "severe", "categories": ["Met"], "event": "호우경보"},
    "text": {"ko": "한강 수위 상승"},
    "position": {"lat": 37.5, "lon": 127.0},
}


async def test_an_event_is_told_and_ends(client: aiohttp.ClientSession, glass: Any) -> None:
    async with client.post("/events", json=RAIN) as answer:
        assert answer.status == 200
        assert await answer.json() == {"event": "kma-1", "rules": ["heavy-rain"]}
    assert glass.happenings["kma-1"].name == "호우경보"
    assert glass.happenings["kma-1"].position == (37.5, 127.0)
    async with client.get("/rules") as answer:
        assert await answer.json() == {"rules": [{"rule": "heavy-rain", "event": "kma-1"}]}
    async with client.post("/events", json={"id": "kma-1", "end": True}) as answer:
        assert (answer.status, await answer.json()) == (200, {"event": "kma-1", "rules": []})
    assert glass.happenings == {}


async def test_the_end_of_what_never_began_is_a_problem(client: aiohttp.ClientSession) -> None:
    async with client.post("/events", json={"id": "gone", "end": True}) as answer:
        assert answer.status == 404
        assert (await answer.json())["type"] == "urn:citywall:problem:unknown-event"


@pytest.mark.parametrize(
    ("body", "place", "mend"),
    [
        (b"", "POST /events", "an event as JSON"),
        (b"\xff", "POST /events", "send JSON in UTF-8"),
        (b'{"id": "a"}', "line 1", '"end": true'),
        (b'{"id": "a", "alert": {"severity": "sever"}}', "$.alert.severity", "severe"),
        (b'{"id": "a", "alrt": {}}', "$.alrt", "write 'alert'"),
        (b'{"id": "a", "lost": {"rule": "r"}}', "$.lost", "counts lost cameras by itself"),
    ],
)
async def test_a_slip_is_answered_with_its_mend(
    client: aiohttp.ClientSession, glass: Any, body: bytes, place: str, mend: str
) -> None:
    async with client.post("/events", data=body) as answer:
        assert answer.status == 400
        problem = await answer.json(content_type=None)
    assert problem["type"] == "urn:citywall:problem:bad-event"
    assert place in problem["detail"]
    assert mend in problem["detail"]
    assert glass.happenings == {}


async def test_a_rule_is_ended(client: aiohttp.ClientSession) -> None:
    async with client.delete("/rules/heavy-rain") as answer:
        assert answer.status == 404
    async with client.post("/events", json=RAIN):
        pass
    async with client.delete("/rules/heavy-rian") as answer:
        problem = await answer.json(content_type=None)
        assert (answer.status, problem["nearest"]) == (404, "heavy-rain")
    async with client.delete("/rules/heavy-rain") as answer:
        assert (answer.status, await answer.json()) == (200, {"rule": "heavy-rain"})


async def test_only_who_has_the_token_tells_events(
    client: aiohttp.ClientSession, glass: Any
) -> None:
    async with client.post("/events", json=RAIN, headers={"Authorization": "Bearer no"}) as answer:
        assert answer.status == 401
    async with client.post(
        "/events", json=RAIN, headers={"Origin": "https://evil.example"}
    ) as answer:
        assert answer.status == 403
    assert glass.happenings == {}
