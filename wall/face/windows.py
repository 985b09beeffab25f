"""Opens the wall's windows: one for every display, on its screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QRectF, QSize, QUrl
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtQml import QQmlApplicationEngine, QQmlComponent
from PySide6.QtQuick import QQuickImageProvider, QQuickWindow

from streams.floor.log import logger
from wall.face.attention import Attention
from wall.face.cardstack import CardStack
from wall.face.displays import ScreenFacts, WindowPlan
from wall.face.face import Face
from wall.face.heed import Heed
from wall.face.helm import Helm
from wall.face.lodging import Lodging
from wall.face.mark import Marks
from wall.face.still import Stills
from wall.glass import mosaic as _mosaic
from wall.glass import pullpad as _pullpad
from wall.glass import theme as _theme
from wall.glass.runs import Box
from wall.glass.seen import unseen

ROOT = Path(__file__).resolve().parents[2]
REGISTERED = (_mosaic.MosaicItem, _pullpad.PullPad, _theme.Theme)
"""QML types are registered by importing the modules that hold them."""
WITHOUT_SCREEN = (1920, 1080)
TRIES = 3

log = logger(__name__)


@dataclass(frozen=True)
class Appearance:
    """How windows appear.

    Attributes:
        size: Pixels of the main window; None: those of its screen.
        fullscreen: Without a frame, over everything else.
    """

    size: tuple[int, int] | None
    fullscreen: bool


@dataclass(frozen=True)
class _Glass:
    """A window, its tiles, its cards and its edge."""

    window: QQuickWindow
    mosaic: _mosaic.MosaicItem
    stack: CardStack
    attention: Attention


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
        self._look = appearance
        self.heed = Heed()
        """What has been noticed on any display."""
        self.all: list[tuple[QQuickWindow, Box | None]] = []
        """The windows that can be seen, the main one first, and the part of the wall of each."""
        self._main = self._made("WallWindow", plans[0])
        if missed := unseen(self._engine, {"face": face, **({"helm": helm} if helm else {})}):
            log.error("QML does not see parts of the wall until it is started again", missed=missed)
        self._panes: dict[str, _Glass] = {}
        """That of each display which the main window does not show, or did not always show."""
        self._lodging = Lodging(face.stage_)
        self.put(plans)

    def lend(self, name: str, pictures: QQuickImageProvider) -> None:
        """Give QML images by the address ``image://NAME/…``."""
        self._engine.addImageProvider(name, pictures)

    @property
    def main(self) -> QQuickWindow:
        """The window with the strips."""
        return self._main.window

    def put(self, plans: Sequence[WindowPlan], dark: Sequence[str] = ()) -> None:
        """Have these windows on their screens, and no others.

        Each display has what it showed, wherever it is; the strips are on the first of them.

        Args:
            plans: One for each window, the main one first.
            dark: Displays that have none; what they have to say is said on the main one.

        Raises:
            FaceBrokenError: A QML file cannot be used.
        """
        first = plans[0]
        glasses = [self._main, *(self._pane(plan) for plan in plans[1:])]
        whole = first.display is None or (len(plans) == 1 and not dark)
        for glass, plan in zip(glasses, plans, strict=True):
            glass.window.setProperty("part", QRectF(*plan.part) if plan.part else QRectF())
            glass.stack.bear([plan.display] if plan.display else None)
        self._main.stack.bear(None if whole else [*filter(None, [first.display]), *dark])
        if self._face.stage_.spotlights.all:
            for name in dark:  # what is enlarged there is kept there
                self._pane(WindowPlan(None, None, name))
        for pane in self._panes.values():
            if pane not in glasses:
                pane.window.hide()
        shows = {
            plan.display: glass.mosaic
            for glass, plan in zip(glasses, plans, strict=True)
            if plan.display is not None
        }
        dim = {name: pane.mosaic for name, pane in self._panes.items() if name not in shows}
        self._lodging.move(shows, dim, self._main.mosaic)
        for glass, plan in zip(glasses, plans, strict=True):
            self._place(glass, plan, alone=len(plans) == 1 and plan.part is None)
        self.all[:] = [
            (glass.window, plan.part) for glass, plan in zip(glasses, plans, strict=True)
        ]
        self._face.stage_.relay()

    def close(self) -> None:
        """Close and free all windows before the engine that made them."""
        self._face.stop()
        windows = [self._main.window, *(pane.window for pane in self._panes.values())]
        for window in windows:
            window.close()
        for window in windows:
            window.deleteLater()
        self.all.clear()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        for glass in (self._main, *self._panes.values()):
            glass.mosaic.release()
        # Only now: what is bound to a stack or an edge would look for it once more as it goes.
        self._panes.clear()

    def _pane(self, plan: WindowPlan) -> _Glass:
        """The further window of a display, made when it is needed first."""
        name = plan.display or ""
        if name not in self._panes:
            self._panes[name] = self._made("PaneWindow", plan)
        return self._panes[name]

    def _made(self, kind: str, plan: WindowPlan) -> _Glass:
        url = QUrl.fromLocalFile(str(Path(__file__).with_name(f"{kind}.qml")))
        component = QQmlComponent(self._engine, url)
        self._components.append(component)
        stack, attention = self._calls(plan)
        properties = {
            "face": self._face,
            "attention": attention,
            "stack": stack,
            "part": QRectF(*plan.part) if plan.part else QRectF(),
        }
        if self._helm is not None:
            properties["helm"] = self._helm
        window = component.createWithInitialProperties(properties)
        if not isinstance(window, QQuickWindow):
            raise FaceBrokenError(component.errorString())
        for _ in range(TRIES):
            missed = unseen(self._engine, {"stack": stack, "attention": attention})
            if not missed:
                break
            # QML never asks again: a display would be deaf to alarms for good.
            log.error(
                "QML does not see a window's cards: made anew", missed=missed, display=plan.display
            )
            stack, attention = self._calls(plan)
            window.setProperty("stack", stack)
            window.setProperty("attention", attention)
        mosaic = window.findChild(_mosaic.MosaicItem, "mosaic")
        assert isinstance(mosaic, _mosaic.MosaicItem), f"{kind}.qml has no mosaic"
        self._face.stage_.meter.watch(window)
        return _Glass(window, mosaic, stack, attention)

    def _calls(self, plan: WindowPlan) -> tuple[CardStack, Attention]:
        """The cards of a window, and what calls to it."""
        stack = CardStack(self._face, plan.display)
        return stack, Attention(stack, self.heed, self._face.language)

    def _place(self, glass: _Glass, plan: WindowPlan, *, alone: bool) -> None:
        screen = _screen_of(plan)
        if screen is None:  # nothing is plugged in: it stays where it was
            return
        window, area = glass.window, screen.geometry()
        size = QSize(*self._look.size) if self._look.size and alone else _whole(screen)
        if window.isVisible() and window.geometry() != QRect(area.topLeft(), size):
            window.showNormal()  # those who manage windows leave one over the screen where it is
        window.setScreen(screen)
        window.setPosition(area.topLeft())
        window.resize(size)
        if self._look.fullscreen or not alone:
            window.showFullScreen()
        else:
            window.show()


def screen_facts() -> tuple[ScreenFacts, ...]:
    """The machine's screens, in its own order."""
    return tuple(
        ScreenFacts(
            screen.name(),
            screen.serialNumber(),
            _box(screen.geometry()),
            screen.devicePixelRatio(),
        )
        for screen in QGuiApplication.screens()
    )


def _screen_of(plan: WindowPlan) -> QScreen | None:
    screens = QGuiApplication.screens()
    if plan.screen is not None and plan.screen < len(screens):
        return screens[plan.screen]
    primary: QScreen | None = QGuiApplication.primaryScreen()
    return primary


def _whole(screen: QScreen) -> QSize:
    if QGuiApplication.platformName() == "offscreen" and len(QGuiApplication.screens()) == 1:
        return QSize(*WITHOUT_SCREEN)
    # What Qt takes for a screen while none is plugged in has no size, which compositors refuse.
    size = screen.geometry().size()
    return QSize(*WITHOUT_SCREEN) if size.isEmpty() else size


def _box(area: QRect) -> tuple[int, int, int, int]:
    return area.x(), area.y(), area.width(), area.height()
