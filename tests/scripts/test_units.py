"""The units that systemd is given are understood by systemd, to the last line."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
UNITS = {
    "citywall.service": "--user",
    "citywall-cage.service": "--system",
    "citywall-kiosk.service": "--system",
}
WATCHED = {
    "citywall-kiosk.service": ("-m kiosk watch --config $CITYWALL_KIOSK", "kiosk.conf"),
}
WALL = ("-m wall watch -- $CITYWALL_OPTIONS", "wall.conf")
START = re.compile(r"^ExecStart=(\S+)(.*)$", re.MULTILINE)


def verified(unit: Path, manager: str) -> str:
    """What systemd has to say of a unit; nothing, if it is right."""
    # The programs are those of another machine: whether this one has them is not asked.
    quiet = unit.parent / "verified" / unit.name
    quiet.parent.mkdir()
    quiet.write_text(START.sub("ExecStart=/bin/true\\2", unit.read_text()), encoding="utf-8")
    ran = subprocess.run(
        ["systemd-analyze", "verify", manager, str(quiet)],
        env=os.environ | {"HOME": str(unit.parent)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return ran.stderr + ("" if ran.returncode == 0 else f"exit code {ran.returncode}")


@pytest.mark.parametrize("name", UNITS)
def test_systemd_understands_it(name: str, tmp_path: Path) -> None:
    unit = tmp_path / name
    unit.write_text((ROOT / "scripts" / "units" / name).read_text(), encoding="utf-8")
    assert verified(unit, UNITS[name]) == ""


def test_a_line_that_systemd_does_not_understand_would_be_seen(tmp_path: Path) -> None:
    unit = tmp_path / "citywall.service"
    text = (ROOT / "scripts" / "units" / unit.name).read_text()
    unit.write_text(text.replace("OOMPolicy", "OOMPolitics"), encoding="utf-8")
    assert "OOMPolitics" in verified(unit, "--user")


@pytest.mark.parametrize("name", UNITS)
def test_it_runs_the_watchdog_with_the_options_of_a_file(name: str) -> None:
    text = (ROOT / "scripts" / "units" / name).read_text()
    found = START.search(text)
    assert found is not None
    command, file = WATCHED.get(name, WALL)
    assert found[0].endswith(f"/.venv/bin/python {command}")
    assert re.search(rf"^EnvironmentFile=\S+/{file}$", text, re.MULTILINE)


def test_every_unit_is_tried() -> None:
    there = {file.name for file in (ROOT / "scripts" / "units").iterdir()}
    assert there == set(UNITS)
