"""A page is read aloud, shown large, and broken off; without a voice the screen says so."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.face.reading import Reading
from tests.kiosk.face.conftest import Kiosk


@pytest.fixture
def spoken(tmp_path: Path, opened: Callable[..., Kiosk]) -> Iterator[tuple[Kiosk, Reading, Path]]:
    """A kiosk whose voice writes down what it was told and what it says."""
    told, voice = tmp_path / "told", tmp_path / "espeak-ng"
    voice.write_text(f'#!/bin/sh\necho "$@" >> "{told}"\ncat >> "{told}"\necho >> "{told}"\n')
    voice.chmod(voice.stat().st_mode | stat.S_IXUSR)
    kiosk = opened()
    reading = Reading(kiosk.face, {}, lambda name: str(voice) if name == "espeak-ng" else None)
    kiosk.screen.window.setProperty("reading", reading)
    kiosk.settle()
    yield kiosk, reading, told
    reading.stop()


def heard(kiosk: Kiosk, told: Path, words: str) -> None:
    kiosk.bot.waitUntil(lambda: told.exists() and words in told.read_text(), timeout=20000)


def test_a_touch_reads_the_page_aloud_and_shows_it_large(
    spoken: tuple[Kiosk, Reading, Path],
) -> None:
    kiosk, _, told = spoken
    kiosk.touch("speak-en")
    kiosk.touch("bar-speak")
    heard(kiosk, told, "There are nine exits.")
    assert any("There are nine exits." in text for text in kiosk.texts())
    kiosk.touch("voice-faster")
    heard(kiosk, told, "-s 214")
    kiosk.face.open("air")
    heard(kiosk, told, "Air quality")


def test_who_leaves_is_not_read_to_any_more(spoken: tuple[Kiosk, Reading, Path]) -> None:
    kiosk, reading, _ = spoken
    kiosk.touch("bar-speak")
    assert reading.property("open")
    kiosk.wait(61)
    assert not reading.property("open")


def test_without_a_voice_the_words_are_shown_and_said_to_be_so(
    opened: Callable[..., Kiosk],
) -> None:
    kiosk = opened()
    reading = Reading(kiosk.face, {}, lambda _: None)
    kiosk.screen.window.setProperty("reading", reading)
    kiosk.settle()
    kiosk.touch("bar-speak")
    assert "no voice" in kiosk.texts()
    assert any("출구가 아홉 개 있습니다." in text for text in kiosk.texts())
    reading.stop()


def test_what_is_read_stands_until_it_was_heard_and_who_listens_is_there(
    spoken: tuple[Kiosk, Reading, Path], tmp_path: Path
) -> None:
    kiosk, _, _ = spoken
    slow = tmp_path / "slow"
    slow.write_text("#!/bin/sh\nexec sleep 60\n")
    slow.chmod(0o755)
    reading = Reading(kiosk.face, {}, lambda name: str(slow) if name == "espeak-ng" else None)
    kiosk.face.touched()
    reading.toggle()
    assert kiosk.face.visit.page == kiosk.face.bill.shown.id
    for _ in range(2):
        kiosk.seconds += 39
        now = kiosk.seconds
        kiosk.bot.waitUntil(lambda: kiosk.face.visit.touched == now, timeout=20000)  # noqa: B023
    reading.toggle()
    kiosk.wait(41)
    assert kiosk.face.property("stage") == "warned"
    reading.stop()


def test_where_no_sound_comes_out_the_screen_says_so(
    opened: Callable[..., Kiosk], tmp_path: Path
) -> None:
    deaf = tmp_path / "deaf"
    deaf.write_text("#!/bin/sh\ncat > /dev/null\necho 'error: No such file or directory' >&2\n")
    deaf.chmod(0o755)
    kiosk = opened()
    reading = Reading(kiosk.face, {}, lambda name: str(deaf) if name == "espeak-ng" else None)
    kiosk.face.touched()
    reading.toggle()
    kiosk.bot.waitUntil(lambda: reading.property("note") == "voice.silent", timeout=20000)
    reading.stop()
