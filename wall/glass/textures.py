"""Turns pictures in shared memory into textures without copying them, for each way Qt can paint.

Without a GPU, Qt's software painter reads the shared memory itself: a new picture needs nothing but
a mark that the node is dirty.  With one, the changed rectangles alone are uploaded.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import (
    QImage,
    QRhi,
    QRhiResourceUpdateBatch,
    QRhiTexture,
    QRhiTextureSubresourceUploadDescription,
    QRhiTextureUploadDescription,
    QRhiTextureUploadEntry,
)
from PySide6.QtQuick import QQuickWindow, QSGRendererInterface, QSGTexture

from streams.floor.frame import Pixels

KEPT_PICTURES = 2200
KEPT_LABELS = 8000

Area = tuple[int, int, int, int]
"""x, y, width, height in whole pixels."""


def view_of(pixels: Pixels) -> QImage:
    """An image that looks at pixels of shape (height, width, 4) where they stand."""
    height, width = pixels.shape[:2]
    # The alpha of our pictures is always 255; saying so spares Qt the blending.
    return QImage(pixels.data, width, height, width * 4, QImage.Format.Format_RGB32)


class Picture(Protocol):
    """A texture over memory that changes."""

    texture: QSGTexture

    def changed(self, areas: Iterable[Area] | None) -> None:
        """Pixels have changed: these areas, or all of them."""


@dataclass
class ReadInPlace:
    """A texture of the software painter, which reads the memory whenever it paints."""

    texture: QSGTexture
    image: QImage
    pixels: Pixels

    def changed(self, areas: Iterable[Area] | None) -> None:
        """Nothing to do: the pixels are read where they stand."""


class UploadedTexture(QSGTexture):
    """A texture of the graphics card that takes changed rectangles from memory.

    Args:
        pixels: BGRA, shape (height, width, 4).
    """

    def __init__(self, pixels: Pixels) -> None:
        """Everything is uploaded before the first frame."""
        super().__init__()
        self._pixels = pixels
        self._image = view_of(pixels)
        self._texture: QRhiTexture | None = None
        self._areas: list[Area] | None = None

    def renew(self, areas: Iterable[Area] | None) -> None:
        """Upload these areas, or everything, before the next frame."""
        if areas is None:
            self._areas = None
        elif self._areas is not None:
            self._areas.extend(areas)

    def comparisonKey(self) -> int:  # noqa: N802 - Qt's name
        """A number that equal textures share."""
        return id(self) & 0x7FFFFFFF

    def rhiTexture(self) -> QRhiTexture | None:  # type: ignore[override]  # noqa: N802
        """The card's texture, None before the first upload."""
        return self._texture

    def textureSize(self) -> QSize:  # noqa: N802
        """Size in pixels."""
        return self._image.size()

    def hasAlphaChannel(self) -> bool:  # noqa: N802
        """Pictures hide what lies under them."""
        return False

    def hasMipmaps(self) -> bool:  # noqa: N802
        """None: they would have to be made anew for every picture."""
        return False

    def commitTextureOperations(self, rhi: QRhi, updates: QRhiResourceUpdateBatch) -> None:  # noqa: N802
        """Queue the uploads of what has changed."""
        if self._texture is None:
            self._texture = rhi.newTexture(QRhiTexture.Format.BGRA8, self._image.size())
            self._texture.create()
            self._areas = None
        height, width = self._pixels.shape[:2]
        for area in [(0, 0, width, height)] if self._areas is None else self._areas:
            updates.uploadTexture(self._texture, self._upload(area))
        self._areas = []

    def _upload(self, area: Area) -> QRhiTextureUploadDescription:
        part = QRhiTextureSubresourceUploadDescription(self._image)
        part.setSourceTopLeft(QPoint(area[0], area[1]))
        part.setSourceSize(QSize(area[2], area[3]))
        part.setDestinationTopLeft(QPoint(area[0], area[1]))
        return QRhiTextureUploadDescription(QRhiTextureUploadEntry(0, 0, part))


class Uploaded:
    """A picture on the graphics card."""

    def __init__(self, pixels: Pixels) -> None:
        """Wrap the texture."""
        self.uploads = UploadedTexture(pixels)
        self.texture: QSGTexture = self.uploads

    def changed(self, areas: Iterable[Area] | None) -> None:
        """Have the areas uploaded."""
        self.uploads.renew(areas)


class Textures:
    """All textures of one window, by key.

    Textures that have not been used for long are dropped, but never during a frame in which a node
    may still show them: `sweep` is called after all nodes have been set.
    """

    def __init__(self, window: QQuickWindow) -> None:
        """See how the window paints."""
        self._window = window
        api = window.rendererInterface().graphicsApi()
        self.software = api == QSGRendererInterface.GraphicsApi.Software
        self._pictures: OrderedDict[Hashable, Picture] = OrderedDict()
        self._labels: OrderedDict[Hashable, QSGTexture] = OrderedDict()

    def picture(self, key: Hashable, pixels: Pixels) -> Picture:
        """The texture over a picture's memory; the key names the memory, not the picture."""
        picture = self._pictures.get(key)
        if picture is None:
            picture = self._pictures[key] = self._made(pixels)
        else:
            self._pictures.move_to_end(key)
        return picture

    def label(self, key: Hashable, image: QImage) -> QSGTexture:
        """The texture of an image that never changes."""
        texture = self._labels.get(key)
        if texture is None:
            option = QQuickWindow.CreateTextureOption.TextureCanUseAtlas
            texture = self._labels[key] = self._window.createTextureFromImage(image, option)
        else:
            self._labels.move_to_end(key)
        return texture

    def sweep(self) -> None:
        """Drop the longest unused textures beyond the bounds."""
        for kept, bound in ((self._pictures, KEPT_PICTURES), (self._labels, KEPT_LABELS)):
            while len(kept) > bound:
                kept.popitem(last=False)

    def _made(self, pixels: Pixels) -> Picture:
        if not self.software:
            return Uploaded(pixels)
        image = view_of(pixels)
        return ReadInPlace(self._window.createTextureFromImage(image), image, pixels)
