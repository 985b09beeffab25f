"""The process that draws web pages: whatever a page does, it does it to this process alone.

A page is seen, not touched: no finger reaches it, it opens no window and no dialogue, hears and
plays nothing, keeps nothing, and loads from the hosts that the document names and from no others.
"""

from __future__ import annotations

import os
import signal
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import Any, Final

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, QUrl, Slot
from PySide6.QtGui import QImage

from streams.floor.child import end_with_parent
from streams.floor.log import set_up
from streams.media.wire import Message, Wire
from wall.glass.webpage.hosts import allowed

LOOK_MS: Final = 1000
"""A page is looked at so often."""
AGAIN_MS: Final = 10_000
"""A page that could not be loaded is asked for again so soon."""

# Not every wall has them; whoever starts this process has looked.
core: Any = import_module("PySide6.QtWebEngineCore")
widgets: Any = import_module("PySide6.QtWebEngineWidgets")


class Sheet(QObject):
    """One page in a window that nobody sees.

    Args:
        wish: Its key, address, hosts, width and height.
        say: Tells the wall, with a picture's bytes or without.
    """

    def __init__(self, wish: Message, say: Callable[[Message, bytes], None]) -> None:
        """Begin to load it."""
        super().__init__()
        self.wish = wish
        self._say, self._last = say, b""
        self._well = False
        hosts = frozenset(wish["hosts"])
        # Off the record: it is nobody's, and leaves nothing behind.
        self._profile = core.QWebEngineProfile()
        self._gate = _gate(hosts)
        self._profile.setUrlRequestInterceptor(self._gate)
        self._view = widgets.QWebEngineView()
        self._page = _PAGE(self._profile, self._view)
        self._page.setAudioMuted(True)
        self._page.navigationRequested.connect(lambda asked: _navigate(asked, hosts))
        self._page.loadFinished.connect(self._loaded)
        self._page.renderProcessTerminated.connect(lambda *_: self._loaded(False))
        self._view.setPage(self._page)
        self._view.resize(wish["width"], wish["height"])
        self._view.show()
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._load)
        self._looks = QTimer(self)
        self._looks.timeout.connect(self._look)
        self._looks.start(LOOK_MS)
        self._load()

    def close(self) -> None:
        """Load and draw no more."""
        self._again.stop()
        self._looks.stop()
        self._view.close()
        # A profile has to outlive its pages.
        self._page.deleteLater()
        self._page.destroyed.connect(self._profile.deleteLater)

    @Slot()
    def _load(self) -> None:
        self._page.load(QUrl(self.wish["url"]))

    @Slot(bool)
    def _loaded(self, well: bool) -> None:
        self._well = well
        if not well:
            self._tell("failed")
            self._again.start(AGAIN_MS)

    @Slot()
    def _look(self) -> None:
        """Tell what the page shows now, if it is something else."""
        if not self._well:
            return
        image = self._view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        pixels = bytes(image.constBits())
        if pixels == self._last:
            self._tell("same")
            return
        self._last = pixels
        self._tell("shown", pixels, width=image.width(), height=image.height())

    def _tell(self, state: str, pixels: bytes = b"", **more: int) -> None:
        self._say({"key": self.wish["key"], "state": state, **more}, pixels)


class Browser(QObject):
    """Has open what the wall wants, until the wall is gone.

    Args:
        wire: To the wall.
        end: Called when the wall is gone.
    """

    def __init__(self, wire: Wire, end: Callable[[], None]) -> None:
        """No page is open."""
        super().__init__()
        self._wire, self._end = wire, end
        self._sheets: dict[int, Sheet] = {}
        self._news = QSocketNotifier(wire.socket.fileno(), QSocketNotifier.Type.Read, self)
        self._news.activated.connect(self._listen)

    @Slot()
    def _listen(self) -> None:
        messages = self._wire.receive()
        if messages is None:
            self._news.setEnabled(False)
            self._end()
            return
        for message in messages:
            wanted = {wish["key"]: wish for wish in message["pages"]}
            for key in self._sheets.keys() - wanted.keys():
                self._sheets.pop(key).close()
            for key in wanted.keys() - self._sheets.keys():
                self._sheets[key] = Sheet(wanted[key], self._say)

    def _say(self, message: Message, pixels: bytes) -> None:
        with suppress(OSError):
            if not pixels:
                self._wire.send(message)
                return
            memory = os.memfd_create("page")
            try:
                os.write(memory, pixels)
                self._wire.send(message, [memory])
            finally:
                os.close(memory)


def _navigate(asked: Any, hosts: frozenset[str]) -> None:
    """A page wants to be another one."""
    if allowed(asked.url(), hosts):
        asked.accept()
    else:
        asked.reject()


def _gate(hosts: frozenset[str]) -> Any:
    """What lets a page load from these hosts alone."""

    def look(_self: object, info: Any) -> None:
        info.block(not allowed(info.requestUrl(), hosts))

    base = core.QWebEngineUrlRequestInterceptor
    return type("Gate", (base,), {"interceptRequest": look})()


def _silent(*_: object) -> None:
    """A dialogue that a page wants is none: nobody could answer it."""


def _no(*_: object) -> Any:
    return False, ""


_PAGE: Final[Any] = type(
    "Page",
    (core.QWebEnginePage,),
    {"javaScriptAlert": _silent, "javaScriptConfirm": lambda *_: False, "javaScriptPrompt": _no,
     "javaScriptConsoleMessage": _silent},
)  # fmt: skip


def main() -> None:
    """Take the inherited wire and draw; the only argument is its descriptor."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent()
    set_up()
    app = import_module("PySide6.QtWidgets").QApplication(["citywall-pages"])
    browser = Browser(Wire(socket.socket(fileno=int(sys.argv[1]))), app.quit)
    app.exec()
    del browser
    # What Chromium still has to tidy up is not worth waiting for.
    os._exit(0)


if __name__ == "__main__":
    main()
