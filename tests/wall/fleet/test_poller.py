"""A wall looks at real kiosks: well, dark, silent, strange, and with another token."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest
from aiohttp import web

from layouts.fleet_form import load_fleet
from streams.floor.control.address import Address
from streams.floor.control.server import ControlServer
from tests.fakes.kiosk_door import Door
from tests.fakes.patience import until
from tests.wall.fleet.conftest import COLOURS, written
from wall.fleet.poller import Poller


@pytest.fixture
def poller(tmp_path: Path, doors: dict[str, Door]) -> Iterator[Poller]:
    """A wall that looks at them."""
    found = Poller(load_fleet(written(tmp_path, doors)))
    found.start()
    yield found
    found.stop()


def until_said(poller: Poller, name: str, state: str) -> None:
    """Wait until a kiosk has said how it is, and shown its picture."""

    def reached() -> bool:
        sight = poller.sights[name]
        return sight.report is not None and sight.report.state == state and bool(sight.picture)

    until(reached, 20, lambda: str(poller.sights[name]))


def test_each_kiosk_is_seen_with_its_own_picture(poller: Poller) -> None:
    for name, colour in COLOURS.items():
        until_said(poller, name, "well")
        picture = cv2.imdecode(
            np.frombuffer(poller.sights[name].picture, np.uint8), cv2.IMREAD_COLOR
        )
        assert picture is not None
        assert tuple(picture[90, 160]) == colour


def test_a_kiosk_says_what_has_to_be_seen_to(poller: Poller, doors: dict[str, Door]) -> None:
    doors["hongik"].screen.failing = "disk I/O error"
    until_said(poller, "hongik", "troubled")
    report = poller.sights["hongik"].report
    assert report is not None
    assert report.troubles == ("proof",)
    doors["hongik"].screen.plugged = False
    until_said(poller, "hongik", "unseen")


def test_a_kiosk_that_goes_is_missed_alone_and_found_again(
    poller: Poller, doors: dict[str, Door]
) -> None:
    until_said(poller, "yeouido", "well")
    doors["yeouido"].close()
    until(lambda: poller.sights["yeouido"].failing is not None, 20, "it is not missed")
    gone = poller.sights["yeouido"]
    assert gone.error
    assert gone.why == "unreachable"
    assert gone.picture, "its last picture is kept"
    asked = poller.sights["hongik"].answered
    until(lambda: poller.sights["hongik"].answered != asked, 20, "the others wait for it")
    doors["yeouido"].open()
    until(lambda: poller.sights["yeouido"].failing is None, 20, lambda: gone.error)
    assert (poller.sights["yeouido"].answered or 0) > (gone.answered or 0)


def test_a_kiosk_with_another_token_is_told_from_one_that_is_gone(
    poller: Poller, doors: dict[str, Door], tmp_path: Path
) -> None:
    until_said(poller, "changdong", "well")
    right = doors["changdong"].token.read_text()
    doors["changdong"].token.write_text("another-token-than-the-kiosks-own")
    until(lambda: poller.sights["changdong"].refused, 20, "it is not said")
    assert "401" in poller.sights["changdong"].error
    doors["changdong"].token.write_text(right)
    until(lambda: not poller.sights["changdong"].refused, 20, "the right one does not count")
    assert right.strip() not in str(poller.sights)
    assert (tmp_path / "changdong.token").exists()


def test_one_that_is_stopped_before_its_thread_has_begun_ends(
    tmp_path: Path, doors: dict[str, Door], monkeypatch: pytest.MonkeyPatch
) -> None:
    begin = Poller._run

    def late(self: Poller) -> None:
        time.sleep(0.2)
        begin(self)

    monkeypatch.setattr(Poller, "_run", late)
    poller = Poller(load_fleet(written(tmp_path, doors)))
    poller.start()
    poller.stop()
    until(lambda: "fleet" not in {one.name for one in threading.enumerate()}, 20, "it goes on")


def test_what_is_no_kiosk_is_said_to_be_none(tmp_path: Path, doors: dict[str, Door]) -> None:
    async def other(_request: web.Request) -> web.Response:
        return web.json_response({"page": 7})

    app = web.Application()
    app.router.add_get("/state", other)
    server = ControlServer(app, Address("127.0.0.1", 0))
    doors["hongik"].url = f"http://{server.start()}"
    poller = Poller(load_fleet(written(tmp_path, doors)))
    poller.start()
    until(lambda: poller.sights["hongik"].why == "strange", 20, "it is believed")
    poller.stop()
    server.stop()
