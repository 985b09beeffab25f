"""What a newcomer types for a kiosk: it comes up on the sample city and leaves a picture."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from PIL import Image

from layouts.kiosk_reader import load_kiosk
from scripts.bringup.control import Control
from scripts.bringup.environment import ROOT
from scripts.bringup.kioskdemo import write_document


def test_the_demonstrations_document_is_one(tmp_path: Path) -> None:
    for name in ("feeds.json", "keys.json"):
        (tmp_path / name).write_text("{}")
    documents = {"feeds": str(tmp_path / "feeds.json"), "keys": str(tmp_path / "keys.json")}
    documents["address"] = "http://127.0.0.1:8099"
    control = Control(tmp_path)
    kiosk = load_kiosk(write_document(tmp_path, documents, control))
    assert kiosk.remote is not None
    assert f"{kiosk.remote.host}:{kiosk.remote.port}" == control.address
    assert kiosk.remote.token == control.token_file
    assert kiosk.panel.screen is None
    assert kiosk.opinions is not None
    assert kiosk.opinions.endpoint == "http://127.0.0.1:8099/opinions"


@pytest.mark.e2e
@pytest.mark.timeout(300)
def test_a_kiosk_without_a_display_ends_by_itself_with_a_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "QT_QUICK_BACKEND"):
        monkeypatch.delenv(name, raising=False)
    picture = tmp_path / "out.png"
    command = [str(ROOT / "scripts" / "demo"), "kiosk", "--size", "1280x720", "--seconds", "15"]
    said = subprocess.run(
        [*command, "--screenshot", str(picture)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 0, said.stdout + said.stderr
    assert "feeds fresh" in said.stdout.splitlines()[-1]
    with Image.open(picture) as shown:
        assert shown.size == (1280, 720)
        assert len(shown.convert("L").resize((160, 90)).getcolors(256) or []) > 50
