"""Lets other threads ask the screen: what it shows, how it is, and what it looks like."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QImage

from kiosk.face.blind import Blind
from kiosk.face.face import Face
from kiosk.face.seat import Seat
from kiosk.face.veil import veiled
from kiosk.face.window import KioskWindow
from kiosk.knowledge import Knowledge
from kiosk.remote.port import Facts, Picture


class KioskPort(QObject):
    """The screen, as the remote protocol sees it; made on Qt's thread.

    Args:
        face: What is shown.
        screen: Its window.
        seat: Knows how the panel is.
        blind: Knows whether it is dark.
        known: What is known now.
        failing: Why nothing can be proven now, or empty.
        clock: Seconds, monotonic.
        deaf: Why no headset can be seen at this machine, or empty.
    """

    _asked = Signal(object)

    def __init__(
        self,
        face: Face,
        screen: KioskWindow,
        seat: Seat,
        blind: Blind,
        known: Callable[[], Knowledge],
        failing: Callable[[], str],
        clock: Callable[[], float] = time.monotonic,
        deaf: Callable[[], str] = str,
    ) -> None:
        """Tell for the first time."""
        super().__init__()
        self._face, self._screen, self._window = face, screen, screen.window
        self._seat, self._blind = seat, blind
        self._known, self._failing, self._clock, self._deaf = known, failing, clock, deaf
        self._touched: float | None = None
        self._since = clock()
        self._stood: tuple[str, str] = ("", "")
        self._facts = self._now()
        screen.latch.touched.connect(self._touch)
        face.second.connect(self._tell)
        face.changed.connect(self._tell)
        self._asked.connect(self._grab, Qt.ConnectionType.QueuedConnection)

    def facts(self) -> Facts:
        """What the screen last told; from any thread."""
        return self._facts

    def knowledge(self) -> Knowledge:
        """What is known; from any thread."""
        return self._known()

    def proof_failure(self) -> str:
        """Why nothing can be proven now; from any thread."""
        return self._failing()

    def snapshot(self) -> Future[Picture]:
        """What the screen shows now; from any thread."""
        future: Future[Picture] = Future()
        self._asked.emit(future)
        return future

    @Slot()
    def _touch(self) -> None:
        self._touched = self._clock()

    @Slot()
    def _tell(self) -> None:
        self._facts = self._now()

    def _now(self) -> Facts:
        page, now = self._face.bill.shown, self._clock()
        if self._stood != (page.id, page.language.value):
            self._stood, self._since = (page.id, page.language.value), now
        return Facts(
            told=now,
            page=page.id,
            title=page.title,
            language=page.language.value,
            since=self._since,
            alarm=self._face.bill.alarm,
            touched=self._touched,
            display=self._seat.display,
            dark=self._blind.dark,
            deaf=self._deaf(),
            missed=self._screen.missed,
        )

    @Slot(object)
    def _grab(self, future: Future[Picture]) -> None:
        if not future.set_running_or_notify_cancel():
            return
        try:
            future.set_result(picture_of(veiled(self._window, self._window.grabWindow())))
        except Exception as error:  # noqa: BLE001 - whoever waits has to hear of any failure
            future.set_exception(error)


def picture_of(image: QImage) -> Picture:
    """A copy of an image's pixels."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    # 32 bits a pixel leave no room for bytes behind a row.
    return Picture(plain.width(), plain.height(), bytes(plain.constBits()))
