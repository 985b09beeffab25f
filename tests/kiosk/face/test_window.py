"""The kiosk's window under fingers: languages, pages, modes, warning, and no way out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from shiboken6 import getCppPointer

from kiosk.face.colours import HIGH
from kiosk.page import Language
from tests.kiosk.face.conftest import Kiosk

MM = 1920 / 2214


def bottom(item: QQuickItem) -> float:
    return item.mapToScene(QPointF(0, item.height())).y()


def top(item: QQuickItem) -> float:
    return item.mapToScene(QPointF(0, 0)).y()


def test_the_first_screen_shows_exits_and_trains_and_the_station_in_its_scripts(
    kiosk: Kiosk,
) -> None:
    texts = kiosk.texts()
    exit_9 = "홍대거리\u00a0· 어린이공원"
    for wanted in ("홍대입구", "Hongik Univ.", "弘大入口", exit_9, "3분", "성수"):
        assert wanted in texts


def test_a_touch_on_a_language_speaks_it_everywhere(kiosk: Kiosk) -> None:
    kiosk.touch("speak-en")
    assert kiosk.face.visit.language is Language.EN
    assert "Hongdae Street\u00a0· Children's Park" in kiosk.texts()
    assert "home en" in kiosk.texts()
    assert "성수" not in kiosk.texts()


def test_a_page_opens_beside_exits_and_trains_which_stay(kiosk: Kiosk) -> None:
    kiosk.touch("way-air")
    assert "매우 나쁨" in kiosk.texts()
    assert "3분" in kiosk.texts()
    kiosk.touch("bar-home")
    assert "매우 나쁨" not in kiosk.texts()


def test_trains_that_become_known_stand_where_it_was_said_that_they_are_not(
    opened: Callable[..., Kiosk],
) -> None:
    kiosk = opened(known=False)
    assert "There is no data." in kiosk.texts()
    kiosk.sample.known = True
    kiosk.face.refresh()
    kiosk.settle()
    assert "There is no data." not in kiosk.texts()
    assert "3분" in kiosk.texts()


@pytest.mark.parametrize("to", ["인천공항2터미널", "디지털미디어시티", "Dongdaemungate", "성수"])
def test_where_a_train_goes_never_runs_into_when_it_comes(kiosk: Kiosk, to: str) -> None:
    kiosk.touch("way-air")
    row = next(one for one in kiosk.items() if one.property("row") is not None)
    row.setProperty("row", {"line": "공항", "to": to, "says": "1분 이내", "urgency": "coming"})
    kiosk.settle()
    said = {str(one.property("text")): one for one in kiosk.items(row)}
    where, when = said[to], said["1분 이내"]
    ends = where.mapToItem(row, QPointF(where.property("contentWidth"), 0)).x()
    begins = when.mapToItem(row, QPointF(when.width() - when.property("contentWidth"), 0)).x()
    assert ends <= begins


def test_only_what_changed_is_made_anew(kiosk: Kiosk) -> None:
    before = [getCppPointer(item)[0] for item in kiosk.items()]
    kiosk.sample.minutes = 2
    kiosk.face.refresh()
    kiosk.settle()
    assert "2분" in kiosk.texts()
    assert [getCppPointer(item)[0] for item in kiosk.items()] == before


def test_a_visitor_is_warned_and_can_stay(kiosk: Kiosk) -> None:
    kiosk.touch("way-air")
    kiosk.wait(41)
    assert "Still there?" in kiosk.texts()
    kiosk.touch("stay")
    assert "Still there?" not in kiosk.texts()
    assert "매우 나쁨" in kiosk.texts()


def test_who_leaves_takes_everything_along(kiosk: Kiosk) -> None:
    kiosk.touch("speak-ja")
    kiosk.touch("bar-contrast")
    kiosk.touch("way-air")
    kiosk.wait(61)
    assert kiosk.face.visit.language is Language.KO
    assert kiosk.face.bill.shown.id == "home"
    assert not kiosk.face.visit.modes.contrast


def test_the_next_visitor_begins_where_everybody_does(kiosk: Kiosk) -> None:
    # The page that the visitor reads to its end is the one that has its turn when they are gone.
    kiosk.sample.turn = "bikes"
    kiosk.touch("way-bikes")
    kiosk.touch("down-slot")
    slot = kiosk.find("slot")
    kiosk.bot.waitUntil(lambda: slot.property("contentY") > 20, timeout=20000)
    kiosk.wait(61)
    assert kiosk.face.bill.shown.id == "bikes"
    assert slot.property("contentY") == 0


def test_an_alert_shows_the_exits_from_the_first_on(kiosk: Kiosk) -> None:
    kiosk.touch("bar-large")
    kiosk.touch("down-home")
    home = kiosk.find("home")
    kiosk.bot.waitUntil(lambda: home.property("contentY") > 50, timeout=20000)
    kiosk.sample.alarm = "real"
    kiosk.face.refresh()
    kiosk.settle()
    assert home.property("contentY") == 0


@pytest.mark.parametrize("edge", [600.0, 800.0, 1000.0])
@pytest.mark.parametrize("large", [False, True])
def test_low_brings_every_control_below_1220_mm(
    opened: Callable[..., Kiosk], edge: float, large: bool
) -> None:
    kiosk = opened(edge=edge)
    kiosk.touch("bar-low")
    if large:
        kiosk.touch("bar-large")
    limit = 1080 - (1220 - edge) * MM
    kiosk.touch("way-air")
    names = [item.objectName() for item in kiosk.items()]
    controls = [n for n in names if n.startswith(("bar-", "way-", "speak-", "up-", "down-"))]
    assert {"bar-low", "speak-ko", "way-air"} <= set(controls)
    for name in controls:
        assert top(kiosk.find(name)) >= limit - 1, name
        assert bottom(kiosk.find(name)) <= 1080, name
        assert kiosk.find(name).height() >= 25 * MM, name


def test_everything_is_twice_as_large_and_still_all_there(kiosk: Kiosk) -> None:
    def height(text: str) -> float:
        item = next(item for item in kiosk.items() if item.property("text") == text)
        return float(item.property("font").pixelSize())

    kiosk.touch("way-air")
    before = height("성수")
    kiosk.touch("bar-large")
    assert height("성수") == pytest.approx(2 * before, abs=2)
    assert kiosk.find("home").property("overflows")
    assert kiosk.find("slot").property("overflows")
    y = kiosk.find("slot").property("contentY")
    kiosk.touch("down-slot")
    kiosk.bot.waitUntil(lambda: kiosk.find("slot").property("contentY") > y, timeout=20000)


def test_hands_that_shake_get_larger_targets_and_one_touch_for_two(kiosk: Kiosk) -> None:
    kiosk.touch("bar-steady")
    controls = [item for item in kiosk.items() if item.objectName().startswith(("bar-", "way-"))]
    assert min(item.height() for item in controls) >= 38 * MM
    kiosk.screen.singleton("Panel").setProperty("pause_ms", 60_000)
    kiosk.touch("bar-contrast")
    kiosk.touch("bar-contrast")
    assert kiosk.face.visit.modes.contrast


def test_high_contrast_is_black_and_white(kiosk: Kiosk) -> None:
    kiosk.touch("bar-contrast")
    assert kiosk.picture().pixelColor(2, 540).name() == HIGH.ground


def test_an_alarm_takes_the_screen_and_exits_stay(kiosk: Kiosk) -> None:
    kiosk.touch("way-bikes")
    kiosk.sample.alarm = "meant"
    kiosk.face.refresh()
    kiosk.settle()
    texts = kiosk.texts()
    assert "지진 발생: 규모 5.8" in texts
    assert "승강기를 타지 마세요" in texts
    assert "홍대거리\u00a0· 어린이공원" in texts


def test_an_alert_leaves_no_key_that_leads_nowhere(kiosk: Kiosk) -> None:
    kiosk.sample.alarm = "meant"
    kiosk.face.refresh()
    kiosk.settle()
    names = {item.objectName() for item in kiosk.items()}
    assert not any(name.startswith("way-") for name in names)
    assert {"bar-low", "bar-large", "bar-contrast", "speak-en"} <= names
    kiosk.sample.alarm = ""
    kiosk.face.refresh()
    kiosk.settle()
    kiosk.touch("way-bikes")
    assert kiosk.face.bill.shown.id == "bikes"


def test_an_alert_speaks_each_language_in_its_turn_to_nobody(kiosk: Kiosk) -> None:
    kiosk.sample.alarm = "meant"
    kiosk.face.refresh()
    spoken = []
    for _ in range(5):
        kiosk.wait(0.0)
        spoken.append(kiosk.face.bill.shown.language)
        kiosk.seconds += 8.0
    assert spoken == [*Language, Language.KO]


def test_whoever_touches_an_alert_goes_on_in_the_language_that_they_read(kiosk: Kiosk) -> None:
    kiosk.sample.alarm = "meant"
    kiosk.face.refresh()
    kiosk.wait(0.0)
    kiosk.wait(8.0)
    assert "Stay below ground" in kiosk.texts()
    kiosk.touch("bar-contrast")
    kiosk.wait(20.0)
    assert "Stay below ground" in kiosk.texts()
    assert kiosk.face.bill.shown.language == "en"
    kiosk.sample.alarm = ""
    kiosk.face.refresh()
    kiosk.wait(41.0)
    assert kiosk.face.bill.shown.language == "ko", "the next visitor finds the first language"


def test_that_an_alert_is_over_stands_above_the_first_screen_and_beside_every_page(
    kiosk: Kiosk,
) -> None:
    before = top(kiosk.find("home"))
    kiosk.sample.over = True
    kiosk.face.refresh()
    kiosk.settle()
    assert {"지진 발생: 규모 5.8", "12:00 해제", "3분"} <= set(kiosk.texts())
    assert top(kiosk.find("home")) > before + 20 * MM, "nothing is covered"
    kiosk.touch("way-air")
    assert {"12:00 해제", "매우 나쁨"} <= set(kiosk.texts())
    kiosk.sample.over = False
    kiosk.face.refresh()
    kiosk.settle()
    assert "12:00 해제" not in kiosk.texts()
    assert top(kiosk.find("home")) == pytest.approx(before, abs=1.0)


def test_an_exercise_says_so(kiosk: Kiosk) -> None:
    kiosk.sample.alarm = "drill"
    kiosk.face.refresh()
    kiosk.settle()
    assert "훈련입니다 · 실제 상황이 아닙니다" in kiosk.texts()


def test_no_key_and_no_request_closes_a_window_that_is_shut(opened: Callable[..., Kiosk]) -> None:
    kiosk = opened(shut=True)
    alt, control = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
    for key, held in (
        (Qt.Key.Key_F4, alt),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Q, control),
        (Qt.Key.Key_W, control),
        (Qt.Key.Key_Tab, alt),
    ):
        QTest.keyClick(kiosk.window, key, held)
    assert not kiosk.window.close()
    assert kiosk.window.isVisible()


def test_the_screen_is_used_with_a_keypad_alone(opened: Callable[..., Kiosk]) -> None:
    kiosk = opened(shut=True)
    kiosk.window.requestActivate()
    kiosk.bot.waitUntil(kiosk.window.isActive, timeout=20000)
    for _ in range(2):
        QTest.keyClick(kiosk.window, Qt.Key.Key_Tab)
    QTest.keyClick(kiosk.window, Qt.Key.Key_Return)
    assert kiosk.face.visit.language is Language.EN
