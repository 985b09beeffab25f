"""Spotlight and scene by remote control: at once, for any id, and with a mend for a wrong one."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

import aiohttp
import pytest
from yarl import URL


def at(path: str, name: str) -> URL:
    """The path with an id in it, every awkward character percent-encoded."""
    return URL(path + quote(name, safe=""), encoded=True)


async def test_every_channel_can_be_put_into_the_spotlight(
    client: aiohttp.ClientSession, source: Any, glass: Any
) -> None:
    for channel in source.channels:
        async with client.post(at("/spotlight/", channel.id)) as answer:
            assert (answer.status, await answer.json()) == (200, {"spotlight": channel.id})
        assert glass.spotlight_now == channel.id
        async with client.get("/state") as answer:
            assert (await answer.json())["spotlight"] == channel.id


async def test_a_slash_may_stand_as_it_is(client: aiohttp.ClientSession, glass: Any) -> None:
    async with client.post("/spotlight/mapo/002") as answer:
        assert answer.status == 200
    assert glass.told == [("spotlight", "mapo/002")]


async def test_the_spotlight_ends(client: aiohttp.ClientSession, glass: Any) -> None:
    glass.spotlight_now = "mapo/002"
    async with client.delete("/spotlight") as answer:
        assert (answer.status, await answer.json()) == (200, {"spotlight": None})
    assert glass.told == [("spotlight", None)]


async def test_the_scene_changes(client: aiohttp.ClientSession, glass: Any) -> None:
    async with client.post(at("/scene/", "강변/북로 2")) as answer:
        assert (answer.status, await answer.json()) == (200, {"scene": "강변/북로 2"})
    assert glass.scene_now == "강변/북로 2"


async def test_a_salvo_is_called_up(client: aiohttp.ClientSession, glass: Any) -> None:
    async with client.post(at("/salvos/", "flood/호우")) as answer:
        assert (answer.status, await answer.json()) == (200, {"salvo": "flood/호우"})
    assert glass.told == [("salvo", "flood/호우")]
    async with client.get("/state") as answer:
        assert (await answer.json())["salvos"] == ["flood/호우"]


@pytest.mark.parametrize("tour", ["day", "night/start"])
async def test_a_tour_plays_and_ends(client: aiohttp.ClientSession, glass: Any, tour: str) -> None:
    async with client.post(URL(f"/tours/{quote(tour, safe='')}/start", encoded=True)) as answer:
        assert (answer.status, await answer.json()) == (200, {"tour": tour, "plays": True})
    async with client.get("/state") as answer:
        state = await answer.json()
    assert state["tour"] == {"id": tour, "step": 1, "steps": 3, "paused": False}
    async with client.post(f"/tours/{tour}/stop") as answer:
        assert (answer.status, await answer.json()) == (200, {"tour": tour, "plays": False})
    async with client.get("/state") as answer:
        assert (await answer.json())["tour"] is None
    assert glass.told == [("start", tour), ("stop", tour)]


async def test_an_unknown_tour_is_a_problem(client: aiohttp.ClientSession, glass: Any) -> None:
    async with client.post("/tours/dya/start") as answer:
        assert answer.status == 404
        assert (await answer.json())["nearest"] == "day"
    assert glass.told == []


@pytest.mark.parametrize(
    ("path", "name", "kind", "nearest"),
    [
        ("/spotlight/", "Gangnam 001", "unknown-channel", "gangnam-001"),
        ("/spotlight/", "zzz", "unknown-channel", None),
        ("/scene/", "overveiw", "unknown-scene", "overview"),
        ("/salvos/", "flod/호우", "unknown-salvo", "flood/호우"),
    ],
)
async def test_an_unknown_id_is_a_problem_with_the_nearest(
    client: aiohttp.ClientSession, glass: Any, path: str, name: str, kind: str, nearest: str | None
) -> None:
    async with client.post(at(path, name)) as answer:
        assert answer.status == 404
        assert answer.headers["Content-Type"].startswith("application/problem+json")
        problem = json.loads(await answer.read())
    assert problem["type"] == f"urn:citywall:problem:{kind}"
    assert (problem["status"], problem["nearest"]) == (404, nearest)
    assert f"'{name}'" in problem["detail"]
    assert glass.told == []


async def test_a_foreign_page_cannot_touch_the_wall(
    client: aiohttp.ClientSession, glass: Any
) -> None:
    headers = {"Origin": "https://evil.example"}
    for method, path in (
        ("POST", "/spotlight/spare-006"),
        ("DELETE", "/spotlight"),
        ("POST", "/scene/overview"),
        ("POST", "/salvos/flood%2F호우"),
        ("POST", "/tours/day/start"),
    ):
        async with client.request(method, path, headers=headers) as answer:
            assert answer.status == 403
    assert glass.told == []


async def test_methods_are_kept_apart(client: aiohttp.ClientSession) -> None:
    for method, path, allow in (
        ("GET", "/spotlight/spare-006", "POST"),
        ("POST", "/spotlight", "DELETE"),
        ("PUT", "/scene/overview", "POST"),
        ("GET", "/tours/day/stop", "POST"),
        ("POST", "/state", "GET,HEAD"),
    ):
        async with client.request(method, path) as answer:
            assert (answer.status, answer.headers["Allow"]) == (405, allow)
