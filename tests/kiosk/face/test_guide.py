"""Who does not see the screen hears it, presses what is spoken of, and takes everything along."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from PySide6.QtCore import QObject, QPoint
from PySide6.QtTest import QTest

from kiosk.face.finger import HOLD_S, TWICE_S
from kiosk.face.guide import Guide
from kiosk.face.opining import Opining
from kiosk.face.reading import Reading
from kiosk.face.service import Service
from kiosk.face.speaking import Speaking
from kiosk.page import Language
from kiosk.voice.outlet import Outlet
from kiosk.voice.plugs import Plugs
from kiosk.wording.say import say, words
from streams.voice.hearing import Absent
from tests.fakes.soundserver import sound_server
from tests.kiosk.face.conftest import Kiosk
from tests.kiosk.face.test_panels import taken

WAIT_MS = 20_000
HEAD = Outlet("a headset", "PULSE_SINK", "head", worn=True)
HASH = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash("2580")


@dataclass
class Blind:
    """A visitor who hears."""

    kiosk: Kiosk
    guide: Guide
    reading: Reading
    service: Service
    told: Path
    seconds: float = 0.0

    @property
    def heard(self) -> str:
        """What is said now."""
        return str(self.reading.property("caption"))

    def plug(self, outlet: Outlet | None) -> None:
        self.guide.headset(outlet)
        self.kiosk.bot.waitUntil(lambda: self.guide.on == bool(outlet), timeout=WAIT_MS)

    def touch(self, at: QPoint, held: float = 0.1, by: QPoint | None = None) -> None:
        window, finger = self.kiosk.window, self.kiosk.finger
        end = at + by if by else at
        QTest.touchEvent(window, finger).press(0, at).commit()
        self.seconds += held
        QTest.touchEvent(window, finger).move(0, end).commit()
        QTest.touchEvent(window, finger).release(0, end).commit()

    def ask(self, name: str) -> str:
        """Put a finger on something and hear what it is."""
        self.touch(self.kiosk.middle(name), held=HOLD_S + 0.05)
        return self.heard

    def press(self) -> None:
        """Tap twice, far from everything."""
        for _ in range(2):
            self.touch(QPoint(960, 300))
            self.seconds += 0.1

    def flick(self, across: int, along: int = 0) -> str:
        self.touch(QPoint(960, 500), by=QPoint(across, along))
        self.seconds += 1
        return self.heard


@pytest.fixture
def kept() -> list[QObject]:
    """What QML is bound to, which outlives the window; asked for before it."""
    return []


@pytest.fixture
def blind(kept: list[QObject], opened: Callable[..., Kiosk], tmp_path: Path) -> Iterator[Blind]:
    """A kiosk whose voice writes down where it is heard."""
    told, voice = tmp_path / "told", tmp_path / "espeak-ng"
    voice.write_text(f'#!/bin/sh\necho "$PULSE_SINK" >> "{told}"\ncat >> "{told}"\n')
    voice.chmod(0o755)
    kiosk = opened(say=words)
    reading = Reading(kiosk.face, {}, lambda name: str(voice) if name == "espeak-ng" else None)
    service = Service(HASH, lambda _: None)
    opining = Opining(kiosk.face, taken, 15, Speaking(lambda: Absent.NO_DEVICE))
    reading.beside(lambda: service.aloud(kiosk.face.visit.language), service.changed)
    reading.beside(opining.aloud, opining.changed)
    one = Blind(kiosk, Guide(kiosk.face, reading, lambda: one.seconds), reading, service, told)
    one.guide.watch(kiosk.window)
    kept += [opining, service, reading, one.guide]
    parts = {"reading": reading, "service": service, "opining": opining, "guide": one.guide}
    for name, part in parts.items():
        kiosk.window.setProperty(name, part)
    kiosk.settle()
    yield one
    one.guide.stop()
    reading.stop()


def test_a_headset_begins_to_guide_in_every_language_and_taking_it_off_wipes(blind: Blind) -> None:
    blind.plug(HEAD)
    for language in Language:
        key = "guide.begin" if language is Language.KO else "guide.tongue"
        assert say(language, key) in blind.heard
    assert any(say(Language.KO, "guide.begin") in text for text in blind.kiosk.texts()), "a caption"
    blind.kiosk.bot.waitUntil(lambda: blind.told.exists(), timeout=WAIT_MS)
    blind.kiosk.bot.waitUntil(lambda: "head" in blind.told.read_text(), timeout=WAIT_MS)
    blind.kiosk.face.speak("en")
    blind.kiosk.face.turn("contrast")
    blind.plug(None)
    assert blind.kiosk.face.visit.touched is None
    assert blind.kiosk.face.visit.language is Language.KO
    assert blind.heard == ""


def test_a_finger_asks_what_is_there_and_two_taps_anywhere_press_it(blind: Blind) -> None:
    blind.plug(HEAD)
    blind.kiosk.face.speak("en")
    assert blind.ask("bar-contrast") == "Contrast, off"
    blind.press()
    assert blind.heard == "Contrast, on"
    assert blind.kiosk.face.visit.modes.contrast
    assert "button" in blind.ask("way-air")
    assert blind.kiosk.face.bill.shown.id == "home"
    blind.press()
    assert str(blind.kiosk.face.bill.shown.id) == "air"
    blind.kiosk.bot.waitUntil(lambda: "Air quality" in blind.heard, timeout=WAIT_MS)


def test_a_finger_that_rests_where_nothing_is_hears_so_once(blind: Blind) -> None:
    blind.plug(HEAD)
    told: list[str] = []
    blind.reading.changed.connect(lambda: told.append(blind.heard))
    window, finger = blind.kiosk.window, blind.kiosk.finger
    QTest.touchEvent(window, finger).press(0, QPoint(1, 1)).commit()
    for _ in range(8):
        blind.seconds += 0.2
        QTest.touchEvent(window, finger).move(0, QPoint(1, 1)).commit()
    assert told == [say(Language.KO, "guide.nothing")]
    QTest.touchEvent(window, finger).release(0, QPoint(1, 1)).commit()


def test_one_tap_asks_and_presses_nothing(blind: Blind) -> None:
    blind.plug(HEAD)
    blind.kiosk.face.speak("en")
    blind.touch(blind.kiosk.middle("way-air"))
    blind.seconds += TWICE_S + 0.2
    blind.kiosk.bot.waitUntil(lambda: blind.heard.startswith("Air"), timeout=WAIT_MS)
    assert blind.kiosk.face.bill.shown.id != "air"


def test_flicks_go_through_all_that_can_be_seen_and_change_the_language(blind: Blind) -> None:
    blind.plug(HEAD)
    assert "English" in blind.flick(0, -200)
    assert blind.kiosk.face.visit.language is Language.EN
    assert "There are nine exits." in blind.heard
    said = [blind.flick(200) for _ in range(90)]
    for wanted in ("There are nine exits.", "Seongsu in 3 minutes", "Steady hand, off", "12:00"):
        assert any(wanted in one for one in said), wanted
    assert any("Source: Seoul Open Data." in one for one in said)
    assert blind.flick(-200) == said[-2]
    assert "한국어" in blind.flick(0, 200)


def test_pace_and_loudness_are_set_by_ear(blind: Blind) -> None:
    blind.plug(HEAD)
    blind.kiosk.face.speak("en")
    blind.ask("bar-speak")
    blind.press()
    assert blind.reading.property("open")
    assert "There are nine exits." in str(blind.reading.property("text"))
    blind.kiosk.settle()
    assert blind.ask("voice-faster") == "Faster, button"
    blind.press()
    blind.press()
    assert blind.reading.property("fastest")
    assert blind.ask("voice-faster") == "Faster, cannot be used now"


def test_what_is_scrolled_away_is_brought_and_nothing_is_heard_through_the_deck(
    blind: Blind,
) -> None:
    blind.kiosk.face.touched()
    blind.kiosk.face.open("bikes")
    blind.kiosk.face.turn("large")
    blind.kiosk.settle()
    blind.plug(HEAD)
    blind.kiosk.face.speak("en")
    slot = blind.kiosk.find("slot")
    assert slot.property("overflows")
    while slot.property("contentY") < 100:
        blind.flick(200)
    frame = blind.guide.property("frame")
    box = slot.mapRectToScene(slot.boundingRect())
    assert box.adjusted(-1, -1, 1, 1).contains(frame)
    for name in ("bar-low", "bar-large", "bar-contrast"):
        assert blind.ask(name).startswith(("Low screen", "Larger", "Contrast"))


def test_an_opinion_is_given_by_ear(blind: Blind) -> None:
    blind.plug(HEAD)
    blind.kiosk.face.speak("en")
    blind.ask("bar-opinion")
    blind.press()
    blind.kiosk.bot.waitUntil(lambda: "How was this page?" in blind.heard, timeout=WAIT_MS)
    blind.kiosk.settle()
    said = [blind.flick(200) for _ in range(70)]
    assert not any("Contrast" in one for one in said), "what lies beneath is not meant"
    blind.ask("letter-h")
    blind.press()
    assert blind.heard == "h"
    assert "Very good, off" in blind.ask("rate-5")
    blind.press()
    assert "Very good, on" in blind.heard
    blind.ask("opinion-send")
    blind.press()
    blind.kiosk.bot.waitUntil(lambda: "Your opinion was accepted" in blind.heard, timeout=WAIT_MS)


def test_no_digit_of_the_pin_is_said(blind: Blind) -> None:
    blind.plug(HEAD)
    blind.kiosk.face.speak("en")
    blind.service.knock()
    blind.kiosk.settle()
    said = [blind.flick(200) for _ in range(20)]
    said.append(blind.ask("pin-7"))
    blind.press()
    assert blind.service.property("digits") == 1
    said.append(blind.heard)
    assert not [one for one in said if re.search(r"\d|●", one)]
    assert any("Close" in one for one in said)


def test_the_time_that_runs_out_is_said_and_ends_the_guide(blind: Blind) -> None:
    blind.plug(HEAD)
    blind.kiosk.face.speak("en")
    blind.reading.hush()
    blind.kiosk.wait(41)
    blind.kiosk.bot.waitUntil(lambda: "The first screen returns in" in blind.heard, timeout=WAIT_MS)
    blind.reading.hush()
    blind.kiosk.wait(20)
    assert not blind.guide.on
    assert blind.heard == ""
    blind.kiosk.touch("bar-contrast")
    assert blind.kiosk.face.visit.modes.contrast, "the screen answers to fingers as before"


def test_an_alert_is_said_at_once(blind: Blind) -> None:
    blind.plug(HEAD)
    blind.kiosk.sample.alarm = "meant"
    blind.kiosk.face.refresh()
    blind.kiosk.bot.waitUntil(lambda: "긴급" in blind.heard, timeout=WAIT_MS)


def test_what_is_said_goes_to_the_headset_that_was_plugged_in_and_nowhere_else(
    opened: Callable[..., Kiosk], kept: list[QObject], monkeypatch: pytest.MonkeyPatch
) -> None:
    with sound_server() as server:
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        kiosk = opened(say=words)
        reading = Reading(kiosk.face, {})
        guide = Guide(kiosk.face, reading)
        kept += [reading, guide]
        guide.watch(kiosk.window)
        plugs = Plugs(guide.headset)
        plugs.start()
        plugged = server.plug("head")
        kiosk.bot.waitUntil(lambda: guide.on, timeout=WAIT_MS)
        kiosk.bot.waitUntil(lambda: server.heard_on("head"), timeout=WAIT_MS)
        assert not server.heard_on("own")
        server.pull(plugged)
        kiosk.bot.waitUntil(lambda: not guide.on, timeout=WAIT_MS)
        assert kiosk.face.visit.touched is None
        plugs.stop()
        guide.stop()
        reading.stop()
