"""The map under fingers: what is touched on it tells of itself and of the way there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from kiosk.face.mapink import GROUND, HIGH_GROUND
from kiosk.ground import Ground, Streets, read_ground
from layouts.feature import Feature
from layouts.map import Layer, Map
from layouts.map_files import MapFile, MapFiles
from tests.kiosk.face.conftest import Kiosk
from tests.kiosk.face.sample import HERE

MM = 1920 / 2214
ATLAS = Path(__file__).parents[3] / "streams" / "sample" / "atlas"


def spot(kiosk: Kiosk, pin: str) -> QPoint:
    """Where a pin is, on the window."""
    return kiosk.middle(f"map-{pin}")


def tap(kiosk: Kiosk, where: QPoint) -> None:
    QTest.touchEvent(kiosk.window, kiosk.finger).press(0, where).commit()
    QTest.touchEvent(kiosk.window, kiosk.finger).release(0, where).commit()
    kiosk.settle()


def test_an_exit_that_is_touched_tells_the_way_to_it_and_once_more_nothing(kiosk: Kiosk) -> None:
    kiosk.touch("way-exits")
    assert "Ahead" not in kiosk.texts()
    tap(kiosk, spot(kiosk, "exit-1"))
    assert kiosk.face.visit.pin == "exit-1"
    assert "Ahead" in kiosk.texts()
    tap(kiosk, spot(kiosk, "exit-2"))
    assert "works" in kiosk.texts()
    assert "Ahead" not in kiosk.texts()
    tap(kiosk, spot(kiosk, "exit-2"))
    assert kiosk.face.visit.pin == ""


def test_a_finger_may_miss_by_some_millimetres(kiosk: Kiosk) -> None:
    kiosk.touch("way-exits")
    for pin in ("map-exit-1", "map-exit-2", "map-exit-3"):
        assert kiosk.find(pin).width() >= 38 * MM
    tap(kiosk, spot(kiosk, "exit-1") + QPoint(0, -round(20 * MM)))
    assert kiosk.face.visit.pin == "exit-1"


def test_an_exit_of_the_first_screen_leads_to_itself_on_the_map(kiosk: Kiosk) -> None:
    kiosk.touch("exit-2")
    assert kiosk.face.bill.shown.id == "exits"
    assert kiosk.face.visit.pin == "exit-2"
    assert "works" in kiosk.texts()


def test_a_place_tells_how_far_it_is_and_how_old_that_is(kiosk: Kiosk) -> None:
    kiosk.touch("way-bikes")
    tap(kiosk, spot(kiosk, "place-0"))
    assert "120 m on foot" in kiosk.texts()
    assert "Record of 11:58" in kiosk.texts()


def test_whoever_goes_leaves_no_pin_and_another_page_has_none(kiosk: Kiosk) -> None:
    kiosk.touch("exit-1")
    kiosk.touch("way-bikes")
    assert kiosk.face.visit.pin == ""
    kiosk.touch("exit-1")
    kiosk.wait(61)
    assert kiosk.face.visit.pin == ""


@pytest.mark.parametrize("large", [False, True])
def test_on_the_low_screen_two_keys_within_reach_point_at_one_after_the_other(
    opened: Callable[..., Kiosk], large: bool
) -> None:
    kiosk = opened(edge=800.0)
    kiosk.touch("bar-low")
    if large:
        kiosk.touch("bar-large")
    names = [item.objectName() for item in kiosk.items()]
    assert "map-more" not in names
    kiosk.face.open("exits")
    kiosk.settle()
    names = [item.objectName() for item in kiosk.items()]
    assert "map-exit-1" not in names, "what is out of reach is no control"
    assert "exit-1" not in names
    for name in ("map-more", "map-less"):
        top = kiosk.find(name).mapToScene(QPointF(0, 0)).y()
        assert top >= 1080 - (1220 - 800) * MM - 1
        assert min(kiosk.find(name).width(), kiosk.find(name).height()) >= 25 * MM
    seen = []
    for _ in range(4):
        kiosk.touch("map-more")
        seen.append(kiosk.face.visit.pin)
    assert seen == ["exit-1", "exit-2", "exit-3", "exit-1"]
    kiosk.touch("map-less")
    assert kiosk.face.visit.pin == "exit-3"


def test_an_alert_has_no_map_of_the_exits_over_it(kiosk: Kiosk) -> None:
    kiosk.sample.alarm = "alert"
    kiosk.face.refresh()
    kiosk.settle()
    kiosk.face.show("exit-1")
    assert kiosk.face.bill.alarm
    assert kiosk.face.visit.pin == ""


def test_the_ground_comes_by_itself_and_has_the_colours_of_the_theme(kiosk: Kiosk) -> None:
    kiosk.touch("way-exits")
    kiosk.screen.maps.take(squares())
    kiosk.bot.waitUntil(lambda: not kiosk.screen.maps.busy, timeout=20000)
    kiosk.settle()
    assert near(kiosk) == QColor(GROUND.park)
    kiosk.touch("bar-contrast")
    kiosk.bot.waitUntil(lambda: not kiosk.screen.maps.busy, timeout=20000)
    kiosk.settle()
    assert near(kiosk) == QColor(HIGH_GROUND.park)


def test_streets_are_named_in_the_language_that_is_read(kiosk: Kiosk) -> None:
    quarter = MapFiles((MapFile(ATLAS / "hongik" / "avenues.geojson", None, "road", 22.0),))
    kiosk.screen.maps.take(read_ground(quarter))
    kiosk.touch("way-exits")
    kiosk.bot.waitUntil(lambda: not kiosk.screen.maps.busy, timeout=20000)
    kiosk.settle()
    assert any("견본대로" in text for text in kiosk.texts())
    kiosk.touch("speak-ja")
    assert any("見本大通り" in text for text in kiosk.texts())
    assert not any("견본대로" in text for text in kiosk.texts())


def squares() -> Ground:
    """A ground that is a park all over."""
    lat, lon = HERE
    ring = tuple((lon + x, lat + y) for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1)))
    park = Layer(Path("park.geojson"), (Feature({}, areas=((ring,),)),), "park")
    return Ground(Map(layers=(park,)), Streets([]))


def near(kiosk: Kiosk) -> QColor:
    """The ground's colour beside the kiosk."""
    map_ = kiosk.find("map")
    where = map_.mapToScene(QPointF(map_.width() * 0.3, map_.height() * 0.9)).toPoint()
    return kiosk.picture().pixelColor(where)
