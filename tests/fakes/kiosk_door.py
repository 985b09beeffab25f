"""A kiosk as other machines see it: its real remote protocol, over a screen that a test paints."""

from __future__ import annotations

import time
from concurrent.futures import Future
from pathlib import Path

from kiosk.display import Display
from kiosk.knowledge import Knowledge
from kiosk.remote.health import Moment
from kiosk.remote.port import Facts, Picture
from kiosk.remote.server import RemoteProtocol, present
from streams.floor.clock import Timing
from streams.floor.control.address import Address
from streams.floor.freeport import free_port

WIDTH, HEIGHT = 320, 180


class PaintedScreen:
    """A screen of one colour.

    Attributes:
        colour: Blue, green, red.
        title: The heading of the page that it shows.
        failing: Why nothing can be proven; empty while all is well.
        plugged: Whether a panel is there.
        picture: What it shows instead of one colour; None: nothing instead.
    """

    def __init__(self, colour: tuple[int, int, int]) -> None:
        """It is well."""
        self.colour = colour
        self.title = "대기"
        self.failing = ""
        self.plugged = True
        self.dark = False
        self.picture: Picture | None = None

    def facts(self) -> Facts:
        """What it tells now."""
        now = time.monotonic()
        why = "" if self.plugged else "no screen is plugged in"
        display = Display(self.plugged, "HDMI-A-1", (3840, 2160), why)
        return Facts(now, "air", self.title, "ko", now - 3, False, None, display, self.dark)

    def knowledge(self) -> Knowledge:
        """It has no feeds."""
        return Knowledge()

    def proof_failure(self) -> str:
        """Why nothing can be proven."""
        return self.failing

    def snapshot(self) -> Future[Picture]:
        """All of one colour."""
        future: Future[Picture] = Future()
        plain = Picture(WIDTH, HEIGHT, bytes((*self.colour, 255)) * (WIDTH * HEIGHT))
        future.set_result(self.picture or plain)
        return future


class Door:
    """A kiosk that answers; closed and opened again at the same address.

    Args:
        folder: For its token.
        name: Its id.
        colour: Blue, green, red.
    """

    def __init__(self, folder: Path, name: str, colour: tuple[int, int, int]) -> None:
        """Open it."""
        self.folder, self.name = folder, name
        self.screen = PaintedScreen(colour)
        self.token = folder / f"{name}.token"
        self._port = free_port()
        self.open()

    def open(self) -> None:
        """It answers."""
        self.remote = RemoteProtocol(
            self.name,
            self.screen,
            Address("127.0.0.1", self._port),
            self.token,
            self.folder,
            self.folder / "none.sqlite",
            well_timed,
        )
        self.remote.start()
        self.url = self.remote.url

    def close(self) -> None:
        """It answers no more."""
        self.remote.stop()


def well_timed() -> Moment:
    """This moment, on a machine whose clock is right."""
    moment = present()
    return Moment(moment.monotonic, moment.now, Timing(synchronised=True, error_s=0.01))
