"""Headsets are seen as they come and go: by a real sound server, or in the kernel's own lists."""

from __future__ import annotations

import queue
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.voice.outlet import Outlet, of_kernel, of_server
from kiosk.voice.plugs import Plugs
from tests.fakes.soundserver import SoundServer, sound_server

WAIT_S = 30
CARDS = """\
 0 [PCH            ]: HDA-Intel - HDA Intel PCH
                      HDA Intel PCH at 0xdf240000 irq 130
 1 [Panel          ]: USB-Audio - Panel Speaker
                      Acme Panel Speaker at usb-0000:00:14.0-2, full speed
"""
HEADSET = """\
 2 [Device         ]: USB-Audio - USB Audio Device
                      C-Media USB Audio Device at usb-0000:00:14.0-3, full speed
"""
Told = queue.Queue[Outlet | None]


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[SoundServer]:
    """A sound server that the programs of this test find."""
    with sound_server() as one:
        for name, value in one.environment.items():
            monkeypatch.setenv(name, value)
        yield one


def named(told: Told) -> str:
    """The value of the next headset that is told of; empty where it was taken off."""
    outlet = told.get(timeout=WAIT_S)
    return outlet.value if outlet else ""


def test_a_headset_that_is_plugged_into_a_sound_server_is_seen_and_missed(
    server: SoundServer, tmp_path: Path
) -> None:
    told: Told = queue.Queue()
    plugs = Plugs(told.put, cards=tmp_path / "none", jack=lambda: None)
    plugs.start()
    usb = server.plug("head")
    assert named(told) == "head"
    server.pull(usb)
    assert named(told) == ""
    air = server.plug("air", "device.bus=bluetooth")
    assert named(told) == "air"
    server.pull(air)
    assert named(told) == ""
    # One that does not say what it is came while the kiosk ran: the panel's own was there before.
    server.plug("unnamed", "device.bus=usb")
    assert named(told) == "unnamed"
    assert plugs.why == ""
    plugs.stop()
    assert told.empty()


def test_one_that_is_taken_off_before_the_server_is_listened_to_is_missed_as_well(
    server: SoundServer, tmp_path: Path
) -> None:
    late = tmp_path / "pactl"
    late.write_text('#!/bin/sh\n[ "$1" = subscribe ] && sleep 1\nexec pactl "$@"\n')
    late.chmod(0o755)
    told: Told = queue.Queue()
    plugs = Plugs(told.put, lambda _: str(late), tmp_path / "none", jack=lambda: None)
    usb = server.plug("head")
    plugs.start()
    assert named(told) == "head"
    server.pull(usb)
    assert named(told) == ""
    plugs.stop()


def test_a_headset_is_seen_in_the_kernel_s_list_where_no_sound_server_is(tmp_path: Path) -> None:
    cards = tmp_path / "cards"
    cards.write_text(CARDS)
    told: Told = queue.Queue()
    looks: queue.Queue[None] = queue.Queue()
    plugs = Plugs(told.put, lambda _: None, cards, lambda: looks.put(None))
    plugs.start()
    for _ in range(2):  # the second look begins when the first one is over
        looks.get(timeout=WAIT_S)
    assert told.empty()
    cards.write_text(CARDS + HEADSET)
    outlet = told.get(timeout=WAIT_S)
    assert outlet == Outlet("USB Audio Device", "ALSA_CARD", "Device", worn=False)
    cards.write_text(CARDS)
    assert told.get(timeout=WAIT_S) is None
    plugs.stop()


def test_a_headset_in_the_socket_is_seen(tmp_path: Path) -> None:
    told: Told = queue.Queue()
    plugs = Plugs(told.put, lambda _: None, tmp_path / "none", lambda: True)
    plugs.start()
    assert named(told) == ""
    assert plugs.why == ""
    plugs.stop()


def test_a_machine_that_sees_no_headset_says_why_and_what_to_do(tmp_path: Path) -> None:
    told: Told = queue.Queue()
    looks: queue.Queue[None] = queue.Queue()
    plugs = Plugs(told.put, lambda _: None, tmp_path / "none", lambda: looks.put(None))
    plugs.start()
    for _ in range(2):
        looks.get(timeout=WAIT_S)
    plugs.stop()
    assert told.empty()
    assert "install pulseaudio-utils" in plugs.why


def test_headsets_are_told_from_loudspeakers() -> None:
    told = of_kernel(CARDS + HEADSET.replace("USB Audio Device", "Jabra Headset"))
    assert [(one.value, one.worn) for one in told] == [("Panel", False), ("Device", True)]
    jack = """[{"name": "pci", "description": "Built-in", "properties": {"device.bus": "pci"},
      "ports": [{"name": "analog", "type": "Headphones", "availability": "%s"}]}]"""
    assert [one.worn for one in of_server(jack % "available")] == [True]
    assert of_server(jack % "not available") == ()


@pytest.mark.parametrize("text", ["", "no server", "{}", "[1, null]", '[{"name": 3}]', "[[]]"])
def test_what_a_sound_server_says_badly_is_no_headset(text: str) -> None:
    assert of_server(text) == ()
