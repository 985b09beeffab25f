"""Draws the pictures of cameras over their places on a page, in one Qt item that stays for ever.

It is made once with the window and never in a loader: Qt frees what an item has drawn together with
the item, and Python would not know.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Property, QObject, Slot
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QSGNode, QSGTransformNode

from kiosk.face.pictures.gallery import Gallery
from kiosk.face.pictures.place import Place, place_of

if TYPE_CHECKING:
    # What holds pictures in memory costs a start a tenth of a second: the screen stands before.
    from kiosk.face.pictures.paint import Paint, Shown

QML_IMPORT_NAME = "kiosk.face.pictures"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class Pictures(QQuickItem):
    """The pictures of one part of the screen."""

    def __init__(self, parent: QQuickItem | None = None) -> None:
        """Nothing is drawn before there is a gallery."""
        super().__init__(parent)
        self.setFlag(QQuickItem.Flag.ItemHasContents)
        self._gallery: Gallery | None = None
        self._places: tuple[Place, ...] = ()
        self._beside: tuple[str, ...] = ()
        self._view = (0.0, 0.0)
        self._root: QSGTransformNode | None = None
        self._paint: Paint | None = None

    def _get_gallery(self) -> QObject | None:
        return self._gallery

    def _set_gallery(self, gallery: QObject | None) -> None:
        if self._gallery is not None:
            self._gallery.leave(self)
        self._gallery = gallery if isinstance(gallery, Gallery) else None
        if self._gallery is not None:
            self._gallery.join(self)

    gallery = Property(QObject, _get_gallery, _set_gallery)

    @Slot("QVariantList", "QVariantList")
    def lay(self, places: list[Any], beside: list[Any]) -> None:
        """Have pictures stand in these places, and in no others.

        Args:
            places: Maps of channel, x, y, width, height and large.
            beside: The channels of cameras that keys lead to.
        """
        laid = (tuple(map(place_of, places)), tuple(map(str, beside)))
        if laid != (self._places, self._beside):
            self._places, self._beside = laid
            self._wake()

    @Slot(float, float)
    def look(self, top: float, high: float) -> None:
        """Only so many pixels from `top` on can be seen of this item."""
        if (top, high) != self._view:
            self._view = (top, high)
            self._wake()

    def places(self) -> tuple[Place, ...]:
        """What can be seen on it now."""
        if not self.isVisible():
            return ()
        return tuple(one for one in self._places if one.shown(*self._view))

    def beside(self) -> tuple[str, ...]:
        """The cameras that keys lead to from what can be seen on it now."""
        return self._beside if self.isVisible() else ()

    @property
    def drawn(self) -> tuple[Shown, ...]:
        """What stands there, as it was given to Qt last."""
        return () if self._paint is None else self._paint.drawn

    def ratio(self) -> float:
        """Device pixels of a pixel."""
        window = self.window()
        return 1.0 if window is None else float(window.effectiveDevicePixelRatio())

    def renew(self) -> bool:
        """Show what is new."""
        gallery = self._gallery
        if gallery is None or gallery.source.shared is None:
            return False
        if self._paint is not None and not self._paint.due(gallery.source.shared, self.places()):
            return False
        self.update()
        return True

    def updatePaintNode(  # noqa: N802 - Qt's name
        self, old: QSGNode | None, data: QQuickItem.UpdatePaintNodeData
    ) -> QSGNode:
        """Bring the scene graph up to date; Qt calls this before it draws."""
        if self._root is None or old is None:
            # Qt has dropped all nodes, or there are none yet: those we had must not be touched.
            self._root, self._paint = QSGTransformNode(), None
        gallery = self._gallery
        shared = None if gallery is None else gallery.source.shared
        if self._paint is None and shared is not None:
            from kiosk.face.pictures.paint import Paint

            self._paint = Paint(self.window(), self._root)
        if self._paint is not None:
            self._paint.paint(shared, self.places())
        return self._root

    def releaseResources(self) -> None:  # noqa: N802 - Qt's name
        """The item leaves its window: Qt drops its nodes."""
        self._root = self._paint = None

    def _wake(self) -> None:
        self.update()
        if self._gallery is not None:
            self._gallery.wake()
