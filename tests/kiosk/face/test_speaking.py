"""A voice note is recorded beside Qt from a real microphone, and gone when nobody is there."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from kiosk.face.speaking import Speaking, Voice
from kiosk.opinions.voicenote import seconds
from streams.voice.hearing import Absent
from tests.fakes.tone import play

WAIT_MS = 60_000


def now(speaking: Speaking) -> str:
    return speaking.state.value


@pytest.fixture
def tone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A microphone before which a tone sounds for three seconds."""
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(play(tmp_path, seconds=3.0)))


@pytest.mark.usefixtures("tone")
def test_what_is_said_becomes_a_note_and_a_second_touch_forgets_it(qtbot: QtBot) -> None:
    speaking = Speaking()
    made = QSignalSpy(speaking.made)
    speaking.begin()
    qtbot.waitUntil(lambda: speaking.state is Voice.READY, timeout=WAIT_MS)
    speaking.turn()
    assert now(speaking) == Voice.RECORDING
    qtbot.waitUntil(lambda: speaking.seconds < 30, timeout=WAIT_MS)
    speaking.turn()
    qtbot.waitUntil(lambda: speaking.state is Voice.KEPT, timeout=WAIT_MS)
    note = bytes(made.at(0)[0])
    assert note.startswith(b"OggS")
    assert 0.5 <= seconds(note) <= 30.1
    speaking.turn()
    assert now(speaking) == Voice.READY
    assert bytes(made.at(1)[0]) == b""


@pytest.mark.usefixtures("tone")
def test_who_leaves_while_speaking_leaves_nothing(qtbot: QtBot) -> None:
    speaking = Speaking(lambda: None)
    made = QSignalSpy(speaking.made)
    speaking.begin()
    qtbot.waitUntil(lambda: speaking.state is Voice.READY, timeout=WAIT_MS)
    speaking.turn()
    speaking.forget()
    assert now(speaking) == Voice.READY
    speaking.turn()
    assert now(speaking) == Voice.RECORDING
    speaking.forget()
    assert made.count() == 0


@pytest.mark.usefixtures("tone")
def test_a_note_that_cannot_be_made_leaves_the_panel_ready(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What codes sound is not installed: a library that somebody took away.
    monkeypatch.setitem(sys.modules, "kiosk.opinions.voicenote", None)
    speaking = Speaking(lambda: None)
    made = QSignalSpy(speaking.made)
    speaking.begin()
    qtbot.waitUntil(lambda: speaking.state is Voice.READY, timeout=WAIT_MS)
    speaking.turn()
    speaking.turn()
    assert now(speaking) == Voice.MAKING
    qtbot.waitUntil(lambda: speaking.state is Voice.READY, timeout=WAIT_MS)
    assert bytes(made.at(0)[0]) == b""


def test_without_a_microphone_a_touch_does_nothing(qtbot: QtBot) -> None:
    speaking = Speaking(lambda: Absent.NO_LIBRARY)
    with qtbot.waitSignal(speaking.changed, timeout=WAIT_MS):
        speaking.begin()
    speaking.turn()
    assert speaking.state is Voice.ABSENT


def test_a_microphone_that_is_plugged_in_later_is_found_and_one_that_is_taken_away_is_missed(
    qtbot: QtBot,
) -> None:
    plugged: list[Absent | None] = [Absent.NO_DEVICE]
    speaking = Speaking(lambda: plugged[-1])
    with qtbot.waitSignal(speaking.changed, timeout=WAIT_MS):
        speaking.begin()
    assert now(speaking) == Voice.ABSENT
    plugged.append(None)
    speaking.again()
    qtbot.waitUntil(lambda: speaking.state is Voice.READY, timeout=WAIT_MS)
    plugged.append(Absent.NO_DEVICE)
    speaking.again()
    qtbot.waitUntil(lambda: speaking.state is Voice.ABSENT, timeout=WAIT_MS)


@pytest.mark.usefixtures("tone")
def test_who_records_is_not_disturbed_by_a_look_that_was_begun_before(qtbot: QtBot) -> None:
    plugged: list[Absent | None] = [None]
    gate = threading.Event()
    gate.set()

    def look() -> Absent | None:
        gate.wait(WAIT_MS / 1000)
        return plugged[-1]

    speaking = Speaking(look)
    speaking.begin()
    qtbot.waitUntil(lambda: speaking.state is Voice.READY, timeout=WAIT_MS)
    plugged.append(Absent.BROKEN)
    gate.clear()
    speaking.again()
    speaking.turn()
    assert now(speaking) == Voice.RECORDING
    with qtbot.waitSignal(speaking.made, timeout=WAIT_MS):
        gate.set()
    assert now(speaking) == Voice.KEPT
