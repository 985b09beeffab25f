"""By touch from the city to a district, to nine cameras, to one and back, on the real wall."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage

from scripts.benchmark import page, zoom
from scripts.benchmark.outcome import kept

CAMERAS = 144
STEPS = [
    "city",
    "district",
    "nine",
    "one",
    "nine again",
    "district again",
    "city again",
    "double tap",
    "city at last",
]


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the picture of each step is kept."""
    return tmp_path_factory.mktemp("pictures")


@pytest.fixture(scope="module")
def journey(pictures: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What was seen on the way."""
    outcome = zoom.measure(zoom.Asked(CAMERAS, "tiny", pictures=str(pictures), language="ko"))
    folder = tmp_path_factory.mktemp("bench")
    outcome.keep(folder)
    page.written(kept(folder))
    return dict(outcome.figures)


pytestmark = [pytest.mark.realtime, pytest.mark.timeout(300)]


def test_the_way_leads_from_all_cameras_to_one_and_back(journey: dict[str, Any]) -> None:
    assert list(journey["steps"]) == STEPS
    tiles = {name: int(step["tiles"].split(",")[0]) for name, step in journey["steps"].items()}
    assert tiles["city"] == tiles["city again"] == tiles["city at last"] == CAMERAS
    assert CAMERAS > tiles["district"] > tiles["nine"] > tiles["one"]
    assert tiles["nine again"] == tiles["nine"]
    assert tiles["district again"] == tiles["district"]
    assert tiles["double tap"] <= 3, "a double tap leads from the city to one camera at once"


def test_nothing_is_black_on_the_way_and_nothing_reconnects(journey: dict[str, Any]) -> None:
    assert journey["frames"] > 40
    assert journey["black_frames"] == journey["black_tiles"] == journey["reconnects"] == 0


def test_every_tile_shows_its_own_camera(journey: dict[str, Any]) -> None:
    assert journey["codes_read"] > 100
    assert journey["wrong_pictures"] == 0


def test_each_step_leaves_its_picture(journey: dict[str, Any], pictures: Path) -> None:
    for step in journey["steps"]:
        image = QImage(str(pictures / f"{step.replace(' ', '-')}.jpg"))
        assert (image.width(), image.height()) == (1920, 1080), step
