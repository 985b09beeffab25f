"""Sixteen channels from a server that we did not write: GStreamer's, with Digest authentication."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from layouts.channels import Channel
from layouts.credentials import Credential
from streams.floor.truth import State, Tier
from streams.media.demand import Focus
from tests.fakes.hanging import Hanging, hanging
from tests.fakes.patience import until
from tests.fakes.recorder import played, tone_in

pytestmark = pytest.mark.realtime

PYTHON = "/usr/bin/python3"
SERVER = Path(__file__).parents[2] / "fakes" / "gst_server.py"
NEEDED = (
    "apt-get install python3-gi gir1.2-gst-rtsp-server-1.0 gstreamer1.0-plugins-base "
    "gstreamer1.0-plugins-good gstreamer1.0-plugins-bad gstreamer1.0-plugins-ugly"
)
LOGIN = Credential("wall", "planted-gst-secret")
SESSION_S = 6
CHANNELS, MOUNTS = 16, 4
LIVE_S = 20.0
TONE = 700
"""Hz; the server's own."""


def leave(why: str) -> NoReturn:
    """A desk may go without; continuous integration may not, or nobody sees that it never ran."""
    if os.environ.get("CI"):
        pytest.fail(why)
    pytest.skip(why)


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    command = [PYTHON, str(SERVER), LOGIN.username, LOGIN.password, str(SESSION_S)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        assert server.stderr is not None
        line = server.stdout.readline()
        if not line:
            problem = server.stderr.read()
            if "No module named 'gi'" in problem or "ValueError: Namespace Gst" in problem:
                leave(f"GStreamer's RTSP server is not on this machine: {NEEDED}")
            raise AssertionError(problem)
        yield int(line)
        server.terminate()


@pytest.fixture(scope="module")
def wall(port: int) -> Iterator[Hanging]:
    channels = [
        Channel(
            f"gst-{number}",
            {"en": f"GStreamer {number}"},
            main=f"rtsp://127.0.0.1:{port}/{number % MOUNTS}/main",
            sub=f"rtsp://127.0.0.1:{port}/{number % MOUNTS}/sub",
            credential="gst",
        )
        for number in range(CHANNELS)
    ]
    with hanging(channels, {"gst": LOGIN}) as engine:
        yield Hanging(engine)


def test_sixteen_channels_are_live_in_one_session_each(wall: Hanging) -> None:
    until(lambda: wall.engine.totals()["live"] == CHANNELS, LIVE_S, wall.described)
    assert wall.sessions() == [1] * CHANNELS
    assert LOGIN.password not in wall.described()


def test_a_spotlight_is_sharp_and_its_sub_stream_stays(wall: Hanging) -> None:
    channel = wall.engine.channels[5].id
    wall.show(channel, 640, Focus.SPOTLIGHT)
    wall.until_tier(channel, Tier.SHARP, canvas=True)
    until(lambda: int(wall.status(channel)["width"]) == 640, 20, "the main stream's size")
    wall.until_state(channel, State.LIVE)
    wall.show(channel, 96)
    wall.until_tier(channel, Tier.STILL, canvas=False)
    assert int(wall.status(channel)["sessions"]) == 1


def test_sessions_outlive_their_limit(wall: Hanging) -> None:
    """The server asks to be heard of every six seconds."""
    wall.until_all(State.LIVE)
    began = max(float(wall.status(channel.id)["played_at"]) for channel in wall.engine.channels)
    until(lambda: time.monotonic() > began + 2.5 * SESSION_S, 60, "two and a half limits")
    wall.until_all(State.LIVE)
    assert wall.sessions() == [1] * CHANNELS


def test_a_wrong_password_is_refused_in_words(port: int) -> None:
    channel = Channel(
        "gst", {"en": "GStreamer"}, f"rtsp://127.0.0.1:{port}/0/sub", credential="gst"
    )
    wrong = {"gst": Credential(LOGIN.username, "planted-wrong-secret")}
    with hanging([channel], wrong) as engine:
        wall = Hanging(engine)
        wall.until_state("gst", State.REFUSED)
        assert "user name or password" in wall.words("gst")
        assert "planted" not in wall.words("gst")


@pytest.mark.parametrize("sound", ["mulaw", "alaw", "aac"])
def test_the_sound_beside_a_picture_is_heard_by_itself(port: int, sound: str) -> None:
    recorder = played(f"rtsp://127.0.0.1:{port}/heard/{sound}", LOGIN, 1.2)
    assert tone_in(recorder.heard) == pytest.approx(TONE, abs=8)
