"""Types `python -m streams discover` against simulated cameras, and reads what a person would."""

from __future__ import annotations

import asyncio
import json
import sys
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from layouts.channels import load_channels
from streams.sample.digest import Login
from tests.fakes.onvif_device import Device

PASSWORD = "sesame-street"


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    errors: str


async def discover(*words: str) -> Said:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "streams", "discover", *words,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    out, errors = await process.communicate()
    said = Said(process.returncode or 0, out.decode(), errors.decode())
    assert PASSWORD not in said.out + said.errors
    return said


def credentials(folder: Path) -> str:
    path = folder / "credentials.json"
    path.touch(mode=0o600)
    path.write_text(json.dumps({"city": {"username": "viewer", "password": PASSWORD}}))
    return str(path)


async def test_cameras_are_found_told_and_written_down(tmp_path: Path) -> None:
    out = tmp_path / "channels.csv"
    async with (
        Device() as second,
        Device(media2=False, host="127.0.0.2", clock=timedelta(hours=3)) as first,
        Device(login=Login("viewer", "another-one")) as locked,
    ):
        hosts = [f"{d.host}:{d.port}" for d in (second, first, locked)]
        words = [word for host in hosts for word in ("--host", host)]
        words += ["--credentials", credentials(tmp_path), "--out", str(out)]
        said = await discover(*words)
        again = await discover(*words)

    assert said.code == 0, said.errors
    assert "Media2 5" in said.out
    assert "Media1 4" in said.out
    assert "+3 h" in said.out
    assert "refuses the login 'city' ('Sender not Authorized')" in said.out
    assert "3 found, 1 of them without streams; channels: 2 new." in said.out
    channels = load_channels(out).channels
    assert [channel.credential for channel in channels] == ["city", "city"]
    assert channels[0].name() == "강남대로 1"
    assert PASSWORD not in out.read_text(encoding="utf-8-sig")
    assert "channels: 2 listed already." in again.out
    assert "stays as it is" in again.out


async def test_a_camera_that_moved_is_readdressed_only_where_that_is_asked_for(
    tmp_path: Path,
) -> None:
    out = tmp_path / "channels.json"
    out.write_text(
        '{"channels": [{"id": "axis-accc8e424242", "name": {"ko": "정문"}, '
        '"main": "rtsp://198.51.100.1/stream?profile=big"}]}'
    )
    before = out.read_text()
    async with Device(login=None, serial="ACCC8E424242") as device:
        words = ["--host", f"{device.host}:{device.port}", "--out", str(out)]
        told = await discover(*words)
        assert out.read_text() == before
        await discover(*words, "--update")

    assert "--update writes it down" in told.out
    (channel,) = load_channels(out).channels
    assert channel.main == "rtsp://192.0.2.77:554/stream?profile=big"
    assert channel.name() == "정문"


async def test_nobody_there_is_told_with_what_to_try() -> None:
    said = await discover("--interface", "127.0.0.1", "--timeout", "0.2")

    assert said.code == 1
    assert "no camera answered" in said.errors
    assert "--host" in said.errors


async def test_what_is_wrong_with_the_options_is_told_before_anybody_is_asked(
    tmp_path: Path,
) -> None:
    wrong = [
        (["--host", "http://192.0.2.1/"], "write HOST or HOST:PORT"),
        (["--credential", "city"], "--credentials too"),
        (["--credentials", credentials(tmp_path), "--credential", "x"], "it has city"),
        (["--out", str(tmp_path / "channels.txt")], ".csv or .json"),
        (["--credentials", str(tmp_path / "none.json")], "no such file"),
    ]
    answers = await asyncio.gather(*(discover(*options) for options, _ in wrong))
    for said, (_, words) in zip(answers, wrong, strict=True):
        assert (said.code, said.out) == (2, "")
        assert words in said.errors
