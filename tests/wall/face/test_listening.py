"""A camera is heard by one tap on the glass, alone and while it is large, by those who may."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QPointingDevice

from streams.media.sound.ear import Ear
from streams.media.sound.state import SoundState
from streams.sample.process import CityProcess
from tests.wall.face.conftest import OpenWall, Wall
from wall.documents import Documents
from wall.face.listening import Listening
from wall.face.witness import Witness
from wall.trust.archive import Archive
from wall.trust.clerk import Clerk
from wall.trust.door import Answer, Door
from wall.trust.entry import Role
from wall.trust.ledger import read, reading
from wall.trust.people import People, Person
from wall.trust.pin import hashed

WAIT_MS = 40_000
MODULE = "tests.fakes.recording"


@pytest.fixture(scope="module")
def cameras() -> Iterator[CityProcess]:
    """Cameras 0 and 3 have a microphone, 1 and 2 have none."""
    with CityProcess(cameras=4, clips="tiny", digest_every=0) as running:
        yield running


PIN = "482913"
PEOPLE = People((Person("Kim", Role.OPERATOR, hashed(PIN)),))
OpenHeard = Callable[..., "Heard"]


class Heard:
    """A wall whose cameras can be heard, and its audit log."""

    def __init__(self, wall: Wall, clerk: Clerk, ledger: Path) -> None:
        self.wall, self._clerk, self._ledger = wall, clerk, ledger
        self.ear = Ear(MODULE)
        self.listening = Listening(wall.face, self.ear, {})
        self.listening.show(wall.window)
        documents = Documents(wall.city.channels, None, {}, (), {})
        self.witness = Witness(wall.face, clerk, documents, "")
        self.listening.heard.connect(self.witness.listened)

    def enlarge(self, row: int) -> None:
        self.wall.face.spotlight(row)
        self.wall.settle()

    def until(self, words: str) -> None:
        """Wait until something is written on the glass."""
        self.wall.bot.waitUntil(
            lambda: any(words in text for text in self.wall.texts()), timeout=WAIT_MS
        )

    def tap(self, screen: QPointingDevice) -> None:
        """Tap the button, once the panel has it and has come to rest."""
        button = self.wall.find("soundButton")
        self.wall.bot.waitUntil(lambda: button.isVisible() and button.width() > 0, timeout=WAIT_MS)
        before = None
        while before != (place := self.wall.middle("soundButton")):
            before = place
            self.wall.settle()
            self.wall.settle()
        self.wall.touch(screen, "soundButton")

    def close(self) -> None:
        self.wall.window.setProperty("sound", None)
        self.listening.end()
        self.ear.close()
        self.witness.stop()
        self._clerk.stop()

    def audited(self) -> list[tuple[str, str]]:
        """Whose sound was heard, and by whom; nothing named: none any more."""
        self._clerk.stop()
        with reading(self._ledger) as base:
            entries = list(read(base, "ORDER BY sequence"))
        return [(entry.object, entry.who) for entry in entries if entry.event == "listened"]


@pytest.fixture
def open_heard(
    open_wall: OpenWall,
    cameras: CityProcess,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[OpenHeard]:
    (tmp_path / "tape").touch()
    monkeypatch.setenv("RECORDING", str(tmp_path / "tape"))
    opened: list[Heard] = []

    def make(language: str = "en", *, people: bool = False, private: int = -1) -> Heard:
        listed = list(cameras.channels)
        if private >= 0:
            listed[private] = replace(listed[private], private=True)
        ledger = tmp_path / "audit.sqlite"
        clerk = Clerk(Archive(ledger))
        clerk.start()
        door = Door(lambda: PEOPLE, clerk) if people else None
        if door is not None:
            assert door.knock("Kim", PIN) is Answer.IN
        opened.append(
            Heard(open_wall(language=language, listed=tuple(listed), door=door), clerk, ledger)
        )
        return opened[-1]

    yield make
    while opened:
        opened.pop().close()


def test_one_tap_is_heard_and_the_next_is_silence(
    open_heard: OpenHeard, cameras: CityProcess, screen: QPointingDevice
) -> None:
    heard = open_heard()
    assert not heard.wall.find("soundButton").isVisible(), "nothing is large"
    heard.enlarge(0)
    heard.until("Sound")
    assert heard.ear.process is None, "off by default: nobody was asked for sound"
    heard.tap(screen)
    heard.until("Sound on")
    heard.wall.bot.waitUntil(
        lambda: heard.listening.property("state")["level"] > 0.2, timeout=WAIT_MS
    )
    assert heard.wall.find("soundMeter").isVisible()
    heard.tap(screen)
    assert heard.ear.sound.state is SoundState.OFF
    assert "Sound on" not in heard.wall.texts()
    assert heard.audited() == [(cameras.channels[0].id, ""), ("", "")]


def test_sound_ends_with_its_spotlight_and_one_camera_is_heard_at_a_time(
    open_heard: OpenHeard, cameras: CityProcess, screen: QPointingDevice
) -> None:
    heard = open_heard()
    heard.enlarge(0)
    heard.tap(screen)
    heard.until("Sound on")
    heard.wall.face.spotlight(-1)
    assert heard.listening.row is None
    assert heard.ear.sound.state is SoundState.OFF
    heard.enlarge(3)
    heard.until("Sound")
    heard.tap(screen)
    heard.until("Sound on")
    first, second = cameras.channels[0].id, cameras.channels[3].id
    assert heard.audited() == [(first, ""), ("", ""), (second, "")]


def test_why_nothing_is_heard_is_said_on_the_glass(
    open_heard: OpenHeard, monkeypatch: pytest.MonkeyPatch, screen: QPointingDevice
) -> None:
    heard = open_heard()
    heard.enlarge(1)
    heard.tap(screen)
    heard.until("No sound")
    heard.until("the camera sends no sound")
    heard.tap(screen)
    heard.ear.close()
    monkeypatch.setenv("RECORDING", "")
    heard.tap(screen)
    heard.until("No sound device")
    heard.until("This machine has nothing to play sound on.")
    assert heard.audited() == [], "nothing was heard"


def test_it_is_said_in_korean(
    open_heard: OpenHeard, monkeypatch: pytest.MonkeyPatch, screen: QPointingDevice
) -> None:
    monkeypatch.setenv("RECORDING", "")
    heard = open_heard("ko")
    heard.enlarge(0)
    heard.until("소리")
    heard.tap(screen)
    heard.until("소리 장치 없음")


def test_visitors_do_not_hear_a_private_camera(
    open_heard: OpenHeard, cameras: CityProcess, screen: QPointingDevice
) -> None:
    heard = open_heard(people=True, private=0)
    heard.enlarge(0)
    heard.tap(screen)
    heard.until("Sound on")
    heard.wall.face.guard_.enterGuest()
    assert heard.listening.row is None
    assert heard.ear.sound.state is SoundState.OFF
    heard.enlarge(0)
    heard.listening.toggle()
    assert heard.listening.row is None, "what may not be seen may not be heard"
    heard.enlarge(3)
    heard.tap(screen)
    heard.until("Sound on")
    private, other = cameras.channels[0].id, cameras.channels[3].id
    assert heard.audited() == [(private, "Kim"), ("", ""), (other, "")]
