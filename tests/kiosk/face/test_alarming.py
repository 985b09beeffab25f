"""An alert's words are as large as they can be while all of them are seen at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtQuick import QQuickItem

from kiosk.face.alarming import HIGH_MM, SCALES, height_mm, scale
from kiosk.page import Alarm, Language, Vouch
from kiosk.wording import say
from streams.alerts.guideline import Guideline, guidelines
from streams.feeds.snapshot import State
from tests.kiosk.face.conftest import Kiosk
from wall.glass.typeface import family

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
BODY = (
    "[행정안전부] 오늘 08:29 경기 연천군 북북동쪽 12km 지역에서 규모 5.8 지진이 발생하였습니다. "
    "낙하물로부터 몸을 보호하고, 진동이 멈춘 뒤 야외로 대피하며 여진에 주의하시기 바랍니다."
)


@pytest.fixture(autouse=True)
def product_font(qapp: QGuiApplication) -> Iterator[None]:
    """The type that the kiosk is set in."""
    before = qapp.font()
    qapp.setFont(QFont(family()))
    yield
    qapp.setFont(before)


def alarm(guide: Guideline, language: Language, *, drill: bool = False) -> Alarm:
    foreign = language is not Language.KO
    return Alarm(
        title=guide.name(language),
        spoken="…",
        vouch=Vouch("행정안전부", NOON, State.FRESH, "…"),
        headline=guide.name(language),
        names=tuple(guide.name(one) for one in Language if one is not language),
        body=BODY,
        written_in="ko" if foreign else "",
        tongue=say(language, "alarm.own_words", language="…") if foreign else "",
        steps=guide.to_do(language),
        now=say(language, "alarm.now"),
        drill=say(language, "alarm.exercise") if drill else "",
        priority=90,
        until=say(language, "alarm.until", time="13:00"),
    )


@pytest.mark.parametrize("language", Language)
def test_every_guideline_fits_into_its_place_an_exercises_too(language: Language) -> None:
    for guide in guidelines().values():
        for drill in (False, True):
            one = alarm(guide, language, drill=drill)
            assert height_mm(one, scale(one)) <= HIGH_MM, (guide.kind, language, drill)


def test_what_is_short_is_larger_and_what_is_endless_can_still_be_read() -> None:
    short = alarm(guidelines()["missing_person"], Language.ZH)
    endless = Alarm(**{**vars(short), "body": BODY * 30})
    assert scale(short) > scale(alarm(guidelines()["wildfire"], Language.EN)) >= scale(endless)
    assert scale(endless) == SCALES[-1]


def test_on_the_screen_it_ends_above_the_deck_and_what_to_do_now_is_the_largest(
    kiosk: Kiosk,
) -> None:
    kiosk.sample.alarm = "meant"
    kiosk.face.refresh()
    kiosk.settle()
    (block,) = [one for one in kiosk.items() if one.metaObject().className().startswith("AlarmB")]
    words = [one for one in kiosk.items(block) if one.property("text")]
    assert max(words, key=size).property("text") == "지하로 대피하세요"
    assert block.height() == pytest.approx(block.property("most"))
    end = max(one.mapToItem(block, 0, one.height()).y() for one in words)
    assert end <= block.height()


def size(item: QQuickItem) -> int:
    return int(item.property("font").pixelSize())
