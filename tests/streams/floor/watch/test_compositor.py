"""A watchdog knows when the compositor that it was started under has ended."""

from __future__ import annotations

import os
import signal
import socket
import sys
from pathlib import Path

import pytest

from streams.floor.watch.compositor import Compositor
from streams.floor.watch.watchdog import NO_GLASS
from tests.fakes.patience import until
from tests.fakes.watched import Watched

WATCH = """
import os, sys
from streams.floor.log import set_up
from streams.floor.watch.watchdog import Ward, Watchdog

set_up()
alive = [sys.executable, "-m", "tests.fakes.beating"]
sys.exit(Watchdog(Ward("kiosk", lambda _: alive), os.environ).run())
"""


@pytest.fixture
def seat(tmp_path: Path) -> dict[str, str]:
    """What a session's programs are told of its compositor."""
    return {"XDG_RUNTIME_DIR": str(tmp_path), "WAYLAND_DISPLAY": "wayland-7"}


def listening(folder: Path) -> socket.socket:
    """A compositor, as far as being there goes."""
    server = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    server.bind(str(folder / "wayland-7"))
    server.listen()
    return server


def test_it_is_there_until_it_ends(tmp_path: Path, seat: dict[str, str]) -> None:
    with listening(tmp_path) as server:
        compositor = Compositor(seat)
        client, _ = server.accept()
        assert not compositor.gone
        client.close()
        until(lambda: compositor.gone, 20, "it is still there")
        compositor.close()


@pytest.mark.parametrize("without", [{"WAYLAND_DISPLAY": ""}, {"QT_QPA_PLATFORM": "offscreen"}])
def test_other_screens_have_none(
    tmp_path: Path, seat: dict[str, str], without: dict[str, str]
) -> None:
    with listening(tmp_path):
        assert not Compositor(seat | without).gone
    assert not Compositor(seat | {"WAYLAND_DISPLAY": "wayland-8"}).gone, "Qt may find an X server"


def test_the_only_one_that_qt_may_use_is_gone_when_it_is_not_there(seat: dict[str, str]) -> None:
    assert Compositor(seat | {"QT_QPA_PLATFORM": "wayland"}).gone


def test_the_watchdog_and_its_kiosk_end_with_it(tmp_path: Path, seat: dict[str, str]) -> None:
    with listening(tmp_path) as server:
        environment = {**os.environ, **seat, "QT_QPA_PLATFORM": "wayland"}
        watched = Watched([sys.executable, "-c", WATCH], environment, "kiosk")
        kiosk = watched.stands(1)
        client, _ = server.accept()
        os.kill(kiosk, signal.SIGSTOP)  # one that hangs has not noticed by itself
        client.close()
        assert watched.process.wait(20) == NO_GLASS
        watched.close()
    assert "the window system has ended" in watched.said
    until(lambda: not Path(f"/proc/{kiosk}").exists(), 20, "the kiosk runs on")
