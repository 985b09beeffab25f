"""The description names every path there is, and nothing that is not."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import aiohttp
from aiohttp import web

from streams.floor.control.server import control_app
from streams.floor.truth import Decoder, State, Tier
from wall.remote.openapi import description
from wall.remote.server import RemoteControl


def served(remote: RemoteControl) -> set[tuple[str, str]]:
    """Method and path of every route, as the description writes them."""
    app: web.Application = control_app("t")
    remote._add_routes(app)
    return {
        (route.method.lower(), re.sub(r"\{(\w+):[^}]*\}", r"{\1}", route.resource.canonical))
        for route in app.router.routes()
        if route.resource is not None and route.method != "HEAD"
    }


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in a document."""
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value:
        if isinstance(inner, dict | list):
            yield from nodes(inner)


def test_every_route_is_described_and_every_description_is_served(remote: RemoteControl) -> None:
    paths = description()["paths"]
    described = {(method, path) for path, methods in paths.items() for method in methods}
    assert described == served(remote)


def test_every_reference_leads_somewhere() -> None:
    whole = description()
    references = [node["$ref"] for node in nodes(whole) if "$ref" in node]
    assert references
    for reference in references:
        found = whole
        for part in reference.removeprefix("#/").split("/"):
            found = found[part]
        assert found


def test_its_words_are_those_of_the_truth() -> None:
    schemas = description()["components"]["schemas"]
    words = {state.word for state in State}
    assert set(schemas["ChannelState"]["enum"]) == words
    assert set(schemas["Totals"]["required"]) == set(schemas["Totals"]["properties"]) == words
    assert set(schemas["Tier"]["enum"]) == {tier.word for tier in Tier}
    decoders = schemas["Channel"]["properties"]["decoder"]["enum"]
    assert set(decoders) == {decoder.word for decoder in Decoder}


async def test_it_is_served(client: aiohttp.ClientSession) -> None:
    async with client.get("/openapi.json") as answer:
        found = json.loads(await answer.read())
    assert found["openapi"].startswith("3.1")
    state = found["components"]["schemas"]["Channel"]
    async with client.get("/state") as answer:
        channel = (await answer.json())["channels"][0]
    assert set(channel) == set(state["required"]) == set(state["properties"])
