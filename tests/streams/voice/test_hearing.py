"""A microphone is heard through PortAudio and ALSA; where there is none, it is said why."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from streams.voice.hearing import Absent, Hearing, absent
from streams.voice.microphone import RATE
from tests.fakes.patience import until
from tests.fakes.tone import LOUD, play

PATIENCE_S = 60.0


@pytest.fixture
def tone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A microphone before which a tone sounds for three seconds."""
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(play(tmp_path, seconds=3.0)))


@pytest.mark.usefixtures("tone")
def test_what_is_said_is_heard_and_no_longer_than_was_asked_for() -> None:
    assert absent() is None
    hearing = Hearing(1.5)
    until(lambda: hearing.is_over, PATIENCE_S, lambda: hearing.seconds)
    assert hearing.seconds == pytest.approx(1.5)
    heard = np.frombuffer(hearing.stop(), "<i2")
    assert len(heard) == int(1.5 * RATE)
    assert int(np.abs(heard.astype(int)).max()) == pytest.approx(LOUD, abs=20)
    assert hearing.seconds == 0


@pytest.mark.usefixtures("tone")
def test_it_ends_when_it_is_stopped() -> None:
    hearing = Hearing(600.0)
    until(lambda: hearing.seconds > 0, PATIENCE_S, lambda: hearing.is_over)
    assert len(hearing.stop()) > 0
    assert hearing.is_over


def test_a_sound_system_that_has_no_device_or_breaks_costs_nothing_but_the_voice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = tmp_path / "asound.conf"
    # PortAudio aborts its process over a configuration without anything in it.
    empty.write_text("")
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(empty))
    assert absent() in (Absent.NO_DEVICE, Absent.BROKEN)
    hearing = Hearing(5.0)
    until(lambda: hearing.is_over, PATIENCE_S, "it ends by itself")
    assert hearing.stop() == b""


@pytest.mark.parametrize("why", list(Absent))
def test_every_reason_says_what_to_do(why: Absent) -> None:
    assert ": " in why.words
