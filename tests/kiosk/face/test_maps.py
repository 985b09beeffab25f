"""Painted grounds are kept while they may stand again, and no more of them than a panel needs."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from kiosk.face.maps import KEPT, PANEL_MM, Maps
from kiosk.ground import Ground, Streets
from layouts.feature import Feature
from layouts.map import Layer, Map
from tests.kiosk.face.sample import HERE

DENSITY = 1080 / PANEL_MM
RIVER = ((HERE[1] - 0.01, HERE[0]), (HERE[1] + 0.01, HERE[0]))


def frame(width: int, height: int) -> dict[str, object]:
    return {
        "width": width,
        "height": height,
        "mm": DENSITY,
        "density": DENSITY,
        "family": "Noto Sans KR",
        "language": "ko",
        "contrast": False,
        "large": False,
    }


def chart(span_m: float) -> dict[str, object]:
    return {
        "here": list(HERE),
        "span_m": span_m,
        "facing": 0.0,
        "you": "here",
        "markers": [],
        "route": [],
        "way": None,
        "gates": [],
        "paces": [],
    }


def test_no_more_grounds_are_kept_than_cover_the_panel_a_few_times(qtbot: QtBot) -> None:
    maps = Maps()
    river = Feature({"ko": "강"}, lines=(RIVER,))
    maps.take(Ground(Map(layers=(Layer(Path("river.geojson"), (river,), "water"),)), Streets([])))
    sources = []
    for number in range(12):
        asked = chart(1000.0 + 100 * number), frame(1200, 900), ""
        maps.lay(*asked)
        qtbot.waitUntil(lambda: not maps.busy)
        sources.append(maps.lay(*asked)["ground"])
    kept = [maps.image(int(source.rpartition("/")[2])) for source in sources]
    sizes = [image.width() * image.height() for image in kept]
    assert sum(sizes) <= KEPT * 1920 * 1080
    assert sizes[-5:] == [1200 * 900] * 5, "those that stood last"
    maps.stop()
