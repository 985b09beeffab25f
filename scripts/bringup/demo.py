"""Opens the wall on a sample city: set up, cameras, screen, wall, and everything ended again."""

from __future__ import annotations

import os
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import Any

from scripts.bringup import debian, environment, screen
from scripts.bringup.control import Control
from scripts.bringup.options import Options, parse
from scripts.bringup.part import Part
from scripts.bringup.samplecity import open_city, open_services
from scripts.bringup.session import session
from scripts.bringup.speech import say
from scripts.bringup.watching import MEND, watch


def main(arguments: list[str]) -> int:
    """Runs the demonstration; returns the exit code."""
    if arguments[:1] == ["kiosk"]:
        from scripts.bringup import kioskdemo

        return kioskdemo.main(arguments[1:])
    options = parse(arguments)
    folder = Path(tempfile.mkdtemp(prefix="citywall-demo-"))
    return session(lambda: _demonstrate(options, folder))


def _demonstrate(options: Options, folder: Path) -> int:
    say(f"Logs: {folder}")
    needed = debian.QT + debian.python()
    debian.require(needed, folder, "The wall", beside=screen.packages())
    environment.prepare(environment.ROOT / "requirements.lock", folder)
    os.chdir(environment.ROOT)
    city, documents = open_city(options.channels, folder)
    services = open_services(folder, documents)
    seat = screen.find(options.size, folder)
    control = Control(folder)
    wall = _open_wall(options, folder, documents, seat, control)
    parts = [part for part in (wall, city, services, seat.part) if part is not None]
    picture = options.screenshot or (None if seat.real else folder / "wall.png")
    try:
        return watch(
            "wall",
            parts,
            control,
            partial(_sentence, control, options.channels),
            options.seconds,
            picture,
        )
    finally:
        for part in parts:
            part.stop()


def _open_wall(
    options: Options,
    folder: Path,
    documents: dict[str, Any],
    seat: screen.Screen,
    control: Control,
) -> Part:
    width, height = options.size
    command = [
        *(str(environment.PYTHON), "-m", "wall", "--size", f"{width}x{height}"),
        *("--channels", documents["channels"], "--credentials", documents["credentials"]),
        *("--control", control.address, "--control-token-file", str(control.token_file)),
    ]
    command += ["--feeds", documents["feeds"], "--feed-keys", documents["keys"]]
    if "layout" in documents:
        command += ["--layout", documents["layout"]]
    env = environment.variables(folder / "runtime") | dict(seat.variables)
    wall = Part("Wall", command, folder / "wall.log", env=env)
    wall.wait_until(control.ready, 60, MEND)
    return wall


def _sentence(control: Control, channels: int) -> str:
    states = control.states()
    live = states.pop("live", 0)
    others = "".join(f", {count} {state}" for state, count in states.most_common() if count)
    return f"{live} of {channels} live{others}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
