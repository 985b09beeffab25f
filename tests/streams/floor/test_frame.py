"""Pictures in real shared memory: a reader never sees half of one, whatever the writer does."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from streams.floor.frame import STILL_HEIGHT, STILL_WIDTH, Frames, Picture, Pixels, Shape
from streams.floor.truth import Tier
from tests.fakes.memory import memory


@pytest.fixture
def frames() -> Iterator[Frames]:
    with memory(capacity=7, columns=3) as made:
        yield made


def shade(value: int, width: int = STILL_WIDTH, height: int = STILL_HEIGHT) -> Pixels:
    pixels = np.full((height, width, 4), value, np.uint8)
    pixels[..., 3] = 255
    return pixels


def canvas_of(frames: Frames, width: int = 64, height: int = 36) -> int:
    """Lay a canvas out as the engine does."""
    row = frames.canvases[0]
    row["channel"], row["front"] = 1, -1
    row["width"], row["height"], row["offset"] = width, height, 0
    return 0


def test_before_the_first_picture_there_is_none(frames: Frames) -> None:
    assert frames.read(0) is None


def test_a_still_stands_in_its_slot_of_the_atlas_and_nowhere_else(frames: Frames) -> None:
    frames.write_still(4, shade(200), captured=12.5, tier=Tier.STILL)
    assert frames.slot_at(4) == (STILL_WIDTH, STILL_HEIGHT)
    assert (frames.slot(4) == shade(200)).all()
    assert int((frames.atlas[..., 0] == 200).sum()) == STILL_WIDTH * STILL_HEIGHT
    picture = frames.read(4)
    assert picture is not None
    assert (picture.captured, picture.tier) == (12.5, Tier.STILL)
    assert (picture.pixels == shade(200)).all()


def test_what_was_read_is_a_copy(frames: Frames) -> None:
    frames.write_still(0, shade(1), 1.0, Tier.STILL)
    picture = frames.read(0)
    frames.write_still(0, shade(2), 2.0, Tier.STILL)
    assert picture is not None
    assert int(picture.pixels[0, 0, 0]) == 1


def test_a_canvas_turns_to_the_front_only_when_its_picture_is_whole(frames: Frames) -> None:
    canvas = canvas_of(frames)
    frames.write_canvas(canvas, shade(10, 64, 36), 1.0, Tier.SMOOTH)
    first = int(frames.canvases["front"][canvas])
    frames.write_canvas(canvas, shade(20, 64, 36), 2.0, Tier.SHARP)
    second = int(frames.canvases["front"][canvas])
    assert {first, second} == {0, 1}
    assert (frames.canvas(canvas, first) == shade(10, 64, 36)).all()
    assert (frames.canvas(canvas, second) == shade(20, 64, 36)).all()


def test_the_tile_is_read_from_its_canvas_as_soon_as_its_row_says_so(frames: Frames) -> None:
    canvas = canvas_of(frames)
    frames.write_still(1, shade(5), 1.0, Tier.STILL)
    frames.write_canvas(canvas, shade(99, 48, 30), 2.0, Tier.SHARP)
    before = frames.read(1)
    frames.status["canvas"][1] = canvas
    after = frames.read(1)
    assert before is not None
    assert after is not None
    assert (before.captured, after.captured) == (1.0, 2.0)
    assert after.pixels.shape == (30, 48, 4)
    assert (after.pixels == shade(99, 48, 30)).all()


def test_a_canvas_without_a_picture_is_read_as_none(frames: Frames) -> None:
    frames.status["canvas"][1] = canvas_of(frames)
    assert frames.read(1) is None


def test_a_picture_that_is_being_written_is_not_read(frames: Frames) -> None:
    frames.write_still(0, shade(7), 1.0, Tier.STILL)
    frames.stills["sequence"][0] += 1
    assert frames.read(0) is None
    frames.stills["sequence"][0] += 1
    assert frames.read(0) is not None


@pytest.mark.parametrize("left", [0, 7, 8, (1 << 32) - 3, (1 << 32) - 2, (1 << 32) - 1])
def test_what_a_writer_left_that_was_ended_in_the_middle_is_made_good(
    frames: Frames, left: int
) -> None:
    """Its next writer is another process: readers see its pictures, and that they are others."""
    frames.stills["sequence"][0] = left
    seen = set()
    for value in (7, 8):
        frames.write_still(0, shade(value), 1.0, Tier.STILL)
        picture = frames.read(0)
        assert picture is not None
        assert (picture.pixels == shade(value)).all()
        seen.add(int(frames.stills["sequence"][0]))
    assert len(seen) == 2
    assert 0 not in seen
    assert left not in seen


def test_half_a_picture_on_a_canvas_is_made_good_as_well(frames: Frames) -> None:
    canvas = canvas_of(frames)
    frames.status["canvas"][1] = canvas
    frames.write_canvas(canvas, shade(1), 1.0, Tier.SMOOTH)
    frames.canvases["pictures"]["sequence"][canvas] |= 1
    for value in (2, 3, 4):
        frames.write_canvas(canvas, shade(value), 2.0, Tier.SMOOTH)
        picture = frames.read(1)
        assert picture is not None
        assert (picture.pixels == shade(value)).all()


RESTLESS = """
import itertools, sys, time
import numpy as np
from streams.floor.frame import Frames, Shape
from streams.floor.truth import Tier
frames = Frames.attach(Shape(7, 3), tuple(int(fd) for fd in sys.argv[2:]))
pictures = [np.full((180, 320, 4), value, np.uint8) for value in (50, 150, 250)]
for number in itertools.count():
    if sys.argv[1] == "slot":
        frames.write_still(1, pictures[number % 3][:54, :96], number, Tier.STILL)
    else:
        frames.write_canvas(0, pictures[number % 3], number, Tier.SMOOTH)
    time.sleep(0.0001)
"""


@pytest.mark.parametrize("where", ["slot", "canvas"])
def test_whatever_the_writer_does_no_reader_sees_half_a_picture(frames: Frames, where: str) -> None:
    canvas = canvas_of(frames, 320, 180)
    frames.status["canvas"][1] = -1 if where == "slot" else canvas
    command = [sys.executable, "-c", RESTLESS, where, *(str(fd) for fd in frames.fds)]
    read: list[Picture] = []
    with subprocess.Popen(command, pass_fds=frames.fds) as writer:
        try:
            while len({picture.captured for picture in read}) < 300:
                assert writer.poll() is None
                picture = frames.read(1)
                if picture is not None:
                    read.append(picture)
        finally:
            writer.kill()
    for picture in read:
        expected = (50, 150, 250)[int(picture.captured) % 3]
        assert (picture.pixels == expected).all(), "a picture was read while it was written"


WORKER = """
import sys
import numpy as np
from streams.floor.frame import Frames, Shape
from streams.floor.truth import Tier
frames = Frames.attach(Shape(7, 3), tuple(int(fd) for fd in sys.argv[1:]))
frames.write_still(2, np.full((54, 96, 4), 77, np.uint8), 3.5, Tier.STILL)
frames.status["words"][2] = "안녕".encode()
"""


def test_memory_that_nobody_looks_at_any_more_is_given_back() -> None:
    def held() -> set[str]:
        links = (Path("/proc/self/fd") / name for name in os.listdir("/proc/self/fd"))
        return {one.name for one in links if _is_ours(one)}

    before = held()
    made = Frames.create(Shape(4, 2))
    assert held() > before
    status = made.status
    del made
    gc.collect()
    status["canvas"] = 7  # who still looks at a part of it still can
    del status
    gc.collect()
    assert held() <= before


def _is_ours(link: Path) -> bool:
    try:
        return "memfd:citywall" in os.readlink(link)
    except OSError:
        return False  # it was that of the listing


def test_another_process_writes_what_this_one_reads(frames: Frames) -> None:
    command = [sys.executable, "-c", WORKER, *(str(fd) for fd in frames.fds)]
    subprocess.run(command, pass_fds=frames.fds, check=True, timeout=60)
    picture = frames.read(2)
    assert picture is not None
    assert (picture.captured, int(picture.pixels[0, 0, 0])) == (3.5, 77)
    assert bytes(frames.status["words"][2]).decode() == "안녕"
