"""The maps on the screen: laid out at once, their ground painted beside Qt, and kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Property, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickImageProvider

from kiosk.face.colours import HIGH, NORMAL
from kiosk.face.maplayout import Room, laid
from kiosk.face.mapview import MapView
from kiosk.face.waypaint import PaintedWays, painted
from kiosk.ground import Ground
from streams.floor.log import logger

if TYPE_CHECKING:
    # What paints a ground takes a third of a second to import: the screen stands before that.
    from kiosk.face.groundsheet import Sheet, Terrain

KEPT: Final = 3.0
"""Grounds are kept as far as they would cover the panel so often: more than stand in turn."""
WAYS_KEPT: Final = 6
LINES, ASPECT = 1080.0, 16 / 9
PANEL_MM: Final = 1245.0
"""The height of the panel for which widths of lines are given in lines of 1080."""

log = logger(__name__)


class Maps(QObject):
    """Lays maps out, on Qt's thread."""

    changed = Signal()
    """A ground was painted, or there is another."""
    _done = Signal(object, object)

    def __init__(self) -> None:
        """Without any ground: maps stand on a plain one."""
        super().__init__()
        self._ground: Ground | None = None
        self._terrain: Terrain | None = None
        self._sheets: OrderedDict[MapView, tuple[int, Sheet]] = OrderedDict()
        self._asked: set[MapView] = set()
        self._ways: OrderedDict[object, tuple[int, PaintedWays | None]] = OrderedDict()
        self._numbers = count(1)
        self._revision = 0
        self._painter = ThreadPoolExecutor(1, "ground")
        self._done.connect(self._keep, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether a ground is being painted."""
        return bool(self._asked)

    def take(self, ground: Ground | None) -> None:
        """Show this ground from now on; the same one again changes nothing."""
        if ground is self._ground:
            return
        self._ground, self._terrain = ground, None
        self._sheets.clear()
        self._asked.clear()
        if ground is not None:
            # What paints is imported now: no touch waits for that.
            self._painter.submit(_import_painter)
        self._tell()

    def stop(self) -> None:
        """Paint no more."""
        self._painter.shutdown(wait=True, cancel_futures=True)

    def image(self, number: int) -> QImage:
        """The ground or the ways of this number; an empty image where nothing of it is kept."""
        kept = (*self._sheets.values(), *self._ways.values())
        found = (one.image for at, one in kept if at == number and one is not None)
        return next(found, QImage())

    @Slot("QVariantMap", "QVariantMap", str, result="QVariantMap")
    def lay(self, chart: Mapping[str, Any], frame: Mapping[str, Any], pin: str) -> dict[str, Any]:
        """Where everything lies on a map.

        Args:
            chart: The map, as plain values.
            frame: ``width`` and ``height`` in pixels, ``mm`` (pixels of one at the visitor's
                size), ``density`` (at the panel's own), ``family``, ``language``, ``contrast`` and
                ``large``.
            pin: What is pointed at.
        """
        width, height = int(frame["width"]), int(frame["height"])
        if not chart or min(width, height) < 1:
            return {}
        view = MapView(
            width=width,
            height=height,
            here=(chart["here"][0], chart["here"][1]),
            span_m=chart["span_m"] * width / min(width, height),
            facing=chart["facing"] or 0.0,
            unit=frame["density"] * PANEL_MM / LINES,
            contrast=bool(frame["contrast"]),
        )
        number, sheet = self._sheet(view)
        room = Room(frame["mm"], frame["family"], frame["language"], bool(frame["large"]))
        plan = laid(chart, view, room, sheet.names if sheet is not None else (), pin)
        ways = self._painted(plan.pop("lines"), view, room.mm)
        return plan | {"ways": ways, "ground": _source(number) if sheet is not None else ""}

    def _painted(self, lines: list[dict[str, Any]], view: MapView, mm: float) -> dict[str, Any]:
        key = (view, mm, repr(lines))
        if key not in self._ways:
            colours = HIGH if view.contrast else NORMAL
            self._ways[key] = next(self._numbers), painted(lines, view, mm, colours)
            if len(self._ways) > WAYS_KEPT:
                self._ways.popitem(last=False)
        number, ways = self._ways[key]
        return {} if ways is None else {"x": ways.x, "y": ways.y, "source": _source(number)}

    def _sheet(self, view: MapView) -> tuple[int, Sheet | None]:
        if view in self._sheets:
            self._sheets.move_to_end(view)
            return self._sheets[view]
        if self._ground is not None and view not in self._asked:
            self._asked.add(view)
            self._painter.submit(self._paint, self._ground, view)
        return 0, None

    def _paint(self, ground: Ground, view: MapView) -> None:
        """Paint a ground; on the painter's own thread."""
        try:
            from kiosk.face.groundsheet import Terrain

            terrain = self._terrain
            if terrain is None or terrain.content is not ground.map:
                terrain = self._terrain = Terrain(ground.map, view.here)
            sheet = terrain.sheet(view)
        except Exception:
            log.exception("the ground of a map cannot be painted")
            return
        self._done.emit((ground, view), sheet)

    @Slot(object, object)
    def _keep(self, asked: tuple[Ground, MapView], sheet: Sheet) -> None:
        ground, view = asked
        if ground is not self._ground:
            return
        self._asked.discard(view)
        self._sheets[view] = (next(self._numbers), sheet)
        room = KEPT * ASPECT * (view.unit * LINES) ** 2
        while len(self._sheets) > 1 and sum(one.width * one.height for one in self._sheets) > room:
            self._sheets.popitem(last=False)
        self._tell()

    def _tell(self) -> None:
        self._revision += 1
        self.changed.emit()

    revision = Property(int, lambda self: self._revision, notify=changed)


def _import_painter() -> None:
    import kiosk.face.groundsheet  # noqa: F401 - for those who paint later


def _source(number: int) -> str:
    return f"image://ground/{number}"


class GroundImages(QQuickImageProvider):
    """Hands what is painted to QML: ``image://ground/7``.

    Args:
        maps: Keeps them.
    """

    def __init__(self, maps: Maps) -> None:
        """Images."""
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._maps = maps

    def requestImage(self, name: str, size: QSize, wanted: QSize) -> QImage:  # noqa: N802
        """What has this number."""
        return self._maps.image(int(name))
