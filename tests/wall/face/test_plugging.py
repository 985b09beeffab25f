"""A display that is unplugged and comes back, told by Qt's own signals."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication, QScreen
from pytestqt.qtbot import QtBot

from tests.wall.city import City
from tests.wall.face.conftest import channels
from wall.documents import Documents
from wall.face.displays import WindowPlan
from wall.face.face import Face
from wall.face.windows import Appearance, Windows


@pytest.fixture
def windows(qtbot: QtBot) -> Iterator[Windows]:
    """Two displays of one wall, both on the one screen that there is."""
    city = City(6, channels=channels())
    face = Face(city, Documents(city.channels, None, {}, (), {}), None, None, "en")
    plans = tuple(WindowPlan(0, (400.0 * n, 0.0, 400.0, 300.0), f"display-{n}") for n in range(2))
    opened = Windows(face, plans, Appearance(None, fullscreen=False))
    yield opened
    opened.close()


def seen(windows: Windows) -> list[bool]:
    """Which windows can be seen."""
    return [window.isVisible() for window, _ in windows.all]


def test_a_further_display_goes_dark_and_comes_back_and_never_covers_the_main_one(
    windows: Windows, qapp: QGuiApplication, caplog: pytest.LogCaptureFixture
) -> None:
    screen: QScreen = QGuiApplication.primaryScreen()
    assert seen(windows) == [True, True]
    qapp.screenRemoved.emit(screen)
    assert seen(windows) == [True, False]
    assert f"The screen '{screen.name()}' is gone: display display-1 is dark." in caplog.text
    qapp.screenAdded.emit(screen)
    assert seen(windows) == [True, True]
    assert [window.screen() for window, _ in windows.all] == [screen, screen]
