"""Opens a kiosk on the sample city's outside systems: no key, no network, and everything ended."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from scripts.bringup import debian, environment, screen
from scripts.bringup.control import Control
from scripts.bringup.options import Options, parse_kiosk
from scripts.bringup.part import Part
from scripts.bringup.samplecity import open_city, open_services
from scripts.bringup.session import session
from scripts.bringup.speech import say
from scripts.bringup.watching import MEND, watch

STATION = "layouts/examples/kiosk-hongik.json"
ELSEWHERE = ("$schema", "hours", "channels", "cameras", "opinions")
"""What of the station's document is not there in a demonstration."""
CITY = 12
"""Cameras of the sample city: one at each of its places."""
PUBLIC = ("seoul-0003", "seoul-0011", "seoul-0002", "seoul-0005", "seoul-0012", "seoul-0006")
"""Those of them that are near the station."""


def main(arguments: list[str]) -> int:
    """Runs the demonstration; returns the exit code."""
    options = parse_kiosk(arguments)
    folder = Path(tempfile.mkdtemp(prefix="citywall-kiosk-"))
    return session(lambda: _demonstrate(options, folder))


def _demonstrate(options: Options, folder: Path) -> int:
    say(f"Logs: {folder}")
    needed = debian.QT + debian.VOICE + debian.python()
    debian.require(needed, folder, "The kiosk", beside=screen.packages())
    environment.prepare(environment.ROOT / "requirements.lock", folder)
    os.chdir(environment.ROOT)
    city, documents = open_city(CITY, folder)
    services = open_services(folder, documents)
    seat = screen.find(options.size, folder)
    control = Control(folder)
    kiosk = _open_kiosk(options, write_document(folder, documents, control), seat, control)
    parts = [part for part in (kiosk, services, city, seat.part) if part is not None]
    picture = options.screenshot or (None if seat.real else folder / "kiosk.png")
    try:
        return watch("kiosk", parts, control, partial(_sentence, control), options.seconds, picture)
    finally:
        for part in parts:
            part.stop()


def write_document(folder: Path, documents: Mapping[str, Any], control: Control) -> Path:
    """The document of a kiosk at a station, with the sample city's feeds; returns its file.

    Args:
        folder: Where it is written.
        documents: Those of the sample city, by key; without `channels` the kiosk has no cameras.
        control: Its remote protocol.
    """
    text = (environment.ROOT / STATION).read_text(encoding="utf-8")
    found: dict[str, Any] = {
        name: value for name, value in json.loads(text).items() if name not in ELSEWHERE
    }
    found["panel"].pop("display", None)  # whatever this machine's screen is called
    found |= {"feeds": documents["feeds"], "keys": documents["keys"], "store": "kept"}
    if "channels" in documents:
        found |= {"channels": documents["channels"], "credentials": documents["credentials"]}
        found["cameras"] = list(PUBLIC)
    for one in (*found["map"]["boundaries"], *found["map"]["layers"]):
        one["file"] = str((environment.ROOT / STATION).parent / one["file"])
    # Opinions go to the sample city's letterbox; a minute is as short as it may be.
    found["opinions"] = {"endpoint": f"{documents['address']}/opinions", "minutes": 1}
    port = int(control.address.rpartition(":")[2])
    found["remote"] = {"port": port, "token": control.token_file.name}
    file = folder / "kiosk.json"
    file.write_text(json.dumps(found, ensure_ascii=False, indent=1), encoding="utf-8")
    return file


def _open_kiosk(options: Options, document: Path, seat: screen.Screen, control: Control) -> Part:
    width, height = options.size
    command = [
        *(str(environment.PYTHON), "-m", "kiosk", "--config", str(document)),
        *("--windowed", "--size", f"{width}x{height}"),
    ]
    folder = document.parent
    env = environment.variables(folder / "runtime") | dict(seat.variables)
    kiosk = Part("Kiosk", command, folder / "kiosk.log", env=env)
    kiosk.wait_until(control.ready, 60, MEND)
    return kiosk


def _sentence(control: Control) -> str:
    state = control.state()
    fresh = sum(feed["state"] == "fresh" for feed in state["feeds"])
    return f"page '{state['page']['id']}', {fresh} of {len(state['feeds'])} feeds fresh"
