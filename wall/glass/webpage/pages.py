"""Web pages as the glass has them: a picture, when it came, and whether the page still answers."""

from __future__ import annotations

import mmap
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import Enum, auto
from importlib.util import find_spec
from typing import Final

from PySide6.QtGui import QImage

from layouts.pane import Web
from streams.floor.log import logger
from streams.media.wire import Message, Wire

MODULE: Final = "wall.glass.webpage.browser"
ENGINE: Final = "PySide6.QtWebEngineWidgets"
LISTEN_S: Final = 0.2
SILENT_S: Final = 15.0
"""A page of which the browser tells nothing for so long is not said to be of now."""
REST_S: Final = 10.0
"""A browser that ended is started again so soon."""
STOP_S: Final = 2.0
HEIGHTS: Final = (120, 3840)
ENVIRONMENT: Final[Mapping[str, str]] = {
    "QT_QPA_PLATFORM": "offscreen",
    "QT_QUICK_BACKEND": "software",
    "QTWEBENGINE_CHROMIUM_FLAGS": "--disable-gpu --mute-audio --disable-dev-shm-usage",
}
"""The browser draws into memory, on any machine, and leaves the graphics card to the wall."""

log = logger(__name__)


class PageState(Enum):
    """How it stands with a page."""

    ABSENT = auto()
    """There is no QtWebEngine here."""
    LOADING = auto()
    SHOWN = auto()
    FAILED = auto()


@dataclass(frozen=True)
class Seen:
    """A page at one moment.

    Attributes:
        state: How it stands with it.
        image: Its newest picture; None before the first.
        at: When it was last known to look like this.
        version: Another number for each picture.
    """

    state: PageState
    image: QImage | None = None
    at: datetime | None = None
    version: int = 0


LOADING = Seen(PageState.LOADING)
ABSENT = Seen(PageState.ABSENT)
Shape = tuple[Web, int, int]
"""A page, and width and height of its window in its own pixels."""


class WebPages:
    """All pages of a wall, in one browser, which runs while there are any.

    Args:
        module: The browser's module.
        there: Whether QtWebEngine is installed.
        clock: Seconds, monotonic.
    """

    def __init__(
        self,
        module: str = MODULE,
        there: Callable[[], bool] = lambda: find_spec(ENGINE) is not None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """No browser runs."""
        self._module, self._there, self._clock = module, there, clock
        self._known: bool | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._wire: Wire | None = None
        self._keys: dict[Shape, int] = {}
        self._seen: dict[int, Seen] = {}
        self._heard: dict[int, float] = {}
        self._wanted: dict[int, set[Shape]] = {}
        self._listened = self._started = -REST_S
        self._next = 0

    def seen(self, web: Web, aspect: float) -> Seen:
        """A page as it stands now.

        Args:
            web: Which page.
            aspect: Width over height of its place.
        """
        if not self._installed():
            return ABSENT
        self._listen()
        key = self._keys.get(shape_of(web, aspect))
        if key is None:
            return LOADING
        seen = self._seen.get(key, LOADING)
        silent = self._clock() - self._heard.get(key, 0.0) > SILENT_S
        return replace(seen, state=PageState.FAILED) if silent and seen.at else seen

    def keep(self, who: object, wanted: set[Shape]) -> None:
        """Have these pages open for one window, and those that other windows want.

        Args:
            who: The window.
            wanted: Its pages.
        """
        self._wanted[id(who)] = wanted
        every = set().union(*self._wanted.values())
        if every != self._keys.keys():
            for shape in self._keys.keys() - every:
                key = self._keys.pop(shape)
                self._seen.pop(key, None)
                self._heard.pop(key, None)
            for shape in every - self._keys.keys():
                self._next += 1
                self._keys[shape] = self._next
            self._ask()

    def close(self) -> None:
        """End the browser."""
        self._wanted.clear()
        self._keys.clear()
        if self._wire is not None:
            self._wire.socket.close()
            self._wire = None
        process, self._process = self._process, None
        if process is not None:
            try:
                process.wait(STOP_S)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def _ask(self) -> None:
        """Tell the browser what is wanted; it is started where it is missing."""
        if (self._wire is None and not self._keys) or not self._installed():
            return
        if self._wire is None:
            self._start()
        pages = [
            {"key": key, "url": web.url, "hosts": list(web.hosts), "width": w, "height": h}
            for (web, w, h), key in self._keys.items()
        ]
        try:
            assert self._wire is not None
            self._wire.send({"pages": pages})
        except OSError:
            self._fall()

    def _installed(self) -> bool:
        if self._known is None:
            self._known = self._there()
            if not self._known:
                log.warning("web pages need QtWebEngine: pip install 'citywall[web]'")
        return self._known

    def _start(self) -> None:
        self._started = self._clock()
        ours, theirs = socket.socketpair()
        environment = {**os.environ, **ENVIRONMENT}
        if os.geteuid() == 0:
            # Chromium runs no sandbox for root; whoever wants one runs the wall as somebody else.
            environment["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
            log.warning("web pages are drawn without a sandbox: run the wall as another user")
        self._process = subprocess.Popen(
            [sys.executable, "-m", self._module, str(theirs.fileno())],
            pass_fds=(theirs.fileno(),),
            stdin=subprocess.DEVNULL,
            env=environment,
        )
        theirs.close()
        self._wire = Wire(ours)

    def _listen(self) -> None:
        """Take in what the browser has told, a few times a second."""
        now = self._clock()
        if now - self._listened < LISTEN_S:
            return
        self._listened = now
        if self._wire is None:
            if self._keys and now - self._started > REST_S:
                self._ask()
            return
        messages = self._wire.receive()
        if messages is None:
            self._fall()
            return
        for message in messages:
            self._take(message, now)

    def _take(self, message: Message, now: float) -> None:
        key, state = message["key"], message["state"]
        pixels = _pixels(self._wire) if state == "shown" and self._wire is not None else b""
        if key not in self._keys.values():
            return
        self._heard[key] = now
        before = self._seen.get(key, LOADING)
        if state == "failed":
            self._seen[key] = replace(before, state=PageState.FAILED)
            return
        image, version = before.image, before.version
        if state == "shown":
            width, height = message["width"], message["height"]
            form = QImage.Format.Format_RGB32
            # A copy: the image has to own what it shows.
            image, version = QImage(pixels, width, height, width * 4, form).copy(), version + 1
        self._seen[key] = Seen(PageState.SHOWN, image, datetime.now(UTC), version)

    def _fall(self) -> None:
        """The browser is gone; what it has shown is no longer of now."""
        log.warning("the browser has ended")
        if self._wire is not None:
            self._wire.socket.close()
            self._wire = None
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None
        for key, seen in self._seen.items():
            self._seen[key] = replace(seen, state=PageState.FAILED)


def shape_of(web: Web, aspect: float) -> Shape:
    """A page with the size of its window, in a place of such a shape."""
    height = round(web.width / max(aspect, 0.01))
    return web, web.width, min(max(height, HEIGHTS[0]), HEIGHTS[1])


def _pixels(wire: Wire) -> bytes:
    """The picture that came along."""
    memory = wire.sockets.popleft()
    try:
        size = os.fstat(memory).st_size
        with mmap.mmap(memory, size, access=mmap.ACCESS_READ) as view:
            return view[:]
    finally:
        os.close(memory)
