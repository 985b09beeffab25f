"""A headset is seen where the kernel has a socket with a switch, and nowhere else."""

from __future__ import annotations

from pathlib import Path

from kiosk.voice.headset import headsets, plugged_in

LISTING = """\
I: Bus=0019 Vendor=0000 Product=0005 Version=0000
N: Name="Lid Switch"
H: Handlers=event0
B: EV=21
B: SW=1

I: Bus=0000 Vendor=0000 Product=0000 Version=0000
N: Name="HDA Intel PCH Headphone"
H: Handlers=event7
B: EV=21
B: SW=4

I: Bus=0000 Vendor=0000 Product=0000 Version=0000
N: Name="USB headset"
H: Handlers=kbd event12
B: EV=23
B: SW=14
"""


def test_sockets_for_headphones_are_told_from_other_switches() -> None:
    assert headsets(LISTING) == ("event7", "event12")


def test_a_machine_without_such_a_socket_does_not_tell(tmp_path: Path) -> None:
    (tmp_path / "devices").write_text('N: Name="Keyboard"\nH: Handlers=event1\nB: EV=120013\n')
    assert plugged_in(tmp_path / "devices", tmp_path) is None
    assert plugged_in(tmp_path / "none", tmp_path) is None


def test_a_socket_that_cannot_be_asked_does_not_tell(tmp_path: Path) -> None:
    (tmp_path / "devices").write_text(LISTING)
    (tmp_path / "event7").write_text("no device")
    assert plugged_in(tmp_path / "devices", tmp_path) is None
