"""On a wall of two displays, a rule's card stands on those that the rule names, on no other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from layouts.geometry import Rect
from layouts.layout import Layout
from layouts.rule import Answer
from layouts.surface import Display, Screen, Surface
from tests.wall.city import City
from tests.wall.face.conftest import channels
from tests.wall.face.test_ruling import ALERT, FLOOD, RAIN, SCENES, WATER
from wall.documents import Documents
from wall.face.displays import WindowPlan
from wall.face.face import Face
from wall.face.ruling import Ruling
from wall.face.windows import Appearance, Windows

NAMES = ("left", "right")
SURFACE = Surface(
    tuple(
        Display(name, Rect(number * 800, 0, 800, 450), (800, 450), Screen(index=0))
        for number, name in enumerate(NAMES)
    )
)
PLANS = tuple(WindowPlan(0, (800.0 * n, 0.0, 800.0, 450.0), NAMES[n]) for n in range(2))
RULES = (
    replace(RAIN, show=Answer(scene="gangnam", displays=("right",))),
    replace(FLOOD, show=Answer(scene="jongno", displays=NAMES)),
)
LAYOUT = Layout(SURFACE, SCENES, rules=RULES)


class TwoDisplays:
    """A wall of two windows, side by side on one screen."""

    def __init__(self, bot: QtBot) -> None:
        """Open it."""
        self.bot = bot
        city = City(6, channels=channels())
        documents = Documents(city.channels, LAYOUT, {}, (), {})
        self.face = Face(city, documents, SCENES[0], SURFACE, "en")
        self.windows = Windows(self.face, PLANS, Appearance(None, fullscreen=False))
        self.ruling = Ruling(self.face, documents)

    def cards(self) -> list[list[str]]:
        """The names on the cards of each window that can be seen."""
        return [
            [
                card["name"]
                for card in window.property("stack").property("cards")
                if window.isVisible()
            ]
            for window, _ in self.windows.all
        ]

    def find(self, window: QQuickWindow, name: str) -> QQuickItem:
        """An item of a window."""
        found = self.items(window.contentItem(), name)
        assert found, f"nothing is called {name}"
        return found[0]

    def items(self, root: QQuickItem, name: str) -> list[QQuickItem]:
        """All items of that name."""
        here = [root] if root.objectName() == name else []
        return here + [item for child in root.childItems() for item in self.items(child, name)]

    def click(self, window: QQuickWindow, name: str) -> None:
        """Press a button."""
        window.update()
        with self.bot.waitSignal(window.frameSwapped):
            pass
        item = self.find(window, name)
        middle = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
        button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(window, button, keys, middle)


@pytest.fixture
def two(qtbot: QtBot) -> Iterator[TwoDisplays]:
    """The wall, closed after the test."""
    wall = TwoDisplays(qtbot)
    yield wall
    wall.windows.close()


def test_a_card_stands_on_the_displays_that_its_rule_names(two: TwoDisplays) -> None:
    assert two.cards() == [[], []]
    two.ruling.tell(ALERT)
    assert two.cards() == [[], ["Heavy rain"]]
    two.ruling.tell(WATER)
    assert two.cards() == [["Flood"], ["Heavy rain", "Flood"]]
    two.ruling.end("a1")
    assert two.cards() == [["Flood"], ["Flood"]]


def test_it_is_folded_on_one_display_and_stays_open_on_the_other(two: TwoDisplays) -> None:
    two.ruling.tell(WATER)
    left, right = (window for window, _ in two.windows.all)
    two.click(left, "foldRule_flood")
    folded = [w.property("stack").property("cards")[0]["folded"] for w in (left, right)]
    assert folded == [True, False]


def test_a_finger_on_any_of_them_ends_the_rule_on_all(two: TwoDisplays) -> None:
    two.ruling.tell(WATER)
    two.click(two.windows.all[1][0], "dismissRule_flood")
    assert two.cards() == [[], []]


def test_the_cards_of_a_dark_display_are_on_the_main_one(two: TwoDisplays) -> None:
    two.ruling.tell(ALERT)
    two.windows.put(PLANS[:1], dark=["right"])
    assert two.cards() == [["Heavy rain"]]
    two.windows.put(PLANS)
    assert two.cards() == [[], ["Heavy rain"]]
