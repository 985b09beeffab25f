"""A kiosk's cameras are live while their list says so, whatever befalls the list or the engine."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kiosk.cameras.cameras import Cameras
from kiosk.knowledge.outlook import UNKNOWN, Liveness
from streams.sample.process import CityProcess
from tests.fakes.patience import until
from tests.kiosk.pages.known import KIOSK

LONG_S = 60.0


@pytest.fixture(scope="module")
def city() -> Iterator[CityProcess]:
    with CityProcess(2, digest_every=2) as one:
        yield one


class List:
    """The channel list of a city, that somebody edits."""

    def __init__(self, city: CityProcess, folder: Path) -> None:
        _, credentials = city.write(folder)
        self.file = folder / "public.json"
        self.rows: list[dict[str, Any]] = [
            {
                "id": one.id,
                "name": dict(one.names),
                "main": one.main,
                "sub": one.sub,
                **({"credential": one.credential} if one.credential else {}),
            }
            for one in city.channels
        ]
        self.save()
        ids = tuple(one.id for one in city.channels)
        self.kiosk = replace(KIOSK, channels=self.file, credentials=credentials, cameras=ids)

    def save(self, text: str | None = None) -> None:
        self.file.write_text(text or json.dumps({"channels": self.rows}), encoding="utf-8")


def troubles(cameras: Cameras) -> str:
    return "\n".join(cameras.troubles)


def live(cameras: Cameras) -> list[str]:
    return [name for name, one in cameras.outlooks().items() if one.liveness.believed]


def test_cameras_follow_their_list_and_outlive_their_engine(
    city: CityProcess, tmp_path: Path
) -> None:
    listed = List(city, tmp_path)
    one, other = (channel.id for channel in city.channels)
    cameras = Cameras(listed.kiosk)
    assert cameras.outlooks() == {one: UNKNOWN, other: UNKNOWN}
    cameras.start()
    try:
        until(lambda: live(cameras) == [one, other], LONG_S, "not live")
        assert troubles(cameras) == ""

        listed.save("{")
        until(lambda: troubles(cameras), LONG_S, "no trouble told")
        assert live(cameras) == [one, other]

        os.kill(cameras.engine, signal.SIGKILL)
        until(lambda: live(cameras) == [], LONG_S, "still live")
        assert {found.liveness for found in cameras.outlooks().values()} <= {
            Liveness.LATE,
            Liveness.GONE,
        }
        until(lambda: live(cameras) == [one, other], LONG_S, "not live again")

        engine = cameras.engine
        listed.rows[0]["private"] = True
        listed.save()
        until(lambda: list(cameras.outlooks()) == [other], LONG_S, "a private one is shown")
        assert "the private channel" in troubles(cameras)
        until(lambda: live(cameras) == [other], LONG_S, "the public one is lost")
        until(lambda: cameras.shared and list(cameras.shared.rows) == [other], LONG_S, "shared")
        del listed.rows[0]["private"]
        listed.save()
        until(lambda: live(cameras) == [one, other], LONG_S, "not public again")
        assert cameras.engine == engine, "the camera that stayed was connected anew"
    finally:
        cameras.stop()
    assert cameras.engine == 0


def test_without_an_engine_there_are_cameras_without_pictures(
    city: CityProcess, tmp_path: Path
) -> None:
    listed = List(city, tmp_path)
    cameras = Cameras(listed.kiosk, house="streams.media.aside.no_such_house")
    cameras.start()
    try:
        until(lambda: cameras.outlooks().get(listed.kiosk.cameras[0]) != UNKNOWN, LONG_S, "no list")
        found = cameras.outlooks()[listed.kiosk.cameras[0]]
        assert found.liveness is Liveness.GONE
        assert found.names
        cameras.touch(listed.kiosk.cameras[0], 100, 100)
    finally:
        cameras.stop()


def test_a_kiosk_without_cameras_starts_nothing() -> None:
    cameras = Cameras(replace(KIOSK, cameras=()))
    cameras.start()
    cameras.stop()
    assert cameras.outlooks() == {}
