"""Opens the sample city at which demonstrations, benchmarks and soaks look: cameras and systems."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from scripts.bringup import environment
from scripts.bringup.part import Part
from scripts.bringup.watching import MEND

_RUSH: Final = "8.5"
"""The hour at which the city's outside systems live, whatever the clock says."""


def open_city(channels: int, folder: Path) -> tuple[Part, dict[str, Any]]:
    """A city of so many cameras; returns it with its documents."""
    output = folder / "city.out"
    command = [
        *(str(environment.PYTHON), "-m", "streams", "sample"),
        *("--channels", str(channels), "--folder", str(folder), "--feeds"),
    ]
    env = environment.variables(folder / "runtime")
    city = Part("Sample city", command, folder / "city.log", env=env, output=output)
    # The first run draws and encodes the clips, which takes minutes on a slow machine.
    city.wait_until(lambda: _ready_line(output) is not None, 1200, MEND)
    return city, _ready_line(output) or {}


def open_services(folder: Path, documents: dict[str, Any]) -> Part:
    """The city's outside systems, in its rush hour; adds their documents to those of the city."""
    output = folder / "services.out"
    command = [
        *(str(environment.PYTHON), "-m", "streams", "services"),
        *("--folder", str(folder / "services"), "--hour", _RUSH),
    ]
    env = environment.variables(folder / "runtime")
    services = Part("Sample services", command, folder / "services.log", env=env, output=output)
    services.wait_until(lambda: _ready_line(output) is not None, 60, MEND)
    ready = _ready_line(output) or {}
    documents |= {name: ready[name] for name in ("feeds", "keys", "address")}
    return services


def _ready_line(output: Path) -> dict[str, Any] | None:
    for line in output.read_text().splitlines():
        if line.startswith("{") and line.endswith("}"):
            message: dict[str, Any] = json.loads(line)
            if message.get("ready"):
                return message
    return None
