"""An urgent rule calls across the room from the displays that it wants, until somebody is there."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QPointingDevice
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from layouts.rule import Rule
from scripts.benchmark.hand.screen import grabbed
from tests.wall.face.test_cardstack import TwoDisplays
from tests.wall.face.test_ruling import ALERT, FLOOD, RAIN, WATER
from wall.face.heed import UNSEEN_S, Heed, urgent
from wall.glass.mosaic import MosaicItem
from wall.glass.palette import COLOURS
from wall.glass.seen import unseen
from wall.rules.board import Claim
from wall.rules.happening import Happening

FLASHES_HZ = 3.0
"""WCAG 2.3.1: nothing flashes more often."""


@pytest.fixture
def two(qtbot: QtBot) -> Iterator[TwoDisplays]:
    """The wall, closed after the test."""
    wall = TwoDisplays(qtbot)
    yield wall
    wall.windows.close()


def windows(two: TwoDisplays) -> list[QQuickWindow]:
    """The left one, and the right one."""
    return [window for window, _ in two.windows.all]


def edge(window: QQuickWindow) -> QQuickItem:
    """The edge of a window."""
    found = window.findChild(QQuickItem, "attentionEdge")
    assert isinstance(found, QQuickItem)
    return found


def calls(two: TwoDisplays) -> list[str]:
    """Whether each display calls, is quiet but still edged, or has no edge."""
    said = [edge(window).property("said") for window in windows(two)]
    return ["calls" if s["calling"] else "edge" if s["there"] else "" for s in said]


def touch(two: TwoDisplays, window: QQuickWindow, screen: QPointingDevice) -> None:
    """A finger taps the glass beside every tile."""
    point = QPoint(window.width() // 2, window.height() - 3)
    QTest.touchEvent(window, screen).press(0, point, window).commit()
    QTest.touchEvent(window, screen).release(0, point, window).commit()


def stood(two: TwoDisplays) -> None:
    """Wait until what was called has stood for long enough to be seen."""
    began = two.ruling.claims[0].began
    two.bot.waitUntil(lambda: time.monotonic() - began > UNSEEN_S)


def claim(rule: Rule, happening: Happening, began: float = 0.0) -> Claim:
    return Claim(rule, happening, ("left",), began, 1)


def test_only_the_displays_that_an_urgent_rule_wants_call(two: TwoDisplays) -> None:
    two.ruling.tell(WATER)
    assert calls(two) == ["", ""], "an important one has its card, and no more"
    two.ruling.tell(ALERT)
    assert calls(two) == ["", "calls"]
    said = edge(windows(two)[1]).property("said")
    assert said["lead"].startswith("Alert · urgent")
    assert (said["name"], said["kind"]) == ("Heavy rain", "alert")


def test_a_touch_there_quiets_it_until_the_event_ends(
    two: TwoDisplays, screen: QPointingDevice
) -> None:
    two.ruling.tell(ALERT)
    stood(two)
    left, right = windows(two)
    touch(two, left, screen)
    assert calls(two) == ["", "calls"], "that was another display"
    touch(two, right, screen)
    assert calls(two) == ["", "edge"]
    two.ruling.tell(replace(ALERT, words={"en": "The river rises on"}))
    assert calls(two) == ["", "edge"], "it was noticed, and goes on"
    two.ruling.end("a1")
    assert calls(two) == ["", ""]
    two.ruling.tell(ALERT)
    assert calls(two) == ["", "calls"], "it came again"


def test_a_touch_that_was_meant_for_what_stood_there_before_does_not_count() -> None:
    heed, rain = Heed(), claim(RAIN, ALERT, began=100.0)
    heed.notice([rain], 100.5)
    assert heed.calling([rain]) == (rain,)
    heed.notice([rain], 101.5)
    assert heed.calling([rain]) == ()


def test_what_has_ended_and_what_is_not_urgent_calls_nobody() -> None:
    rain = claim(RAIN, ALERT)
    assert urgent([rain, claim(FLOOD, WATER), replace(rain, over=True)]) == (rain,)


def test_the_edge_swells_slowly_and_is_painted_alone(two: TwoDisplays) -> None:
    two.ruling.tell(ALERT)
    right = windows(two)[1]
    item = edge(right)
    steps = int(item.property("steps"))
    step_s = 0.1
    assert 1 / (steps * step_s) < FLASHES_HZ / 3, "less than one swell a second"
    two.bot.waitUntil(lambda: item.property("step") == steps // 2)
    bright = item.property("shade")
    assert bright.lightnessF() <= QColor(COLOURS.lost).lightnessF(), "it does not shout"
    two.bot.waitUntil(lambda: item.property("step") == 0)
    dim = item.property("shade")
    assert dim.lightnessF() < 0.7 * bright.lightnessF()
    mosaic = right.findChild(MosaicItem, "mosaic")
    assert isinstance(mosaic, MosaicItem)
    tile = mosaic.tile_of(0)
    assert tile is not None
    spot = (round(tile[0] + tile[2] / 2), round(tile[1] + tile[3] / 3), 8, 8)
    before = grabbed(right, mosaic, spot)
    for channel in range(two.face.engine.frames.shape.capacity):
        two.face.engine.frames.slot(channel)[:] = (250, 20, 20, 255)
    now = int(item.property("step"))
    with two.bot.waitSignal(right.frameSwapped):
        two.bot.waitUntil(lambda: int(item.property("step")) != now)
    assert np.array_equal(grabbed(right, mosaic, spot), before), "no tile was painted again"


def test_qml_sees_all_that_python_has(two: TwoDisplays) -> None:
    windows = two.windows
    for glass in (windows._main, *windows._panes.values()):
        things = {"face": two.face, "attention": glass.attention, "stack": glass.stack}
        assert unseen(windows._engine, things) == ()
