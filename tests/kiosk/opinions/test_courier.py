"""The courier brings each opinion to the city once, whatever the city and the way to it do."""

from __future__ import annotations

import asyncio
import json
import random
import socket
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from structlog.testing import capture_logs

from kiosk.opinions.courier import Courier
from kiosk.opinions.letter import body
from kiosk.opinions.outbox import Outbox
from kiosk.opinions.settings import OpinionSettings
from streams.feeds.key import Key
from streams.feeds.reason import Reason
from streams.floor.freeport import free_port
from streams.sample.services.mishap import Mishap
from streams.sample.services.server import SampleServices
from tests.fakes.patience import until
from tests.kiosk.opinions.given import LATER, NOW, opinion

PATIENCE_S = 60.0


@pytest.fixture
async def city() -> AsyncIterator[SampleServices]:
    services = SampleServices()
    await services.start()
    yield services
    await services.stop()


@pytest.fixture
def outbox(tmp_path: Path) -> Iterator[Outbox]:
    made = Outbox(tmp_path / "opinions.db")
    yield made
    made.close()


def courier(
    outbox: Outbox, address: str, answer_s: float = 10.0, key: str | None = None
) -> Courier:
    settings = OpinionSettings("hongik", f"{address}/opinions", Key.read(key) if key else None)
    made = Courier(outbox, settings, lambda: LATER, random.Random(1), answer_s, slowest_s=0.05)
    made.start()
    return made


async def reached(what: Callable[[], object], words: Callable[[], object]) -> None:
    await asyncio.to_thread(until, what, PATIENCE_S, words)


async def test_what_was_kept_is_brought_and_forgotten(city: SampleServices, outbox: Outbox) -> None:
    said = [opinion(f"의견 {n}") for n in range(5)]
    for one in said[:3]:
        outbox.keep(one)
    going = courier(outbox, city.address)
    await reached(lambda: outbox.standing().count == 0, outbox.standing)
    for one in said[3:]:
        outbox.keep(one)
        going.wake()
    await reached(lambda: outbox.standing().delivered == 5, outbox.standing)
    going.stop()
    assert city.letterbox.letters == {one.code: body(one) for one in said}
    assert city.letterbox.again == 0


@pytest.mark.parametrize(
    ("mishap", "reason", "number"),
    [
        (Mishap.ERROR, Reason.HTTP, 500),
        (Mishap.DROP, Reason.BROKEN_OFF, 0),
        (Mishap.LOST, Reason.BROKEN_OFF, 0),
        (Mishap.GARBAGE, Reason.SHAPE, 0),
        (Mishap.SLOW, Reason.NO_ANSWER, 0.5),
        (Mishap.DRIP, Reason.NO_ANSWER, 0.5),
        (Mishap.KEY, Reason.KEY, 0),
    ],
)
async def test_after_every_fault_each_is_there_once(
    city: SampleServices, outbox: Outbox, mishap: Mishap, reason: Reason, number: float
) -> None:
    said = [opinion(f"의견 {n}") for n in range(3)]
    for one in said:
        outbox.keep(one)
    city.fault("opinions", mishap)
    going = courier(outbox, city.address, answer_s=0.5)
    await reached(lambda: outbox.standing().failures >= 2, outbox.standing)
    failure = outbox.standing().failure
    assert failure is not None
    assert (failure.reason, failure.number) == (reason, number)
    assert outbox.standing().count == 3
    city.mend("opinions")
    going.stop()
    going = courier(outbox, city.address)
    await reached(lambda: outbox.standing().count == 0, outbox.standing)
    going.stop()
    assert city.letterbox.letters == {one.code: body(one) for one in said}
    assert outbox.standing().failure is None


async def test_a_city_that_is_not_there_yet_is_waited_for(outbox: Outbox) -> None:
    port = free_port()
    outbox.keep(opinion())
    going = courier(outbox, f"http://127.0.0.1:{port}")
    await reached(lambda: outbox.standing().failures >= 1, outbox.standing)
    failure = outbox.standing().failure
    assert failure is not None
    assert failure.reason is Reason.PORT_CLOSED
    city = SampleServices(port)
    await city.start()
    await reached(lambda: outbox.standing().count == 0, outbox.standing)
    going.stop()
    await city.stop()


async def test_no_answer_of_a_city_ends_the_courier(outbox: Outbox) -> None:
    outbox.keep(opinion())
    asked = 0

    async def answer(request: web.Request) -> web.Response:
        nonlocal asked
        asked += 1
        # JSON so deep that no reader comes out of it, and then the city is well again.
        told = json.dumps({"taken": (await request.json())["opinion"]})
        return web.Response(text="[" * 50_000 if asked < 3 else told)

    app = web.Application()
    app.router.add_post("/opinions", answer)
    async with TestServer(app) as server:
        going = courier(outbox, str(server.make_url("/")).rstrip("/"))
        await reached(lambda: outbox.standing().count == 0, outbox.standing)
        await asyncio.to_thread(going.stop)


async def test_a_courier_that_breaks_down_begins_anew(
    city: SampleServices, outbox: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    outbox.keep(opinion())
    # Who sets up a proxy may mistype it: no HTTP client can be made then.
    monkeypatch.setenv("HTTP_PROXY", "gopher://proxy.example")
    with capture_logs() as told:
        going = courier(outbox, city.address)
        await reached(lambda: told, lambda: "it did not break down")
    monkeypatch.delenv("HTTP_PROXY")
    await reached(lambda: outbox.standing().count == 0, outbox.standing)
    going.stop()


async def test_seven_days_without_a_network_lose_no_opinion_and_bring_each_once(
    city: SampleServices, outbox: Outbox
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        nobody = f"http://127.0.0.1:{taken.getsockname()[1]}/opinions"
        now = [NOW]
        settings = OpinionSettings("hongik", nobody)
        away = Courier(outbox, settings, lambda: now[0], random.Random(1), slowest_s=0.05)
        away.start()
        said = []
        for day in range(7):
            now[0] = NOW + timedelta(days=day)
            said.append(opinion(f"{day}", given=now[0]))
            outbox.keep(said[-1])
            now[0] = NOW + timedelta(days=day, hours=1)  # nobody is told the minute
            before = outbox.standing().failures
            away.wake()
            await reached(lambda least=before: outbox.standing().failures > least, outbox.standing)  # type: ignore[misc]
            assert outbox.standing().count == day + 1
        await asyncio.to_thread(away.stop)
    now[0] += timedelta(days=1)
    back = Courier(outbox, OpinionSettings("hongik", f"{city.address}/opinions"), lambda: now[0])
    back.start()
    await reached(lambda: outbox.standing().delivered == 7, outbox.standing)
    await asyncio.to_thread(back.stop)
    assert city.letterbox.letters == {one.code: body(one) for one in said}
    assert city.letterbox.again == 0


async def test_a_letter_carries_the_kiosks_key_and_no_cookie(outbox: Outbox) -> None:
    heard: list[dict[str, str]] = []

    async def answer(request: web.Request) -> web.Response:
        heard.append({name.lower(): value for name, value in request.headers.items()})
        taken = json.loads(await request.read())["opinion"]
        return web.json_response({"taken": taken}, headers={"Set-Cookie": "who=you; Path=/"})

    app = web.Application()
    app.router.add_post("/opinions", answer)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    for _ in range(2):
        outbox.keep(opinion())
    going = courier(outbox, f"http://127.0.0.1:{runner.addresses[0][1]}", key="the-kiosks-own-key")
    await reached(lambda: outbox.standing().count == 0, outbox.standing)
    going.stop()
    await runner.cleanup()
    assert len(heard) == 2
    assert {fields["authorization"] for fields in heard} == {"Bearer the-kiosks-own-key"}
    assert not any("cookie" in fields for fields in heard)
    assert {fields["user-agent"] for fields in heard} == {"citywall"}


def test_without_an_endpoint_opinions_are_kept(outbox: Outbox) -> None:
    outbox.keep(opinion())
    going = Courier(outbox, OpinionSettings("hongik"), lambda: LATER)
    going.start()
    going.wake()
    going.stop()
    assert outbox.standing().count == 1
    assert outbox.standing().failures == 0
