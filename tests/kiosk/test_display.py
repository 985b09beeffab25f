"""Whether citizens can see anything: a plugged connector with modes, and the right one."""

from __future__ import annotations

from pathlib import Path

from kiosk.display import Connector, ScreenFacts, connectors, display
from layouts.surface import Screen

PANEL = ScreenFacts("HDMI-A-1", "SN100", (3840, 2160))
DESK = ScreenFacts("DP-1", "SN7", (1920, 1080))
GONE = ScreenFacts("", "", (0, 0))
"""What Qt keeps where the last screen has gone."""
WELL = {"HDMI-A-1": Connector(plugged=True, modes=12)}


def test_the_panel_of_the_document_is_connected() -> None:
    for wanted in (None, Screen(name="HDMI-A-1"), Screen(serial="SN100"), Screen(index=0)):
        found = display([PANEL, DESK], WELL, wanted)
        assert (found.connected, found.name, found.size) == (True, "HDMI-A-1", (3840, 2160))
        assert found.why == ""


def test_a_screen_that_is_only_kept_in_mind_is_none() -> None:
    assert display([GONE], {}, None).why == "no screen is plugged in"
    assert display([], {}, None).connected is False


def test_a_connector_without_a_panel_or_without_modes_is_black() -> None:
    unplugged = {"HDMI-A-1": Connector(plugged=False, modes=0)}
    assert display([PANEL], unplugged, None).why == "nothing is plugged into HDMI-A-1"
    silent = {"HDMI-A-1": Connector(plugged=True, modes=0)}
    assert display([PANEL], silent, None).why == "the panel at HDMI-A-1 offers no mode"


def test_another_screen_than_the_documents_is_said() -> None:
    found = display([DESK], {}, Screen(name="HDMI-A-1"))
    assert (found.connected, found.name) == (False, "DP-1")
    assert "is not there: the kiosk is shown on DP-1" in found.why


def test_the_kernel_says_what_is_plugged(tmp_path: Path) -> None:
    for name, status, modes in (
        ("card1-HDMI-A-1", "connected\n", "3840x2160\n1920x1080\n"),
        ("card1-DP-1", "disconnected\n", ""),
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / "status").write_text(status)
        (tmp_path / name / "modes").write_text(modes)
    (tmp_path / "card1-DP-2").mkdir()
    (tmp_path / "card1-DP-2" / "status").write_text("connected\n")
    assert connectors(tmp_path) == {
        "HDMI-A-1": Connector(plugged=True, modes=2),
        "DP-1": Connector(plugged=False, modes=0),
    }
    assert connectors(tmp_path / "none") == {}
