"""A sample road camera is live HLS that a decoder plays on and on, until its address expires."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import aiohttp
import av

from streams.sample.services.broadcast import FPS, HEIGHT, SEGMENT_S, SEGMENTS, WIDTH, playlist
from streams.sample.services.exchange import KEY
from streams.sample.services.server import SampleServices

NOW = datetime(2026, 7, 21, tzinfo=UTC)
QUERY = f"apiKey={KEY}&minX=126&maxX=128&minY=37&maxY=38"


async def address(city: SampleServices) -> str:
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"{city.address}/its/cctvInfo?{QUERY}") as response,
    ):
        told = await response.json()
    return str(told["response"]["data"][0]["cctvurl"])


def decoded(url: str, frames: int) -> list[tuple[int, int]]:
    """The sizes of so many pictures."""
    sizes: list[tuple[int, int]] = []
    with av.open(url, timeout=20) as film:
        for frame in film.decode(video=0):
            sizes.append((frame.width, frame.height))
            if len(sizes) == frames:
                break
    return sizes


async def test_a_camera_plays_beyond_the_end_of_its_film() -> None:
    city = SampleServices()
    await city.start()
    url = await address(city)
    frames = FPS * (SEGMENT_S * SEGMENTS - 1)
    sizes = await asyncio.to_thread(decoded, url, frames)
    await city.stop()
    assert sizes == [(WIDTH, HEIGHT)] * frames


async def test_an_address_expires_and_a_new_one_is_given() -> None:
    clock = [NOW]
    city = SampleServices(now=lambda: clock[0])
    await city.start()
    old = await address(city)
    async with aiohttp.ClientSession() as session:
        for minutes, status in ((0, 200), (31, 200), (61, 403)):
            clock[0] = NOW + timedelta(minutes=minutes)
            async with session.get(old) as response:
                assert response.status == status
        async with session.get(await address(city)) as response:
            assert response.status == 200
        async with session.get(f"{city.address}/its/hls/0-99.ts?token=1") as response:
            assert response.status == 403
    await city.stop()


def test_a_playlist_goes_on_where_the_last_one_was() -> None:
    one, next_one = (
        playlist(0, "t", NOW + timedelta(seconds=at)).splitlines() for at in (0, SEGMENT_S)
    )
    assert [line for line in one if ".ts" in line][1:] == [
        line for line in next_one if ".ts" in line
    ][:-1]
    number = next(int(line.rpartition(":")[2]) for line in one if "MEDIA-SEQUENCE" in line)
    later = next(int(line.rpartition(":")[2]) for line in next_one if "MEDIA-SEQUENCE" in line)
    assert later == number + 1


def test_the_film_begins_anew_with_a_mark() -> None:
    for at in range(0, 2 * SEGMENT_S * SEGMENTS, SEGMENT_S):
        lines = playlist(0, "t", NOW + timedelta(seconds=at)).splitlines()
        marked = [lines[n + 2] for n, line in enumerate(lines) if line == "#EXT-X-DISCONTINUITY"]
        assert all(line.startswith("0-0.ts") for line in marked)
        assert len(marked) == sum(line.startswith("0-0.ts") for line in lines)
