"""A kiosk to ask: a real window over sample pages, a real proof, and a server of its own."""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from kiosk.display import Connector
from kiosk.face.blind import Blind
from kiosk.face.port import KioskPort
from kiosk.face.seat import Seat
from kiosk.keeping import PROOF
from kiosk.knowledge import Knowledge
from kiosk.proof.witness import Witness
from kiosk.remote.health import Moment
from kiosk.remote.server import RemoteProtocol
from streams.feeds.feed import Attribution, Freshness
from streams.feeds.snapshot import Snapshot
from streams.floor.clock import Timing
from streams.floor.control.address import Address
from tests.fakes.patience import until
from tests.kiosk.face.conftest import Kiosk

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


class Answer:
    """What a kiosk answered."""

    def __init__(self, status: int, headers: dict[str, str], body: bytes) -> None:
        """Keep it."""
        self.status, self.headers, self.body = status, headers, body

    @property
    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)


class Asked:
    """A kiosk with its remote protocol."""

    def __init__(self, bot: QtBot, kiosk: Kiosk, folder: Path) -> None:
        """Start it."""
        self.bot, self.kiosk, self.folder = bot, kiosk, folder
        self.known = Knowledge()
        self.connectors: dict[str, Connector] = {}
        self.timing = Timing(synchronised=True, error_s=0.01)
        self.seat = Seat(None, kiosk.screen.place, lambda: self.connectors)
        self.blind = Blind(kiosk.face, kiosk.window, (), lambda: NOW)
        self.witness = Witness(folder / PROOF, "1.0")
        self.port = KioskPort(
            kiosk.face,
            kiosk.screen,
            self.seat,
            self.blind,
            lambda: self.known,
            lambda: self.witness.failure,
        )
        self.late_s = 0.0
        self.token = folder / "token"
        self.remote = RemoteProtocol(
            "hongik-1",
            self.port,
            Address("127.0.0.1", 0),
            self.token,
            folder,
            folder / PROOF,
            lambda: Moment(time.monotonic() + self.late_s, NOW, self.timing),
        )
        self.witness.see(kiosk.face.bill.shown)
        self.witness.start()
        until((folder / "proof.head").exists, 20, lambda: self.witness.failure)
        self.remote.start()

    def tell(self) -> None:
        """A second passes on the screen."""
        self.kiosk.face.second.emit()

    def get(self, path: str, token: str | None = None) -> Answer:
        """Ask, while Qt's loop turns."""
        found: list[Answer] = []
        thread = Thread(target=lambda: found.append(self.ask(path, token)))
        thread.start()
        self.bot.waitUntil(lambda: not thread.is_alive(), timeout=20000)
        return found[0]

    def ask(self, path: str, token: str | None = None) -> Answer:
        """Ask from another thread."""
        sent = self.token.read_text().strip() if token is None else token
        request = urllib.request.Request(
            self.remote.url + path, headers={"Authorization": f"Bearer {sent}"} if sent else {}
        )
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return Answer(answer.status, dict(answer.headers), answer.read())
        except urllib.error.HTTPError as error:
            with error:
                return Answer(error.code, dict(error.headers), error.read())

    def close(self) -> None:
        """End it."""
        self.remote.stop()
        self.witness.stop()
        self.seat.stop()


@pytest.fixture
def asked(qtbot: QtBot, tmp_path: Path) -> Iterator[Asked]:
    """A kiosk that can be asked."""
    kiosk = Kiosk(qtbot)
    found = Asked(qtbot, kiosk, tmp_path)
    yield found
    found.close()
    kiosk.screen.close()


def fed(age_s: float | None) -> Snapshot:
    """A feed whose last good answer came so many seconds ago; None: none ever did."""
    fetched = None if age_s is None else NOW - timedelta(seconds=age_s)
    about = Attribution("서울시", "Seoul", "https://data.example")
    return Snapshot("air", "air", about, Freshness(60.0, None), fetched=fetched, next_s=60.0)
