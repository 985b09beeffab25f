"""The figures for Prometheus are sums that agree with the shared memory."""

from __future__ import annotations

import time
from typing import Any

import aiohttp
import numpy as np
from prometheus_client.parser import text_string_to_metric_families

from streams.floor.truth import Decoder, Tier
from tests.wall.remote.conftest import Glass, Painted


async def scrape(client: aiohttp.ClientSession) -> dict[tuple[str, ...], float]:
    """Every sample by its name and its labels' values."""
    async with client.get("/metrics") as answer:
        assert answer.status == 200
        assert answer.headers["Content-Type"].startswith("text/plain; version=0.0.4")
        text = await answer.text()
    return {
        (sample.name.removeprefix("citywall_"), *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


async def test_sums_over_all_channels(client: aiohttp.ClientSession, source: Any) -> None:
    now = time.monotonic()
    for channel, age in (("gangnam-001", 1.0), ("mapo/002", 3.0)):
        row = source.index(channel)
        source.plays(channel, now, received=3_000_000_000, lost=7, sessions=1, decoded=5)
        still = np.zeros((54, 96, 4), np.uint8)
        source.frames.write_still(row, still, time.monotonic() - age, Tier.STILL)
    found = await scrape(client)
    assert found["channels", "live"] == 2
    assert found["channels", "connecting"] == 4
    assert found["channels", "lost"] == 0
    assert found["received_bytes_total",] == 6_000_000_000
    assert found["lost_packets_total",] == 14
    assert found["sessions_opened_total",] == 2
    assert found["pictures",] == 2
    median, oldest = (found["picture_age_seconds", quantile] for quantile in ("0.5", "1"))
    assert 2.0 <= median < 30.0
    assert 0.9 < oldest - median < 1.1
    assert found["budget", "cores"] == 1.6
    assert ("budget", "still_every") not in found
    assert found["event_listeners",] == 0
    assert any(key[0] == "process_cpu_seconds_total" and "main" in key for key in found)
    assert not [key for key in found if set(key) & {"gangnam-001", "mapo/002"}]


async def test_frames_are_counted_by_the_decoder_that_made_them(
    client: aiohttp.ClientSession, source: Any
) -> None:
    now = time.monotonic()
    source.plays("mapo/002", now, decoded=10)
    assert (await scrape(client))["decoded_frames_total", "software"] == 10
    source.plays("mapo/002", now, decoded=25, decoder=Decoder.CUDA)
    found = await scrape(client)
    assert found["decoded_frames_total", "software"] == 10
    assert found["decoded_frames_total", "cuda"] == 15
    source.plays("mapo/002", now, decoded=4, decoder=Decoder.CUDA)  # its worker began anew
    assert (await scrape(client))["decoded_frames_total", "cuda"] == 19


async def test_the_glass_says_how_often_and_how_long_it_was_painted(
    client: aiohttp.ClientSession, glass: Glass
) -> None:
    assert (await scrape(client))["glass_updates_total",] == 0
    glass.painted_so_far = Painted(updates=12, frames=30, seconds=0.25)
    found = await scrape(client)
    assert found["glass_updates_total",] == 12
    assert found["glass_paint_seconds_count",] == 30
    assert found["glass_paint_seconds_sum",] == 0.25


async def test_processes_that_were_started_again_are_counted(
    client: aiohttp.ClientSession,
) -> None:
    found = await scrape(client)
    counts = {frozenset(key[1:]): n for key, n in found.items() if key[0] == "restarts_total"}
    assert counts == {
        frozenset({"worker", "ended"}): 0,
        frozenset({"worker", "hung"}): 2,
        frozenset({"stills", "ended"}): 0,
        frozenset({"stills", "hung"}): 0,
    }


async def test_the_figures_need_the_token(client: aiohttp.ClientSession) -> None:
    async with client.get("/metrics", headers={"Authorization": "Bearer no"}) as answer:
        assert answer.status == 401
