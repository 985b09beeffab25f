"""Types `python -m streams ptz` against simulated cameras, and reads what a person would."""

from __future__ import annotations

import asyncio
import json
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.fakes.onvif_device import Device
from tests.fakes.onvif_ptz import Turntable

PASSWORD = "sesame-street"


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    errors: str


async def ptz(*words: str | Path) -> Said:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "streams", "ptz", *map(str, words),
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    out, errors = await process.communicate()
    assert PASSWORD not in (out + errors).decode()
    return Said(process.returncode or 0, out.decode(), errors.decode())


def documents(folder: Path, controls: dict[str, dict[str, str] | None]) -> list[str | Path]:
    rows = [
        {"id": name, "name": {"en": name}, "main": "rtsp://192.0.2.1/", "credential": "city"}
        | ({"control": control} if control else {})
        for name, control in controls.items()
    ]
    channels, credentials = folder / "channels.json", folder / "credentials.json"
    channels.write_text(json.dumps({"channels": rows}))
    credentials.touch(mode=0o600)
    credentials.write_text(json.dumps({"city": {"username": "viewer", "password": PASSWORD}}))
    return [channels, "--credentials", credentials]


async def test_every_camera_says_how_it_can_be_moved_and_none_is(tmp_path: Path) -> None:
    lenses = Turntable(), Turntable(zooms=False, fov=False, absolute=False, presets={})
    async with Device(ptz=lenses[0]) as dome, Device(ptz=lenses[1]) as plain, Device() as fixed:
        known = documents(
            tmp_path,
            {
                "dome": {"onvif": dome.url},
                "plain": {"onvif": plain.url, "profile": "small"},
                "typo": {"onvif": dome.url, "profile": "bigg"},
                "fixed": {"onvif": fixed.url},
                "other": None,
            },
        )
        said = await ptz(*known)
        alone = await ptz(*known, "--channel", "dome")

    assert said.code == 1, said.errors
    assert said.out.splitlines() == [
        "dome   turns, zooms, centres on a tap, can be put back; "
        "presets '정문', 'Bridge & river'; without a wall it stands after 1 s",
        "plain  turns; no presets; without a wall it stands after 1 s",
        "typo   has no profile 'bigg': "
        "'control' may name 'big', 'middle', 'small', 'tiny', 'stills'",
        "fixed  has no PTZ service: take 'control' out of its channel",
        "4 asked, 2 of them can be moved.",
    ]
    assert (alone.code, alone.out.splitlines()[-1]) == (0, "1 asked, 1 of them can be moved.")
    assert not lenses[0].told + lenses[1].told, "nothing was moved"


async def test_a_list_without_control_addresses_and_a_wrong_name_are_told(tmp_path: Path) -> None:
    known = documents(tmp_path, {"mapo-1": None})
    said = await ptz(*known)
    assert (said.code, said.out) == (1, "")
    assert "no channel in" in said.errors
    said = await ptz(*known, "--channel", "mapo-2")
    assert said.code == 2
    assert "has no channel 'mapo-2'; is 'mapo-1' meant?" in said.errors
    said = await ptz(tmp_path / "none.csv")
    assert said.code == 2
