"""Opens the kiosk's one window on its screen, and closes it in the right order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickWindow

from kiosk.face.face import Face
from kiosk.face.firstpicture import FirstPicture
from kiosk.face.keycast import KeyCast
from kiosk.face.latch import Latch
from kiosk.face.maps import GroundImages, Maps
from kiosk.face.pictures import item
from kiosk.face.signs import Signs
from layouts.surface import Screen
from wall.glass.seen import unseen

PICTURES: Final = item.QML_IMPORT_NAME
"""What QML imports; to import the module here has it known there."""
ROOT: Final = Path(__file__).resolve().parents[2]
WITHOUT_SCREEN: Final = (3840, 2160)


class FaceBrokenError(RuntimeError):
    """A QML file cannot be used; the text holds Qt's own words."""


@dataclass(frozen=True)
class Look:
    """How the window appears.

    Attributes:
        screen: Which of the machine's screens it is for; None takes the first.
        size: Pixels; None: the whole screen.
        shut: Over the whole screen, without a cursor, and not to be left by touch or keyboard.
    """

    screen: Screen | None = None
    size: tuple[int, int] | None = None
    shut: bool = True


class KioskWindow:
    """The window; kept for as long as the kiosk runs.

    Args:
        face: What it shows.
        look: How it appears.
        parts: What else QML is handed, by name: ``reading``, ``service``.
    """

    def __init__(
        self, face: Face, look: Look, parts: Mapping[str, QObject] = MappingProxyType({})
    ) -> None:
        """Make and show it.

        Raises:
            FaceBrokenError: A QML file cannot be used.
        """
        self._face, self._look = face, look
        self._engine = QQmlEngine()
        self._engine.addImportPath(str(ROOT))
        self._engine.addImageProvider("sign", Signs())
        self.maps = Maps()
        self._engine.addImageProvider("ground", GroundImages(self.maps))
        for name in ("Panel", "Theme"):
            self.singleton(name).setProperty("face", face)
        self._casts = KeyCast()
        for name, one in (("maps", self.maps), ("casts", self._casts)):
            self.singleton("Panel").setProperty(name, one)
        url = QUrl.fromLocalFile(str(Path(__file__).with_name("KioskWindow.qml")))
        # A component's wrapper takes the objects that it made along when it goes.
        self._component = QQmlComponent(self._engine, url)
        window = self._component.createWithInitialProperties({"face": face, **parts})
        if not isinstance(window, QQuickWindow):
            raise FaceBrokenError(self._component.errorString())
        self.window = window
        things = {"face": face, "maps": self.maps, **parts}
        self.missed = unseen(self._engine, things)
        """What QML does not see of what it was handed, by name: as a rule nothing."""
        self.first = FirstPicture(window)
        self.latch = Latch(shut=look.shut)
        self.latch.touched.connect(face.touched)
        window.installEventFilter(self.latch)
        if look.shut:
            window.setFlag(Qt.WindowType.FramelessWindowHint)
            window.setCursor(Qt.CursorShape.BlankCursor)
        self.place()

    def singleton(self, name: str) -> QObject:
        """Lengths (``Panel``) or colours and type (``Theme``), as QML knows them."""
        found = self._engine.singletonInstance("kiosk.face", name)
        if not isinstance(found, QObject):
            raise FaceBrokenError(f"kiosk/face/{name}.qml cannot be used")
        return found

    def place(self) -> None:
        """Have the window on its screen; called again whenever a screen came back."""
        screen = chosen(self._look.screen)
        if screen is None:
            return
        self.window.setScreen(screen)
        self.window.setPosition(screen.geometry().topLeft())
        self.window.resize(QSize(*self._look.size) if self._look.size else _whole(screen))
        if self._look.shut:
            self.window.showFullScreen()
        else:
            self.window.show()

    def close(self) -> None:
        """Close and free the window before the engine that made it."""
        self._face.stop()
        self.first.stop()
        self.latch.shut = False
        self.window.removeEventFilter(self.latch)
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.maps.stop()


def chosen(wanted: Screen | None) -> QScreen | None:
    """The screen that is meant, the first where it is not there; None where there is none."""
    screens = QGuiApplication.screens()
    for screen in screens:
        if wanted is not None and _is(screen, screens.index(screen), wanted):
            return screen
    return screens[0] if screens else None


def _is(screen: QScreen, index: int, wanted: Screen) -> bool:
    if wanted.serial is not None:
        return bool(screen.serialNumber() == wanted.serial)
    if wanted.name is not None:
        return bool(screen.name() == wanted.name)
    return wanted.index == index


def _whole(screen: QScreen) -> QSize:
    in_memory = QGuiApplication.platformName() == "offscreen"
    if in_memory and len(QGuiApplication.screens()) == 1:
        return QSize(*WITHOUT_SCREEN)
    # What Qt takes for a screen while none is plugged in has no size: a window of none would be
    # refused by the compositor, and the kiosk with it, as soon as there is one.
    size = screen.geometry().size()
    return QSize(*WITHOUT_SCREEN) if size.isEmpty() else size
