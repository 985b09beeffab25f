"""The product passes: a part of what the command audits, at half the resolution."""

from __future__ import annotations

import pytest
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from kiosk.audit.audit import Audit
from kiosk.audit.case import Case, Situation
from kiosk.audit.finding import Rule
from kiosk.audit.stage import Stage
from kiosk.audit.zoom import TWICE
from kiosk.page import Language


@pytest.mark.parametrize(
    "case",
    [
        Case("home", Language.KO, "normal"),
        Case("air", Language.EN, "low"),
        Case("bikes", Language.ZH, "all"),
        Case("events", Language.JA, "tremor", Situation.NO_DATA),
        Case("home", Language.EN, "contrast", Situation.ALARM),
        Case("home", Language.KO, "all", Situation.OPINION),
        Case("home", Language.JA, "low", Situation.PIN),
    ],
    ids=lambda case: f"{case.name} {case.language} {case.mode}",
)
def test_a_screen_has_no_fault(stage: Stage, case: Case) -> None:
    (outcome,) = Audit(stage).run([case])
    assert [str(one) for one in outcome.findings] == []
    glyph = outcome.worst[Rule.GLYPH]
    assert glyph is not None
    assert glyph >= 12


def test_all_of_a_page_is_twice_as_large_at_200_percent(stage: Stage) -> None:
    cases = [Case("weather", Language.EN, mode) for mode in ("normal", "zoom")]
    _, large = Audit(stage).run(cases)
    assert [str(one) for one in large.findings] == []
    zoom = large.worst[Rule.ZOOM]
    assert zoom is not None
    assert zoom >= TWICE


@pytest.mark.parametrize("page", ["air", "weather", "crowding", "events", "prices", "news"])
def test_a_page_fills_its_place_and_all_of_it_is_seen(
    stage: Stage, qtbot: QtBot, page: str
) -> None:
    stage.show(Case(page, Language.KO, "normal"))
    slot = stage.screen.window.findChild(QQuickItem, "slot")
    assert slot is not None

    def filled() -> None:
        assert slot.property("contentHeight") == pytest.approx(slot.height(), abs=2)

    qtbot.waitUntil(filled, timeout=20000)
