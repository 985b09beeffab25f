"""Opens the wall's windows: one for every display, on its screen."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QUrl
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtQml import QQmlApplicationEngine, QQmlComponent
from PySide6.QtQuick import QQuickWindow

from wall.face.cardstack import CardStack
from wall.face.displays import ScreenFacts, WindowPlan
from wall.face.face import Face
from wall.face.helm import Helm
from wall.face.mark import Marks
from wall.face.still import Stills
from wall.glass import mosaic as _mosaic
from wall.glass import pullpad as _pullpad
from wall.glass import theme as _theme
from wall.glass.runs import Box

ROOT = Path(__file__).resolve().parents[2]
REGISTERED = (_mosaic.MosaicItem, _pullpad.PullPad, _theme.Theme)
"""QML types are registered by importing the modules that hold them."""
WITHOUT_SCREEN = (1920, 1080)

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Appearance:
    """How windows appear.

    Attributes:
        size: Pixels of the main window; None: those of its screen.
        fullscreen: Without a frame, over everything else.
    """

    size: tuple[int, int] | None
    fullscreen: bool


class FaceBrokenError(RuntimeError):
    """A QML file cannot be used; the text holds Qt's own words."""


class Windows:
    """All windows of the wall; kept for as long as the wall runs.

    Args:
        face: What they show.
        plans: One for each window, the main one first.
        appearance: How they appear.
        helm: By whom cameras are moved; None where they are not.
    """

    def __init__(
        self,
        face: Face,
        plans: Sequence[WindowPlan],
        appearance: Appearance,
        helm: Helm | None = None,
    ) -> None:
        """Make and show all windows.

        Raises:
            FaceBrokenError: A QML file cannot be used.
        """
        self._face, self._helm = face, helm
        self._engine = QQmlApplicationEngine()
        self._engine.addImportPath(str(ROOT))
        self._engine.addImageProvider("mark", Marks())
        self._engine.addImageProvider("still", Stills(face.stage_))
        # A component's wrapper takes the objects that it made along when it goes.
        self._components: list[QQmlComponent] = []
        self.all: list[tuple[QQuickWindow, Box | None]] = []
        self._stacks: list[CardStack] = []
        self._look = appearance
        self._homes: list[tuple[QQuickWindow, WindowPlan, str]] = []
        for number, plan in enumerate(plans):
            kind = "WallWindow" if number == 0 else "PaneWindow"
            stack = CardStack(face, plan.display if len(plans) > 1 else None)
            self._stacks.append(stack)
            window = self._made(kind, plan.part if len(plans) > 1 else None, stack)
            face.stage_.meter.watch(window)
            self.all.append((window, plan.part))
            screen = _screen_of(plan)
            self._homes.append((window, plan, screen.name()))
            _place(window, screen, appearance, alone=len(plans) == 1)
        self._app = _application()
        self._app.screenRemoved.connect(self._unplugged)
        self._app.screenAdded.connect(self._plugged)

    @property
    def main(self) -> QQuickWindow:
        """The window with the strips."""
        return self.all[0][0]

    def close(self) -> None:
        """Close and free all windows before the engine that made them."""
        self._app.screenRemoved.disconnect(self._unplugged)
        self._app.screenAdded.disconnect(self._plugged)
        self._face.stage_.stop()
        self._homes.clear()
        for window, _ in self.all:
            window.close()
        for window, _ in self.all:
            window.deleteLater()
        self.all.clear()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _unplugged(self, screen: QScreen) -> None:
        """Qt moves the windows of a screen that went to another: a further one would cover it."""
        for window, plan, home in self._homes:
            if home == screen.name():
                log.warning("The screen '%s' is gone: display %s is dark.", home, plan.display)
                if window is not self.main:
                    window.hide()
        self._share_cards()

    def _plugged(self, screen: QScreen) -> None:
        """A screen is back, and its window with it."""
        alone = len(self._homes) == 1
        for window, plan, home in self._homes:
            if home == screen.name():
                log.info("The screen '%s' is back, and display %s on it.", home, plan.display)
                _place(window, screen, self._look, alone=alone)
        self._share_cards()

    def _share_cards(self) -> None:
        """What a dark display would say is said on the main one."""
        if len(self._homes) > 1:
            plans = [(window, plan.display) for window, plan, _ in self._homes]
            dark = [name for window, name in plans if name and not window.isVisible()]
            self._stacks[0].show_also(dark, plans[0][1])

    def _made(self, kind: str, part: Box | None, stack: CardStack) -> QQuickWindow:
        url = QUrl.fromLocalFile(str(Path(__file__).with_name(f"{kind}.qml")))
        component = QQmlComponent(self._engine, url)
        self._components.append(component)
        properties = {
            "face": self._face,
            "stack": stack,
            "part": QRectF(*part) if part else QRectF(),
        }
        if self._helm is not None:
            properties["helm"] = self._helm
        window = component.createWithInitialProperties(properties)
        if not isinstance(window, QQuickWindow):
            raise FaceBrokenError(component.errorString())
        return window


def screen_facts() -> tuple[ScreenFacts, ...]:
    """The machine's screens, in its own order."""
    return tuple(
        ScreenFacts(screen.name(), screen.serialNumber()) for screen in QGuiApplication.screens()
    )


def _application() -> QGuiApplication:
    """The application, which must be there before windows are."""
    there = QCoreApplication.instance()
    assert isinstance(there, QGuiApplication), "windows need a QGuiApplication"
    return there


def _screen_of(plan: WindowPlan) -> QScreen:
    screens = QGuiApplication.screens()
    return screens[plan.screen] if plan.screen is not None else QGuiApplication.primaryScreen()


def _place(window: QQuickWindow, screen: QScreen, look: Appearance, *, alone: bool) -> None:
    window.setScreen(screen)
    area = screen.geometry()
    width, height = look.size if look.size and alone else _whole(screen)
    window.setPosition(area.topLeft())
    window.resize(width, height)
    if look.fullscreen or not alone:
        window.showFullScreen()
    else:
        window.show()


def _whole(screen: QScreen) -> tuple[int, int]:
    if QGuiApplication.platformName() == "offscreen" and len(QGuiApplication.screens()) == 1:
        return WITHOUT_SCREEN
    return screen.geometry().width(), screen.geometry().height()
