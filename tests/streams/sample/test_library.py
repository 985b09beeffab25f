"""Clips are made once, then read from their files."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from streams.sample.clip import ClipSpec
from streams.sample.clipset import SETS, tiny
from streams.sample.library import Library

SPEC = replace(tiny()[0].sub, seconds=1)


def test_a_clip_is_made_once(tmp_path: Path) -> None:
    library = Library(tmp_path)
    told: list[tuple[int, int]] = []
    [made] = library.clips([SPEC], lambda done, total, what: told.append((done, total)))
    assert told == [(0, 15), (15, 15)]
    told.clear()
    [read] = library.clips([SPEC], lambda done, total, what: told.append((done, total)))
    assert told == []
    assert read.spec == made.spec == SPEC
    moving = read.tracks["moving"]
    assert np.array_equal(moving.packets, made.tracks["moving"].packets)
    assert moving.keys.tolist() == [True] + [False] * 14
    assert not list(tmp_path.glob("*.part"))


def test_what_an_older_version_made_is_removed(tmp_path: Path) -> None:
    library = Library(tmp_path)
    now = library.path(SPEC)
    other = library.path(replace(SPEC, kilobits=201))
    older = now.with_name(now.name.replace(now.stem.rsplit("-", 1)[1], "0123456789"))
    for path in (older, other):
        path.touch()
    library.clips([SPEC])
    assert set(tmp_path.iterdir()) == {now, other}


def test_another_spec_has_another_file(tmp_path: Path) -> None:
    library = Library(tmp_path)
    assert library.path(SPEC) != library.path(replace(SPEC, kilobits=201))


@pytest.mark.parametrize("name", SETS)
def test_the_clips_of_a_set_have_numbers_of_their_own(name: str) -> None:
    specs = {spec for pair in SETS[name]() for spec in (pair.main, pair.sub)}
    assert len({spec.number for spec in specs}) == len(specs)


def test_main_and_sub_of_a_camera_come_round_together() -> None:
    for pair in SETS["demo"]():
        assert pair.main.seconds == pair.sub.seconds


def test_a_clip_that_the_frame_code_cannot_tell_is_refused() -> None:
    with pytest.raises(ValueError, match="clip 1 with 7500 frames: the frame code tells"):
        ClipSpec(1, 0, 320, 180, 25, 300, 50, 200)
    with pytest.raises(ValueError, match="7 frames a second do not divide"):
        ClipSpec(1, 0, 320, 180, 7, 4, 7, 200)
