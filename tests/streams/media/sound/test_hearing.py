"""The sound of real cameras is recognised by its tone in what would be played."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from layouts.credentials import Credential
from streams.floor.reason import Reason
from streams.media.rtsp.conversation import Conversation, Stage
from streams.media.rtsp.refused import Refused
from streams.media.sound.ear import Ear
from streams.media.sound.state import SILENCE, SoundState
from streams.media.sound.voice import choose_sound
from streams.sample.process import CityProcess
from streams.sample.voice import tone_of
from tests.fakes.patience import until
from tests.fakes.recorder import played, tone_in

PATIENCE_S = 30.0
HANGS_S = 4.0
CLOSE_HZ = 8.0


@pytest.fixture(scope="module")
def city() -> Iterator[CityProcess]:
    """Every third camera has a microphone; camera 6 asks for a login."""
    with CityProcess(cameras=7, clips="tiny", digest_every=7) as running:
        yield running


def main_of(city: CityProcess, number: int) -> str:
    return city.channels[number].main


def login_of(city: CityProcess, number: int) -> Credential | None:
    name = city.channels[number].credential
    login = city.credentials()[name] if name else None
    return Credential(login.username, login.password) if login else None


@pytest.mark.parametrize("number", [3, 6])
def test_each_camera_is_known_by_its_tone(city: CityProcess, number: int) -> None:
    before = city.counts.playing
    recorder = played(main_of(city, number), login_of(city, number), 1.0)
    tone = tone_of(number)
    assert tone is not None
    assert tone_in(recorder.heard) == pytest.approx(tone, abs=CLOSE_HZ)
    assert city.counts.playing == before, "its picture was not sent again"


def test_a_camera_without_a_microphone_says_so(city: CityProcess) -> None:
    with pytest.raises(Refused) as refused:
        played(main_of(city, 1), None, 1.0)
    assert refused.value.cause.reason is Reason.NO_AUDIO


def test_a_camera_that_is_not_there_is_named_as_such(city: CityProcess) -> None:
    with pytest.raises(Refused) as refused:
        played(main_of(city, 3).replace("/main", "/other"), None, 1.0)
    assert refused.value.cause.reason is Reason.NO_STREAM


SDP = (
    "v=0\r\nm=video 0 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\na=control:track1\r\n"
    "m=audio 0 RTP/AVP 0\r\na=control:track2\r\n"
)
ANSWERS = (
    "RTSP/1.0 200 OK\r\nCSeq: 1\r\n\r\n",
    f"RTSP/1.0 200 OK\r\nCSeq: 2\r\nContent-Length: {len(SDP)}\r\n\r\n{SDP}",
    "RTSP/1.0 200 OK\r\nCSeq: 3\r\nSession: 5\r\n"
    "Transport: RTP/AVP/TCP;unicast;interleaved=0-1\r\n\r\n",
    "RTSP/1.0 200 OK\r\nCSeq: 4\r\nSession: 5\r\n\r\n",
)


@pytest.mark.parametrize(("heard", "track"), [(False, "track1"), (True, "track2")])
def test_of_a_camera_with_sound_only_what_is_wanted_is_set_up(heard: bool, track: str) -> None:
    url = "rtsp://192.0.2.1/main"
    conversation = Conversation(url, choose=choose_sound) if heard else Conversation(url)
    asked = conversation.begin().decode()
    for answer in ANSWERS:
        asked += conversation.receive(answer.encode()).decode()
    assert conversation.stage is Stage.PLAYING
    set_up = [line for line in asked.splitlines() if line.startswith("SETUP")]
    assert set_up == [f"SETUP {url}/{track} RTSP/1.0"]


@pytest.fixture
def tape(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the process plays."""
    file = tmp_path / "tape"
    file.touch()
    monkeypatch.setenv("RECORDING", str(file))
    return file


@pytest.fixture
def ear() -> Iterator[Ear]:
    made = Ear("tests.fakes.recording", HANGS_S)
    yield made
    made.close()


def seconds_on(tape: Path) -> float:
    return tape.stat().st_size / 2 / 48_000


def plays(tape: Path, seconds: float) -> None:
    """Wait until so much more is played."""
    ends = seconds_on(tape) + seconds
    until(lambda: seconds_on(tape) > ends, PATIENCE_S, "nothing more is played")


def reaches(ear: Ear, state: SoundState) -> None:
    until(lambda: ear.sound.state is state, PATIENCE_S, lambda: f"it is {ear.sound}")


def test_a_process_aside_hears_one_camera_then_another_then_none(
    city: CityProcess, ear: Ear, tape: Path
) -> None:
    assert ear.sound == SILENCE
    for number in (0, 3):
        begins = tape.stat().st_size
        ear.hear(main_of(city, number), None)
        reaches(ear, SoundState.HEARD)
        until(lambda: ear.sound.level > 0.05, PATIENCE_S, "it is not loud")
        # What the camera before had said is played out first.
        plays(tape, 1.5)
        samples = np.frombuffer(tape.read_bytes()[begins:], np.int16)[-48_000:]
        tone = tone_of(number)
        assert tone is not None
        assert tone_in(samples) == pytest.approx(tone, abs=2 * CLOSE_HZ)
    ear.hush()
    assert ear.sound == SILENCE
    ear.hear(main_of(city, 1), None)
    reaches(ear, SoundState.FAILED)
    assert ear.sound.reason is Reason.NO_AUDIO


def hang(ear: Ear) -> subprocess.Popen[bytes]:
    """The process stands still; returns it once nobody believes any more that it is heard."""
    process = ear.process
    assert process is not None
    process.send_signal(signal.SIGSTOP)
    until(lambda: ear.sound.state is not SoundState.HEARD, PATIENCE_S, "nothing is heard")
    return process


def test_a_process_that_hangs_is_ended_and_whoever_taps_does_not_wait_for_that(
    city: CityProcess, ear: Ear, tape: Path
) -> None:
    ear.hear(main_of(city, 3), None)
    reaches(ear, SoundState.HEARD)
    hung = hang(ear)
    reaches(ear, SoundState.HEARD)
    assert hung.poll() is not None
    plays(tape, 0.5)

    hung = hang(ear)

    def taps() -> bool:
        ear.hear(main_of(city, 0), None)
        return hung.poll() is not None

    until(taps, PATIENCE_S, "it is ended")
    reaches(ear, SoundState.HEARD)


def test_without_a_sound_device_the_camera_is_not_even_asked(
    city: CityProcess, ear: Ear, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECORDING", "")
    ear.hear("rtsp://192.0.2.1/never", None)
    reaches(ear, SoundState.NO_DEVICE)


def test_a_process_that_dies_is_told_and_started_again(
    city: CityProcess, ear: Ear, tape: Path
) -> None:
    ear.hear(main_of(city, 0), None)
    reaches(ear, SoundState.HEARD)
    process = ear.process
    assert process is not None
    process.kill()
    reaches(ear, SoundState.FAILED)
    assert ear.sound.reason is Reason.STUMBLED
    ear.hear(main_of(city, 0), None)
    reaches(ear, SoundState.HEARD)
