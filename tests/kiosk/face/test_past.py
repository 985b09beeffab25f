"""Visitors go past an alert to trains and pages, and it is never out of their sight."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, QSizeF

from kiosk.face.reading import Reading
from kiosk.page import Language
from kiosk.playbill import Playbill
from kiosk.wording.say import words
from streams.alerts.alert import Point
from streams.alerts.board import Board
from streams.alerts.cap import read_alert
from streams.alerts.heard import Heard
from streams.alerts.place import Place
from tests.fakes.cap import cap, info
from tests.kiosk.face.conftest import Kiosk
from tests.kiosk.pages.known import KIOSK, NOON, fresh

HERE = Place(Point(37.5568, 126.9237))
RAIN = "<headline>서울 호우경보</headline>"
SENT = NOON.isoformat(timespec="seconds")
UNTIL = NOON.replace(hour=23).isoformat(timespec="seconds")


def alert(name: str = "rain", severity: str = "Severe") -> bytes:
    told = info(severity=severity, expires=UNTIL, more=RAIN)
    return cap(name, told, sent=SENT)


class Town:
    """A kiosk over what is known of a city in which alerts come."""

    def __init__(self, opened: Callable[..., Kiosk]) -> None:
        """Nothing is the matter."""
        self.known = replace(fresh(), cameras={})
        playbill = Playbill(KIOSK, lambda: self.known)
        self.kiosk = opened(bills=lambda asked, _: playbill(asked, NOON), say=words)

    def hear(self, *documents: bytes) -> None:
        """These alerts stand."""
        heard = [Heard(read_alert(document, "t"), NOON) for document in documents]
        self.known = replace(self.known, alerts=Board().hearing(*heard).standing(HERE, NOON))
        self.kiosk.face.refresh()
        self.kiosk.settle()

    @property
    def page(self) -> str:
        """What stands."""
        return self.kiosk.face.bill.shown.id


@pytest.fixture
def town(opened: Callable[..., Kiosk]) -> Town:
    """The town of each test."""
    return Town(opened)


def test_a_key_leads_past_the_alert_to_the_trains_and_a_strip_back(town: Town) -> None:
    kiosk = town.kiosk
    town.hear(alert())
    assert town.page == "alarm"
    assert "열차와 다른 화면" in kiosk.texts()
    kiosk.touch("bar-home")
    assert town.page == "home"
    texts = kiosk.texts()
    assert {"서울 호우경보", "행동 요령 보기", "성수"} <= set(texts)
    kiosk.touch("way-bikes")
    assert town.page == "bikes"
    assert "서울 호우경보" in kiosk.texts()
    kiosk.touch("strip")
    assert town.page == "alarm"
    assert "행동 요령 보기" not in kiosk.texts()


def test_whoever_goes_leaves_the_alert_behind(town: Town) -> None:
    town.hear(alert())
    town.kiosk.touch("bar-home")
    town.kiosk.wait(61)
    assert town.page == "alarm"


def test_another_alert_takes_the_screen_from_whoever_went_past_the_first(town: Town) -> None:
    town.hear(alert())
    town.kiosk.touch("bar-home")
    town.hear(alert(), alert("more"))
    assert town.page == "alarm"
    town.kiosk.touch("bar-home")
    assert town.page == "home"


def test_an_alert_that_comes_to_a_visitor_takes_the_screen(town: Town) -> None:
    town.kiosk.touch("way-air")
    town.hear(alert())
    assert town.page == "alarm"


def test_nobody_goes_past_the_worst_at_once(town: Town) -> None:
    town.hear(alert(severity="Extreme"))
    assert not town.kiosk.find("bar-home").isEnabled()
    town.kiosk.touch("bar-home")
    assert town.page == "alarm"


def test_where_the_strip_is_out_of_reach_a_key_leads_back(town: Town) -> None:
    kiosk = town.kiosk
    kiosk.touch("bar-low")
    town.hear(alert())
    kiosk.touch("bar-home")
    assert "행동 요령 보기" not in kiosk.texts(), "it leads nowhere from up there"
    kiosk.touch("strip")
    assert town.page == "home"
    kiosk.touch("way-alarm")
    assert town.page == "alarm"


def test_nothing_lies_over_the_strip_and_it_is_large_enough(town: Town) -> None:
    kiosk = town.kiosk
    for mode in ("", "bar-large", "bar-contrast", "bar-steady"):
        if mode:
            kiosk.touch(mode)
        town.hear(alert())
        kiosk.touch("bar-home")
        strip = kiosk.find("strip")
        assert strip.height() >= 25 * kiosk.window.width() / 2214
        below = strip.mapToScene(QPointF(0, strip.height())).y()
        assert kiosk.find("home").mapToScene(QPointF(0, 0)).y() >= below
        assert strip.size() == QSizeF(strip.parentItem().width(), strip.height())
        town.hear()


def test_every_page_is_read_with_the_alert_first(town: Town) -> None:
    kiosk = town.kiosk
    reading = Reading(kiosk.face, {}, lambda _: None)
    try:
        town.hear(alert())
        kiosk.touch("bar-home")
        kiosk.touch("way-air")
        kiosk.face.speak(Language.KO.value)
        _, told = reading.aloud()
        assert told.index("호우경보") < told.index(kiosk.face.bill.shown.title)
        kiosk.face.open("home")
        _, told = reading.aloud()
        assert told.count("서울 호우경보") == 1
    finally:
        reading.stop()
