"""What waits for the first picture begins behind it, and without one where there is no screen."""

from __future__ import annotations

from PySide6.QtQuick import QQuickWindow
from pytestqt.qtbot import QtBot

from kiosk.face.firstpicture import FirstPicture


def test_it_waits_for_the_first_picture_and_tells_once(qtbot: QtBot) -> None:
    window = QQuickWindow()
    told: list[str] = []
    first = FirstPicture(window, patience_ms=600_000)
    first.then(lambda: told.append("feeds"), lambda: told.append("remote"))
    window.show()
    qtbot.waitUntil(lambda: told == ["feeds", "remote"], timeout=20000)
    with qtbot.waitSignal(window.frameSwapped, timeout=20000):
        window.update()
    first.then(lambda: told.append("late"))
    qtbot.waitUntil(lambda: told == ["feeds", "remote", "late"], timeout=20000)
    first.stop()
    window.close()


def test_without_a_screen_it_is_not_waited_for_for_ever(qtbot: QtBot) -> None:
    window, told = QQuickWindow(), list[str]()
    first = FirstPicture(window, patience_ms=50)
    first.then(lambda: told.append("feeds"))
    assert not told
    qtbot.waitUntil(lambda: told == ["feeds"], timeout=20000)
    first.stop()


def test_one_that_is_closed_before_begins_nothing(qtbot: QtBot) -> None:
    window, told = QQuickWindow(), list[str]()
    first = FirstPicture(window, patience_ms=10)
    first.then(lambda: told.append("feeds"))
    first.stop()
    qtbot.wait(100)
    assert not told
