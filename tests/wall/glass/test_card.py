"""With a graphics card only what changed is uploaded."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def told() -> dict[str, str]:
    """What the script said, line by line."""
    environment = os.environ | {"QT_QUICK_BACKEND": "rhi", "QSG_RHI_BACKEND": "null"}
    ran = subprocess.run(
        [sys.executable, "-m", "tests.wall.glass.null_card"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert not ran.stderr, ran.stderr
    return dict(line.split(": ", 1) for line in ran.stdout.splitlines())


def test_it_was_painted_by_the_card(told: dict[str, str]) -> None:
    assert told["card"] == "True"


def test_a_new_still_uploads_its_slot_alone(told: dict[str, str]) -> None:
    assert told["still"] == "[(96, 54)]"


def test_a_still_that_is_new_in_a_frame_laid_out_anew_is_uploaded(told: dict[str, str]) -> None:
    assert "(96, 54)" in told["anew"]


def test_a_still_out_of_sight_is_uploaded_before_it_comes_into_sight(told: dict[str, str]) -> None:
    assert "(96, 54)" in told["unseen"]


def test_motion_uploads_its_canvas(told: dict[str, str]) -> None:
    assert "(320, 180)" in told["motion"]


def test_a_map_is_moved_and_drawn_upon(told: dict[str, str]) -> None:
    assert told["map"] == "1.500"


def test_its_frames_are_counted_and_timed(told: dict[str, str]) -> None:
    assert (told["updates"], told["timed"]) == ("1", "True")


def test_qt_has_nothing_to_complain_about(told: dict[str, str]) -> None:
    assert told["complaints"] == "[]"
