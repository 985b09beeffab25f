"""What the wall does not grant, the remote control does not get: 409, with the reason."""

from __future__ import annotations

import json
from typing import Any

import aiohttp
import pytest


@pytest.mark.parametrize(
    ("method", "path"),
    [("POST", "/spotlight/spare-006"), ("GET", "/snapshot.png?channel=spare-006")],
)
async def test_a_channel_that_needs_a_reason_is_refused_without_one(
    client: aiohttp.ClientSession, glass: Any, method: str, path: str
) -> None:
    glass.guarded = "spare-006"
    async with client.request(method, path) as answer:
        assert answer.status == 409
        problem = json.loads(await answer.read())
    assert problem["type"] == "urn:citywall:problem:denied"
    assert "only for a purpose" in problem["detail"]
    assert glass.told == []


async def test_with_a_reason_it_is_granted(client: aiohttp.ClientSession, glass: Any) -> None:
    glass.guarded = "spare-006"
    async with client.post("/spotlight/spare-006", params={"reason": "화재"}) as answer:
        assert answer.status == 200
    assert glass.told == [("spotlight", "spare-006")]
    async with client.get(
        "/snapshot.png", params={"channel": "spare-006", "reason": "화재"}
    ) as answer:
        assert answer.status == 404, "it has shown no picture yet, and says that"
