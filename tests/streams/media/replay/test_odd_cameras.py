"""Cameras as real networks have them looked back at: B-frames, odd sizes, long groups, losses."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import av
import pytest

from layouts.channels import Channel
from streams.floor.frame import Pixels
from streams.floor.truth import State
from streams.media.engine import EngineSettings
from streams.media.replay.excerpt import ExcerptError
from streams.media.replay.film import film, picture
from streams.sample import framecode
from streams.sample.clipset import odd
from tests.fakes.broadcast import FPS, HEIGHT, WIDTH, write
from tests.fakes.hanging import Hanging, Hung, hanging, hung, wall_clock
from tests.fakes.patience import until

pytestmark = pytest.mark.realtime
SPECS = [pair.sub for pair in odd()]
CAMERAS = len(SPECS)
CLOSE_S = 0.1
WANTED_S = 5.0
LONGEST_FRAME_S = 0.12


@pytest.fixture(scope="module")
def wall() -> Iterator[Hung]:
    """All their pasts are kept."""
    with hung(CAMERAS, clips="odd", settings=EngineSettings(cores=1.6, workers=1)) as made:
        made.until_all(State.LIVE)
        made.engine.replays.mark("test", range(CAMERAS))
        until(lambda: min(held(made, row) for row in range(CAMERAS)) > WANTED_S, 100, "it is held")
        yield made


def held(wall: Hanging, row: int) -> float:
    found = wall.engine.replays.held(row)
    return sum(last - first for first, last in found.spans) if found else 0.0


def newest(wall: Hanging, row: int) -> float:
    found = wall.engine.replays.held(row)
    assert found is not None
    return found.spans[-1][1]


def seek(wall: Hung, row: int, moment: float) -> tuple[float, Pixels]:
    """Have a moment shown: when its picture was captured, and the picture."""
    frames = wall.engine.frames
    canvas = wall.engine.replays.show(row, moment, 0.0, 640, 640)

    def captured() -> float:
        front = int(frames.canvases["front"][canvas])
        return float(frames.canvases["pictures"]["captured"][canvas, front]) if front >= 0 else 0.0

    until(lambda: 0 <= moment - captured() + 0.001 < LONGEST_FRAME_S, 20, f"{moment} of {row}")
    return captured(), frames.canvas(canvas, int(frames.canvases["front"][canvas])).copy()


@pytest.mark.parametrize("row", range(CAMERAS))
def test_any_moment_and_any_film_of_it_are_of_their_time(wall: Hung, row: int) -> None:
    channel = wall.engine.channels[row].id
    last = newest(wall, row) - 0.5
    found = [seek(wall, row, moment) for moment in (last, last - 2.9, last - 1.1)]
    wall.engine.replays.end(row)
    excerpt = wall.engine.replays.excerpt(row, last - 3.0, last).result(20)
    assert not any(frame.damaged for frame in excerpt.frames), "nothing was lost on the way"
    with av.open(io.BytesIO(film(excerpt)), "r") as container:
        decoded = container.decode(video=0)
        pictures = [
            (excerpt.first + (f.time or 0.0), f.to_ndarray(format="bgr24")) for f in decoded
        ]
    assert len(pictures) == len(excerpt.frames)
    assert pictures[0][1].shape[:2] == (SPECS[row].height, SPECS[row].width)
    errors = [
        abs(wall.cameras.captured_at(code, channel, said + 2.0) - said)
        for captured, pixels in (*found, *pictures)
        if (code := framecode.read(pixels)) is not None and (said := captured + wall_clock())
    ]
    assert max(errors) < CLOSE_S
    # In the narrowest, coding leaves few of the codes; no other loses more than one or two.
    assert len(errors) > (len(pictures) * 0.9 if SPECS[row].width > 180 else 3)


def test_what_is_no_rtsp_camera_is_kept_as_well(tmp_path: Path) -> None:
    source = tmp_path / "film.mp4"
    write(source, iter(range(4 * FPS)))
    channel = Channel("file", {"en": "File"}, str(source), replay=True)
    with hanging([channel], {}) as engine:
        wall = Hanging(engine)
        until(lambda: held(wall, 0) > 4.0, 40, wall.described)
        last = newest(wall, 0) - 0.5
        excerpt = engine.replays.excerpt(0, last - 3.0, last).result(20)
        assert not excerpt.reported, "a file has no clock of its own"
        with av.open(io.BytesIO(film(excerpt)), "r") as container:
            assert len(list(container.decode(video=0))) == len(excerpt.frames) >= 3 * FPS - 2
        frame, captured = picture(engine.replays.excerpt(0, last, last).result(20), last)
        assert (frame.width, frame.height) == (WIDTH, HEIGHT)
        assert 0 <= last - captured < 0.2


def seconds_on(wall: Hung, moment: float) -> None:
    """Wait until the tape of the second camera has come so far."""
    until(lambda: newest(wall, 1) > moment, 60, "some seconds with losses")


def test_packets_that_were_lost_are_told_and_no_smear_is_shown(wall: Hung) -> None:
    channel = wall.engine.channels[1].id
    wall.cameras.fault(channel, "loss", rate=0.1, seed=3)
    began = time.monotonic()
    try:
        until(lambda: newest(wall, 1) > began + 4.0, 60, "four seconds with losses")
        # A tape whose every group was damaged at its keyframe has nothing to cut: a later one has.
        excerpt = None
        for late in range(0, 40, 4):
            seconds_on(wall, began + late + 4.0)
            with suppress(ExcerptError):
                excerpt = wall.engine.replays.excerpt(1, began + 0.5, began + late + 3.5).result(20)
                break
        assert excerpt is not None
        assert any(frame.damaged for frame in excerpt.frames)
        frame, _ = picture(excerpt, began + 3.0)
        assert framecode.read(frame.to_ndarray(format="bgr24")) is not None
    finally:
        wall.cameras.mend(channel)
