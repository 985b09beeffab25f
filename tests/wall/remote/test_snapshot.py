"""A snapshot is the very pixels that are on the glass."""

from __future__ import annotations

import io
import json
import time
from typing import Any

import aiohttp
import numpy as np
import pytest
from PIL import Image

from streams.floor.png import encode
from streams.floor.truth import Tier
from wall.remote import server


def noise(width: int, height: int, seed: int) -> Any:
    """BGRA, alpha 255."""
    pixels = np.random.default_rng(seed).integers(0, 256, (height, width, 4), np.uint8)
    pixels[..., 3] = 255
    return pixels


def bgr(png: bytes) -> Any:
    """The pixels of a PNG, read by another library than wrote it."""
    image = Image.open(io.BytesIO(png))
    assert (image.format, image.mode) == ("PNG", "RGB")
    return np.asarray(image)[..., ::-1]


async def test_the_whole_glass_pixel_for_pixel(client: aiohttp.ClientSession, glass: Any) -> None:
    async with client.get("/snapshot.png") as answer:
        assert answer.status == 200
        assert answer.headers["Content-Type"] == "image/png"
        assert answer.headers["Cache-Control"] == "no-store"
        assert "X-Age-Ms" not in answer.headers
        assert np.array_equal(bgr(await answer.read()), glass.picture[..., :3])


async def test_the_still_of_one_tile(client: aiohttp.ClientSession, source: Any) -> None:
    still, row = noise(96, 54, 2), source.index("종로 3?&#%")
    captured = time.monotonic() - 1.5
    source.frames.write_still(row, still, captured, Tier.STILL)
    asked = time.monotonic()
    async with client.get("/snapshot.png", params={"channel": "종로 3?&#%"}) as answer:
        age = float(answer.headers["X-Age-Ms"]) / 1000.0
        assert answer.headers["X-Tier"] == "still"
        assert np.array_equal(bgr(await answer.read()), still[..., :3])
    assert asked - captured - 0.001 <= age <= time.monotonic() - captured


async def test_the_canvas_of_one_tile(client: aiohttp.ClientSession, source: Any) -> None:
    frames, row = source.frames, source.index("mapo/002")
    picture = noise(481, 271, 3)
    frames.write_still(row, noise(96, 54, 4), time.monotonic(), Tier.STILL)
    frames.canvases[0] = (row, -1, 640, 360, 0, [(0, 0, 0, 0, 0.0)] * 2)
    frames.write_canvas(0, picture, time.monotonic(), Tier.SHARP)
    frames.status["canvas"][row] = 0
    async with client.get("/snapshot.png", params={"channel": "mapo/002"}) as answer:
        assert answer.headers["X-Tier"] == "sharp"
        assert np.array_equal(bgr(await answer.read()), picture[..., :3])


async def test_no_picture_yet_is_a_problem(client: aiohttp.ClientSession) -> None:
    async with client.get("/snapshot.png", params={"channel": "mapo/002"}) as answer:
        assert answer.status == 404
        assert answer.headers["Content-Type"].startswith("application/problem+json")
        problem = json.loads(await answer.read())
    assert problem["type"] == "urn:citywall:problem:no-picture-yet"
    assert problem["instance"] == "/snapshot.png"


async def test_an_unknown_channel_is_a_problem_with_the_nearest(
    client: aiohttp.ClientSession,
) -> None:
    async with client.get("/snapshot.png", params={"channel": "gangnam-01"}) as answer:
        assert answer.status == 404
        problem = json.loads(await answer.read())
    assert problem["type"] == "urn:citywall:problem:unknown-channel"
    assert problem["nearest"] == "gangnam-001"
    assert "Did you mean 'gangnam-001'?" in problem["detail"]


async def test_a_glass_that_does_not_answer_is_a_problem_not_a_hang(
    client: aiohttp.ClientSession, glass: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "GRAB_S", 0.05)
    glass.answers = False
    async with client.get("/snapshot.png") as answer:
        assert answer.status == 503
        assert (await answer.json(content_type=None))["type"] == "urn:citywall:problem:glass-busy"


@pytest.mark.parametrize("shape", [(0, 4, 4), (4, 4, 3), (4, 4)])
def test_what_is_no_picture_is_not_encoded(shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="a picture has the shape"):
        encode(np.zeros(shape, np.uint8))
