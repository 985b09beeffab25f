"""Faults that are planted on the real screen are found, each by its rule, and named."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtQml import QQmlComponent, QQmlEngine, qmlEngine
from PySide6.QtQuick import QQuickItem

from kiosk.audit.audit import judge
from kiosk.audit.case import Case
from kiosk.audit.finding import Finding, Rule
from kiosk.audit.placing import cuts
from kiosk.audit.stage import Stage
from kiosk.audit.zoom import Sizes, grown, sizes
from kiosk.page import Language


def text(**changes: str) -> str:
    """A text in which there is nothing to be found, but for these changes."""
    usual = {"x": "20", "y": "40", "font__pixelSize": "60", "color": '"white"', "text": '"planted"'}
    return qml("Text", usual | changes)


def button(**changes: str) -> str:
    """A button in which there is nothing to be found, but for these changes."""
    usual = {"x": "20", "y": "40", "width": "300", "height": "90", "color": '"#334455"'}
    usual |= {"Accessible__role": "Accessible.Button", "Accessible__name": '"planted"'}
    return qml("Rectangle", usual | changes, "MouseArea { anchors.fill: parent }")


def qml(kind: str, properties: dict[str, str], *children: str) -> str:
    """An item as QML; two underscores in a name stand for its dot."""
    told = (f"{name.replace('__', '.')}: {value}" for name, value in properties.items())
    lines = "\n".join((*told, *children))
    return f"{kind} {{\n{lines}\n}}"


Plant = Callable[..., list[Finding]]


@pytest.fixture
def plant(stage: Stage) -> Iterator[Plant]:
    """Puts QML on the first screen, and returns what the audit finds there."""
    planted: list[Any] = []

    def put(*items: str, mode: str = "normal") -> list[Finding]:
        case = Case("home", Language.KO, mode)
        stage.show(case)
        window = stage.screen.window
        engine = qmlEngine(window.contentItem()) or stage.screen.singleton("Panel")
        assert isinstance(engine, QQmlEngine)
        component = QQmlComponent(engine)
        ground = {"x": "200", "y": "300", "width": "700", "height": "300", "color": '"#101820"'}
        component.setData(f"import QtQuick\n{qml('Rectangle', ground, *items)}".encode(), QUrl())
        item = component.create()
        assert isinstance(item, QQuickItem), component.errorString()
        item.setParentItem(window.contentItem())
        planted.extend((item, component))
        view = stage.eye.look()
        measures = [*judge(view, case.modes), cuts([view], ("home", "slot"))]
        return [one for measure in measures for one in measure.findings]

    yield put
    for item in planted[::2]:
        item.setParentItem(None)
        item.deleteLater()


def test_the_screen_without_a_fault_is_good(plant: Plant) -> None:
    assert named(plant(text(), button(y="160")), "planted") == []


def test_a_small_text(plant: Plant) -> None:
    (found,) = named(plant(text(font__pixelSize="12")), "planted")
    assert (found.rule, found.expected) == (Rule.GLYPH, "glyphs of 12 mm and more")


def test_a_text_that_is_drawn_smaller_than_its_font_says(plant: Plant) -> None:
    (found,) = named(plant(text(scale="0.2", transformOrigin="Item.TopLeft")), "planted")
    assert found.rule is Rule.GLYPH


def test_a_pale_text(plant: Plant) -> None:
    (found,) = named(plant(text(color='"#56606a"')), "planted")
    assert found.rule is Rule.CONTRAST
    assert 1.5 < float(found.found.removesuffix(":1")) < 4.5


def test_a_text_that_is_painted_over(plant: Plant) -> None:
    cover = {"x": "20", "y": "40", "width": "90", "height": "90", "color": '"#101820"'}
    found = named(plant(text(), qml("Rectangle", cover)), "planted")
    assert Rule.CUT in {one.rule for one in found}


def test_a_text_whose_end_is_left_out(plant: Plant) -> None:
    (found,) = named(plant(text(width="120", elide="Text.ElideRight")), "planted")
    assert (found.rule, found.found) == (Rule.CUT, "its end is left out")


def test_a_text_that_its_place_cuts_off(plant: Plant) -> None:
    place = {"clip": "true", "width": "100", "height": "200"}
    (found,) = named(plant(qml("Item", place, text())), "planted")
    assert (found.rule, found.found) == (Rule.CUT, "cut off by Item")


def test_texts_on_one_another(plant: Plant) -> None:
    found = named(plant(text(), text(x="60", y="50", text='"other"')), "planted")
    assert [one.rule for one in found if one.rule is not Rule.CONTRAST] == [Rule.OVERLAP]


def test_a_small_button(plant: Plant) -> None:
    (found,) = named(plant(button(height="15")), "planted")
    assert (found.rule, found.expected) == (Rule.TARGET, "25 mm and more in both directions")


def test_buttons_that_are_too_near(plant: Plant) -> None:
    beside = button(x="51", width="30", Accessible__name='"second"')
    found = named(plant(button(width="30"), beside), "second")
    assert [one.rule for one in found] == [Rule.GAP]


def test_a_button_without_a_name(plant: Plant) -> None:
    (found,) = named(plant(button(Accessible__name='""')), "the control Rectangle")
    assert (found.rule, found.found) == (Rule.NAME, "no name")


def test_a_button_that_nobody_said_is_one(plant: Plant) -> None:
    area = qml("MouseArea", {"x": "20", "y": "40", "width": "90", "height": "90"})
    (found,) = named(plant(area), "the control MouseArea")
    assert (found.rule, found.found) == (Rule.NAME, "no name")


def test_a_button_too_high_in_the_low_screen_mode(plant: Plant) -> None:
    (found,) = named(plant(button(), mode="low"), "planted")
    assert found.rule is Rule.REACH
    assert found.expected == "all of it between 400 and 1220 mm above the floor"
    assert named(plant(button()), "planted") == []


def test_a_pale_sign(plant: Plant) -> None:
    sign = {"x": "20", "y": "40", "width": "90", "height": "90", "sourceSize": "Qt.size(90, 90)"}
    (found,) = named(plant(qml("Image", sign | {"source": '"image://sign/bike/30363c"'})), "bike")
    assert (found.rule, found.expected) == (Rule.SIGN, "3.0:1 and more to what is behind it")


def test_what_a_visitor_asked_to_be_larger_and_is_not(plant: Plant, stage: Stage) -> None:
    def seen(text_px: str, side: str) -> Sizes:
        plant(text(font__pixelSize=text_px), button(y="160", width="300", height=side))
        return sizes([stage.eye.look()])

    usual = seen("24", "40")
    found = {one.item.partition(" (")[0] for one in grown(usual, usual, 0.0).findings}
    assert {"'planted'", "the control 'planted'"} <= found


def test_a_key_is_hidden_by_what_stands_over_it_and_not_by_what_stands_in_it(plant: Plant) -> None:
    inside = qml("Rectangle", {"width": "300", "height": "90", "color": '"#334455"'})
    within = button().removesuffix("}") + f"{inside}\n}}"
    assert named(plant(within), "planted") == []
    over = qml("Rectangle", {"x": "20", "y": "40", "width": "150", "height": "90"})
    assert Rule.CUT in {one.rule for one in named(plant(button(), over), "planted")}


def named(found: list[Finding], what: str) -> list[Finding]:
    """Those of the findings whose item is called so."""
    return [one for one in found if what in one.item]
