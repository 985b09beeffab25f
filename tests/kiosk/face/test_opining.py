"""An opinion is given by touch, kept before it is said to be, and gone when its giver is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPointF, QRect

from kiosk.face.opining import Opining
from kiosk.face.reading import Reading
from kiosk.face.speaking import Speaking
from kiosk.face.veil import veiled
from kiosk.opinions.desk import Desk
from kiosk.opinions.draft import Draft
from kiosk.opinions.outbox import Outbox
from kiosk.opinions.receipt import Receipt, receipt
from kiosk.opinions.settings import OpinionSettings
from streams.voice.hearing import Absent
from tests.fakes.receiptreader import read_code
from tests.kiosk.face.conftest import Kiosk
from tests.kiosk.face.phone import read
from tests.kiosk.opinions.given import LATER

WAIT_MS = 30_000


@dataclass
class Asked:
    """A kiosk that asks for opinions."""

    kiosk: Kiosk
    opining: Opining
    outbox: Outbox

    def touch(self, *names: str) -> None:
        for name in names:
            self.kiosk.touch(name)

    def settled(self, state: str) -> None:
        self.kiosk.bot.waitUntil(lambda: self.opining.property("state") == state, timeout=WAIT_MS)
        self.kiosk.settle()


@pytest.fixture
def kept() -> list[QObject]:
    """What QML is bound to, which outlives the window; asked for before it."""
    return []


@pytest.fixture
def asked(tmp_path: Path, kept: list[QObject], opened: Callable[..., Kiosk]) -> Iterator[Asked]:
    outbox = Outbox(tmp_path / "opinions.db")
    desk = Desk(outbox, OpinionSettings("hongik-1", in_a_row=2, every_s=600.0))
    kiosk = opened()
    speaking = Speaking(lambda: Absent.NO_DEVICE)
    opining = Opining(kiosk.face, desk.give, 15, speaking)
    kept += [opining, speaking]
    kiosk.screen.window.setProperty("opining", opining)
    kiosk.settle()
    yield Asked(kiosk, opining, outbox)
    desk.stop()
    outbox.close()


def test_a_face_and_words_in_korean_are_kept_and_a_receipt_is_shown(asked: Asked) -> None:
    asked.touch("way-air", "bar-opinion", "rate-4")
    asked.touch(
        *(f"letter-{key}" for key in "ㄱㅗㅈㅏㅇ"), "letter-space", "letter-ㅅ", "letter-erase"
    )
    assert asked.opining.property("text") == "고장 "
    asked.touch("opinion-send")
    asked.settled("taken")
    kept = asked.outbox.next(LATER.replace(year=2030))
    assert kept is not None
    assert (kept.page, kept.scale, kept.text, kept.language) == ("air", 4, "고장", "ko")
    shown = asked.kiosk.find("receipt-text").property("text")
    assert read_code(shown) == kept.code
    assert "의견이 접수되었습니다" in asked.kiosk.texts()
    asked.touch("receipt-close")
    assert asked.opining.property("state") == "closed"
    assert asked.opining.draft.is_empty


def test_a_phone_reads_the_receipt_from_the_screen(asked: Asked) -> None:
    asked.touch("bar-opinion", "rate-5", "opinion-send")
    asked.settled("taken")
    code = asked.kiosk.find("receipt-code")
    at = code.mapToScene(QPointF(0, 0)).toPoint()
    picture = asked.kiosk.picture().copy(at.x(), at.y(), int(code.width()), int(code.height()))
    shown = str(asked.kiosk.find("receipt-text").property("text"))
    assert read(picture) == f"의견 접수증 {shown}"


def test_a_receipt_that_is_read_is_in_no_picture_and_gone_with_its_citizen(
    asked: Asked, kept: list[QObject]
) -> None:
    kiosk = asked.kiosk
    reading = Reading(kiosk.face, {}, lambda _: None)
    kept.append(reading)
    reading.beside(asked.opining.aloud, asked.opining.changed)
    kiosk.window.setProperty("reading", reading)
    kiosk.settle()
    asked.touch("bar-opinion", "rate-5", "opinion-send")
    asked.settled("taken")
    code = str(kiosk.find("receipt-text").property("text")).replace("-", "")
    reading.toggle()
    kiosk.settle()
    assert ", ".join(code) in reading.property("text")
    panel = next(one for one in kiosk.items() if one.property("reading") is not None)
    corner = panel.mapToScene(QPointF(0, 0)).toPoint()
    size = panel.boundingRect().size().toSize()
    told = veiled(kiosk.window, kiosk.picture()).copy(QRect(corner, size))
    assert told.pixelColor(40, 40).lightness() == 0
    assert told.allGray()
    kiosk.wait(61)
    assert code not in reading.property("text").replace(", ", "")
    reading.stop()


def test_nothing_can_be_sent_before_something_was_said_nor_spoken_without_a_microphone(
    asked: Asked,
) -> None:
    asked.touch("bar-opinion", "opinion-send")
    assert asked.opining.property("state") == "giving"
    asked.touch("rate-1", "rate-1", "opinion-send")
    assert asked.opining.property("state") == "giving"
    assert asked.outbox.standing().count == 0
    key = asked.kiosk.find("opinion-voice")
    assert key.property("text") == "마이크 없음"
    assert not key.isEnabled()


def test_the_panel_its_refusals_and_the_receipt_are_read_aloud_and_never_what_was_typed(
    asked: Asked, kept: list[QObject]
) -> None:
    reading = Reading(asked.kiosk.face, {}, lambda _: None)
    kept.append(reading)
    reading.beside(asked.opining.aloud, asked.opining.changed)

    def read() -> str:
        return str(reading.property("text"))

    asked.touch("speak-en", "way-air")
    reading.toggle()
    assert "Air quality" in read()
    asked.touch("bar-opinion", "rate-4", "letter-h", "letter-i")
    assert read().startswith("How was this page?")
    assert "Very good" in read()
    asked.touch("opinion-send")
    asked.settled("taken")
    assert "Your opinion was accepted" in read()
    assert f"{asked.opining.property('taken')['code'][0]}, " in read()
    asked.touch("receipt-close")
    assert "Air quality" in read()
    asked.touch("bar-opinion", "rate-5", "opinion-send")
    asked.settled("taken")
    asked.touch("receipt-close", "bar-opinion", "rate-5", "opinion-send")
    asked.kiosk.bot.waitUntil(lambda: "tap again" in read(), timeout=WAIT_MS)
    asked.kiosk.wait(41)
    assert "The first screen returns in" in read()
    reading.stop()


def test_who_leaves_takes_what_was_typed_along(asked: Asked) -> None:
    asked.touch("speak-en", "bar-opinion", "rate-2", "letter-h", "letter-i")
    assert asked.opining.draft.text == "hi"
    asked.kiosk.wait(61)
    assert asked.opining.draft.is_empty
    assert asked.opining.property("state") == "closed"
    assert asked.outbox.standing().count == 0


def test_what_was_typed_waits_while_the_visitor_looks_at_the_page_again(asked: Asked) -> None:
    asked.touch("bar-opinion", "rate-2", "letter-ㄱ", "opinion-close", "bar-opinion")
    assert (asked.opining.property("scale"), asked.opining.draft.text) == (2, "ㄱ")
    asked.kiosk.sample.alarm = "real"
    asked.kiosk.face.refresh()
    assert asked.opining.property("state") == "closed", "an alert is not covered"
    asked.kiosk.sample.alarm = ""
    asked.kiosk.face.refresh()
    asked.kiosk.settle()
    assert asked.opining.draft.scale == 2
    asked.touch("way-air", "bar-opinion")
    assert asked.opining.draft.is_empty, "an opinion on another page is another one"


def test_a_flood_is_told_and_nothing_typed_is_lost(asked: Asked) -> None:
    for _ in range(2):
        asked.touch("bar-opinion", "rate-5", "opinion-send")
        asked.settled("taken")
        asked.touch("receipt-close")
    asked.touch("bar-opinion", "rate-3", "opinion-send")
    asked.settled("giving")
    assert any("다시 눌러 주세요" in text for text in asked.kiosk.texts())
    assert asked.opining.draft.scale == 3
    assert asked.outbox.standing().count == 2


def test_the_next_visitor_finds_nothing_however_late_the_end_of_the_last_visit_is_seen(
    asked: Asked,
) -> None:
    asked.touch("bar-opinion", "rate-2", "letter-ㅂ", "bar-contrast")
    asked.kiosk.seconds += 61
    # No tick came between: the next finger is the first that is heard of.
    asked.touch("way-bikes")
    assert asked.opining.draft.is_empty
    assert asked.opining.property("state") == "closed"
    assert not asked.kiosk.face.visit.modes.contrast
    assert asked.kiosk.face.visit.touched is not None, "the next visitor is there"


@pytest.mark.parametrize("meanwhile", ["shut", "shut and asked for again"])
def test_an_opinion_that_is_taken_while_the_panel_is_shut_gives_its_receipt_all_the_same(
    meanwhile: str, kept: list[QObject], opened: Callable[..., Kiosk]
) -> None:
    waiting: list[Future[Receipt]] = []

    def give(_draft: Draft) -> Future[Receipt]:
        waiting.append(Future())
        return waiting[-1]

    kiosk = opened()
    speaking = Speaking(lambda: Absent.NO_DEVICE)
    opining = Opining(kiosk.face, give, 15, speaking)
    kept += [opining, speaking]
    kiosk.screen.window.setProperty("opining", opining)
    kiosk.settle()
    for name in ("bar-opinion", "rate-4", "opinion-send", "opinion-close"):
        kiosk.touch(name)
    if meanwhile != "shut":
        kiosk.touch("bar-opinion")
        assert opining.property("state") == "giving"
    waiting[0].set_result(receipt(opining.draft.code, "ko"))
    kiosk.bot.waitUntil(lambda: opining.draft.is_empty, timeout=WAIT_MS)
    kiosk.settle()
    if meanwhile == "shut":
        assert opining.property("state") == "closed", "nothing comes up by itself"
        kiosk.touch("bar-opinion")
    assert opining.property("state") == "taken"
    assert read_code(str(kiosk.find("receipt-text").property("text"))) is not None
    kiosk.touch("receipt-close")
    kiosk.touch("bar-opinion")
    assert opining.property("state") == "giving", "the next one is another opinion"


def test_every_language_has_its_keyboard_and_chinese_is_told_that_it_has_none(
    asked: Asked,
) -> None:
    asked.touch("speak-ja", "bar-opinion", "letter-か", "letter-゛", "letter-つ", "letter-小")
    assert asked.opining.property("text") == "がっ"
    asked.touch("board-en", "key-shift", "letter-a", "letter-a", "board-figures", "letter-7")
    assert asked.opining.property("text") == "がっAa7"
    asked.touch("opinion-close", "speak-zh", "bar-opinion")
    asked.touch(*["letter-erase"] * 5)
    assert any("此屏幕无法输入汉字" in text for text in asked.kiosk.texts())


def test_every_key_is_large_enough_and_within_the_panel_in_every_mode(asked: Asked) -> None:
    # The test touches faster than a hand that shakes is believed to mean it.
    asked.kiosk.screen.singleton("Panel").setProperty("pause_ms", 0)
    for mode in ("low", "large", "steady"):
        asked.touch(f"bar-{mode}", "bar-opinion")
        reached = keys(asked)
        if mode == "large":
            asked.touch("opinion-write")
            reached += keys(asked)
            asked.touch("keyboard-done")
        assert len(reached) > 30
        for name, box in reached:
            assert fits(asked, mode, box), (mode, name, box)
        asked.touch("opinion-close", f"bar-{mode}")


def fits(asked: Asked, mode: str, box: tuple[float, float, float, float]) -> bool:
    """Whether a key can be hit: large enough, on the screen, and low enough where it has to be."""
    window, mm = asked.kiosk.window, 1920 / 2214
    least = (38 if mode == "steady" else 25) * mm
    highest = window.height() - 420 * mm - 1 if mode == "low" else 0
    inside = box[0] >= 0 and box[0] + box[2] <= window.width() + 1
    return (
        min(box[2], box[3]) >= least
        and inside
        and highest <= box[1]
        and box[1] + box[3] <= window.height() + 1
    )


def keys(asked: Asked) -> list[tuple[str, tuple[float, float, float, float]]]:
    """Every key of the panel that can be seen, with where it is and how large."""
    begins = ("letter-", "key-", "board-", "rate-", "opinion-", "keyboard-")
    found = []
    for item in asked.kiosk.items():
        name = item.objectName()
        if name.startswith(begins) and name not in ("letter-", "opinion-words"):
            at = item.mapToScene(QPointF(0, 0))
            found.append((name, (at.x(), at.y(), item.width(), item.height())))
    return found
