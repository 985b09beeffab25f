"""Canvases that are lent, given back and lent again, in real shared memory."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.floor.frame import ARENA_BYTES, BUFFERS, Frames, canvas_bytes
from streams.floor.truth import Tier
from streams.media.canvas import GRACE_S, LARGER_THAN, SIZES, Canvases, size_for
from tests.fakes.memory import memory

CAPACITY = 12


@pytest.fixture
def frames() -> Iterator[Frames]:
    with memory(CAPACITY) as made:
        yield made


def draw(frames: Frames, channel: int, canvas: int) -> None:
    """The worker's part: a whole picture in the canvas, and the tile drawn from it."""
    frames.write_canvas(canvas, np.full((8, 8, 4), 255, np.uint8), 1.0, Tier.SMOOTH)
    frames.status["canvas"][channel] = canvas


def test_a_small_tile_needs_none(frames: Frames) -> None:
    assert Canvases(frames).lend(0, LARGER_THAN, 72, now=0.0) == -1


def test_a_canvas_holds_what_was_asked_for_and_shows_nothing_yet(frames: Frames) -> None:
    canvas = Canvases(frames).lend(3, 300, 170, now=0.0)
    row = frames.canvases[canvas]
    assert (int(row["channel"]), int(row["front"])) == (3, -1)
    assert (int(row["width"]), int(row["height"])) == (320, 180)


def test_a_tile_larger_than_all_sizes_has_the_largest() -> None:
    assert size_for(5000, 3000) == SIZES[-1]
    assert size_for(200, 700) == (1280, 720)


def test_a_tile_that_grows_within_its_canvas_keeps_it(frames: Frames) -> None:
    book = Canvases(frames)
    first = book.lend(0, 250, 140, now=0.0)
    assert book.lend(0, 320, 180, now=0.1) == first
    assert book.lend(0, 400, 225, now=0.2) not in (first, -1)


def test_a_canvas_on_the_glass_is_not_lent_again_until_it_has_left_it(frames: Frames) -> None:
    book = Canvases(frames)
    canvas = book.lend(0, 300, 170, now=0.0)
    draw(frames, 0, canvas)
    book.give_back(0, now=1.0)
    book.sweep(now=100.0)
    assert book.lend(1, 300, 170, now=100.0) != canvas
    frames.status["canvas"][0] = -1
    book.sweep(now=100.0 + GRACE_S / 2)
    assert book.lend(2, 300, 170, now=100.0 + GRACE_S / 2) != canvas
    book.sweep(now=100.0 + GRACE_S)
    assert book.lend(3, 300, 170, now=100.0 + GRACE_S) == canvas


def test_a_canvas_lent_again_does_not_show_its_last_picture(frames: Frames) -> None:
    book = Canvases(frames)
    canvas = book.lend(0, 300, 170, now=0.0)
    draw(frames, 0, canvas)
    frames.status["canvas"][0] = -1
    book.give_back(0, now=0.0)
    book.sweep(now=GRACE_S)
    assert book.lend(1, 300, 170, now=GRACE_S) == canvas
    assert (int(frames.canvases["channel"][canvas]), int(frames.canvases["front"][canvas])) == (
        1,
        -1,
    )


def test_a_full_arena_lends_nothing_and_recovers() -> None:
    most = ARENA_BYTES // (BUFFERS * canvas_bytes(*SIZES[-1]))
    with memory(most + 2) as tall:
        full = Canvases(tall)
        lent = [full.lend(channel, *SIZES[-1], now=0.0) for channel in range(most + 1)]
        assert lent[-1] == -1
        assert len(set(lent[:-1])) == most
        full.give_back(0, now=1.0)
        full.sweep(now=1.0 + GRACE_S)
        assert full.lend(most, *SIZES[-1], now=2.0) == lent[0]


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["lend", "give_back", "sweep", "draw"]),
        st.integers(0, CAPACITY - 1),
        st.sampled_from([(100, 56), (160, 90), (300, 170), (640, 360)]),
        st.floats(0.0, 1.0),
    ),
    max_size=60,
)


@settings(max_examples=40, deadline=None)
@given(STEPS)
def test_no_canvas_is_lent_to_two_or_overlaps_another(
    steps: list[tuple[str, int, tuple[int, int], float]],
) -> None:
    with memory(CAPACITY) as frames:
        follow(frames, steps)


def follow(frames: Frames, steps: list[tuple[str, int, tuple[int, int], float]]) -> None:
    """Take the steps, checking the book behind each of them."""
    book, now = Canvases(frames), 0.0
    for action, channel, size, later in steps:
        now += later
        if action == "lend":
            book.lend(channel, *size, now=now)
        elif action == "give_back":
            book.give_back(channel, now)
        elif action == "sweep":
            book.sweep(now)
        else:
            frames.status["canvas"][channel] = book.of(channel)
        lent = [book.of(one) for one in range(CAPACITY)]
        used = [canvas for canvas in lent if canvas >= 0]
        assert len(set(used)) == len(used)
        for one, canvas in enumerate(lent):
            assert canvas < 0 or int(frames.canvases["channel"][canvas]) == one
        shown = [int(c) for c in frames.status["canvas"] if c >= 0]
        assert all(int(frames.canvases["channel"][canvas]) >= 0 for canvas in shown)
    rows = [row for row in frames.canvases if row["width"]]
    spans = sorted(
        (
            int(row["offset"]),
            int(row["offset"]) + BUFFERS * canvas_bytes(int(row["width"]), int(row["height"])),
        )
        for row in rows
    )
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
