"""Real cameras looked back at: what a moment shows is what was captured then, by its frame code."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from itertools import pairwise

import av
import numpy as np
import pytest

from streams.floor.truth import State
from streams.media.demand import Focus
from streams.media.engine import EngineSettings
from streams.media.replay.excerpt import Excerpt
from streams.media.replay.film import film, picture
from streams.sample import framecode
from tests.fakes.hanging import Hung, hung, wall_clock
from tests.fakes.patience import until

pytestmark = pytest.mark.realtime
WIDTH, HEIGHT = 640, 360
LONGEST_FRAME_S = 0.08
"""The slowest stream of the little city has 15 pictures a second."""
CLOSE_S = 0.1
"""How far what is said of a picture's capture may lie from what its pixels say."""
KINDS = pytest.mark.parametrize("camera", [0, 1, 3], ids=["h264", "hevc", "digest"])


@pytest.fixture(scope="module")
def wall() -> Iterator[Hung]:
    with hung(4, settings=EngineSettings(cores=1.6, workers=1)) as made:
        made.until_all(State.LIVE)
        for camera in (0, 1, 3):
            made.show(made.engine.channels[camera].id, WIDTH, Focus.SPOTLIGHT)
        until(lambda: all(held(made, n) > 7 for n in (0, 1, 3)), 60, "seven seconds are held")
        yield made


def held(wall: Hung, row: int) -> float:
    """Seconds of the past that are held."""
    found = wall.engine.replays.held(row)
    return sum(last - first for first, last in found.spans) if found else 0.0


def shown(wall: Hung, canvas: int) -> tuple[float, np.ndarray] | None:
    """When the picture on a canvas was captured, s, monotonic, and the picture."""
    row = wall.engine.frames.canvases[canvas]
    front = int(row["front"])
    if front < 0:
        return None
    return float(row["pictures"]["captured"][front]), wall.engine.frames.canvas(
        canvas, front
    ).copy()


def said_by(wall: Hung, camera: int, pixels: np.ndarray, near: float) -> float:
    """When a picture was captured by its own frame code, s, monotonic."""
    code = framecode.read(pixels)
    assert code is not None, "the picture bears no frame code"
    channel = wall.engine.channels[camera].id
    return wall.cameras.captured_at(code, channel, near + wall_clock() + 2.0) - wall_clock()


def seek(wall: Hung, camera: int, moment: float) -> tuple[float, np.ndarray]:
    """Have a moment shown, and wait until it is."""
    canvas = wall.engine.replays.show(camera, moment, 0.0, WIDTH, HEIGHT)

    def there() -> bool:
        now = shown(wall, canvas)
        return now is not None and 0 <= moment - now[0] + 0.001 < LONGEST_FRAME_S

    until(there, 20, lambda: f"{moment} is shown; {shown(wall, canvas)} is there")
    found = shown(wall, canvas)
    assert found is not None
    return found


@KINDS
def test_a_moment_shows_what_was_captured_then(wall: Hung, camera: int) -> None:
    now = time.monotonic()
    for back in (5.0, 1.3, 3.7, 3.6, 0.6, 6.2, 2.0):
        captured, pixels = seek(wall, camera, now - back)
        assert abs(said_by(wall, camera, pixels, captured) - captured) < CLOSE_S
    wall.engine.replays.end(camera)
    assert wall.sessions() == [1] * 4


@KINDS
def test_from_a_moment_on_it_plays_picture_after_picture(wall: Hung, camera: int) -> None:
    began, start = time.monotonic() - 5.0, time.monotonic()
    canvas = wall.engine.replays.show(camera, began, 2.0, WIDTH, HEIGHT)
    seen: dict[float, float] = {}

    def over() -> bool:
        now = shown(wall, canvas)
        if now is not None and now[0] >= began - LONGEST_FRAME_S:
            seen.setdefault(now[0], time.monotonic())
        return bool(seen) and max(seen) > began + 3.0

    took = until(over, 30, lambda: f"three seconds are played, {len(seen)} pictures came")
    wall.engine.replays.end(camera)
    assert took > 3.0 / 2.0 - 0.3, "not faster than was asked for"
    assert all(after > before for before, after in pairwise(seen))
    assert all(moment < start + (at - start) * 2 for moment, at in seen.items())


def test_of_many_moments_the_last_one_stays(wall: Hung) -> None:
    now = time.monotonic()
    for step in range(60):
        wall.engine.replays.show(0, now - 6.0 + step / 15, 0.0, WIDTH, HEIGHT)
    captured, pixels = seek(wall, 0, now - 2.06)
    assert abs(said_by(wall, 0, pixels, captured) - captured) < CLOSE_S
    wall.engine.replays.end(0)


def test_the_tile_stays_live_while_its_past_is_shown(wall: Hung) -> None:
    channel = wall.engine.channels[0].id
    seek(wall, 0, time.monotonic() - 4.0)
    before = wall.picture(channel)
    assert before is not None

    def newer() -> bool:
        now = wall.picture(channel)
        return now is not None and now.captured > before.captured + 0.5

    until(newer, 20, "newer live pictures")
    # On a busy machine motion is late for a moment, and says so.
    wall.until_state(channel, State.LIVE)
    wall.engine.replays.end(0)


def codes(wall: Hung, camera: int, excerpt: Excerpt, film_: bytes) -> list[tuple[float, float]]:
    """Of each picture of a film: when it was captured as the film says, and by its code."""
    found = []
    with av.open(io.BytesIO(film_), "r") as container:
        for frame in container.decode(video=0):
            assert frame.time is not None
            captured = excerpt.first + frame.time
            pixels = frame.to_ndarray(format="bgr24")
            found.append((captured, said_by(wall, camera, pixels, captured)))
    return found


@KINDS
def test_a_film_has_the_pictures_of_its_time_and_each_at_its_own(wall: Hung, camera: int) -> None:
    last = time.monotonic() - 1.0
    excerpt = wall.engine.replays.excerpt(camera, last - 4.0, last).result(10)
    assert excerpt.main
    assert excerpt.first <= last - 4.0 + LONGEST_FRAME_S, "it begins with the keyframe before"
    assert last - LONGEST_FRAME_S < excerpt.last <= last
    found = codes(wall, camera, excerpt, film(excerpt))
    assert len(found) == len(excerpt.frames), "every picture is there, and can be decoded"
    assert all(abs(said - code) < CLOSE_S for said, code in found)
    assert all(0 < b[1] - a[1] < LONGEST_FRAME_S for a, b in pairwise(found)), "none is missing"


@KINDS
def test_a_still_is_the_picture_of_the_moment_in_full_size(wall: Hung, camera: int) -> None:
    moment = time.monotonic() - 2.5
    excerpt = wall.engine.replays.excerpt(camera, moment, moment).result(10)
    frame, captured = picture(excerpt, moment)
    assert 0 <= moment - captured < LONGEST_FRAME_S
    assert (frame.width, frame.height) == (640, 360)
    pixels = frame.to_ndarray(format="bgr24")
    assert abs(said_by(wall, camera, pixels, captured) - captured) < CLOSE_S


def test_a_marked_channel_keeps_its_small_stream_and_lets_it_go_again(wall: Hung) -> None:
    assert wall.engine.replays.held(2) is None, "nobody looks at it"
    wall.engine.replays.mark("test", [2])
    until(lambda: held(wall, 2) > 5, 60, "five seconds are held")
    excerpt = wall.engine.replays.excerpt(2, time.monotonic() - 3.0, time.monotonic()).result(10)
    assert not excerpt.main
    assert all(abs(said - code) < CLOSE_S for said, code in codes(wall, 2, excerpt, film(excerpt)))
    wall.engine.replays.mark("test", [])
    until(lambda: wall.engine.replays.held(2) is None, 20, "it is forgotten")


def test_before_all_that_is_held_the_oldest_is_shown(wall: Hung) -> None:
    found = wall.engine.replays.held(0)
    assert found is not None
    canvas = wall.engine.replays.show(0, found.spans[0][0] - 100.0, 0.0, WIDTH, HEIGHT)
    until(lambda: shown(wall, canvas) is not None, 20, "a picture")
    captured, _ = shown(wall, canvas) or (0.0, None)
    assert captured >= found.spans[0][0] - 0.5
    wall.engine.replays.end(0)


def test_a_camera_that_is_lost_can_still_be_looked_back_at(wall: Hung) -> None:
    channel = wall.engine.channels[3].id
    wall.cameras.fault(channel, "refuse", status=503)
    wall.until_state(channel, State.REFUSED)
    silent = float(wall.status(channel)["packet_at"])
    captured, pixels = seek(wall, 3, silent - 1.5)
    assert abs(said_by(wall, 3, pixels, captured) - captured) < CLOSE_S
    wall.engine.replays.end(3)
    wall.cameras.mend(channel)
